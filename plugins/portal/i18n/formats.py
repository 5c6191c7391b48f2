"""Dates as each language writes them.

In: PartialDate, Moment, Event and a language code.  Out: text for reading. Vietnamese
days follow Nghị định 30/2020/NĐ-CP, phụ lục I: days below 10 and months 1 and 2 take a leading
nought; every other language follows CLDR through Babel, in its international form where CLDR has
one (``en_001``: 11 June 2020, not June 11, 2020).  Every result is cached: a site has far fewer
dates than mentions.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from portal.domain.dates import Moment, PartialDate
from portal.domain.model import Event
from portal.i18n.language import SOURCE_LANGUAGE
from portal.i18n.numbers import locale_of

__all__ = [
    "date_text",
    "event_text",
    "language_name",
    "moment_text",
    "month_name",
]

_DATES = 16_384


def _vi_day(day: int) -> str:
    return f"{day:02}" if day < 10 else str(day)


def _vi_month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)


@lru_cache(maxsize=64)
def _day_first(lang: str) -> bool:
    """True where a date begins with its day, so that the days of a span can share their month."""
    return lang == SOURCE_LANGUAGE or locale_of(lang).date_formats["long"].pattern.startswith("d")


@lru_cache(maxsize=_DATES)
def date_text(when: PartialDate, lang: str) -> str:
    """``11/6/2020``, ``tháng 6/2020``, ``năm 2020``; ``11 June 2020``, ``June 2020``, ``2020``.

    ``11 ມິຖຸນາ 2020``, ``ມິຖຸນາ 2020``, ``2020`` in Lao.
    """
    if lang == SOURCE_LANGUAGE:
        if when.month is None:
            return f"năm {when.year}"
        if when.day is None:
            return f"tháng {_vi_month(when.month)}/{when.year}"
        return f"{_vi_day(when.day)}/{_vi_month(when.month)}/{when.year}"
    locale = locale_of(lang)
    if when.day is not None:
        return format_date(when.first, "long", locale=locale)
    return format_skeleton("y" if when.month is None else "yMMMM", when.first, locale=locale)


@lru_cache(maxsize=_DATES)
def moment_text(when: Moment, lang: str) -> str:
    """The date, with the time of day behind it when it is known."""
    text = date_text(when.date, lang)
    return f"{text}, {when.time:%H:%M}" if when.time else text


@lru_cache(maxsize=_DATES)
def event_text(event: Event, lang: str) -> str:
    """One day or a span (``19–21/6/2023``, ``19–21 June 2023``) at the precision known."""
    start, end = event.date, event.end_date
    if end is None or end == start:
        return date_text(start, lang)
    month_shared = (start.year, start.month) == (end.year, end.month)
    if start.day and end.day and month_shared and _day_first(lang):
        first = _vi_day(start.day) if lang == SOURCE_LANGUAGE else str(start.day)
        return f"{first}–{date_text(end, lang)}"
    return f"{date_text(start, lang)} – {date_text(end, lang)}"


@lru_cache(maxsize=64)
def month_name(month: int, lang: str) -> str:
    """``Tháng 6``, ``June``."""
    if lang == SOURCE_LANGUAGE:
        return f"Tháng {month}"
    return format_date(date(2000, month, 1), "LLLL", locale=locale_of(lang))


@lru_cache(maxsize=256)
def language_name(code: str, lang: str) -> str:
    """What the language ``code`` is called in ``lang``; the code itself when CLDR has no name."""
    return str(locale_of(lang).languages.get(code, code))
