"""The two sides of the border and the lines between them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from portal.pages.drawing.ladder import PITCH, TOP, Rung, Side, ladder
from portal.pages.drawing.words import Mark


def side(number: int) -> list[tuple[Mark, int, bool]]:
    return [(Mark((str(n),), str(n), f"/{n}/"), n, n == 1) for n in range(number)]


def test_one_province_faces_one_province() -> None:
    made = ladder(side(1), side(1), {(0, 0): 3})
    only = Side(3.65, Mark(("0",), "0", "/0/"), 0)
    assert (made.height, made.left, made.right) == (5.1, (only,), (only,))
    assert made.rungs == (Rung(3.65, 3.65, 9),)
    assert made.rungs[0].path == "M0 3.65C50 3.65 50 3.65 100 3.65"


def test_without_provinces_there_is_an_empty_picture() -> None:
    made = ladder([], [], {})
    assert (made.height, made.left, made.right, made.rungs) == (TOP, (), (), ())


@pytest.mark.parametrize(("left", "right"), [(40, 40), (40, 1), (3, 40)])
def test_marks_stand_in_their_order_apart_and_inside(left: int, right: int) -> None:
    made = ladder(side(left), side(right), {(0, 0): 0})
    for found, number in ((made.left, left), (made.right, right)):
        assert [item.count for item in found] == list(range(number))
        assert all(after.y - before.y >= PITCH - 0.01 for before, after in pairwise(found))
        assert found[0].y >= TOP + PITCH / 2 - 0.01
        assert found[-1].y <= made.height - PITCH / 2 + 0.01


def test_lines_weigh_as_much_as_was_done_together_and_the_heaviest_lie_on_top() -> None:
    made = ladder(side(3), side(1), {(0, 0): 8, (1, 0): 0, (2, 0): 4})
    assert [rung.weight for rung in made.rungs] == [0, 5.25, 9]


def test_where_nothing_was_done_together_no_line_has_weight() -> None:
    assert [r.weight for r in ladder(side(2), side(1), {(0, 0): 0, (1, 0): 0}).rungs] == [0, 0]


def test_the_departments_own_province_is_known() -> None:
    assert [item.own for item in ladder(side(3), [], {}).left] == [False, True, False]
