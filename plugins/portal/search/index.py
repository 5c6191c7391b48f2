"""The index of a whole site: the sheets of each year in each language, worked out or kept.

In: rows, articles and bodies; what earlier builds kept.  Out: :class:`SearchIndex`.  Sheets are
opened when somebody asks for them: a build that changes one article works out its year, and opens
of the other years what stands in the same shards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Protocol

from portal.domain.model import Article
from portal.indexes.rows import Row
from portal.reading.markdown import Rendered
from portal.search.encoding import FORMAT
from portal.search.records import Record, make_record
from portal.search.sheets import YearSheets, make_sheets
from portal.search.volumes import Volume, volumes
from portal.store import Kept, key_of
from portal.store.ondemand import OnDemand, Unkept

__all__ = [
    "NO_SEARCH",
    "Catalogue",
    "SearchIndex",
    "Text",
    "Texts",
    "YearEntry",
    "YearKey",
    "cut",
    "in_order",
    "index_texts",
    "kept_sheets",
    "record_of",
    "shards_of",
]

_KIND = "search"

YearKey = tuple[str, int]
"""A language, and a year of publication."""

Text = tuple[Row, str]
"""A row, and the language of the text that is meant."""


class Texts(Protocol):
    """What of a site is searched: articles by slug, bodies by slug and language."""

    @property
    def articles(self) -> Mapping[str, Article]: ...

    @property
    def bodies(self) -> Mapping[tuple[str, str], Rendered]: ...


YearEntry = tuple[bytes, int, int]
"""The key under which a year's sheets are kept, the shards of its volume, how many texts it has."""


@dataclass(frozen=True)
class SearchIndex:
    """``keys`` tell where the sheets of each year are kept, ``years`` are those sheets."""

    keys: Mapping[YearKey, YearEntry]
    years: Mapping[YearKey, YearSheets]

    def sheet(self, lang: str, year: int, name: str) -> str:
        """A sheet of a year; raises KeyError where there is none."""
        return self.years[lang, year].sheets[name]

    def digest(self, lang: str, year: int, name: str) -> bytes:
        """Its digest."""
        return self.years[lang, year].digest(name)

    @property
    def counts(self) -> Mapping[YearKey, int]:
        """How many texts each year has."""
        return {each: count for each, (_, _, count) in self.keys.items()}

    def counted(self, lang: str) -> Mapping[int, int]:
        """The same of the years of one language, in order."""
        return {year: count for (own, year), count in sorted(self.counts.items()) if own == lang}

    def with_counts(self, counts: Mapping[YearKey, int]) -> SearchIndex:
        """An index of which no more is known than how many texts it is to have."""
        return SearchIndex({each: (b"", 0, count) for each, count in counts.items()}, {})


NO_SEARCH = SearchIndex({}, {})


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is searched: ``counts`` of all years, ``rows`` of those years that are worked out."""

    counts: Mapping[YearKey, int]
    rows: Mapping[YearKey, Sequence[Row]]

    @classmethod
    def of(cls, rows: Iterable[Row], languages: Collection[str]) -> Catalogue:
        """Of all rows of a site."""
        found: defaultdict[YearKey, list[Row]] = defaultdict(list)
        for row in rows:
            for lang in row.words:
                if lang in languages:
                    found[lang, row.date.date.year].append(row)
        return cls(
            {each: len(listed) for each, listed in found.items()},
            {each: in_order(listed) for each, listed in found.items()},
        )


def in_order(rows: Iterable[Row]) -> list[Row]:
    """The oldest publication first: what is new is added at the end."""
    return sorted(rows, key=lambda row: row.by_publication)


def cut(counts: Mapping[YearKey, int]) -> Mapping[str, tuple[Volume, ...]]:
    """The volumes of each language that has a text."""
    own: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for (lang, year), count in counts.items():
        own[lang][year] = count
    return {lang: volumes(own[lang]) for lang in sorted(own)}


def shards_of(counts: Mapping[YearKey, int]) -> Mapping[YearKey, int]:
    """In how many shards the volume of each year is cut."""
    return {
        (lang, year): volume.shards
        for lang, found in cut(counts).items()
        for volume in found
        for year in volume.years
    }


def record_of(texts: Texts, text: Text) -> Record:
    """What is known of one text."""
    row, lang = text
    return make_record(texts.articles[row.slug], row, texts.bodies[row.slug, lang], lang)


def index_texts(
    catalogue: Catalogue,
    *,
    stamp: Callable[[Row, str], bytes],
    records: Callable[[Sequence[Text]], Iterator[Record]],
    kept: Kept,
    before: Mapping[YearKey, YearEntry] | None = None,
) -> SearchIndex:
    """The index of what is searched.

    ``stamp`` tells a text from what it would be after any change; ``records`` makes the records
    of texts, in order.  A year without rows in the catalogue is taken from ``before``, and its
    sheets from ``kept``: asking for sheets that are kept no more raises Unkept.
    """
    shards = shards_of(catalogue.counts)
    keys: dict[YearKey, YearEntry] = {}
    unsure = sorted(catalogue.rows)
    for each in sorted(catalogue.counts):
        if each in catalogue.rows:
            key = _key(catalogue.rows[each], each, shards[each], stamp)
            keys[each] = key, shards[each], catalogue.counts[each]
        else:
            keys[each] = (before or {})[each]
    found = kept.find(_KIND, [keys[each][0] for each in unsure])
    at_hand = {each: found[keys[each][0]] for each in unsure if keys[each][0] in found}
    missing = [each for each in unsure if each not in at_hand]
    made = records([(row, each[0]) for each in missing for row in catalogue.rows[each]])
    for each in missing:
        lang, year = each
        rows = catalogue.rows[each]
        sheets = make_sheets(year, rows, islice(made, len(rows)), lang, shards[each])
        kept.keep(_KIND, {keys[each][0]: sheets})
        at_hand[each] = sheets
    fetch = partial(kept_sheets, keys, kept)
    return SearchIndex(keys, OnDemand(keys, at_hand, fetch))


def kept_sheets(keys: Mapping[YearKey, YearEntry], kept: Kept, year: YearKey) -> YearSheets:
    """The sheets of a year as they are kept; raises Unkept when they are not."""
    key = keys[year][0]
    sheets = kept.find(_KIND, [key]).get(key)
    if not isinstance(sheets, YearSheets):
        raise Unkept(key.hex())
    return sheets


def _key(
    rows: Iterable[Row], year_key: YearKey, shards: int, stamp: Callable[[Row, str], bytes]
) -> bytes:
    """All that the sheets of a year are made of."""
    lang, year = year_key
    parts: list[bytes | str] = [FORMAT, lang, str(year), str(shards)]
    for row in rows:
        parts += [repr(row), stamp(row, lang)]
    return key_of(*parts)
