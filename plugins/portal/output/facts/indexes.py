"""The indexes as makers see them while what they ask is noted.

In: the indexes of a site and where to note.  Out: indexes that answer the same.  A page of a year
has read that year and no other; a root has read the counts of its years and its latest rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from portal.domain.model import Kind
from portal.indexes.earlier import EarlierStories
from portal.indexes.index import Index, MonthSlice, YearSlice
from portal.indexes.neighbours import Neighbours
from portal.indexes.rows import Row
from portal.indexes.site import RegulationLife, SiteIndexes
from portal.output.facts.doors import Door
from portal.pages.reads import Reads

__all__ = ["watched_indexes"]


def watched_indexes(indexes: SiteIndexes, reads: Reads) -> SiteIndexes:
    """The same indexes, which note in ``reads`` what is asked of them."""
    return _WatchedIndexes(indexes, reads)


class _WatchedIndexes(SiteIndexes):
    """Each index behind a door, worked out when somebody passes."""

    def __init__(self, indexes: SiteIndexes, reads: Reads) -> None:
        self._indexes = indexes
        self._reads = reads
        self.rows = Door("row", indexes.rows, reads)

    @cached_property
    def news(self) -> Index:
        return WatchedIndex(self._indexes.news, "news", self._reads)

    @cached_property
    def events(self) -> Index:
        return WatchedIndex(self._indexes.events, "events", self._reads)

    @cached_property
    def agencies(self) -> Mapping[str, Index]:
        return _Table(self._indexes.agencies, "agencies", self._reads)

    @cached_property
    def partners(self) -> Mapping[str, Index]:
        return _Table(self._indexes.partners, "partners", self._reads)

    @cached_property
    def provinces(self) -> Mapping[str, Index]:
        return _Table(self._indexes.provinces, "provinces", self._reads)

    @cached_property
    def kinds(self) -> Mapping[Kind, Index]:
        return _Table(self._indexes.kinds, "kinds", self._reads)

    @cached_property
    def regulations(self) -> Mapping[str, RegulationLife]:
        return Door("life", self._indexes.regulations, self._reads)

    @cached_property
    def earlier(self) -> EarlierStories:
        return _Earlier(self._indexes.earlier, self._reads)

    @cached_property
    def neighbours(self) -> Neighbours:
        found, reads = self._indexes.neighbours, self._reads
        return Neighbours(
            Door("stories", found.stories, reads), Door("together", found.together, reads)
        )


class _Earlier(EarlierStories):
    def __init__(self, stories: EarlierStories, reads: Reads) -> None:
        self._stories = stories
        self._reads = reads

    def before(self, row: Row) -> tuple[Row, ...]:
        self._reads.note(("earlier", row.slug))
        return self._stories.before(row)


class _Table(Mapping[Any, Index]):
    """The indexes of a kind by their keys, each called ``name/key``."""

    def __init__(self, table: Mapping[Any, Index], name: str, reads: Reads) -> None:
        self._table = table
        self._name = name
        self._reads = reads

    def __getitem__(self, key: Any) -> Index:
        name = f"{self._name}/{key}"
        found = self._table.get(key)
        if found is None:
            self._reads.note(("years", name))  # that there is none has been read
            raise KeyError(key)
        return WatchedIndex(found, name, self._reads)

    def __iter__(self) -> Iterator[Any]:
        self._reads.note(("all", self._name))
        return iter(self._table)

    def __len__(self) -> int:
        self._reads.note(("all", self._name))
        return len(self._table)


class WatchedYear(YearSlice):
    """A year of the index called ``name``."""

    __slots__ = ("_name", "_reads", "_year")
    _name: str
    _reads: Reads
    _year: YearSlice

    def __init__(self, year: YearSlice, name: str, reads: Reads) -> None:
        put = object.__setattr__
        put(self, "year", year.year)
        put(self, "_year", year)
        put(self, "_name", name)
        put(self, "_reads", reads)

    # What stands in the fields of a plain slice is behind doors here.
    @property
    def months(self) -> tuple[MonthSlice, ...]:
        self._reads.note(("year", self._name, self.year))
        return self._year.months

    @property
    def emptied(self) -> tuple[MonthSlice, ...]:
        self._reads.note(("year", self._name, self.year))
        return self._year.emptied

    @property
    def count(self) -> int:
        self._reads.note(("count", self._name, self.year))
        return self._year.count


class _Years(Mapping[int, YearSlice]):
    """The years of an index by their number."""

    def __init__(self, index: Index, name: str, reads: Reads) -> None:
        self._years = index.by_year
        self._name = name
        self._reads = reads

    def __getitem__(self, number: int) -> YearSlice:
        found = self._years.get(number)
        if found is None:
            self._reads.note(("count", self._name, number))
            raise KeyError(number)
        return WatchedYear(found, self._name, self._reads)

    def __iter__(self) -> Iterator[int]:
        self._reads.note(("years", self._name))
        return iter(self._years)

    def __len__(self) -> int:
        self._reads.note(("years", self._name))
        return len(self._years)


class WatchedIndex(Index):
    """The index called ``name``: "news", "agencies/cong-an-ha-tinh"."""

    _index: Index
    _name: str
    _reads: Reads

    def __init__(self, index: Index, name: str, reads: Reads) -> None:
        self.__dict__.update(_index=index, _name=name, _reads=reads)

    @property
    def rows(self) -> tuple[Row, ...]:
        self._note("rows")
        return self._index.rows

    @property
    def latest(self) -> tuple[Row, ...]:
        self._note("latest")
        return self._index.latest

    @property
    def count(self) -> int:
        self._note("years")
        return self._index.count

    @property
    def years(self) -> tuple[YearSlice, ...]:
        self._note("years")
        return tuple(WatchedYear(year, self._name, self._reads) for year in self._index.years)

    @property
    def emptied(self) -> tuple[YearSlice, ...]:
        self._note("years")
        return tuple(WatchedYear(year, self._name, self._reads) for year in self._index.emptied)

    @property
    def by_year(self) -> Mapping[int, YearSlice]:
        return _Years(self._index, self._name, self._reads)

    def _note(self, what: str) -> None:
        self._reads.note((what, self._name))
