"""Dates known wholly or in part: reading, bounds, order."""

from __future__ import annotations

from datetime import date, time

import pytest

from portal.domain.dates import (
    HANOI,
    Duration,
    InvalidDate,
    Moment,
    PartialDate,
    Precision,
    parse_duration,
)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2020-06-11", date(2020, 6, 11), date(2020, 6, 11), Precision.DAY),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
        ("2021", date(2021, 1, 1), date(2021, 12, 31), Precision.YEAR),
    ],
)
def test_a_date_spans_the_period_it_names(
    text: str, first: date, last: date, precision: Precision
) -> None:
    when = PartialDate.parse(text)
    assert (when.first, when.last, when.precision, str(when)) == (first, last, precision, text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("11/6/2020", "form"),
        ("2020-6-11", "form"),
        ("2020-06-11 ", "form"),
        ("٢٠٢٠", "form"),
        ("２０２０-06", "form"),
        ("2020-02-31", "calendar"),
        ("2020-13", "calendar"),
        ("0000", "calendar"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        PartialDate.parse(text)
    assert (caught.value.text, caught.value.reason) == (text, reason)


def test_dates_sort_by_their_first_day_and_the_vaguer_before_the_exact() -> None:
    texts = ["2020-01-01", "2020-02", "2020", "2019-12-31", "2020-01"]
    ordered = sorted(map(PartialDate.parse, texts))
    assert [str(when) for when in ordered] == [
        "2019-12-31",
        "2020",
        "2020-01",
        "2020-01-01",
        "2020-02",
    ]


def test_periods_overlap_when_they_share_a_day() -> None:
    month = PartialDate.parse("2020-06")
    assert month.overlaps(PartialDate.parse("2020-06-30"))
    assert month.overlaps(PartialDate.parse("2020"))
    assert not month.overlaps(PartialDate.parse("2020-07-01"))


def test_a_moment_is_the_first_instant_of_what_it_names() -> None:
    assert Moment.parse("2020-06").instant.isoformat() == "2020-06-01T00:00:00+07:00"
    moment = Moment.parse("2020-06-11 17:30")
    assert (moment.instant.tzinfo, moment.time) == (HANOI, time(17, 30))
    assert str(moment) == "2020-06-11 17:30"


@pytest.mark.parametrize("text", ["2020-06 17:30", "2020-06-11 7:30", "2020-06-11 "])
def test_a_time_of_day_needs_a_day_and_four_digits(text: str) -> None:
    with pytest.raises(InvalidDate, match="form"):
        Moment.parse(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020", "2020"),
        ("2020-06", "2020-06"),
        ("2020-06-11", "2020-06-11"),
        ("2020-06-11 07:05", "2020-06-11T07:05+07:00"),
    ],
)
def test_a_moment_is_told_to_machines_as_far_as_it_is_known(text: str, iso: str) -> None:
    assert Moment.parse(text).iso == iso


def test_moments_sort_by_instant_then_by_date() -> None:
    texts = ["2020-06-01 08:00", "2020-06-01", "2020-06", "2020-05-31 23:59"]
    assert [str(moment) for moment in sorted(map(Moment.parse, texts))] == [
        "2020-05-31 23:59",
        "2020-06",
        "2020-06-01",
        "2020-06-01 08:00",
    ]


@pytest.mark.parametrize(
    ("text", "day", "after"),
    [
        ("P6M", date(2020, 8, 31), date(2021, 2, 28)),
        ("P1Y", date(2020, 2, 29), date(2021, 2, 28)),
        ("P1Y6M", date(2020, 6, 11), date(2021, 12, 11)),
        ("P1M", date(2020, 12, 31), date(2021, 1, 31)),
    ],
)
def test_an_interval_ends_on_the_same_day_or_the_months_last(
    text: str, day: date, after: date
) -> None:
    duration = parse_duration(text)
    assert (duration.after(day), str(duration)) == (after, text)


@pytest.mark.parametrize("text", ["", "P", "P0M", "6M", "P6D", "P1.5Y", "p1y"])
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(InvalidDate):
        parse_duration(text)


def test_twelve_months_are_written_as_a_year() -> None:
    assert str(Duration(12)) == "P1Y"
