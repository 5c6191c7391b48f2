"""The years of an index and the months of a year, as rails with counts and as groups of rows.

In: a composer, an index or a year of it, the address of the index's root.  Out: values of
``portal.pages.views.parts``.  Only news and events have pages of months; elsewhere a month is an
anchor on its year's page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portal.domain.dates import PartialDate
from portal.i18n.formats import date_text
from portal.indexes.index import Index, MonthSlice, YearSlice
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.views.parts import MonthGroup, YearCount

__all__ = [
    "counted_years",
    "index_years",
    "month_anchor",
    "month_groups",
    "month_label",
    "months_rail",
]


def index_years(compose: Composer, index: Index, root: str) -> tuple[YearCount, ...]:
    """The rail of an index's root: its years with counts."""
    return counted_years(compose, {year.year: year.count for year in index.years}, root)


def counted_years(compose: Composer, counts: Mapping[int, int], root: str) -> tuple[YearCount, ...]:
    """A rail of years in the order given; each links to its page under ``root``."""
    longest = _longest(counts.values())
    return tuple(
        YearCount(
            str(year), compose.url(addresses.year(root, year)), count, _percent(count, longest)
        )
        for year, count in counts.items()
    )


def months_rail(compose: Composer, year: YearSlice, root: str) -> tuple[YearCount, ...]:
    """The rail of a year page: month pages where the index has them, else anchors."""
    longest = _longest(len(month.rows) for month in year.months)
    return tuple(
        YearCount(
            month_label(compose, month),
            _month_url(compose, month, root) or f"#{month_anchor(month)}",
            len(month.rows),
            _percent(len(month.rows), longest),
        )
        for month in year.months
    )


def month_groups(compose: Composer, year: YearSlice, root: str) -> tuple[MonthGroup, ...]:
    """A year's rows by month; in a long year month pages, where there are any, hold them."""
    groups = []
    for month in year.months:
        url = _month_url(compose, month, root)
        rows = () if year.is_long and url else compose.stories(month.rows)
        label = month_label(compose, month)
        groups.append(MonthGroup(label, len(month.rows), month_anchor(month), url, rows))
    return tuple(groups)


def month_label(compose: Composer, month: MonthSlice) -> str:
    """``Tháng 6/2020``, ``June 2020``."""
    if month.month is None:
        return compose("Không rõ tháng")
    text = date_text(PartialDate(month.year, month.month), compose.lang)
    return text[:1].upper() + text[1:]


def month_anchor(month: MonthSlice) -> str:
    """The id of a month's heading on a year page."""
    return f"thang-{month.month:02}" if month.month else "khong-ro-thang"


def _month_url(compose: Composer, month: MonthSlice, root: str) -> str:
    if month.month is None or root not in (addresses.NEWS, addresses.EVENTS):
        return ""
    return compose.url(addresses.month(root, month.year, month.month))


def _longest(counts: Iterable[int]) -> int:
    return max(counts, default=1)


def _percent(count: int, longest: int) -> int:
    return max(1, round(100 * count / longest))
