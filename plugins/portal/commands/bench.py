"""``bench``: how long builds of different sizes take, and whether they grow in step.

In: numbers of articles, how often each is measured.  Out: docs/benchmarks.md, and its table on
the terminal.  Runs of different sizes and kinds take turns, so that a busy moment of the machine
falls on all of them; the medians are shown.  Never a test: times are this machine's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from portal.commands.benchreport import Row, report
from portal.commands.measure import Failed, Measured, measure
from portal.commands.speech import CommandFault, Exit, Text

__all__ = ["run"]

_KINDS = {"lean": ["--lean"], "complete": []}

_NOT_NUMBERS = Text(
    "bench: --articles cần các số nguyên dương cách nhau bằng dấu phẩy, không phải “{value}”.",
    "bench: --articles needs whole numbers above zero, comma-separated, not “{value}”.",
)
_NO_RUNS = Text("bench: --runs phải từ 1 trở lên.", "bench: --runs must be at least 1.")
_FAILED = Text(
    "Lần dựng {articles} bài không thành (mã {code}): {said}",
    "The build of {articles} articles failed (exit {code}): {said}",
)
_WROTE = Text("Đã ghi {path}.", "Wrote {path}.")
_MAKING = Text("Đang tạo {articles} bài…", "Making {articles} articles…")
_RUN = Text(
    "lượt {number}, {articles} bài, {kind}: {seconds:.2f} giây",
    "run {number}, {articles} articles, {kind}: {seconds:.2f} s",
)


def run(*, root: Path, articles: str, runs: int, lang: str) -> int:
    """Measure and write the report; CommandFault (2) for wrong numbers, (1) for a failed build."""
    sizes = _sizes(articles)
    if runs < 1:
        raise CommandFault(_NO_RUNS, Exit.USAGE)
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        for size in sizes:
            print(_MAKING.filled(articles=size).in_(lang), flush=True)
            _make(root, Path(folder, str(size), "content"), size)
        found = _measure_all(root, Path(folder), sizes, runs, lang)
    written = report([Row.of(*key, measured) for key, measured in sorted(found.items())], runs)
    path = root / "docs" / "benchmarks.md"
    path.write_text(written, "utf-8")
    print(written)
    print(_WROTE.filled(path=path.relative_to(root)).in_(lang))
    return Exit.DONE


def _measure_all(
    root: Path, folder: Path, sizes: list[int], runs: int, lang: str
) -> dict[tuple[int, str], list[Measured]]:
    """Every size and kind once, then all of them again, ``runs`` times."""
    found: dict[tuple[int, str], list[Measured]] = {}
    for number in range(1, runs + 1):
        for size in sizes:
            for kind, options in _KINDS.items():
                measured = _build(root, folder / str(size), kind, options, size)
                found.setdefault((size, kind), []).append(measured)
                text = _RUN.filled(number=number, articles=size, kind=kind, seconds=measured.wall)
                print(text.in_(lang), flush=True)
    return found


def _sizes(articles: str) -> list[int]:
    words = articles.split(",")
    if not all(word.isascii() and word.isdigit() and int(word) > 0 for word in words):
        raise CommandFault(_NOT_NUMBERS.filled(value=articles), Exit.USAGE)
    return sorted({int(word) for word in words})


def _make(root: Path, content: Path, articles: int) -> None:
    """Made-up articles come from the tests' factory, in a process of its own."""
    words = ["-m", "tests.site.factory", str(content), str(articles)]
    subprocess.run([sys.executable, *words], cwd=root, check=True)


def _build(root: Path, folder: Path, kind: str, options: list[str], articles: int) -> Measured:
    place = folder / kind
    shutil.rmtree(place, ignore_errors=True)
    output = place / "output"
    place.mkdir()
    command = [
        *(sys.executable, "-m", "portal.commands", "build", "--fresh"),
        *("--content", str(folder / "content"), "--output", str(output)),
        *options,
    ]
    environ = {**os.environ, "PYTHONPATH": str(root / "plugins")}
    try:
        return measure(command, cwd=root, environ=environ, output=output)
    except Failed as fault:
        last = fault.said.splitlines()[-1] if fault.said else "?"
        text = _FAILED.filled(articles=articles, code=fault.code, said=last)
        raise CommandFault(text, Exit.CONTENT) from fault
