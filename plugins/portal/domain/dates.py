"""Dates as the field writes them: whole, or known only to the month or year.

In: text such as ``2020-06-11``, ``2020-06``, ``2020`` or ``2020-06-11 17:30``.
Out: values that know their precision, sort by the first day of their period and
compare by overlap.  Everything local is in ``Asia/Ho_Chi_Minh`` (UTC+7, no daylight saving).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import total_ordering

from portal.domain.packing import packed

__all__ = [
    "HANOI",
    "Duration",
    "InvalidDate",
    "Moment",
    "PartialDate",
    "Precision",
    "parse_duration",
]

# Viet Nam has kept UTC+7 without daylight saving since 1975-06-13; a fixed offset needs no
# time-zone database on the machine that builds.
HANOI = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

# ASCII: other scripts have digits too, and int() reads them.
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_TIME = re.compile(r"(\d{2}):(\d{2})", re.ASCII)
_DURATION = re.compile(r"P(?:(\d{1,2})Y)?(?:(\d{1,3})M)?", re.ASCII)


class Precision(StrEnum):
    """How much of a date its source gives."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class InvalidDate(ValueError):
    """Text that is not a date; ``reason`` is ``form`` or ``calendar`` (31/02, month 13)."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(f"{text!r}: {reason}")
        self.text = text
        self.reason = reason


@total_ordering
@packed
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year.

    ``first`` and ``last`` are the bounds of the period it names; ordering is by ``first``,
    then the coarser one first, so that a year sorts before its own days.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` → PartialDate; raises InvalidDate."""
        match = _DATE.fullmatch(text)
        if match is None:
            raise InvalidDate(text, "form")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            raise InvalidDate(text, "calendar") from None
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The whole-day date for a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def first(self) -> date:
        """First day of the period."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Last day of the period."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def overlaps(self, other: PartialDate) -> bool:
        """True when some day belongs to both periods."""
        return self.first <= other.last and other.first <= self.last

    def _key(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.first, self._key()) < (other.first, other._key())

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        if self.month is not None:
            parts.append(f"{self.month:02}")
            if self.day is not None:
                parts.append(f"{self.day:02}")
        return "-".join(parts)


@total_ordering
@packed
@dataclass(frozen=True, slots=True)
class Moment:
    """A date with, perhaps, a local time of day: when a text was published."""

    date: PartialDate
    time: time | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """``YYYY[-MM[-DD[ HH:MM]]]`` → Moment; raises InvalidDate."""
        day, _, clock = text.partition(" ")
        parsed = PartialDate.parse(day)
        if not clock:
            if day != text:
                raise InvalidDate(text, "form")
            return cls(parsed)
        match = _TIME.fullmatch(clock)
        if match is None or parsed.day is None:
            raise InvalidDate(text, "form")
        try:
            return cls(parsed, time(int(match[1]), int(match[2])))
        except ValueError:
            raise InvalidDate(text, "calendar") from None

    @property
    def instant(self) -> datetime:
        """The first instant of the period named, as an aware datetime in UTC+7."""
        return datetime.combine(self.date.first, self.time or time.min, HANOI)

    @property
    def iso(self) -> str:
        """``2020-06-11T17:30+07:00``, or the date alone where no time of day is known."""
        if self.time is None:
            return str(self.date)
        return f"{self.date}T{self.time.isoformat('minutes')}+07:00"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Moment):
            return NotImplemented
        return (self.instant, self.date) < (other.instant, other.date)

    def __str__(self) -> str:
        return f"{self.date} {self.time:%H:%M}" if self.time else str(self.date)


@dataclass(frozen=True, slots=True)
class Duration:
    """Years and months, as in ``P6M`` or ``P1Y`` (ISO 8601, the two units a term is given in)."""

    months: int

    def after(self, day: date) -> date:
        """The same day of the month later, or the month's last when there is none."""
        index = day.year * 12 + day.month - 1 + self.months
        year, month = divmod(index, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

    def __str__(self) -> str:
        years, months = divmod(self.months, 12)
        return "P" + (f"{years}Y" if years else "") + (f"{months}M" if months else "")


def parse_duration(text: str) -> Duration:
    """``P6M``, ``P1Y``, ``P1Y6M`` → Duration; raises InvalidDate for anything else."""
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        raise InvalidDate(text, "form")
    months = 12 * int(match[1] or 0) + int(match[2] or 0)
    if not months:
        raise InvalidDate(text, "form")
    return Duration(months)
