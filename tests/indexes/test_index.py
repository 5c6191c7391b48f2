"""Lists cut by year and month."""

from __future__ import annotations

from portal.indexes.index import LATEST, WHOLE_YEAR, Index, event_index, news_index
from tests.made import row


def shape(index: Index) -> dict[int, dict[int | None, list[str]]]:
    return {
        year.year: {month.month: [row.slug for row in month.rows] for month in year.months}
        for year in index.years
    }


def test_an_index_is_cut_by_year_and_month_the_latest_first() -> None:
    rows = [
        row("a", "2020-06-01"),
        row("b", "2021-01-05"),
        row("c", "2020-06-11"),
        row("d", "2020-12-31"),
    ]
    assert shape(news_index(rows)) == {2021: {1: ["b"]}, 2020: {12: ["d"], 6: ["c", "a"]}}


def test_the_unknown_month_comes_last() -> None:
    rows = [row("year", "2020"), row("january", "2020-01"), row("june", "2020-06-11")]
    assert shape(news_index(rows)) == {2020: {6: ["june"], 1: ["january"], None: ["year"]}}


def test_news_goes_by_publication_and_the_rest_by_event() -> None:
    rows = [row("a", "2021-01-02", event="2020-12-31")]
    assert shape(news_index(rows)) == {2021: {1: ["a"]}}
    assert shape(event_index(rows)) == {2020: {12: ["a"]}}


def test_years_are_counted() -> None:
    index = news_index([row(f"a{day}", f"2020-06-{day:02}") for day in range(1, 31)])
    assert (index.count, index.by_year[2020].count) == (30, 30)
    assert [row.slug for row in index.by_year[2020].rows] == [f"a{n}" for n in range(30, 0, -1)]


def test_the_latest_are_twenty() -> None:
    index = news_index([row(f"a{day}", f"2020-06-{day:02}") for day in range(1, 31)])
    assert LATEST == 20
    assert [row.slug for row in index.latest] == [f"a{day}" for day in range(30, 10, -1)]


def test_a_year_is_long_above_a_hundred_rows() -> None:
    rows = [row(f"a{number}", f"2020-{number % 12 + 1:02}") for number in range(WHOLE_YEAR + 1)]
    assert WHOLE_YEAR == 100
    assert not news_index(rows[:-1]).by_year[2020].is_long
    assert news_index(rows).by_year[2020].is_long


def test_an_index_of_nothing_is_empty() -> None:
    index = event_index([])
    assert (index.count, index.latest, index.all_years, index.by_year) == (0, (), (), {})


def test_a_period_that_lost_all_its_rows_stays_without_any() -> None:
    index = news_index(
        [row("a", "2020-06-11")],
        [row("gone", "2020-07-01"), row("vague", "2020"), row("old", "2018-03-01")],
    )
    assert shape(index) == {2020: {6: ["a"]}}
    assert (index.count, [year.year for year in index.all_years]) == (1, [2020, 2018])
    assert [month.month for month in index.by_year[2020].emptied] == [7]
    emptied = index.by_year[2018]
    assert (emptied.count, emptied.rows, emptied.months) == (0, (), ())
    assert [(month.month, month.rows) for month in emptied.emptied] == [(3, ())]


def test_a_withdrawal_empties_no_month_that_has_other_rows() -> None:
    index = news_index([row("a", "2020-06-11")], [row("gone", "2020-06-12")])
    assert (index.by_year[2020].emptied, index.emptied) == ((), ())
