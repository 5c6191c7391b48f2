"""The terms of many regulations on one scale: a bar each.

In: days.  Out: :class:`TermBar`, to stand beside the words that it repeats.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.pages.drawing.axis import Axis, Span

__all__ = ["TermBar", "term_bar"]


@dataclass(frozen=True, slots=True)
class TermBar:
    """A term; ``open`` is what lies beyond it where no end is known; ``dots`` are its events."""

    term: Span | None
    open: Span | None
    dots: tuple[float, ...]


def term_bar(
    scale: Axis, first: date | None, last: date | None, until: date, events: Iterable[date]
) -> TermBar:
    """From ``first`` to ``last``; without a last day, open from there to the end of the scale.

    ``until`` is the day up to which an open term is known to have gone on.
    """
    dots = tuple(dict.fromkeys(scale.at(day) for day in sorted(events)))
    if first is None:
        return TermBar(None, None, dots)
    if last is not None:
        return TermBar(scale.span(first, last), None, dots)
    return TermBar(None, scale.span(first, max(first, until)), dots)
