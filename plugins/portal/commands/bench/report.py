"""The report of ``bench``: the bar with what was measured, every figure, and the conditions.

In: results, the sizes, the peers, the machine.  Out: the Markdown text of docs/benchmarks.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from portal.commands.bench.bar import Verdict, verdicts
from portal.commands.bench.peers import Peer
from portal.commands.bench.results import Key, Results, Run, Spread, ratio
from portal.commands.bench.rows import ROWS, Sizes
from portal.commands.bench.sites import COMPLETE, LEAN
from portal.commands.bench.trees import Agreement

__all__ = ["report"]

_HEAD = """\
# Benchmarks

Written by `python3 tasks.py bench {words}`; nothing here is by hand. A time is the median of {runs}
with the least and the greatest in brackets. The builds of one row take turns, each once and
then all of them again, and a ratio is taken between two builds of the same turn.

{machine}

"""

_BAR = """\
## The bar

Times, ratios and memory are held against their limit when the benchmark runs with 10,000 articles,
for which it is meant; counts of files at any size.

| what | at least | measured | kept |
| --- | --- | --- | --- |
"""

_FIGURES = """
## Figures

Memory is the greatest sum of PSS over a build's processes, in millions of bytes like sizes. “Files”
and “size” are what stands in the output afterwards; “changed” are the files that the build made,
altered or removed, counted from outside; “written” is what the portal's build says of itself.

| row | articles | builder | time | processor | memory | files | size | changed | written |
| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""

_RATIOS = """
## Ratios

How many times as long the first took as the second.

| row | articles | first | second | time | processor |
| --- | ---: | --- | --- | ---: | ---: |
"""

_CONDITIONS = """
## What was built, and how

The articles are made up by `tests/site/factory.py`, the same for all: 400 to 900 words with lists,
tables and quotations, from 19 years, with 20 agencies and 12 partner provinces. `tests/bench/`
turns them into sites of the peers, with templates that print what ours print: metadata and
JSON-LD, facts, text, sources and citation of an article; the latest and the years of an index;
the rows of a year by month; feeds of 20 entries with full text. What the portal prints beyond that
(structured data of lists, earlier stories, navigation for small screens), and that it checks
every link and cleans every text, is left out there, to the peers' advantage; its pages are
larger for it. All find what they read in the system's memory, since it was just written.

- portal, lean: `build --lean`, what any generator makes: articles, home, indexes by agency,
  year and province with feeds, sitemap. As many processes as there are cores.
- portal, complete: `build` without options: the same in two languages, with month pages, kinds,
  regulations, calendars, open data and the rest.
"""

_ROWS = {
    "cold": "from nothing: no output, nothing kept of earlier builds",
    "edit": "a paragraph added to one article, then the whole command again",
    "nothing": "the whole command again, nothing changed",
    "template": "the template of regulations' pages changed",
    "register": "the name of an agency changed that many articles name",
    "memory": "a complete build from nothing",
    "serve": "until `serve` gives the page with the words saved",
    "growth": "as cold, at two sizes",
    "new": "an article put in that is newer than all others",
}


def report(
    results: Results,
    sizes: Sizes,
    *,
    words: str,
    runs: int,
    peers: Sequence[Peer],
    machine: Iterable[str],
    agreement: Agreement | None,
) -> str:
    """The whole text."""
    head = _HEAD.format(
        words=words,
        runs=f"{runs} runs" if runs > 1 else "one run",
        machine="\n".join(f"- {line}" for line in machine),
    )
    return "".join(
        (
            head,
            _BAR,
            *map(_verdict, verdicts(results, sizes)),
            _FIGURES,
            *(_figures(key, found) for row in ROWS for key, found in _of(results, row)),
            *_ratios(results, sizes),
            _CONDITIONS,
            *(f"- {peer.name}: {peer.conditions}.\n" for peer in peers),
            *(f"- {reason}.\n" for name, reason in results.missing.items() if name not in ROWS),
            "\nThe rows:\n\n",
            *(f"- {row}: {_ROWS[row]}\n" for row in ROWS),
            *_agreement(agreement, peers),
        )
    )


def _verdict(row: Verdict) -> str:
    kept = {True: "yes", False: "**no**", None: "–"}[row.kept]
    measured = row.measured.replace("|", "\\|")
    return f"| {row.what} | {row.bar} | {measured} | {kept} |\n"


def _of(results: Results, row: str) -> Iterator[tuple[Key, list[Run]]]:
    return ((key, results.runs[key]) for key in results.keys(row))


def _figures(key: Key, runs: Sequence[Run]) -> str:
    wall = Spread.of(run.measured.wall for run in runs)
    last = runs[-1]
    looked = "written" in last.told and key.row not in ("cold", "growth", "memory")
    changed = f"{last.changes.all:,}" if looked else ""
    written = f"{last.told['written']:,}" if looked else ""
    return (
        f"| {key.row} | {key.articles:,} | {key.builder} "
        f"| {wall.median:.2f} s ({wall.low:.2f}–{wall.high:.2f}) "
        f"| {median(run.measured.cpu for run in runs):.2f} s "
        f"| {max(run.measured.memory for run in runs) / 1e6:,.0f} MB "
        f"| {last.measured.files:,} | {last.measured.size / 1e6:,.1f} MB "
        f"| {changed} | {written} |\n"
    )


def _ratios(results: Results, sizes: Sizes) -> Iterator[str]:
    pairs = [
        *((("cold", LEAN), ("cold", peer)) for peer in ("hugo", "pelican")),
        (("cold", COMPLETE), ("cold", LEAN)),
        *((("edit", peer), ("edit", COMPLETE)) for peer in ("hugo", "pelican")),
    ]
    lines = []
    for (row, first), (_, second) in pairs:
        over, under = (results.find(row, each, sizes.main) for each in (first, second))
        time = ratio(over, under)
        if time is not None:
            used = Spread.of(
                a.measured.cpu / b.measured.cpu for a, b in zip(over, under, strict=True)
            )
            cells = (row, f"{sizes.main:,}", first, second, _times(time), _times(used))
            lines.append(f"| {' | '.join(cells)} |\n")
    if lines:
        yield _RATIOS
        yield from lines


def _times(found: Spread) -> str:
    return f"{found.median:.2f} ({found.low:.2f}–{found.high:.2f})"


def _agreement(found: Agreement | None, peers: Sequence[Peer]) -> Iterator[str]:
    if found is None:
        return
    names = ", ".join(["portal, lean", *(peer.name for peer in peers)])
    yield (
        f"\nCounted before any time was believed: {names} made the same {found.pages:,} pages and "
        f"{found.feeds:,} feeds, address for address, and `/sitemap.xml`. The portal "
        "divides its sitemap by years, into further files that the peers do not have; style "
        "sheets and fonts are each builder's own.\n"
    )
