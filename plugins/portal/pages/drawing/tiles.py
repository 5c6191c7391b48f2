"""Units of a country as tiles in a grid, tinted by count.

In: marks with their code and count.  Out: :class:`TileMap`; or :class:`Locator`, small and
without words, with one unit marked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.pages.drawing.words import Mark, tidy

__all__ = ["COLUMNS", "ROOM", "Locator", "Tile", "TileMap", "locator", "tile_map"]

COLUMNS = 3
HEIGHT = 4.8
"""A tile, in em: two lines of name and one of count."""

GAP_ACROSS, GAP_DOWN = 1.0, 0.3
ROOM = 7.4
"""What a name has at the narrowest width."""

LEVELS = 4
_SIDE = 10
"""A tile of the locator, in units of its own drawing."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A unit: where, how wide (per cent), its name, count, and tint from 0 to LEVELS."""

    x: float
    y: float
    width: float
    mark: Mark
    count: int
    level: int

    @property
    def middle(self) -> float:
        """Where its words are centred, in per cent."""
        return tidy(self.x + self.width / 2)

    @property
    def centre(self) -> float:
        """The middle of its name and the count below it, in em."""
        return tidy(self.y + (HEIGHT - GAP_DOWN) / 2 - 0.6)


@dataclass(frozen=True, slots=True)
class TileMap:
    """The whole picture; ``height`` and ``tile_height`` are em."""

    height: float
    tile_height: float
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Locator:
    """The grid without words: corners of the tiles in a drawing of its own size; one is here."""

    width: int
    height: int
    side: int
    tiles: tuple[tuple[int, int, bool], ...]


def tile_map(
    units: Sequence[tuple[str, Mark, int]], places: Mapping[str, tuple[int, int]]
) -> TileMap:
    """Units by code; those that the grid does not know, or knows already, stand below it."""
    first = {unit[0]: unit for unit in reversed(units)}
    known = [unit for unit in units if unit[0] in places and first[unit[0]] is unit]
    known.sort(key=lambda unit: (places[unit[0]][1], places[unit[0]][0]))
    rest = [unit for unit in units if unit not in known]
    rows = 1 + max((places[unit[0]][1] for unit in known), default=-1)
    top = max((count for _, _, count in units), default=0)
    tiles = [_tile(*places[code], mark, count, top) for code, mark, count in known]
    tiles += [
        _tile(place % COLUMNS, rows + place // COLUMNS, mark, count, top)
        for place, (_, mark, count) in enumerate(rest)
    ]
    rows += -(-len(rest) // COLUMNS)
    return TileMap(tidy(rows * HEIGHT), tidy(HEIGHT - GAP_DOWN), tuple(tiles))


def _tile(column: int, row: int, mark: Mark, count: int, top: int) -> Tile:
    step = (100 + GAP_ACROSS) / COLUMNS
    level = -(-LEVELS * count // top) if top else 0
    return Tile(
        tidy(column * step), tidy(row * HEIGHT), tidy(step - GAP_ACROSS), mark, count, level
    )


def locator(code: str, places: Mapping[str, tuple[int, int]]) -> Locator | None:
    """The grid with one unit marked; None for a unit that it does not know."""
    if code not in places:
        return None
    ordered = sorted(places.items(), key=lambda item: (item[1][1], item[1][0]))
    columns = 1 + max(column for column, _ in places.values())
    rows = 1 + max(row for _, row in places.values())
    return Locator(
        columns * _SIDE,
        rows * _SIDE,
        _SIDE - 1,
        tuple((column * _SIDE, row * _SIDE, each == code) for each, (column, row) in ordered),
    )
