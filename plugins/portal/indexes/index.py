"""An index: rows newest first, cut by year and month, counted.

In: rows in any order, the date to go by, and the rows of withdrawn texts.  Out: :class:`Index`.
Lists are cut by time, never by a running page number, so that an old list stays as it was when
something new comes.  A year or month whose every text was withdrawn keeps its page, without rows:
addresses never disappear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from portal.domain.dates import PartialDate
from portal.indexes.rows import Row

__all__ = ["LATEST", "WHOLE_YEAR", "Index", "MonthSlice", "YearSlice", "event_index", "news_index"]

LATEST = 20
"""How many rows the root of an index and a feed show."""

WHOLE_YEAR = 100
"""Up to this many rows a year page shows them whole; above it, title rows or months."""


@dataclass(frozen=True, slots=True)
class MonthSlice:
    """The rows of a month; ``month`` is None for those whose month is not known."""

    year: int
    month: int | None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class YearSlice:
    """The rows of a year, in months, the latest first and the unknown month last.

    ``emptied`` are the months that have lost all they had.
    """

    year: int
    months: tuple[MonthSlice, ...]
    count: int
    emptied: tuple[MonthSlice, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for month in self.months for row in month.rows)

    @property
    def is_long(self) -> bool:
        return self.count > WHOLE_YEAR


@dataclass(frozen=True)
class Index:
    """Rows newest first and their years, the latest first; ``emptied`` years have lost all.

    ``gone`` are rows of withdrawn texts; ``when`` tells the date that a row goes by.  The years are
    cut when they are first asked for: most builds make few pages anew.
    """

    rows: tuple[Row, ...] = ()
    gone: tuple[Row, ...] = ()
    when: Callable[[Row], PartialDate] = field(
        default=attrgetter("event_date"), repr=False, compare=False
    )

    @property
    def count(self) -> int:
        return len(self.rows)

    @property
    def latest(self) -> tuple[Row, ...]:
        return self.rows[:LATEST]

    @property
    def years(self) -> tuple[YearSlice, ...]:
        return tuple(year for year in self._years if year.count)

    @property
    def emptied(self) -> tuple[YearSlice, ...]:
        return tuple(year for year in self._years if not year.count)

    @property
    def all_years(self) -> tuple[YearSlice, ...]:
        """Every year that has a page."""
        return (*self.years, *self.emptied)

    @cached_property
    def by_year(self) -> Mapping[int, YearSlice]:
        return {year.year: year for year in self.all_years}

    @cached_property
    def _years(self) -> tuple[YearSlice, ...]:
        cut: dict[int, dict[int | None, list[Row]]] = {}
        for row in self.rows:
            date = self.when(row)
            cut.setdefault(date.year, {}).setdefault(date.month, []).append(row)
        for row in self.gone:
            date = self.when(row)
            cut.setdefault(date.year, {}).setdefault(date.month, [])
        return tuple(_year(year, cut[year]) for year in sorted(cut, reverse=True))


def news_index(rows: Iterable[Row], gone: Iterable[Row] = ()) -> Index:
    """By day of publication."""
    ordered = sorted(rows, key=lambda row: row.by_publication, reverse=True)
    return Index(tuple(ordered), tuple(gone), lambda row: row.date.date)


def event_index(newest_first: Iterable[Row], gone: Iterable[Row] = ()) -> Index:
    """By day of the event, in which order the rows come."""
    return Index(tuple(newest_first), tuple(gone))


def _year(year: int, by_month: dict[int | None, list[Row]]) -> YearSlice:
    # A month is at least 1, so that the unknown one (0 here) comes last.
    names = sorted(by_month, key=lambda month: month or 0, reverse=True)
    months = [MonthSlice(year, month, tuple(by_month[month])) for month in names]
    return YearSlice(
        year,
        tuple(month for month in months if month.rows),
        sum(len(month.rows) for month in months),
        tuple(month for month in months if not month.rows and month.month is not None),
    )
