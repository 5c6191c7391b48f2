"""The border ladder: today's provinces facing Laos and the Lao provinces they face.

In: a composer.  Out: BorderView, or None for a department without a border with Laos.
"""

from __future__ import annotations

from collections.abc import Iterable

from portal.domain.model import Country, Province
from portal.i18n.names import short_name
from portal.indexes.rows import is_partner
from portal.pages.composer import Composer
from portal.pages.drawing.geography import by_latitude
from portal.pages.drawing.ladder import LEFT_ROOM, RIGHT_ROOM, ladder
from portal.pages.drawing.words import Mark, fitted
from portal.pages.site import Site
from portal.pages.views.pictures import BorderRow, BorderView

__all__ = ["border_picture", "province_mark"]


def border_picture(compose: Composer) -> BorderView | None:
    """North to south, as the land lies: Laos in the west, Viet Nam in the east."""
    site = compose.site
    facing = {
        province.id: lao
        for province in site.registry.provinces.values()
        if not is_partner(province) and _is_present(site, province)
        if (lao := _lao_neighbours(site, province))
    }
    own = _own(site)
    if own and not own & facing.keys():
        return None
    east = _north_to_south(site, facing)
    west = _north_to_south(site, dict.fromkeys(id for lao in facing.values() for id in lao))
    if not east:
        return None
    stories, together = site.indexes.neighbours.stories, site.indexes.neighbours.together
    pairs = {(other, id): together.get((id, other), 0) for id in east for other in facing[id]}

    def side(ids: list[str], room: float) -> list[tuple[Mark, int, bool]]:
        counts = [stories.get(id, 0) for id in ids]
        return [
            (province_mark(compose, id, count, room), count, id in own)
            for id, count in zip(ids, counts, strict=True)
        ]

    places = {id: place for ids in (west, east) for place, id in enumerate(ids)}
    return BorderView(
        ladder(
            side(west, LEFT_ROOM),
            side(east, RIGHT_ROOM),
            {(places[other], places[id]): count for (other, id), count in pairs.items()},
        ),
        tuple(
            BorderRow(
                compose.current_link(id, stories.get(id, 0)),
                tuple(
                    compose.current_link(other, pairs[other, id])
                    for other in west
                    if other in facing[id]
                ),
            )
            for id in east
        ),
    )


def province_mark(compose: Composer, id: str, count: int, room: float) -> Mark:
    """A province by its short name, in lines that fit, and its count.

    What is read out holds what is seen, in its order (WCAG 2.2, 2.5.3), with the count in words.
    """
    link = compose.current_link(id)
    told = compose.language.plural("%(num)s tin", "%(num)s tin", count)
    short = short_name(link.text, link.lang or compose.lang)
    lines = fitted(compose.breakable(short), room)
    return Mark(lines, f"{' '.join(lines)}: {told}", link.url, link.lang)


def _is_present(site: Site, province: Province) -> bool:
    return province.valid.touches(site.today, site.today)


def _lao_neighbours(site: Site, province: Province) -> list[str]:
    others = (site.registry.provinces[id] for id in province.borders)
    return [
        other.id for other in others if other.country is Country.LA and _is_present(site, other)
    ]


def _own(site: Site) -> frozenset[str]:
    """The department's own province, or who stands in its place today."""
    home = site.identity.home_province
    if home is None or home not in site.registry.provinces:
        return frozenset()
    return frozenset(site.registry.heirs(home, site.today))


def _north_to_south(site: Site, ids: Iterable[str]) -> list[str]:
    """A territory without a code of its own stands where the northernmost of its parts stood."""
    provinces = site.registry.provinces

    def key(id: str) -> tuple[int, str]:
        own = provinces[id].iso
        parts = (id,) if own else site.registry.lineage(id)
        return by_latitude(code for part in parts if (code := provinces[part].iso)), id

    return sorted(ids, key=key)
