"""What was asked for lately is held; what nobody asks for is let go."""

from __future__ import annotations

from portal.domain.recent import Recent

SIZE, MANY = 1500, 3000


def test_what_is_asked_for_again_stays_however_much_comes_between() -> None:
    recent: Recent[int, str] = Recent(SIZE)
    recent.put(-1, "asked")
    for number in range(2 * MANY):
        recent.put(number, "passing")
        assert recent.get(-1) == "asked"


def test_what_nobody_asks_for_is_let_go() -> None:
    recent: Recent[int, str] = Recent(SIZE)
    for number in range(MANY + 1):
        recent.put(number, str(number))
    assert recent.get(0) is None
    assert recent.get(MANY) == str(MANY)
