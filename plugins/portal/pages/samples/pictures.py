"""Pictures as full as a state wants them, drawn by the portal's own geometry.

In: the parts of a state.  Out: views of pictures.
"""

from __future__ import annotations

from datetime import date

from portal.pages.drawing.axis import Axis, axis
from portal.pages.drawing.columns import columns
from portal.pages.drawing.geography import LAO_TILES
from portal.pages.drawing.ladder import ladder
from portal.pages.drawing.terms import TermBar, term_bar
from portal.pages.drawing.tiles import locator, tile_map
from portal.pages.drawing.timeline import Event, Timeline, timeline
from portal.pages.drawing.words import Mark, fitted
from portal.pages.samples.parts import Parts, State
from portal.pages.views import pictures

__all__ = ["border", "here", "register_bar", "register_scale", "tiles", "timeline_of", "years"]


_LAO = ("Hủa Phăn", "Xiêng Khoảng", "Khăm Muộn")
_BORDER = ("Thanh Hóa", "Nghệ An", "Hà Tĩnh")


def _mark(parts: Parts, words: str) -> Mark:
    text = parts.text(words)
    url = "" if parts.bare else "/x/"
    return Mark(fitted(text, 7), f"{text}: 3 tin", url, parts.foreign)


def border(parts: Parts) -> pictures.BorderView | None:
    """A bare page has none: not every department has a border with Laos."""
    if parts.bare:
        return None
    number = parts.many
    row = pictures.BorderRow(parts.link("Nghệ An", 3), (parts.link("Hủa Phăn", 0),))
    west = [(_mark(parts, _LAO[n % len(_LAO)]), 9 * n, False) for n in range(number)]
    east = [(_mark(parts, _BORDER[n % len(_BORDER)]), n, n == 1) for n in range(number)]
    pairs = {(n, beside): n + beside for n in range(number) for beside in (n, 0)}
    return pictures.BorderView(ladder(west, east, pairs), (row,) * number)


def tiles(parts: Parts) -> pictures.TilesView:
    mark = _mark(parts, "Khăm Muộn")
    units = [*((code, mark, 9) for code in LAO_TILES), ("LA-0", mark, 0)]
    return pictures.TilesView(tile_map(units if parts.many else units[:1], LAO_TILES), 18)


def here(parts: Parts) -> pictures.LocatorView | None:
    """In a bare state none: the registers need not know the code."""
    found = locator("LA-KH", LAO_TILES)
    if parts.bare or found is None:
        return None
    return pictures.LocatorView(found, parts.text("Khăm Muộn"), parts.link("Các đơn vị"))


def years(parts: Parts) -> pictures.YearsView | None:
    if parts.bare:
        return None
    link = parts.link("2020")
    row = pictures.YearRow(link, (1, 2, 0, 3), 6)
    empty = Mark(("2019",), "2019", "")
    return pictures.YearsView(
        columns(
            [
                (empty, (0, 0, 0, 0)),
                *((_mark(parts, str(2020 + n)), (n, 2, n % 3, 3)) for n in range(parts.many)),
            ]
        ),
        tuple(parts.link(f"Nhóm {n}", n) for n in range(4)),
        (row,) * parts.many,
    )


def register_scale(parts: Parts) -> Axis | None:
    return None if parts.bare else axis(2009, 2028, 22)


def register_bar(parts: Parts, *, open_ended: bool = False) -> TermBar | None:
    scale = register_scale(parts)
    if scale is None:
        return None
    last = None if open_ended else date(2023, 12, 31)
    return term_bar(scale, date(2016, 6, 25), last, date(2026, 12, 31), [date(2020, 6, 11)])


def timeline_of(parts: Parts) -> Timeline | None:
    """Each sign, more events than have a flag in the long state."""
    if parts.bare:
        return None
    signs = ("signed", "held", "planned", "end", "over", "due")
    many = len(signs) if parts.state is State.TYPICAL else 40
    events = [
        Event(
            date(2016 + n % 9, 1 + n % 12, 5),
            signs[n] if n < len(signs) else "held",
            Mark((parts.text("Sơ kết")[:30], "11/6/2020"), parts.text("Sơ kết"), "#buoc-1"),
            n % 2 == 1,
        )
        for n in range(many)
    ]
    scale = axis(2016, 2028, 22)
    whole = scale.span(date(2016, 1, 1), date(2023, 12, 31))
    return timeline(events, scale, whole, whole, date(2026, 1, 1))
