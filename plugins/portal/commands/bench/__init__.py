"""``bench``: what builds cost beside those of Hugo and stock Pelican, the search beside Pagefind.

In: the number of articles, the rows wanted, how often each is measured.  Out: docs/benchmarks.md,
and the same text on the terminal; a section that was not measured stays.  Never a test: times are
this machine's.

| module | takes | gives |
| --- | --- | --- |
| ``measure`` | a command | what it cost |
| ``peers`` | this machine | which peers there are, under which conditions |
| ``sites`` | a number of articles | a corpus on disk, and builders that build it |
| ``edits``, ``serving`` | a site on disk | files changed; how long ``serve`` takes to show it |
| ``trees`` | a built site | its addresses, and what a build has changed |
| ``rows`` | the rows wanted | results |
| ``bar``, ``report``, ``machine`` | results | the text |
| ``search`` | a corpus, Pagefind, Chromium | the section on the search |
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portal.commands.bench.machine import machine_lines
from portal.commands.bench.peers import HUGO_MISSING, find_peers
from portal.commands.bench.report import report
from portal.commands.bench.results import Results
from portal.commands.bench.rows import ROWS, Bench, Sizes
from portal.commands.bench.search.measuring import SearchBench
from portal.commands.bench.search.report import HEADING, search_report
from portal.commands.installer import install
from portal.commands.speech import CommandFault, Exit, Text

__all__ = ["Wanted", "install_peers", "run"]

BUILDS, SEARCH, ALL = "builds", "search", "all"
_TITLE = "# Benchmarks\n"

# With fewer, an agency may have no article, and not every peer makes a page for it then.
_LEAST_ARTICLES = 100
_FEW = Text("bench: {option} phải từ {least} trở lên.", "bench: {option} must be at least {least}.")
_UNKNOWN_ROW = Text(
    "bench: --rows không có dòng “{row}”; chọn trong: {rows}.",
    "bench: --rows has no “{row}”; choose from: {rows}.",
)
_UNKNOWN_SECTION = Text(
    "bench: --only không có phần “{section}”; chọn builds, search hoặc all.",
    "bench: --only has no “{section}”; choose builds, search or all.",
)
_MOST_RUNS = 20
_TOO_MANY = Text("bench: --runs nhiều nhất là {most}.", "bench: --runs is at most {most}.")
_WROTE = Text("Đã ghi {path}.", "Wrote {path}.")
_INSTALLED = Text("Đã cài các công cụ để so sánh.", "The peers are installed.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked for; ``only`` is a section (``builds``, ``search``) or both (``all``)."""

    articles: int
    rows: str = "all"
    runs: int = 3
    peers: bool = True
    only: str = ALL

    def has(self, section: str) -> bool:
        return self.only in (section, ALL)

    @property
    def words(self) -> str:
        """The options, for whoever wants to measure the same."""
        chosen = [f"--articles {self.articles}"]
        chosen += [f"--runs {self.runs}"] if self.has(BUILDS) else []
        chosen += [f"--only {self.only}"] if self.only != ALL else []
        chosen += [f"--rows {self.rows}"] if self.rows != "all" else []
        return " ".join([*chosen, *([] if self.peers else ["--no-peers"])])


def run(*, root: Path, wanted: Wanted, lang: str) -> int:
    """Measure and write the report; 1 when a build failed or sites differ, which it says.

    Raises CommandFault (2) for wrong numbers, rows or sections.
    """
    rows = _checked(wanted)
    load = os.getloadavg()[0]

    def say(text: Text) -> None:
        print(text.in_(lang), file=sys.stderr, flush=True)

    path = root / "docs" / "benchmarks.md"
    before = path.read_text("utf-8") if path.is_file() else _TITLE
    builds, _, search = before.partition(HEADING)
    search = HEADING + search if search else ""
    failed = False
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        if wanted.has(BUILDS):
            builds, failed = _builds(root, Path(folder), wanted, rows, load, say)
        if wanted.has(SEARCH):
            own = Path(folder) / SEARCH
            found = SearchBench(root, own, wanted.articles, wanted.peers, say).run()
            search = search_report(found, wanted.words, load)
            failed = failed or found.queries is None
    text = f"{builds.rstrip()}\n\n{search}" if search else builds
    path.write_text(text, "utf-8")
    print(text)
    print(_WROTE.filled(path=path.relative_to(root)).in_(lang))
    return Exit.CONTENT if failed else Exit.DONE


def _checked(wanted: Wanted) -> tuple[str, ...]:
    """The rows that are meant; raises CommandFault."""
    least = (("--articles", wanted.articles, _LEAST_ARTICLES), ("--runs", wanted.runs, 1))
    for option, number, limit in least:
        if number < limit:
            raise CommandFault(_FEW.filled(option=option, least=limit), Exit.USAGE)
    if wanted.runs > _MOST_RUNS:
        raise CommandFault(_TOO_MANY.filled(most=_MOST_RUNS), Exit.USAGE)
    if wanted.only not in (BUILDS, SEARCH, ALL):
        raise CommandFault(_UNKNOWN_SECTION.filled(section=wanted.only), Exit.USAGE)
    return _rows(wanted.rows)


def _builds(
    root: Path,
    folder: Path,
    wanted: Wanted,
    rows: tuple[str, ...],
    load: float,
    say: Callable[[Text], None],
) -> tuple[str, bool]:
    """The report on builds, and whether a row failed."""
    found = find_peers() if wanted.peers else ()
    results = Results()
    if wanted.peers and not any(peer.name == "hugo" for peer in found):
        results.missing["hugo"] = HUGO_MISSING.en
    sizes = Sizes(wanted.articles)
    bench = Bench(root, folder, sizes, rows, wanted.runs, found, say, results)
    bench.run()
    text = report(
        results,
        sizes,
        words=wanted.words,
        runs=wanted.runs,
        peers=found,
        machine=machine_lines(found, load),
        agreement=bench.agreement,
    )
    return text, bool(results.missing.keys() & {*ROWS})


def install_peers(*, root: Path, lang: str) -> int:
    """Put what requirements-bench.txt lists into this environment; CommandFault (3) if it fails."""
    install(Path(sys.executable), root / "requirements-bench.txt", beside=True)
    print(_INSTALLED.in_(lang))
    return Exit.DONE


def _rows(rows: str) -> tuple[str, ...]:
    """The rows named, in their own order; all for “all”."""
    if rows == "all":
        return ROWS
    words = [word.strip() for word in rows.split(",")]
    for word in words:
        if word not in ROWS:
            raise CommandFault(_UNKNOWN_ROW.filled(row=word, rows=", ".join(ROWS)), Exit.USAGE)
    return tuple(row for row in ROWS if row in words)
