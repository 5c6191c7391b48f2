"""The bar: what the builds should keep to, and whether they did.

In: the results and sizes of one benchmark.  Out: one :class:`Verdict` for each row of the table
that docs/benchmarks.md opens with.  Times, ratios and memory are held against their limit only
at the 10,000 articles (and what follows from them) for which it is meant; counts at any size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from portal.commands.bench.results import Results, Run, Spread, ratio
from portal.commands.bench.rows import Sizes
from portal.commands.bench.sites import COMPLETE, LEAN

__all__ = ["Verdict", "verdicts"]

_MEANT_FOR = 10_000
_NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row: what, the bar, what was measured; ``kept`` is None where the bar does not apply."""

    what: str
    bar: str
    measured: str
    kept: bool | None


def verdicts(results: Results, sizes: Sizes) -> list[Verdict]:
    """Every row of the bar, in its order."""
    return list(_Judge(results, sizes).all())


class _Judge:
    def __init__(self, results: Results, sizes: Sizes) -> None:
        self._results = results
        self._sizes = sizes

    def all(self) -> Iterator[Verdict]:
        n = f"{self._sizes.main:,}"
        less, more = self._sizes.growth
        lean, complete = self._at("cold", LEAN), self._at("cold", COMPLETE)
        hugo, pelican = self._at("cold", "hugo"), self._at("cold", "pelican")
        edited = self._at("edit", COMPLETE)
        small, large = (self._results.find("growth", LEAN, size) for size in (less, more))
        cold = ("cold", "hugo")
        yield self._at_most(f"cold build, lean, {n}, against Hugo", 1.3, ratio(lean, hugo), *cold)
        what = f"cold build, lean, {n}, against Pelican"
        yield self._at_least(what, 3.5, ratio(pelican, lean), "cold")
        what = f"complete build against lean, cold, {n}"
        yield self._at_most(what, 2, ratio(complete, lean), "cold")
        what = f"growth, lean, {less:,} → {more:,}"
        yield self._at_most(what, 4.4, ratio(large, small), "growth")
        what = f"one article edited, whole process, {n}"
        faster = ratio(self._at("edit", "hugo"), edited)
        yield self._at_least(f"{what}, against Hugo", 8, faster, "edit", "hugo")
        yield self._seconds(what, 2, edited, "edit")
        yield self._nothing(f"nothing changed, {n}")
        yield self._dependents("template", f"one template changed, {n}")
        yield self._dependents("register", f"one register entry changed, {n}")
        yield self._served(f"serve: save to refreshed page, {n}")
        yield self._memory(self._sizes.main, 500)
        yield self._memory(self._sizes.new[1], 1500)
        yield self._rewritten()

    def _at(self, row: str, builder: str) -> list[Run]:
        return self._results.find(row, builder, self._sizes.main)

    def _if_meant(self, kept: bool) -> bool | None:
        """At other sizes, fixed costs weigh more or less than the limit reckons with."""
        return kept if self._sizes.main == _MEANT_FOR else None

    def _absent(self, what: str, bar: str, *names: str) -> Verdict:
        """Not measured; ``names`` are the row and the peer whose absence would be the reason."""
        reasons = [self._results.missing[name] for name in names if name in self._results.missing]
        return Verdict(what, bar, ": ".join([_NOT_MEASURED, *reasons[:1]]), None)

    def _at_most(self, what: str, most: float, found: Spread | None, *names: str) -> Verdict:
        bar = f"at most {most:g} ×"
        if found is None:
            return self._absent(what, bar, *names)
        return Verdict(what, bar, _times(found), self._if_meant(found.median <= most))

    def _at_least(self, what: str, least: float, found: Spread | None, *names: str) -> Verdict:
        bar = f"{least:g} × faster"
        if found is None:
            return self._absent(what, bar, *names)
        kept = self._if_meant(found.median >= least)
        return Verdict(what, bar, f"{_times(found)} faster", kept)

    def _seconds(self, what: str, most: float, runs: Sequence[Run], row: str) -> Verdict:
        bar = f"at most {most:g} s"
        if not runs:
            return self._absent(what, bar, row)
        wall = Spread.of(run.measured.wall for run in runs)
        shown = f"{wall.median:.2f} s ({wall.low:.2f}–{wall.high:.2f})"
        return Verdict(what, bar, shown, self._if_meant(wall.median <= most))

    def _nothing(self, what: str) -> Verdict:
        runs = self._at("nothing", COMPLETE)
        timed = self._seconds(what, 1.5, runs, "nothing")
        bar = f"{timed.bar}, no file written"
        if not runs:
            return replace(timed, bar=bar)
        written = max(run.told.get("written", run.changes.all) for run in runs)
        kept = timed.kept if written == 0 else False
        return Verdict(what, bar, f"{timed.measured}, {written:,} written", kept)

    def _dependents(self, row: str, what: str) -> Verdict:
        """What depends on an edit and what it changes is nearly the same, seen from outside."""
        bar = "only what depends on it (at most twice what changes); no text converted"
        runs = self._at(row, COMPLETE)
        if not runs:
            return self._absent(what, bar, row)
        last = runs[-1]
        wall = median(run.measured.wall for run in runs)
        rendered, converted = last.told.get("rendered"), last.told.get("converted")
        shown = (
            f"{wall:.2f} s, {last.changes.all:,} files changed, "
            f"{_told(rendered, 'rendered')}, {_told(converted, 'texts converted')}"
        )
        if rendered is None or converted is None:
            return Verdict(what, bar, shown, None)
        kept = converted == 0 and rendered <= 2 * last.changes.all
        return Verdict(what, bar, shown, kept)

    def _served(self, what: str) -> Verdict:
        bar = "300 ms"
        if not self._results.served:
            return self._absent(what, bar, "serve")
        found = Spread.of(self._results.served)
        shown = f"{found.median:,.0f} ms ({found.low:,.0f}–{found.high:,.0f})"
        return Verdict(what, bar, shown, self._if_meant(found.median <= 300))

    def _memory(self, articles: int, most: int) -> Verdict:
        what, bar = f"peak memory, complete, {articles:,}", f"at most {most:,} MB"
        rows = ("cold", "memory")
        runs = [run for row in rows for run in self._results.find(row, COMPLETE, articles)]
        if not runs:
            return self._absent(what, bar, "memory", "new")
        peak = max(run.measured.memory for run in runs) / 1e6
        return Verdict(what, bar, f"{peak:,.0f} MB", self._if_meant(peak <= most))

    def _rewritten(self) -> Verdict:
        sizes = self._sizes.new
        what = "files changed for one new article, " + " and ".join(f"{each:,}" for each in sizes)
        bar = "the same ± 3; files of the search at most 300"
        both = [self._results.find("new", COMPLETE, articles) for articles in sizes]
        if not all(both):
            return self._absent(what, bar, "new")
        # The first article of a year or month makes its pages anew; later ones only change them.
        small, large = (runs[-1].changes for runs in both)
        shown = f"{small.others:,} and {large.others:,}"
        shown += f"; of the search {small.search} and {large.search}"
        kept = abs(large.others - small.others) <= 3 and max(small.search, large.search) <= 300
        return Verdict(what, bar, shown, kept)


def _times(found: Spread) -> str:
    return f"{found.median:.2f} × ({found.low:.2f}–{found.high:.2f})"


def _told(count: int | None, what: str) -> str:
    return f"{count:,} {what}" if count is not None else f"{what}: the build does not say"
