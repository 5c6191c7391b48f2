"""Columns by year."""

from __future__ import annotations

import pytest

from portal.pages.drawing.columns import BAND, TALL, Column, Columns, Part, columns
from portal.pages.drawing.words import Mark


def mark(year: int) -> Mark:
    return Mark((str(year),), str(year), f"/nam/{year}/")


def test_one_year_of_one_part_fills_the_height() -> None:
    assert columns([(mark(2020), (0, 3))]) == Columns(
        height=18.4,
        least=3,
        ground=16.6,
        band_width=100,
        column_width=66,
        columns=(Column(0, 17, 50, 1.6, mark(2020), 3, (Part(1, 1.6, 15),)),),
    )


def test_years_without_a_story_keep_their_place_and_no_year_is_no_picture() -> None:
    made = columns([(mark(2019), (2,)), (mark(2020), (0,)), (mark(2021), (1,))])
    assert [(column.total, column.parts) for column in made.columns] == [
        (2, (Part(0, 1.6, 15),)),
        (0, ()),
        (1, (Part(0, 9.1, 7.5),)),
    ]
    assert columns([]).columns == ()
    assert columns([(mark(2020), (0, 0))]).columns[0].parts == ()


@pytest.mark.parametrize("number", [2, 18, 40])
def test_parts_stand_on_each_other_and_columns_side_by_side(number: int) -> None:
    made = columns([(mark(n), (n % 3, 1, n % 5, 7)) for n in range(number)])
    for place, column in enumerate(made.columns):
        assert column.x >= place * 100 / number
        assert column.x + made.column_width <= (place + 1) * 100 / number + 0.01
        below = made.ground
        for part in column.parts:
            assert part.y + part.height == pytest.approx(below, abs=0.02)
            below = part.y
        assert column.top == pytest.approx(below, abs=0.02)
        assert made.ground - column.top <= TALL + 0.01
    assert made.least == BAND * number
