"""Parts that recur are made once while they are asked for, and let go when nobody does."""

from __future__ import annotations

from functools import partial

from portal.pages.reads import Memory, Reads, Recent

MANY = 3000


def test_what_is_asked_for_again_stays_however_much_comes_between() -> None:
    recent: Recent[int, str] = Recent()
    recent.put(-1, "asked")
    for number in range(2 * MANY):
        recent.put(number, "passing")
        assert recent.get(-1) == "asked"


def test_what_nobody_asks_for_is_let_go() -> None:
    recent: Recent[int, str] = Recent()
    for number in range(MANY + 1):
        recent.put(number, str(number))
    assert recent.get(0) is None
    assert recent.get(MANY) == str(MANY)


def test_a_part_that_was_let_go_is_made_again_with_all_that_it_asked() -> None:
    reads = Reads()
    memory: Memory[int, int] = Memory(reads)
    made: list[int] = []

    def make(number: int) -> int:
        made.append(number)
        reads.note(("row", number))
        return 2 * number

    for number in range(MANY + 1):
        assert memory.get(number, partial(make, number)) == 2 * number
    assert made == list(range(MANY + 1))
    reads.taken()
    assert memory.get(0, lambda: make(0)) == 0
    assert memory.get(0, lambda: make(0)) == 0
    assert made[MANY + 1 :] == [0]
    assert reads.taken() == {("row", 0)}
