"""The nearest earlier stories: of the same regulation first, and never a later one."""

from __future__ import annotations

from itertools import permutations

from portal.indexes.earlier import EARLIER, EarlierStories
from portal.indexes.rows import Row
from tests.made import row


def before(rows: list[Row], slug: str) -> list[str]:
    ordered = sorted(rows, key=lambda row: row.by_event, reverse=True)
    stories = EarlierStories(ordered)
    return [found.slug for found in stories.before(next(r for r in rows if r.slug == slug))]


def test_stories_of_the_regulation_come_before_those_of_the_parties() -> None:
    rows = [
        row("signed", "2016-06-25", parties=["x"], regulations=[("r", "signed")]),
        row("met", "2019-01-01", parties=["so"]),
        row("now", "2020-06-11", parties=["so"], regulations=[("r", "interim-review")]),
    ]
    assert before(rows, "now") == ["signed", "met"]


def test_the_nearest_are_named_the_newest_first() -> None:
    rows = [row(f"a{year}", f"{year}-01-01") for year in range(2010, 2021)]
    assert EARLIER == 3
    assert before(rows, "a2020") == ["a2019", "a2018", "a2017"]
    assert before(rows, "a2011") == ["a2010"]
    assert before(rows, "a2010") == []


def test_a_story_of_regulation_and_party_is_named_once() -> None:
    rows = [
        row("first", "2016-06-25", regulations=[("r", None)]),
        row("now", "2020-06-11", regulations=[("r", None)]),
    ]
    assert before(rows, "now") == ["first"]


def test_partner_provinces_make_chains_too() -> None:
    rows = [
        row("first", "2016-06-25", parties=["x"], partner_provinces=("khammouane",)),
        row("now", "2020-06-11", parties=["so"], partner_provinces=("khammouane",)),
    ]
    assert before(rows, "now") == ["first"]


def test_unrelated_stories_are_not_named() -> None:
    assert before([row("a", "2019-01-01", parties=["x"]), row("b", "2020-01-01")], "b") == []


def test_what_happened_earlier_but_was_told_later_is_not_named() -> None:
    rows = [row("now", "2020-06-11"), row("retold", "2026-01-05", event="2016-01-01")]
    assert before(rows, "now") == []
    assert before(rows, "retold") == []


def test_what_was_told_earlier_but_happened_later_is_not_named() -> None:
    rows = [
        row("told", "2026-01-05", event="2019-01-01"),
        row("notice", "2026-01-01", event="2026-12-01", kind="notice"),
    ]
    assert before(rows, "told") == []
    assert before(rows, "notice") == []


def test_a_new_story_changes_no_old_ones_whatever_day_it_tells_of() -> None:
    days = ["2016-03-01", "2018-05-01", "2018-05-02", "2020-01-01"]
    for order in permutations(range(4)):
        rows = [
            row(f"a{number}", f"2021-01-{place + 1:02}", event=days[number])
            for place, number in enumerate(order)
        ]
        for count in range(1, 4):
            old = {r.slug: before(rows[:count], r.slug) for r in rows[:count]}
            new = {r.slug: before(rows[: count + 1], r.slug) for r in rows[:count]}
            assert new == old
