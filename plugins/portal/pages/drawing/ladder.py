"""The two sides of a border, joined by what was done together.

In: marks of each side in their order, pairs with their counts.  Out: :class:`Ladder`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.pages.drawing.words import Mark, tidy

__all__ = ["LEFT_ROOM", "RIGHT_ROOM", "Ladder", "Rung", "Side", "ladder"]

PITCH = 2.9
"""From one mark to the next, in em: a target of more than 24 px, and room for two lines."""

TOP = 2.2
"""Room for the names of the two sides."""

LEFT, RIGHT = 44, 66
"""Where the marks stand, in per cent of the width; names stand outside of them."""

# What the names have at the narrowest width, less the mark itself.
LEFT_ROOM = 8.3
RIGHT_ROOM = 6.1

_THINNEST, _HEAVIEST = 1.5, 9.0


@dataclass(frozen=True, slots=True)
class Side:
    """A province on its side: how far down, what it is called, how many stories name it.

    ``own`` is true of the department's own province.
    """

    y: float
    mark: Mark
    count: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class Rung:
    """A line from left to right, in em down; ``weight`` is its width in px, 0 without a story."""

    left: float
    right: float
    weight: float

    @property
    def path(self) -> str:
        """The line in a box 100 wide that is stretched, with its ends level."""
        return f"M0 {self.left}C50 {self.left} 50 {self.right} 100 {self.right}"


@dataclass(frozen=True, slots=True)
class Ladder:
    """The whole picture, ``height`` em high; the heavier lines lie above the lighter ones."""

    height: float
    left: tuple[Side, ...]
    right: tuple[Side, ...]
    rungs: tuple[Rung, ...]
    left_x: int = LEFT
    right_x: int = RIGHT

    @property
    def across(self) -> int:
        """From side to side, in per cent."""
        return self.right_x - self.left_x

    @property
    def middle(self) -> float:
        """Where the border is drawn, in per cent."""
        return (self.left_x + self.right_x) / 2


def ladder(
    left: Sequence[tuple[Mark, int, bool]],
    right: Sequence[tuple[Mark, int, bool]],
    pairs: Mapping[tuple[int, int], int],
) -> Ladder:
    """Marks with count and whether they are the department's own; pairs by their two places.

    The shorter side is spread over the height of the longer one.
    """
    inner = PITCH * max(len(left), len(right))
    sides = (_side(left, inner), _side(right, inner))
    heaviest = max(pairs.values(), default=0)
    rungs = [
        Rung(sides[0][one].y, sides[1][other].y, _weight(count, heaviest))
        for (one, other), count in pairs.items()
    ]
    rungs.sort(key=lambda rung: (rung.weight, rung.left, rung.right))
    return Ladder(tidy(TOP + inner), *sides, tuple(rungs))


def _side(items: Sequence[tuple[Mark, int, bool]], inner: float) -> tuple[Side, ...]:
    step = inner / max(len(items), 1)
    return tuple(
        Side(tidy(TOP + step * (place + 0.5)), mark, count, own)
        for place, (mark, count, own) in enumerate(items)
    )


def _weight(count: int, heaviest: int) -> float:
    if not count:
        return 0
    return tidy(_THINNEST + (_HEAVIEST - _THINNEST) * count / heaviest)
