"""iCalendar as it is written: RFC 5545, with the names of RFC 7986 for whole calendars.

In: a :class:`~portal.pages.calendars.Calendar`.  Out: bytes: UTF-8, lines of at most 75 octets
ending in CRLF.  Every event is of whole days: no hour is given out that no source has named.
Nothing in a file depends on the clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from portal.pages.calendars import Calendar, Entry
from portal.pages.composer import Composer

__all__ = ["CalendarMaker", "calendar_file"]

CalendarMaker = Callable[..., Calendar]

_PRODUCT = "-//Cong tin doi ngoai//Portal//VI"
_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})

# A calendar must hold a component, and one of nobody's events has none: its time zone does.
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Ho_Chi_Minh",
    "BEGIN:STANDARD",
    "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar_file(compose: Composer, make: CalendarMaker, *args: str) -> bytes:
    """The file of the calendar that ``make`` composes."""
    return b"".join(_folded(line) for line in _calendar(make(compose, *args)))


def _calendar(calendar: Calendar) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN")
    if calendar.source:
        # Calendars to follow say what they are called, where they are, how often to ask.
        name = _text(calendar.name)
        yield from (f"NAME:{name}", f"X-WR-CALNAME:{name}", "X-WR-TIMEZONE:Asia/Ho_Chi_Minh")
        yield from (f"URL:{calendar.url}", f"SOURCE;VALUE=URI:{calendar.source}")
        yield from ("REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D")
        yield from _ZONE
    for entry in calendar.entries:
        yield from _event(entry)
    yield "END:VCALENDAR"


def _event(entry: Entry) -> Iterator[str]:
    changed = f"{entry.changed.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    yield from ("BEGIN:VEVENT", f"UID:{entry.uid}", f"DTSTAMP:{changed}")
    yield f"DTSTART;VALUE=DATE:{entry.first:%Y%m%d}"
    # The end is the first day after: RFC 5545, 3.6.1.
    yield f"DTEND;VALUE=DATE:{entry.last + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{_text(entry.description)}"
    if entry.place:
        yield f"LOCATION:{_text(entry.place)}"
    if entry.category:
        yield f"CATEGORIES:{_text(entry.category)}"
    yield f"URL:{entry.url}"
    yield f"LAST-MODIFIED:{changed}"
    if entry.cancelled:
        yield from ("SEQUENCE:1", "STATUS:CANCELLED")
    # Nobody is busy because the department holds a meeting.
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _text(words: str) -> str:
    return words.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """A line, cut into pieces of at most 75 octets, never within a letter's bytes."""
    data = line.encode()
    if len(data) <= _OCTETS:
        return data + b"\r\n"
    pieces, start, room = [], 0, _OCTETS
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _OCTETS - 1  # a line that goes on begins with a space
    return b"\r\n ".join([*pieces, data[start:]]) + b"\r\n"
