"""Pagefind: where it is, and its index of the portal's own pages.

In: this environment or the path; a built site.  Out: its program; what its index cost.  It is given
the article of each page and no lists, with its defaults; the language is what the pages say.
"""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from portal.commands.bench.measure import Measured, measure
from portal.commands.speech import Text

__all__ = ["BUNDLE", "PAGEFIND_MISSING", "Pagefind", "find_pagefind", "lay_out"]

BUNDLE = "pagefind"
"""The folder of its index, at the root of the site that it serves."""

PAGEFIND_MISSING = Text(
    "thiếu Pagefind; cài bằng: python3 tasks.py bench --install",
    "Pagefind is missing; install it with: python3 tasks.py bench --install",
)
_PACKAGE = "pagefind_bin"
_NAMES = ("pagefind", "pagefind.exe")


@dataclass(frozen=True, slots=True)
class Pagefind:
    """The program, and what it calls itself."""

    program: str
    version: str

    def index(self, folder: Path) -> Measured:
        """Make the index of ``folder``/pages at ``folder``/BUNDLE; raises measure.Failed."""
        command = (
            *(self.program, "--site", str(folder / "pages"), "--root-selector", "article"),
            *("--output-path", str(folder / BUNDLE)),
        )
        return measure(command, cwd=folder, environ=os.environ, output=folder / BUNDLE)


def find_pagefind() -> Pagefind | None:
    """That of the Python package, else the path's."""
    try:
        files = importlib.metadata.files(_PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    packaged = (Path(str(file.locate())) for file in files if file.name in _NAMES)
    program = next((str(path) for path in packaged if path.is_file()), shutil.which("pagefind"))
    if program is None:
        return None
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return Pagefind(program, said.split()[-1])


def lay_out(output: Path, pages: Iterable[str], folder: Path) -> None:
    """Have the pages of articles (“2020/slug”) of a built site below ``folder``/pages."""
    root = output.resolve()
    for page in pages:
        name = f"tin/{page}/index.html"
        place = folder / "pages" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, place)
