"""Numbers that can be read in one way only, counts, true and false."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from portal.schema.base import Reads
from portal.schema.guesses import guess_number
from portal.schema.refusal import Refused, offer

__all__ = ["Amount", "Count", "TrueOrFalse"]

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?", re.A)
# Three digits after one separator: a thousand to one reader, one to another.
_AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}", re.A)
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:[., ]\d{3})+", re.A)


def _amount(value: str) -> Decimal:
    if _AMBIGUOUS.fullmatch(value):
        decimal = value.replace(",", ".").rstrip("0").rstrip(".")
        if decimal[-4:-3] == ".":
            decimal += "0"
        raise Refused("number-ambiguous", value=value, joined=_joined(value), decimal=decimal)
    if _GROUPED.fullmatch(value):
        raise Refused("number-grouped", value=value, nearest=offer(_joined(value)))
    if not _NUMBER.fullmatch(value) or len(value) > 20:
        raise Refused("number-form", value=value, nearest=offer(guess_number(value)))
    return Decimal(value.replace(",", "."))


def _count(value: str) -> int:
    if _GROUPED.fullmatch(value):
        raise Refused("number-grouped", value=value, nearest=offer(_joined(value)))
    if not re.fullmatch(r"[0-9]{1,9}", value):
        raise Refused("count-form", value=value)
    return int(value)


def _joined(value: str) -> str:
    return re.sub(r"[., ]", "", value)


_TRUTH = {"true": True, "false": False}
_TRUTH_WORDS = {
    **dict.fromkeys(("true", "yes", "có", "đúng", "on", "1", "y", "x"), "true"),
    **dict.fromkeys(("false", "no", "không", "sai", "off", "0", "n"), "false"),
}


def _truth(value: str) -> bool:
    if value not in _TRUTH:
        guess = _TRUTH_WORDS.get(value.casefold())
        raise Refused("truth-form", value=value, nearest=offer(guess))
    return _TRUTH[value]


_AMOUNT_SCHEMA = {"type": ["string", "number"], "pattern": r"^-?\d+([.,]\d+)?$"}
_COUNT_SCHEMA = {"type": ["string", "integer"], "pattern": r"^\d{1,9}$", "minimum": 0}
Amount = Annotated[Decimal, Reads(_amount, _AMOUNT_SCHEMA)]
Count = Annotated[int, Reads(_count, _COUNT_SCHEMA)]
TrueOrFalse = Annotated[bool, Reads(_truth, {"type": ["boolean"]})]
