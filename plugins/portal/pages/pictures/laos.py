"""The units of Laos as tiles, and where one of them lies.

In: a composer, an id.  Out: TilesView, LocatorView; None where the registers hold none.
"""

from __future__ import annotations

from portal.domain.model import Country, Province
from portal.domain.registry import Entity
from portal.indexes.index import Index
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.drawing.geography import LAO_TILES
from portal.pages.drawing.tiles import ROOM, locator, tile_map
from portal.pages.pictures.border import province_mark
from portal.pages.views.parts import Link
from portal.pages.views.pictures import LocatorView, TilesView

__all__ = ["lao_locator", "lao_tiles"]

ANCHOR = "ban-do-o"
"""The id of the tiles on the page that shows them."""


def lao_tiles(compose: Composer) -> TilesView | None:
    """Every unit of today with its own stories; one without a code stands below the others."""
    site = compose.site
    units = [
        province
        for province in site.registry.provinces.values()
        if province.country is Country.LA and province.valid.touches(site.today, site.today)
    ]
    if not units:
        return None
    counts = {unit.id: site.indexes.partners.get(unit.id, Index()).count for unit in units}
    return TilesView(
        tile_map(
            [
                (unit.iso or "", province_mark(compose, unit.id, counts[unit.id], ROOM),
                 counts[unit.id])
                for unit in units
            ],
            LAO_TILES,
        ),
        len(units),
    )  # fmt: skip


def lao_locator(compose: Composer, entity: Entity) -> LocatorView | None:
    """For the page of a Lao unit that has its tile."""
    if not isinstance(entity, Province) or entity.country is not Country.LA:
        return None
    picture = locator(entity.iso or "", LAO_TILES)
    if picture is None:
        return None
    everything = Link(
        compose("Các đơn vị hành chính của Lào"),
        f"{compose.url(addresses.PARTNERS)}#{ANCHOR}",
    )
    return LocatorView(picture, compose.current_link(entity.id).text, everything)
