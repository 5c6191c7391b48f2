"""Columns by year, each stacked of parts.

In: years with the counts of their parts, in one order.  Out: :class:`Columns`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.pages.drawing.words import Mark, tidy

__all__ = ["Column", "Columns", "Part", "columns"]

TALL = 15.0
"""The tallest column, in em."""

TOP = 1.6
BOTTOM = 1.8
BAND = 3.0
"""What a year takes at the narrowest, in em: its four figures, and a target of over 24 px."""

_FILLED = 0.66


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a column: which one (from 0), how far down it begins, how high it is, in em."""

    kind: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A year: its band and its column in per cent, its parts from the ground up."""

    band: float
    x: float
    middle: float
    top: float
    mark: Mark
    total: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The whole picture; ``least`` em is the narrowest that it can be read at."""

    height: float
    least: float
    ground: float
    band_width: float
    column_width: float
    columns: tuple[Column, ...]


def columns(years: Sequence[tuple[Mark, Sequence[int]]]) -> Columns:
    """One column a year; a part without a count is left out."""
    ground = TOP + TALL
    tallest = max((sum(counts) for _, counts in years), default=0)
    band = 100 / max(len(years), 1)
    made = []
    for place, (mark, counts) in enumerate(years):
        parts, top = [], ground
        for kind, count in enumerate(counts):
            if count:
                height = TALL * count / tallest
                top -= height
                parts.append(Part(kind, tidy(top), tidy(height)))
        made.append(
            Column(
                band=tidy(place * band),
                x=tidy((place + (1 - _FILLED) / 2) * band),
                middle=tidy((place + 0.5) * band),
                top=tidy(top),
                mark=mark,
                total=sum(counts),
                parts=tuple(parts),
            )
        )
    return Columns(
        height=tidy(ground + BOTTOM),
        least=tidy(BAND * len(years)),
        ground=tidy(ground),
        band_width=tidy(band),
        column_width=tidy(_FILLED * band),
        columns=tuple(made),
    )
