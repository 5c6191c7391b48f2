"""Roots, years and months of indexes, cut by time."""

from __future__ import annotations

from typing import Any

import pytest

from portal.domain.model import Article, Kind
from portal.pages import entities, lists
from portal.pages.site import BuildOptions
from portal.pages.views.lists import YearPage
from tests.made import article, composer

LEAN = BuildOptions("https://so.example", lean=True)


def year_of(count: int, unknown: int = 0, **more: Any) -> list[Article]:
    """So many articles of 2020, over three months, and some of which only the year is known."""
    dated = [
        article(f"a{n:03}", f"2020-{n % 3 + 1:02}-{n % 28 + 1:02}", **more) for n in range(count)
    ]
    return dated + [article(f"u{n}", "2020", **more) for n in range(unknown)]


def groups(page: YearPage) -> list[tuple[str, int, int, str]]:
    return [(group.label, group.count, len(group.rows), group.url) for group in page.groups]


def test_a_root_shows_the_latest_twenty_and_its_years_with_counts() -> None:
    page = lists.news_root(composer([*year_of(30), article("b", "2019-05-01")]))
    assert (page.count, len(page.latest)) == (31, 20)
    assert [(y.label, y.url, y.count, y.percent) for y in page.years] == [
        ("2020", "/tin/2020/", 30, 100),
        ("2019", "/tin/2019/", 1, 3),
    ]
    assert page.head.twin == "/tin/index.json"


def test_a_year_up_to_a_hundred_is_shown_whole_by_month_the_unknown_last() -> None:
    page = lists.news_year(composer(year_of(98, unknown=2)), 2020)
    assert groups(page) == [
        ("Tháng 3/2020", 32, 32, "/tin/2020/03/"),
        ("Tháng 02/2020", 33, 33, "/tin/2020/02/"),
        ("Tháng 01/2020", 33, 33, "/tin/2020/01/"),
        ("Không rõ tháng", 2, 2, ""),
    ]
    assert (page.count, page.brief) == (100, False)


@pytest.mark.parametrize(
    ("make", "root"), [(lists.news_year, "/tin/"), (lists.event_year, "/nam/")]
)
def test_above_a_hundred_the_months_hold_the_rows_of_news_and_events(make: Any, root: str) -> None:
    page = make(composer(year_of(99, unknown=2)), 2020)
    assert groups(page) == [
        ("Tháng 3/2020", 33, 0, f"{root}2020/03/"),
        ("Tháng 02/2020", 33, 0, f"{root}2020/02/"),
        ("Tháng 01/2020", 33, 0, f"{root}2020/01/"),
        # No page of a month could hold these.
        ("Không rõ tháng", 2, 2, ""),
    ]
    assert page.brief


def test_other_years_are_never_cut_but_brief_above_a_hundred() -> None:
    compose = composer(year_of(101))
    for page in (
        entities.entity_year(compose, "so", 2020),
        lists.kind_year(compose, Kind.WORKING_SESSION, 2020),
    ):
        assert [(count, rows, url) for _, count, rows, url in groups(page)] == [
            (33, 33, ""),
            (34, 34, ""),
            (34, 34, ""),
        ]
        assert page.brief
        assert [month.url for month in page.months] == ["#thang-03", "#thang-02", "#thang-01"]
    assert not entities.entity_year(composer(year_of(100)), "so", 2020).brief


def test_a_lean_build_has_no_months_and_shows_the_rows_themselves() -> None:
    page = lists.news_year(composer(year_of(101), options=LEAN, languages=("vi",)), 2020)
    assert [(rows, url) for _, _, rows, url in groups(page)] == [(33, ""), (34, ""), (34, "")]
    assert [month.url for month in page.months] == ["#thang-03", "#thang-02", "#thang-01"]


def test_the_rail_of_months_leads_to_their_pages_or_to_anchors() -> None:
    compose = composer(year_of(3, unknown=1))
    assert [month.url for month in lists.news_year(compose, 2020).months] == [
        "/tin/2020/03/",
        "/tin/2020/02/",
        "/tin/2020/01/",
        "#khong-ro-thang",
    ]
    anchors = [group.anchor for group in lists.news_year(compose, 2020).groups]
    assert anchors == ["thang-03", "thang-02", "thang-01", "khong-ro-thang"]


def test_a_month_holds_all_its_rows() -> None:
    page = lists.news_month(composer(year_of(303)), 2020, 2)
    assert (page.heading, page.count, page.brief) == ("Tin đăng tháng 02/2020", 101, False)
    assert [len(group.rows) for group in page.groups] == [101]
    assert page.head.trail[-2].url == "/tin/2020/"


def test_news_goes_by_publication_and_events_by_their_day() -> None:
    compose = composer([article("a", "2021-01-02", event="2020-12-31")])
    assert [year.label for year in lists.news_root(compose).years] == ["2021"]
    assert [year.label for year in lists.events_root(compose).years] == ["2020"]
    assert lists.event_month(compose, 2020, 12).count == 1
    assert lists.event_month(compose, 2020, 12).heading == "Sự kiện tháng 12/2020"


def test_a_year_and_a_month_that_lost_all_they_had_still_answer() -> None:
    gone = article("a", "2021-05-02", parties=["so"], withdrawn="2021-05-03")
    compose = composer([gone, article("b", "2021-06-01", parties=["so"]), article("c", "2020")])
    month = lists.news_month(compose, 2021, 5)
    assert (month.count, [len(group.rows) for group in month.groups]) == (0, [0])
    only = composer([gone])
    for page in (lists.news_year(only, 2021), entities.entity_year(only, "so", 2021)):
        assert (page.count, page.groups, page.months) == (0, (), ())
    assert lists.news_root(only).years == ()


def test_a_kind_is_listed_by_event_with_feeds() -> None:
    compose = composer([article("a", kind="briefing"), article("b", kind="visit")])
    page = lists.kind_root(compose, Kind.BRIEFING)
    assert (page.heading, [row.url for row in page.latest]) == ("Giao ban", ["/tin/2020/a/"])
    assert (page.head.atom, page.head.json_feed) == (
        "/loai/briefing/atom.xml",
        "/loai/briefing/feed.json",
    )
    assert lists.news_root(compose).head.atom == ""
