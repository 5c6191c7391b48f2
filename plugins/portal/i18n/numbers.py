"""Numbers as each language writes them, by CLDR.

In: a number, a language code.  Out: text.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

__all__ = ["locale_of", "number_text"]


@lru_cache(maxsize=64)
def locale_of(lang: str) -> Locale:
    """The language for readers of the whole world, where CLDR tells that from one country's."""
    try:
        return Locale.parse(f"{lang}_001")
    except UnknownLocaleError:
        return Locale.parse(lang)


@lru_cache(maxsize=4096)
def number_text(value: Decimal | int, lang: str) -> str:
    """``1.300`` and ``1,5`` in Vietnamese, ``1,300`` and ``1.5`` in English."""
    return format_decimal(value, locale=locale_of(lang), decimal_quantization=False)
