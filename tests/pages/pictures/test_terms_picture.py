"""A regulation's life drawn, and the bars of the register."""

from __future__ import annotations

from typing import Any

import pytest

from portal.pages.drawing.axis import Span
from portal.pages.drawing.timeline import Timeline
from portal.pages.regulations import regulation_directory, regulation_page
from tests.made import agency, article, composer, regulation

Told = list[tuple[str, str, str, bool]]


def drawn(one: Any, *others: Any, texts: Any = (), **more: Any) -> Timeline:
    made = regulation_page(composer(texts, regulations=[one, *others], **more), one.id).timeline
    assert made is not None
    return made


def flags(made: Timeline) -> Told:
    return [(flag.sign, flag.mark.name, flag.mark.url, flag.ahead) for flag in made.flags]


def test_flags_lead_to_the_story_or_to_the_step_in_the_list_below() -> None:
    one = regulation("r", signed="2016-06-25", period=("2016", "2028"))
    texts = [article("so-ket", event="2020-06-11", regulations=[("r", "interim-review")])]
    made = drawn(one, texts=texts)
    assert flags(made) == [
        ("signed", "Ký kết, 25/6/2016", "#buoc-1", False),
        ("held", "Sơ kết, 11/6/2020", "/tin/2020/so-ket/", False),
        ("end", "Hết thời hạn, năm 2028", "#buoc-3", True),
    ]
    assert (made.term, made.open, made.year_label) == (Span(0, 100), None, "2026")
    page = regulation_page(composer(texts, regulations=[one]), "r")
    assert [step.anchor for step in page.steps] == ["buoc-1", "buoc-2", "buoc-3"]


@pytest.mark.parametrize(
    ("signed", "flag"),
    [
        ("2026-02-01", ("due", "Hạn rà soát, 01/02/2027", "#thong-tin", True)),
        ("2025-02-01", ("due", "Hạn rà soát, 01/02/2026", "#thong-tin", False)),
    ],
)
def test_the_review_that_is_due_is_drawn_where_it_falls(
    signed: str, flag: tuple[str, str, str, bool]
) -> None:
    made = drawn(regulation("r", signed=signed, review_every=["P1Y"]))
    assert flag in flags(made)
    assert made.open is not None


def test_what_ended_it_is_drawn_and_the_open_term_ends_there() -> None:
    old = regulation("cu", signed="2020-01-01")
    new = regulation("moi", signed="2024-01-01", replaces=("cu",))
    made = drawn(old, new)
    assert flags(made)[-1] == ("over", "Được thay thế, 01/01/2024", "/quy-che/moi/", False)
    assert (made.axis.last, made.open, made.year) == (2024, Span(0, 80.02), None)
    gone = drawn(
        regulation("r", ["so-cu"], signed="2020-01-01"),
        agencies=[agency("so-cu", until="2022-12-31")],
    )
    assert flags(gone)[-1] == ("over", "Bên ký giải thể, 01/01/2023", "#cac-ben", False)


def test_without_a_date_there_is_no_picture() -> None:
    page = regulation_page(composer(regulations=[regulation("r")]), "r")
    assert page.timeline is None
    register = regulation_directory(composer(regulations=[regulation("r")]))
    assert (register.axis, register.groups[0].lines[0].bar) == (None, None)
    assert regulation_directory(composer()).axis is None


def test_a_new_article_leaves_the_bars_of_the_register_as_they_are() -> None:
    one = regulation("r", type="mechanism", events=[("2024", "held")])
    text = article("giao-ban", "2026-05-05", regulations=[("r", "briefing")])
    before, after = (
        regulation_directory(composer(texts, regulations=[one])) for texts in ((), (text,))
    )
    assert (before.axis, before.groups) == (after.axis, after.groups)
    assert len(drawn(one, texts=[text]).flags) == 2


def test_the_register_draws_all_terms_on_one_scale() -> None:
    many = [
        regulation("han", signed="2020-07-01", period=("2021", "2024")),
        regulation("mo", signed="2020", period=("2020", None)),
        regulation("chi-het", period=(None, "2022")),
        regulation("khong-ro"),
    ]
    page = regulation_directory(composer(regulations=many))
    assert page.axis is not None
    assert (page.axis.first, page.axis.last) == (2020, 2026)
    bars = {line.regulation.text: line.bar for group in page.groups for line in group.lines}
    terms = {name: (bar.term, bar.open, bar.dots) for name, bar in bars.items() if bar}
    assert terms == {
        "han": (Span(14.31, 57.14), None, (7.12,)),
        "mo": (None, Span(0, 100), (0,)),
        "chi-het": (Span(42.82, 0.5), None, ()),
        "khong-ro": (None, None, ()),
    }
