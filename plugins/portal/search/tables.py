"""The texts of one year in one language: where each stands, and by what it is known whether it
has changed.

In: texts.  Out: :class:`YearTable`, and the places that differ between two of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from portal.domain.keys import key_of
from portal.domain.packing import packed
from portal.indexes.rows import Row

__all__ = ["Listed", "YearTable", "listed"]

_LEAST_SPAN = 16


@dataclass(frozen=True, slots=True)
class Listed:
    """``order`` is by publication; ``record`` and ``shown`` tell of what the text is made for the
    search, and what results show of it.
    """

    order: str
    month: int
    record: bytes
    shown: bytes

    @property
    def slug(self) -> str:
        """Of the article."""
        return self.order.rpartition(" ")[2]


def listed(row: Row, record: bytes, shown: bytes) -> Listed:
    """The text of a row; ``by_publication`` as a text that sorts alike."""
    first, month, day, time, slug = row.by_publication
    order = f"{first.isoformat()} {month:02} {day:02} {time.isoformat('microseconds')} {slug}"
    return Listed(order, row.date.date.month or 0, record, shown)


@packed
@dataclass(frozen=True)
class YearTable:
    """In columns, the oldest publication first."""

    orders: tuple[str, ...]
    months: tuple[int, ...]
    records: tuple[bytes, ...]
    shown: tuple[bytes, ...]

    @classmethod
    def of(cls, texts: Iterable[Listed]) -> YearTable:
        """Of texts in any order."""
        found = sorted(texts, key=lambda text: text.order)
        return cls(
            tuple(text.order for text in found),
            tuple(text.month for text in found),
            tuple(text.record for text in found),
            tuple(text.shown for text in found),
        )

    def __iter__(self) -> Iterator[Listed]:
        columns = zip(self.orders, self.months, self.records, self.shown, strict=True)
        return (Listed(*entry) for entry in columns)

    def __len__(self) -> int:
        return len(self.orders)

    @property
    def key(self) -> bytes:
        """What tells it from any other."""
        months = bytes(self.months)
        return key_of("\n".join(self.orders), months, b"".join(self.records), b"".join(self.shown))

    @cached_property
    def places(self) -> Mapping[int, Listed]:
        """Each text by its number in the year, which a later one of the month does not change.

        Months are as far apart as the fullest needs, so that all places fall into one order.
        """
        fullest = max(Counter(self.months).values(), default=1)
        span = max(_LEAST_SPAN, 1 << (fullest - 1).bit_length())
        taken: Counter[int] = Counter()
        found = {}
        for text in self:
            found[text.month * span + taken[text.month]] = text
            taken[text.month] += 1
        return found

    def differing(self, other: YearTable) -> dict[int, tuple[Listed | None, Listed | None]]:
        """The places where the two differ: what is here, what is there."""
        here, there = self.places, other.places
        return {
            place: (here.get(place), there.get(place))
            for place in sorted(here.keys() | there.keys())
            if here.get(place) != there.get(place)
        }
