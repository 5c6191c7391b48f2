"""A scale of years: where a day stands, in per cent of the width.

In: the first and the last year shown.  Out: :class:`Axis` with its ticks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.pages.drawing.words import tidy

__all__ = ["Axis", "Span", "Tick", "axis"]

_LABEL = 3.4
"""Room for a year's figures, in em."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year; ``label`` is "" where there is no room to name it."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the scale, in per cent."""

    x: float
    width: float

    @property
    def end(self) -> float:
        return tidy(self.x + self.width)


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years from ``first`` to ``last``."""

    first: int
    last: int
    ticks: tuple[Tick, ...]

    def at(self, day: date) -> float:
        """Where a day stands; days before and after stand at the ends."""
        return self._share(day.toordinal())

    def span(self, first: date, last: date) -> Span:
        """From the beginning of one day to the end of another, never too thin to be seen."""
        begin, end = self.at(first), self._share(last.toordinal() + 1)
        return Span(begin, tidy(max(end - begin, 0.5)))

    def _share(self, ordinal: int) -> float:
        begin, end = date(self.first, 1, 1).toordinal(), date(self.last, 12, 31).toordinal() + 1
        return tidy(100 * min(max((ordinal - begin) / (end - begin), 0.0), 1.0))


def axis(first: int, last: int, room: float) -> Axis:
    """The scale for a picture at least ``room`` em wide: each year a tick, as many named as fit."""
    years = last - first + 1
    each = next(
        step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10_000) if room * step / years >= _LABEL
    )
    # The last year is not named where its figures would reach over the edge.
    return Axis(
        first,
        last,
        tuple(
            Tick(
                tidy(100 * place / years),
                str(first + place)
                if (first + place) % each == 0 and room * (years - place) / years >= _LABEL
                else "",
            )
            for place in range(years)
        ),
    )
