"""The keys of one year's texts with their postings, cut into shards.

In: the records of a year with their places.  Out: :class:`YearPostings`.  Words have numbers while
they are gathered and words in a row are one number made of two or three: a year has some hundred
thousand postings, and a text for each would cost more than all the rest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from portal.domain.packing import packed
from portal.search.encoding import CONCEPT, WEIGHTS, hashed, posting, postings, route, shard_of
from portal.search.records import FACTS, OFTEN, ONCE, TITLE, Record
from portal.search.words import folded

__all__ = ["MOST", "Gatherer", "YearPostings", "is_counted", "is_single", "weightiest"]

MOST = 40
"""Postings of a single word in a year; the weightiest and newest of more: pairs tell the rest."""

_BITS = 24
_TWICE = 2 * _BITS
_OTHER = (1 << _BITS) - 1
_BREAK = 0
"""The number of the end of a line."""

_OF_FACTS, _OF_TITLE = -2, -3


@packed
@dataclass(frozen=True, slots=True)
class YearPostings:
    """``shards``: a line for each key, ``key⇥postings``.

    ``full``: the same by shard, of words whose postings are more than is shown.  ``counts``: in
    how many texts each word or id is.
    """

    shards: tuple[str, ...]
    full: Mapping[int, str]
    counts: Mapping[str, int]


def is_single(key: str) -> bool:
    """A word, neither a pair nor an id."""
    return " " not in key and not key.startswith(CONCEPT)


def is_counted(key: str) -> bool:
    """A word or an id: it is known in how many texts each is."""
    return " " not in key


def weightiest(listed: Sequence[int]) -> Sequence[int]:
    """Those of a word's postings in a year that are shown."""
    if len(listed) <= MOST:
        return listed
    return sorted(sorted(listed, key=lambda one: (one % WEIGHTS, one), reverse=True)[:MOST])


class _Numbers(dict[str, int]):
    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class Gatherer:
    """One process's: the words of one year are mostly those of the next."""

    def __init__(self) -> None:
        self._numbers = _Numbers({"\n": _BREAK})

    def gather(self, year: int, records: Iterable[tuple[int, Record]], shards: int) -> YearPostings:
        """``records`` come with their places, which rise."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for place, record in records:
            once, often, facts, title = (
                posting(place, weight) for weight in (ONCE, OFTEN, FACTS, TITLE)
            )
            others = {_OF_FACTS: facts, _OF_TITLE: title}
            for key, times in self._counted(record).items():
                found[key].append(once if times == 1 else others.get(times, often))
        return self._written(year, found, shards)

    def _counted(self, record: Record) -> dict[int, int]:
        """How often each key is in the body; what is in facts or title is told as such."""
        counts = dict(Counter(self._keys(record.body)))
        counts.update(dict.fromkeys(self._triples(record.names), 1))
        counts.update(dict.fromkeys(self._keys(record.facts), _OF_FACTS))
        counts.update(dict.fromkeys(self._keys(record.title), _OF_TITLE))
        counts.pop(_BREAK, None)
        return counts

    def _keys(self, lines: str) -> list[int]:
        """Words and pairs; a word is the pair of a line's end and itself."""
        numbers = self._numbered(lines)
        pairs = [one << _BITS | other for one, other in pairwise(numbers) if one and other]
        return numbers + pairs

    def _triples(self, lines: str) -> list[int]:
        """Three words that follow one another."""
        numbers = self._numbered(lines)
        all_three = zip(numbers, numbers[1:], numbers[2:])  # noqa: B905 - the last have none after them
        return [
            one << _TWICE | other << _BITS | third
            for one, other, third in all_three
            if one and other and third
        ]

    def _numbered(self, lines: str) -> list[int]:
        """The numbers of all words, with a break between two lines."""
        told = lines.replace("\n", " \n ").split(" ") if lines else ()
        return list(map(self._numbers.__getitem__, told))

    def _written(self, year: int, found: Mapping[int, list[int]], shards: int) -> YearPostings:
        words = list(self._numbers)
        initials = [folded(word)[:1] for word in words]
        lines: list[list[str]] = [[] for _ in range(shards)]
        full: defaultdict[int, list[str]] = defaultdict(list)
        counts: Counter[str] = Counter()
        # All pairs with the same first word and the same initial of the second lie in one shard.
        known: dict[tuple[int, str], int] = {}
        for number, gathered in found.items():
            listed: Sequence[int] = gathered
            first, other = number >> _BITS, number & _OTHER
            third = ""
            if first > _OTHER:
                first, other, third = first >> _BITS, first & _OTHER, f" {words[other]}"
            word = words[other]
            if first:
                key = f"{words[first]} {word}{third}"
                way = first, initials[other]
                shard = known.get(way, -1)
                if shard < 0:
                    shard = known[way] = hashed(route(key)) % shards
            else:
                key, shard = word, shard_of(word, shards)
                if is_counted(key):
                    counts[folded(key)] += len(listed)
                if is_single(key) and len(listed) > MOST:
                    full[shard].append(f"{key}\t{postings(year, listed)}")
                    listed = weightiest(listed)
            lines[shard].append(f"{key}\t{postings(year, listed)}")
        return YearPostings(
            tuple("\n".join(own) for own in lines),
            {shard: "\n".join(own) for shard, own in full.items()},
            dict(counts),
        )
