"""``bench``: what builds cost, beside those of Hugo and stock Pelican.

In: the number of articles, the rows wanted, how often each is measured.  Out: docs/benchmarks.md,
and the same text on the terminal.  Never a test: times are this machine's.

| module | takes | gives |
| --- | --- | --- |
| ``measure`` | a command | what it cost |
| ``peers`` | this machine | which peers there are, under which conditions |
| ``sites`` | a number of articles | a corpus on disk, and builders that build it |
| ``edits``, ``serving`` | a site on disk | files changed; how long ``serve`` takes to show it |
| ``trees`` | a built site | its addresses, and what a build has changed |
| ``rows`` | the rows wanted | results |
| ``bar``, ``report``, ``machine`` | results | the text |
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from portal.commands.bench.machine import machine_lines
from portal.commands.bench.peers import HUGO_MISSING, find_peers
from portal.commands.bench.report import report
from portal.commands.bench.results import Results
from portal.commands.bench.rows import ROWS, Bench, Sizes
from portal.commands.installer import install
from portal.commands.speech import CommandFault, Exit, Text

__all__ = ["install_peers", "run"]

# With fewer, an agency may have no article, and not every peer makes a page for it then.
_LEAST_ARTICLES = 100
_FEW = Text("bench: {option} phải từ {least} trở lên.", "bench: {option} must be at least {least}.")
_UNKNOWN_ROW = Text(
    "bench: --rows không có dòng “{row}”; chọn trong: {rows}.",
    "bench: --rows has no “{row}”; choose from: {rows}.",
)
_MOST_RUNS = 20
_TOO_MANY = Text("bench: --runs nhiều nhất là {most}.", "bench: --runs is at most {most}.")
_WROTE = Text("Đã ghi {path}.", "Wrote {path}.")
_INSTALLED = Text("Đã cài các công cụ để so sánh.", "The peers are installed.")


def run(*, root: Path, articles: int, rows: str, runs: int, peers: bool, lang: str) -> int:
    """Measure and write the report; 1 when a build failed or sites differ, which it says.

    Raises CommandFault (2) for wrong numbers or rows.
    """
    for option, number, least in (("--articles", articles, _LEAST_ARTICLES), ("--runs", runs, 1)):
        if number < least:
            raise CommandFault(_FEW.filled(option=option, least=least), Exit.USAGE)
    if runs > _MOST_RUNS:
        raise CommandFault(_TOO_MANY.filled(most=_MOST_RUNS), Exit.USAGE)
    wanted = _rows(rows)
    found = find_peers() if peers else ()
    results = Results()
    if peers and not any(peer.name == "hugo" for peer in found):
        results.missing["hugo"] = HUGO_MISSING.en
    sizes = Sizes(articles)
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        bench = Bench(
            root,
            Path(folder),
            sizes,
            wanted,
            runs,
            found,
            lambda text: print(text.in_(lang), file=sys.stderr, flush=True),
            results,
        )
        bench.run()
    text = report(
        results,
        sizes,
        words=_words(articles, rows, runs, peers),
        runs=runs,
        peers=found,
        machine=machine_lines(found, load),
        agreement=bench.agreement,
    )
    path = root / "docs" / "benchmarks.md"
    path.write_text(text, "utf-8")
    print(text)
    print(_WROTE.filled(path=path.relative_to(root)).in_(lang))
    return Exit.CONTENT if results.missing.keys() & {*ROWS} else Exit.DONE


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


def _words(articles: int, rows: str, runs: int, peers: bool) -> str:
    """The options, for whoever wants to measure the same."""
    chosen = [f"--articles {articles}", f"--runs {runs}"]
    chosen += [f"--rows {rows}"] if rows != "all" else []
    return " ".join([*chosen, *([] if peers else ["--no-peers"])])
