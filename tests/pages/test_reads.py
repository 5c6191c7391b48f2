"""Parts that recur are made once while they are asked for, and let go when nobody does."""

from __future__ import annotations

from functools import partial

from portal.pages.reads import RECENT, Memory, Reads

MANY = 2 * RECENT


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
