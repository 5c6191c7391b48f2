"""A scale of years."""

from __future__ import annotations

from datetime import date

import pytest

from portal.pages.drawing.axis import Span, axis
from portal.pages.drawing.words import width


def test_days_stand_in_their_order_and_those_outside_at_the_ends() -> None:
    scale = axis(2021, 2024, 22)
    days = [date(2020, 1, 1), date(2021, 1, 1), date(2022, 12, 31), date(2023, 1, 1)]
    assert [scale.at(day) for day in days] == [0, 0, 49.9, 49.97]
    assert scale.at(date(2030, 1, 1)) == 100


def test_a_stretch_reaches_to_the_end_of_its_last_day_and_can_be_seen() -> None:
    scale = axis(2021, 2024, 22)
    assert scale.span(date(2021, 1, 1), date(2024, 12, 31)) == Span(0, 100)
    assert scale.span(date(2021, 1, 1), date(9999, 12, 31)) == Span(0, 100)
    assert scale.span(date(2021, 1, 1), date(2021, 1, 1)) == Span(0, 0.5)
    assert Span(10, 0.5).end == 10.5


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (2020, 2020, ["2020"]),
        (2021, 2026, ["2021", "2022", "2023", "2024", "2025", "2026"]),
        (2009, 2030, ["2010", "2015", "2020", "2025"]),
        (1900, 2026, ["1900", "1920", "1940", "1960", "1980", "2000"]),
    ],
)
def test_as_many_years_are_named_as_find_room(first: int, last: int, named: list[str]) -> None:
    scale = axis(first, last, 22)
    assert [tick.label for tick in scale.ticks if tick.label] == named
    places = [tick.x * 22 / 100 for tick in scale.ticks if tick.label]
    assert all(b - a >= width("2026") for a, b in zip(places, [*places[1:], 22.0], strict=True))
    assert len(scale.ticks) == last - first + 1
