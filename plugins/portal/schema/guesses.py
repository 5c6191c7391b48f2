"""What an editor probably meant by a date or a number written otherwise.

In: the text as written.  Out: the same in the form of the schema, or None.  Only for messages: a
guess is offered, never taken.
"""

from __future__ import annotations

import re
from datetime import date

__all__ = ["guess_date", "guess_number"]

# 11/6/2020, 11-06-2020, 2.12.2013 with an hour before or after; 2020/6/11; 2020-6-1T08:00:00+07:00
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)", re.A)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", re.A)
_MONTH_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{4})(?!\d)", re.A)
_YEAR_MONTH = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})(?!\d)", re.A)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:[:hg](\d{2})|\s*(?:giờ|h|g)\s*(\d{2})?)(?!\d)", re.A)


def guess_date(text: str, *, clock: bool) -> str | None:
    """``11/6/2020`` → ``2020-06-11``; with ``clock`` also the hour, when one is written."""
    day = None
    if match := _YEAR_FIRST.search(text):
        day = (match[1], match[2], match[3])
    elif match := _DAY_FIRST.search(text):
        day = (match[3], match[2], match[1])
    if day is None or match is None:
        return _guess_month(text)
    try:
        found = date(*(int(part) for part in day)).isoformat()
    except ValueError:
        return None
    if clock:
        rest = text[: match.start()] + " " + text[match.end() :].replace("T", " ", 1)
        hour = _CLOCK.search(rest)
        if hour and int(hour[1]) < 24:
            minute = int(hour[2] or hour[3] or 0)
            if minute < 60:
                return f"{found} {int(hour[1]):02}:{minute:02}"
    return found


def _guess_month(text: str) -> str | None:
    if match := _YEAR_MONTH.search(text):
        year, month = match[1], int(match[2])
    elif match := _MONTH_FIRST.search(text):
        year, month = match[2], int(match[1])
    else:
        return None
    return f"{year}-{month:02}" if 1 <= month <= 12 else None


def guess_number(text: str) -> str | None:
    """``1.000,5`` → ``1000.5``; ``12 %`` → ``12``; ``21 vụ`` → ``21``; nothing for a range."""
    found = re.findall(r"[0-9][0-9., ]*", text)
    if len(found) != 1:
        return None
    digits: str = found[0].replace(" ", "").rstrip(".,")
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return digits
    whole, decimals = re.sub(r"[.,]", "", digits[:last]), digits[last + 1 :]
    separators = {char for char in digits if char in ".,"}
    if len(separators) == 1 and (digits.count(digits[last]) > 1 or len(decimals) == 3):
        return whole + decimals
    return f"{whole}.{decimals}"
