"""The index of a whole site: the sheets of each year in each language, worked out or kept.

In: rows, articles and bodies; what earlier builds kept.  Out: :class:`SearchIndex`.  Sheets are
opened when somebody asks for them: a build that changes one article works out its year, and opens
of the other years what stands in the same shards.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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
    "YearKey",
    "index_texts",
    "record_of",
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


@dataclass(frozen=True)
class SearchIndex:
    """``keys`` are those under which the sheets of each year are kept, and how many shards its
    volume has."""

    keys: Mapping[YearKey, tuple[bytes, int]]
    years: Mapping[YearKey, YearSheets]

    def sheet(self, lang: str, year: int, name: str) -> str:
        """A sheet of a year; raises KeyError where there is none."""
        return self.years[lang, year].sheets[name]

    def digest(self, lang: str, year: int, name: str) -> bytes:
        """Its digest."""
        return self.years[lang, year].digest(name)


NO_SEARCH = SearchIndex({}, {})


class Catalogue:
    """The rows that are searched, by language and year, and how they are cut."""

    def __init__(self, rows: Iterable[Row], languages: Collection[str]) -> None:
        self.rows: defaultdict[YearKey, list[Row]] = defaultdict(list)
        for row in rows:
            for lang in row.words:
                if lang in languages:
                    self.rows[lang, row.date.date.year].append(row)
        for listed in self.rows.values():
            listed.sort(key=lambda row: row.by_publication)

    @cached_property
    def volumes(self) -> Mapping[str, tuple[Volume, ...]]:
        """Of each language that has a text."""
        counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
        for (lang, year), listed in self.rows.items():
            counts[lang][year] = len(listed)
        return {lang: volumes(own) for lang, own in sorted(counts.items())}

    @cached_property
    def shards(self) -> Mapping[YearKey, int]:
        """In how many shards the volume of each year is cut."""
        return {
            (lang, year): volume.shards
            for lang, own in self.volumes.items()
            for volume in own
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
    before: Mapping[YearKey, tuple[bytes, int]] | None = None,
    touched: Collection[YearKey] = (),
) -> SearchIndex:
    """The index of these rows.

    ``stamp`` tells a text from what it would be after any change; ``records`` makes the records
    of texts, in order.  ``before`` are the keys of an index of which only the years ``touched``
    have changed since: those of the others are taken from there, and their sheets from ``kept``.
    Asking for sheets that are kept no more raises Unkept.
    """
    keys: dict[YearKey, tuple[bytes, int]] = {}
    unsure = []
    for year_key in sorted(catalogue.rows):
        known = (before or {}).get(year_key)
        shards = catalogue.shards[year_key]
        if known is None or known[1] != shards or year_key in touched:
            keys[year_key] = _key(catalogue, year_key, stamp), shards
            unsure.append(year_key)
        else:
            keys[year_key] = known
    found = kept.find(_KIND, [keys[year_key][0] for year_key in unsure])
    at_hand = {each: found[keys[each][0]] for each in unsure if keys[each][0] in found}
    missing = [each for each in unsure if each not in at_hand]
    made = records([(row, each[0]) for each in missing for row in catalogue.rows[each]])
    for each in missing:
        lang, year = each
        rows = catalogue.rows[each]
        sheets = make_sheets(year, rows, islice(made, len(rows)), lang, keys[each][1])
        kept.keep(_KIND, {keys[each][0]: sheets})
        at_hand[each] = sheets

    def fetch(each: YearKey) -> YearSheets:
        key = keys[each][0]
        sheets = kept.find(_KIND, [key]).get(key)
        if not isinstance(sheets, YearSheets):
            raise Unkept(key.hex())
        return sheets

    return SearchIndex(keys, OnDemand(keys, at_hand, fetch))


def _key(catalogue: Catalogue, year_key: YearKey, stamp: Callable[[Row, str], bytes]) -> bytes:
    """All that the sheets of a year are made of."""
    lang, year = year_key
    parts: list[bytes | str] = [FORMAT, lang, str(year), str(catalogue.shards[year_key])]
    for row in catalogue.rows[year_key]:
        parts += [repr(row), stamp(row, lang)]
    return key_of(*parts)
