"""Outputs stand in the order in which they are made."""

from __future__ import annotations

from portal.output.planned import Output, by_year


def test_what_has_no_year_comes_first_then_year_by_year_each_as_it_was_planned() -> None:
    paths = [
        "tin/2020/b/index.html",
        "en/tin/2020/b/index.html",
        "index.html",
        "co-quan/cong-an/2007/index.html",
        "tin/2020/a/index.html",
        "nam/2007/index.html",
        "so-lieu/index.html",
    ]
    outputs = [Output(path, "vi", lambda _: b"") for path in paths]
    assert [output.path for output in by_year(outputs)] == [
        "index.html",
        "so-lieu/index.html",
        "co-quan/cong-an/2007/index.html",
        "nam/2007/index.html",
        "tin/2020/b/index.html",
        "en/tin/2020/b/index.html",
        "tin/2020/a/index.html",
    ]
