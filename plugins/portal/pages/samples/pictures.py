"""Pictures as full as a state wants them, drawn by the portal's own geometry.

In: the parts of a state.  Out: views of pictures, scales and bars.
"""

from __future__ import annotations

from datetime import date

from portal.pages.drawing.axis import Axis, axis
from portal.pages.drawing.columns import columns
from portal.pages.drawing.geography import LAO_TILES
from portal.pages.drawing.ladder import LEFT_ROOM, RIGHT_ROOM, ladder
from portal.pages.drawing.terms import TermBar, term_bar
from portal.pages.drawing.tiles import ROOM, locator, tile_map
from portal.pages.drawing.timeline import Event, Timeline, timeline
from portal.pages.drawing.words import NARROW, Mark, fitted
from portal.pages.samples.parts import Parts, State
from portal.pages.views.parts import Link
from portal.pages.views.pictures import (
    BorderRow,
    BorderView,
    LocatorView,
    TilesView,
    YearRow,
    YearsView,
)

__all__ = ["border", "here", "register_bar", "register_scale", "tiles", "timeline_of", "years"]

_LETTERS = "ABCDEĐGHIKLMNOPQRSTUVXY"
_LAO_LETTERS = "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມລວຫອຮ"
_FAMILIES = ("Ký kết", "Giao ban, sơ kết", "Thăm, làm việc", "Tin khác")
_EVENTS = (
    (date(2016, 6, 11), "signed", "Ký kết"),
    (date(2018, 3, 5), "held", "Giao ban"),
    (date(2020, 6, 11), "held", "Sơ kết"),
    (date(2023, 12, 31), "end", "Hết thời hạn"),
    (date(2025, 7, 1), "over", "Được thay thế"),
    (date(2026, 6, 11), "due", "Hạn rà soát"),
    (date(2027, 5, 5), "planned", "Tổng kết"),
)
"""One event of each sign."""

_TODAY = date(2026, 1, 1)


def border(parts: Parts) -> BorderView | None:
    """One province less on the right; a bare page has none: few departments have this border."""
    if parts.bare:
        return None
    left = [_mark(parts, _province(n), 3 * n, LEFT_ROOM) for n in range(2 * parts.many)]
    right = [_mark(parts, _province(n), 5 * n, RIGHT_ROOM) for n in range(2 * parts.many - 1)]
    pairs = {
        (n, min(n + step, len(right) - 1)): n * step for n in range(len(left)) for step in (0, 1)
    }
    return BorderView(
        ladder(
            [(mark, 3 * n, False) for n, mark in enumerate(left)],
            [(mark, 5 * n, n == 1) for n, mark in enumerate(right)],
            pairs,
        ),
        tuple(
            BorderRow(
                _named(parts, _province(place), 5 * place),
                tuple(
                    _named(parts, _province(n), count)
                    for (n, other), count in pairs.items()
                    if other == place
                ),
            )
            for place in range(len(right))
        ),
    )


def tiles(parts: Parts) -> TilesView:
    """Every unit, and one that the grid does not know."""
    units = [
        (code, _mark(parts, f"Tỉnh bạn {_LETTERS[n]}", n, ROOM), n)
        for n, code in enumerate((*LAO_TILES, "LA-0"))
    ]
    return TilesView(tile_map(units, LAO_TILES), len(units))


def here(parts: Parts) -> LocatorView | None:
    """In a bare state none: the registers need not know the code."""
    found = locator("LA-KH", LAO_TILES)
    if parts.bare or found is None:
        return None
    return LocatorView(found, parts.text("Tỉnh bạn A"), parts.link("Các đơn vị của Lào"))


def years(parts: Parts) -> YearsView | None:
    """A year without a story first, which leads nowhere."""
    if parts.bare:
        return None
    counts = [(n + 1, 2 * n + 3, 9 - n % 9, n % 4) for n in range(parts.many)]
    named = [
        (Mark((str(2020 + n),), f"{2020 + n}: {sum(cells)} tin", "/x/"), cells)
        for n, cells in enumerate(counts)
    ]
    return YearsView(
        columns([(Mark(("2019",), "2019", ""), (0, 0, 0, 0)), *named]),
        tuple(
            parts.link(name, sum(cells[n] for cells in counts)) for n, name in enumerate(_FAMILIES)
        ),
        tuple(
            YearRow(Link(str(2020 + n), "/x/"), cells, sum(cells)) for n, cells in enumerate(counts)
        ),
    )


def register_scale(parts: Parts) -> Axis | None:
    return None if parts.bare else axis(2009, 2028, NARROW)


def register_bar(parts: Parts, *, open_ended: bool = False) -> TermBar | None:
    """A term of some years; or one whose end is not known."""
    scale = register_scale(parts)
    if scale is None:
        return None
    last = None if open_ended else date(2023, 12, 31)
    return term_bar(scale, date(2016, 6, 25), last, date(2026, 12, 31), [date(2020, 6, 11)])


def timeline_of(parts: Parts) -> Timeline | None:
    """Each sign, or one event; in the long state more of them than have a flag."""
    if parts.bare:
        return None
    chosen = list(_EVENTS[:1] if parts.state is State.ONE else _EVENTS)
    if parts.state is State.LONG:
        chosen += [(date(2017 + n % 10, 1 + n % 12, 5), "held", "Giao ban") for n in range(33)]
    events = [_event(parts, *each) for each in chosen]
    scale = axis(2016, 2028, NARROW)
    term = scale.span(date(2016, 6, 11), date(2023, 12, 31))
    beyond = scale.span(date(2024, 1, 1), date(2025, 6, 30))
    return timeline(events, scale, term, beyond, _TODAY)


def _event(parts: Parts, day: date, sign: str, words: str) -> Event:
    text = f"{day.day}/{day.month}/{day.year}"
    mark = Mark((parts.text(words)[:30], text), f"{parts.text(words)}, {text}", "/x/")
    return Event(day, sign, mark, day > _TODAY)


def _province(number: int) -> str:
    return f"Tỉnh {_LETTERS[number % len(_LETTERS)]}"


def _named(parts: Parts, words: str, count: int) -> Link:
    """A province under its name, or one with a Lao name."""
    if parts.state is not State.FOREIGN:
        return parts.link(words, count)
    return Link(f"ແຂວງ {_LAO_LETTERS[count % len(_LAO_LETTERS)]}", "/x/", "lo", count)


def _mark(parts: Parts, words: str, count: int, room: float) -> Mark:
    link = _named(parts, words, count)
    return Mark(fitted(link.text, room), f"{link.text}: {count} tin", link.url, link.lang)
