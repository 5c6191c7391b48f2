"""Days, times and intervals, at the precision that is known."""

from __future__ import annotations

import calendar
import re
from typing import Annotated

from portal.domain.dates import Duration, InvalidDate, Moment, PartialDate, parse_duration
from portal.schema.base import Reads
from portal.schema.guesses import guess_date
from portal.schema.refusal import Refused, offer

__all__ = ["Day", "PublicationTime", "ReviewInterval", "Time"]

# Years in which a date of this portal can lie: outside them it is a slip of the finger.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def _check_year(date: PartialDate, text: str) -> None:
    if not _FIRST_YEAR <= date.year <= _LAST_YEAR:
        raise Refused("date-year", value=text, first=_FIRST_YEAR, last=_LAST_YEAR)


def _refuse_calendar(text: str) -> Refused:
    """A date of the right form that no calendar has."""
    year, month, day = (int(part) for part in (text[:10] + "-01-01").split("-")[:3])
    if year == 0:
        return Refused("date-year", value=text, first=_FIRST_YEAR, last=_LAST_YEAR)
    if not 1 <= month <= 12:
        swapped = f"{year:04}-{day:02}-{month:02}" if 1 <= day <= 12 and 13 <= month <= 31 else None
        return Refused("date-month", value=text, month=month, nearest=offer(swapped))
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        return Refused("date-day", value=text, month=month, year=year, days=days)
    return Refused("date-clock", value=text)


def _day(value: str) -> PartialDate:
    try:
        date = PartialDate.parse(value)
    except InvalidDate as error:
        if error.reason == "calendar":
            raise _refuse_calendar(value) from None
        guess = guess_date(value, clock=False)
        if guess and guess == value[: len(guess)]:
            raise Refused("date-no-clock", value=value, nearest=offer(guess)) from None
        raise Refused("date-form", value=value, nearest=offer(guess)) from None
    _check_year(date, value)
    return date


def _time(value: str) -> Moment:
    try:
        moment = Moment.parse(value)
    except InvalidDate as error:
        if error.reason == "calendar":
            raise _refuse_calendar(value) from None
        guess = guess_date(value, clock=True)
        raise Refused("time-form", value=value, nearest=offer(guess)) from None
    _check_year(moment.date, value)
    return moment


def _publication_time(value: str) -> Moment:
    moment = _time(value)
    if moment.date.day is None:
        raise Refused("date-needs-day", value=value)
    return moment


def _duration(value: str) -> Duration:
    try:
        return parse_duration(value)
    except InvalidDate:
        count = re.search(r"[0-9]+", value)
        unit = "Y" if re.search(r"năm|year|y", value, re.I) else "M"
        guess = f"P{count[0]}{unit}" if count else None
        raise Refused("duration-form", value=value, nearest=offer(guess)) from None


_DAY_SCHEMA = {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
_TIME_SCHEMA = {
    "type": ["string", "integer"],
    "pattern": r"^\d{4}(-\d{2}(-\d{2}( \d{2}:\d{2})?)?)?$",
}
_PUBLICATION_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$"}
_DURATION_SCHEMA = {"type": "string", "pattern": r"^P(?=\d)(\d{1,2}Y)?(\d{1,3}M)?$"}

Day = Annotated[PartialDate, Reads(_day, _DAY_SCHEMA)]
Time = Annotated[Moment, Reads(_time, _TIME_SCHEMA)]
PublicationTime = Annotated[Moment, Reads(_publication_time, _PUBLICATION_SCHEMA)]
ReviewInterval = Annotated[Duration, Reads(_duration, _DURATION_SCHEMA)]
