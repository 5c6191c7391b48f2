"""The wrong inputs of tests/fixtures/bad, one defect a file, and what ``check`` says of each.

``<name>.md`` or ``<name>.yaml`` is laid into a copy of the small content tree, at its place in
places.toml; ``<name>.<suffix>.expected`` holds the lines of ``check`` in Vietnamese, an empty line,
and the lines in English.  After a change on purpose, ``python -m tests.bad_inputs`` writes them
anew; then every changed line is to be read as an editor would.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from portal.commands import check
from portal.domain.dates import HANOI

__all__ = ["BAD", "NOW", "SMALL", "expected_lines", "laid", "lines_of", "names"]

FIXTURES = Path(__file__).parent / "fixtures"
BAD = FIXTURES / "bad"
SMALL = FIXTURES / "small" / "content"
NOW = datetime(2026, 3, 1, tzinfo=HANOI)


def names() -> list[str]:
    """Every wrong input, by file name."""
    return sorted(path.name for path in BAD.iterdir() if path.suffix in (".md", ".yaml"))


@contextlib.contextmanager
def laid(name: str, content: Path) -> Iterator[None]:
    """``content``, a copy of the small tree, with the one defect of ``name`` while this lasts."""
    places = tomllib.loads((BAD / "places.toml").read_text(encoding="utf-8"))
    place = content / places["places"].get(name, places["default"])
    before = place.read_bytes() if place.exists() else None
    made = [folder for folder in place.parents if not folder.exists()]
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes((BAD / name).read_bytes())
    try:
        yield
    finally:
        if before is None:
            place.unlink()
        else:
            place.write_bytes(before)
        for folder in made:
            folder.rmdir()


def lines_of(findings: check.Findings, lang: str) -> tuple[int, list[str]]:
    """Exit code of ``check`` and the lines that it prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = check.show(findings, "text", lang)
    return code, out.getvalue().splitlines()


def expected_lines(name: str) -> dict[str, list[str]]:
    """What is expected of ``name``, by language."""
    vi, _, en = (BAD / f"{name}.expected").read_text(encoding="utf-8").partition("\n\n")
    return {"vi": vi.splitlines(), "en": en.splitlines()}


def _write_expected() -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(SMALL, content)
        for name in names():
            with laid(name, content):
                findings = check.examine([], content, NOW)
            vi, en = (lines_of(findings, lang)[1] for lang in ("vi", "en"))
            text = "\n".join(vi) + "\n\n" + "\n".join(en) + "\n"
            (BAD / f"{name}.expected").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _write_expected()
