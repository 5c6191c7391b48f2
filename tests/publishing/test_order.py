"""What comes, changes and goes, in the order of which every part is closed."""

from __future__ import annotations

from portal.publishing.targets.order import deletions, placements

NEW = {
    "tin/2020/a/index.html",
    "tin/index.html",
    "theme/css/a.0123456789ab.css",
    "tep/a.pdf",
    "atom.xml",
    "hinh-anh/a.jpg",
}


def test_what_is_named_comes_before_what_names_it() -> None:
    changed = {
        "index.html",
        "tin/2020/b/index.html",
        "co-quan/index.html",
        "sitemap.xml",
        "tep/b.pdf",
    }
    assert placements(NEW, changed) == [
        ["theme/css/a.0123456789ab.css"],
        ["hinh-anh/a.jpg", "tep/a.pdf"],
        ["tin/2020/a/index.html"],
        ["tin/index.html"],
        ["atom.xml"],
        ["tep/b.pdf"],
        ["tin/2020/b/index.html"],
        ["co-quan/index.html"],
        ["sitemap.xml"],
        ["index.html"],
    ]


def test_a_first_home_page_comes_last() -> None:
    assert placements({"index.html", *NEW}, ())[-1] == ["index.html"]


def test_what_names_others_goes_before_what_it_names() -> None:
    assert deletions(NEW) == [
        ["atom.xml"],
        ["tin/index.html"],
        ["tin/2020/a/index.html"],
        ["hinh-anh/a.jpg", "tep/a.pdf"],
        ["theme/css/a.0123456789ab.css"],
    ]
