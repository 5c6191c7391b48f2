"""The report of ``bench``: medians in a table, and how they grow.

In: rows of measurements.  Out: the Markdown text of docs/benchmarks.md.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from portal import __version__
from portal.commands.measure import Measured

__all__ = ["Row", "report"]

_HEAD = """\
# Benchmarks

Written by `python3 tasks.py bench`. Each figure is the median of {runs} runs, in which the sizes
and kinds took turns; every build is a fresh one (`--fresh`), with as many processes as there are
cores. The articles are made up by `tests/site/factory.py`: 400 to 900 words with lists, tables and
quotations, from 19 years, with 20 agencies and 12 partner provinces.

Portal {version}, {implementation} {python}, {cores} cores, {system}.

| articles | site | time | range | processor time | per article | memory | files | size |
| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""

_GROWTH = """
## Growth

How many times longer a build takes for each time as many articles: 1.00 is linear, less is better.

| site | from | to | articles | time | processor time | time over articles |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One size and kind of site: medians over its runs."""

    articles: int
    kind: str
    wall: float
    fastest: float
    slowest: float
    cpu: float
    memory: float
    files: int
    size: int

    @classmethod
    def of(cls, articles: int, kind: str, runs: Sequence[Measured]) -> Row:
        walls = [run.wall for run in runs]
        return cls(
            articles,
            kind,
            median(walls),
            min(walls),
            max(walls),
            median(run.cpu for run in runs),
            median(run.memory for run in runs),
            runs[-1].files,
            runs[-1].size,
        )

    def __str__(self) -> str:
        return (
            f"| {self.articles:,} | {self.kind} | {self.wall:.2f} s "
            f"| {self.fastest:.2f}–{self.slowest:.2f} s | {self.cpu:.2f} s "
            f"| {1000 * self.wall / self.articles:.2f} ms | {self.memory / 2**20:.0f} MiB "
            f"| {self.files:,} | {self.size / 2**20:.1f} MiB |"
        )


def report(rows: Sequence[Row], runs: int) -> str:
    """The whole text."""
    head = _HEAD.format(
        runs=runs,
        version=__version__,
        implementation=platform.python_implementation(),
        python=platform.python_version(),
        cores=os.cpu_count(),
        system=f"{platform.system()} {platform.machine()}",
    )
    return head + "".join(f"{row}\n" for row in rows) + "".join(_growth(rows))


def _growth(rows: Sequence[Row]) -> Iterator[str]:
    kinds = dict.fromkeys(row.kind for row in rows)
    lines = []
    for kind in kinds:
        of_kind = [row for row in rows if row.kind == kind]
        for one, other in pairwise(of_kind):
            more, time = other.articles / one.articles, other.wall / one.wall
            lines.append(
                f"| {kind} | {one.articles:,} | {other.articles:,} | × {more:.2f} "
                f"| × {time:.2f} | × {other.cpu / one.cpu:.2f} | {time / more:.2f} |\n"
            )
    if lines:
        yield _GROWTH
        yield from lines
