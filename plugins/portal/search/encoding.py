"""How the index is written down, as theme/static/js/search-engine.js reads it.

In: numbers, keys.  Out: letters of JSON.  A number is five bits a letter, the lowest first; every
letter but the last is of the second half of the alphabet.  A list of postings is a year (a full
stop, then the year from 1900 on) and its postings, each the step from the posting before it times
four, plus the weight: 0 once in the text, 1 more often, 2 in the summary or of the facts, 3 in the
title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from portal.search.words import folded

__all__ = [
    "CONCEPT",
    "FORMAT",
    "WEIGHTS",
    "hashed",
    "number",
    "posting",
    "postings",
    "read_postings",
    "route",
    "runs",
    "shard_of",
]

FORMAT = "3"
"""Changes with anything that the browser must read otherwise: it is part of every file's name."""

WEIGHTS = 4
CONCEPT = "@"

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_DIGITS = {letter: digit for digit, letter in enumerate(_ALPHABET)}
_HALF = 32
_BITS = 5
_FIRST_YEAR = 1900
_NONE = (0,)
_PLACE = -WEIGHTS
"""As a mask: a posting without its weight, of which there are four."""


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


def postings(year: int, found: Sequence[int]) -> str:
    """``found`` are those of a year, rising."""
    steps = [number(one - (last & _PLACE)) for one, last in zip(found, chain(_NONE, found))]  # noqa: B905 - the last one has no next
    return f".{number(year - _FIRST_YEAR)}{''.join(steps)}"


def runs(listed: str) -> Mapping[int, str]:
    """The postings of each year, as :func:`postings` wrote them."""
    return {next(_numbers(run)) + _FIRST_YEAR: f".{run}" for run in listed.split(".")[1:]}


def read_postings(run: str) -> list[int]:
    """What :func:`postings` was given."""
    numbers = _numbers(run[1:])
    next(numbers)
    found = []
    last = 0
    for step in numbers:
        found.append(last + step)
        last += step - step % WEIGHTS
    return found


def _numbers(letters: str) -> Iterator[int]:
    value = shift = 0
    for letter in letters:
        digit = _DIGITS[letter]
        value += digit % _HALF << shift
        shift += _BITS
        if digit < _HALF:
            yield value
            value = shift = 0


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
def hashed(text: str) -> int:
    """FNV-1a over UTF-16, 32 bits: the same few lines in any language."""
    value = 0x811C9DC5
    for letter in text:
        value = ((value ^ ord(letter)) * 0x01000193) & 0xFFFFFFFF
    return value


def shard_of(key: str, shards: int) -> int:
    """Which of so many shards has a key."""
    return hashed(route(key)) % shards
