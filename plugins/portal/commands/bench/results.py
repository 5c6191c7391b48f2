"""What was measured, and the figures made of it: medians, spreads, ratios within a run.

In: runs as they end.  Out: :class:`Results`, from which the report and the bar are read.
A ratio is taken between two builds of one and the same turn, so that a busy moment of the machine
falls on both; what is shown is the median of these ratios, with the least and the greatest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from portal.commands.bench.measure import Measured
from portal.commands.bench.trees import Changes

__all__ = ["Key", "Results", "Run", "Spread", "counts_told", "ratio"]

NOT_LOOKED_AT = Changes(0, 0)

_COUNT = re.compile(r"([\d,]+) (files|written|removed|rendered|converted)\b")


@dataclass(frozen=True, slots=True)
class Spread:
    """A median with the least and the greatest."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """Raises statistics.StatisticsError when there are none."""
        values = list(values)
        return cls(median(values), min(values, default=0), max(values, default=0))


@dataclass(frozen=True, slots=True)
class Key:
    """Which builds belong together: the row of the table, who built, how many articles."""

    row: str
    builder: str
    articles: int


@dataclass(frozen=True, slots=True)
class Run:
    """One build; ``changes`` of its output, where that was looked at before and after."""

    measured: Measured
    changes: Changes = NOT_LOOKED_AT

    @property
    def told(self) -> dict[str, int]:
        """The counts that the build gives of itself."""
        return counts_told(self.measured.said)


@dataclass(slots=True)
class Results:
    """All runs, in the order in which they were first made.

    ``missing`` holds what could not be measured and why, by row or builder;
    ``served`` the milliseconds from a save to the refreshed page.
    """

    runs: dict[Key, list[Run]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    served: list[float] = field(default_factory=list)

    def add(self, key: Key, run: Run) -> None:
        self.runs.setdefault(key, []).append(run)

    def forget(self, row: str) -> None:
        """Drop a row whose times mean nothing."""
        self.runs = {key: runs for key, runs in self.runs.items() if key.row != row}

    def find(self, row: str, builder: str, articles: int) -> list[Run]:
        """The runs of one kind of build; none when it was not measured."""
        return self.runs.get(Key(row, builder, articles), [])

    def keys(self, row: str) -> Iterator[Key]:
        return (key for key in self.runs if key.row == row)


def ratio(over: Sequence[Run], under: Sequence[Run]) -> Spread | None:
    """How many times as long ``over`` took, turn by turn; None when either was not measured."""
    pairs = list(zip(over, under, strict=False))
    return Spread.of(one.measured.wall / two.measured.wall for one, two in pairs) if pairs else None


def counts_told(said: str) -> dict[str, int]:
    """“8 files, 3 written, 0 removed” → what was counted; ``build`` says this in English.

    The first of each name counts: the files of the content are told after those of the site.
    """
    counts: dict[str, int] = {}
    for number, name in _COUNT.findall(said):
        counts.setdefault(name, int(number.replace(",", "")))
    return counts
