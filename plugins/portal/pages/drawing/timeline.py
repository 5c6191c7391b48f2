"""A regulation's life on a scale of years: its term as a bar, its events as flags.

In: dated events, the term, the scale.  Out: :class:`Timeline`.  Each flag stands on a staff at its
day, its words to one side; flags whose words would meet stand on different levels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.pages.drawing.axis import Axis, Span
from portal.pages.drawing.words import NARROW, Mark, tidy, width

__all__ = ["FLAGS", "Event", "Flag", "Timeline", "timeline"]

FLAGS = 12
"""So many events have a flag; the further ones are dots on the ground."""

LEVEL = 3.1
"""From one level of flags to the next, in em: two lines of words."""

TOP = 1.0
BOTTOM = 2.4
"""Room below the staffs for the bar and the years."""

_SIGN = 1.0
"""From a staff to its words, past the sign, and as much behind them."""

_MOST_LEVELS = 6
_WIDER = 1.5
_WIDEST = 45.0
"""Beyond this a picture would have to be moved sideways on a wide screen too, in em."""
_MEETING = "held"


@dataclass(frozen=True, slots=True)
class Event:
    """What is to be shown: ``sign`` names its shape, ``ahead`` is true of what is to come."""

    day: date
    sign: str
    mark: Mark
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """An event on its staff: across in per cent, down and wide in em.

    ``flipped`` words stand left of the staff.
    """

    x: float
    y: float
    staff: float
    width: float
    flipped: bool
    sign: str
    mark: Mark
    ahead: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture; ``least`` em is the narrowest at which no words meet.

    ``term`` is the time it is good for, ``open`` where no end is known; ``year`` is the year in
    which the page speaks, ``year_label`` its figures; ``dots`` are events without a flag.
    """

    height: float
    least: float
    ground: float
    axis: Axis
    term: Span | None
    open: Span | None
    year: Span | None
    year_label: str
    flags: tuple[Flag, ...]
    dots: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Order:
    """Where the flags stand: their levels, from which one on words stand to the left."""

    crossings: int
    levels: tuple[int, ...]
    flipped_from: int

    @property
    def is_clear(self) -> bool:
        """No staff runs through words, and the picture is not too high."""
        return not self.crossings and max(self.levels, default=0) < _MOST_LEVELS

    @property
    def badness(self) -> tuple[int, int, int]:
        return self.crossings, max(self.levels, default=0), -self.flipped_from


def timeline(
    events: Sequence[Event],
    scale: Axis,
    term: Span | None = None,
    beyond: Span | None = None,
    today: date | None = None,
) -> Timeline:
    """Flags in the order of their days; the picture grows wider before it grows too high."""
    ordered = sorted(events, key=lambda event: event.day)
    shown = _flagged(ordered)
    least = NARROW
    order = _best(shown, scale, least)
    while order is None or (least < _WIDEST and not order.is_clear):
        least *= _WIDER
        order = _best(shown, scale, least)
    ground = TOP + (1 + max(order.levels, default=0)) * LEVEL
    year = None
    if today is not None and scale.first <= today.year <= scale.last:
        year = scale.span(date(today.year, 1, 1), date(today.year, 12, 31))
    return Timeline(
        height=tidy(ground + BOTTOM),
        least=tidy(least),
        ground=tidy(ground),
        axis=scale,
        term=term,
        open=beyond,
        year=year,
        year_label=str(today.year) if today is not None and year is not None else "",
        flags=tuple(
            _flag(event, level, place >= order.flipped_from, scale, ground)
            for place, (event, level) in enumerate(zip(shown, order.levels, strict=True))
        ),
        dots=tuple(dict.fromkeys(scale.at(event.day) for event in ordered if event not in shown)),
    )


def _flagged(events: Sequence[Event]) -> list[Event]:
    """All of few; of many those that are no mere meeting first, then the latest."""
    places = sorted(range(len(events)), key=lambda place: (events[place].sign == _MEETING, -place))
    return [events[place] for place in sorted(places[:FLAGS])]


def _flag(event: Event, level: int, flipped: bool, scale: Axis, ground: float) -> Flag:
    return Flag(
        x=scale.at(event.day),
        y=tidy(ground - (level + 1) * LEVEL + 0.6),
        staff=tidy((level + 1) * LEVEL - 0.6),
        width=tidy(_room(event)),
        flipped=flipped,
        sign=event.sign,
        mark=event.mark,
        ahead=event.ahead,
    )


def _room(event: Event) -> float:
    return 2 * _SIGN + max(map(width, event.mark.lines))


_Stretch = tuple[float, float]
"""What words take across."""


def _best(events: Sequence[Event], scale: Axis, least: float) -> _Order | None:
    """The fewest staffs through words, then the fewest levels; None where words reach outside."""
    orders = (_order(events, scale, least, place) for place in range(len(events), -1, -1))
    return min((o for o in orders if o is not None), key=lambda o: o.badness, default=None)


def _order(events: Sequence[Event], scale: Axis, least: float, flipped_from: int) -> _Order | None:
    """Levels when the words of events from this one on stand to the left of their staffs.

    Those to the right are placed from the right, so that a higher staff passes left of the words
    below it; those to the left from the left, for the same reason.
    """
    staffs = [scale.at(event.day) * least / 100 for event in events]
    words: list[_Stretch] = []
    for place, (x, event) in enumerate(zip(staffs, events, strict=True)):
        room = _room(event)
        words.append((x - room, x) if place >= flipped_from else (x, x + room))
        if words[-1][0] < 0 or words[-1][1] > least:
            return None
    levels: dict[int, int] = {}
    for place in (*range(flipped_from - 1, -1, -1), *range(flipped_from, len(events))):
        highest = max(levels.values(), default=-1) + 1
        free = [
            level
            for level in range(highest + 1)
            if not any(_meet(words[place], words[other]) for other, at in levels.items()
                       if at == level)
        ]  # fmt: skip
        levels[place] = min(
            free,
            key=lambda level: (_crossings({**levels, place: level}, place, staffs, words), level),
        )
    crossings = sum(_crossings(levels, place, staffs, words) for place in levels)
    return _Order(crossings, tuple(levels[place] for place in range(len(events))), flipped_from)


def _meet(one: _Stretch, other: _Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _crossings(
    levels: dict[int, int], place: int, staffs: Sequence[float], words: Sequence[_Stretch]
) -> int:
    """How many staffs and words of others this flag's words and staff run through."""
    count = 0
    for other, level in levels.items():
        low, high = (place, other) if levels[place] < level else (other, place)
        if levels[low] < levels[high] and words[low][0] < staffs[high] < words[low][1]:
            count += 1
    return count
