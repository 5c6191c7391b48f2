"""How the index is written down, as theme/static/js/search-engine.js reads it.

In: numbers, keys.  Out: letters of JSON.  A number is five bits a letter, the lowest first; every
letter but the last is of the second half of the alphabet.  A list of postings is a year (a full
stop, then the year from 1900 on) and its postings, each the step from the posting before it times
four, plus the weight: 0 once in the text, 1 more often, 2 in the summary or of the facts, 3 in the
title.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from portal.search.words import folded

__all__ = ["CONCEPT", "FORMAT", "WEIGHTS", "number", "posting", "postings", "route", "shard_of"]

FORMAT = "1"
"""Changes with anything that the browser must read otherwise: it is part of every file's name."""

WEIGHTS = 4
CONCEPT = "@"

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_HALF = 32
_FIRST_YEAR = 1900


@lru_cache(maxsize=65_536)
def number(value: int) -> str:
    """A number, not below nought, as letters."""
    letters = []
    while value >= _HALF:
        letters.append(_ALPHABET[_HALF + value % _HALF])
        value //= _HALF
    letters.append(_ALPHABET[value])
    return "".join(letters)


def posting(place: int, weight: int) -> int:
    """A place in a year, and the weight of a key there, as one number."""
    return place * WEIGHTS + weight


def postings(year: int, found: Iterable[int]) -> str:
    """``found`` are those of a year, rising."""
    letters = [".", number(year - _FIRST_YEAR)]
    last = 0
    for one in found:
        letters.append(number(one - last))
        last = one - one % WEIGHTS
    return "".join(letters)


@lru_cache(maxsize=262_144)
def route(key: str) -> str:
    """What tells the shard of a key: enough to look for the beginning of its last word there.

    Of two words the first, and the second's first letter, folded; of one word three letters.
    """
    if key.startswith(CONCEPT):
        return key
    first, _, second = key.partition(" ")
    if second:
        return f"{folded(first)} {folded(second)[:1]}"
    return folded(first)[:3]


@lru_cache(maxsize=65_536)
def _hashed(text: str) -> int:
    """FNV-1a over UTF-16, 32 bits: the same few lines in any language."""
    value = 0x811C9DC5
    for letter in text:
        value = ((value ^ ord(letter)) * 0x01000193) & 0xFFFFFFFF
    return value


def shard_of(key: str, shards: int) -> int:
    """Which of so many shards has a key."""
    return _hashed(route(key)) % shards
