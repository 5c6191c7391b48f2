"""Pictures with the tables behind them, as pages show them.

In: nothing.  Out: frozen values.  Shapes come from :mod:`portal.pages.drawing`; the macro of
``theme/templates/macros/pictures/`` that prints a picture is named by its docstring.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal.pages.drawing.columns import Columns
from portal.pages.drawing.ladder import Ladder
from portal.pages.drawing.tiles import Locator, TileMap
from portal.pages.views.parts import Link

__all__ = ["BorderRow", "BorderView", "LocatorView", "TilesView", "YearRow", "YearsView"]


@dataclass(frozen=True, slots=True)
class BorderRow:
    """A Vietnamese province of today and the Lao provinces facing it.

    The count of ``vietnamese`` is that of its stories, its predecessors' among them; those of
    ``lao`` are of stories naming both.
    """

    vietnamese: Link
    lao: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class BorderView:
    """``ladder.html``: both sides of the Viet Nam – Laos border, north to south."""

    picture: Ladder
    rows: tuple[BorderRow, ...]


@dataclass(frozen=True, slots=True)
class TilesView:
    """``tiles.html``: the units of Laos as tiles.  The table behind it is the directory."""

    picture: TileMap
    count: int


@dataclass(frozen=True, slots=True)
class LocatorView:
    """``tiles.html``: where a Lao unit lies; ``all`` leads to the tiles of all units."""

    picture: Locator
    name: str
    all: Link


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year in the table: its stories by family of kinds, in the order of the legend."""

    year: Link
    cells: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class YearsView:
    """``years.html``: stories by year of the event and family of kinds.

    ``families`` are the labels of the parts with their counts, from the ground up.
    """

    picture: Columns
    families: tuple[Link, ...]
    rows: tuple[YearRow, ...]
