"""One corpus on disk: a working copy of the project with it, and the sites of the peers.

In: the project, an empty folder, the number of articles, the peers.  Out: :class:`Site`, whose
builders build it.  The portal builds in a copy of its own (plugins, theme, settings, content), so
that templates can be changed and caches be thrown away without touching the project.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from portal.commands.bench.measure import Failed, Measured, measure
from portal.commands.bench.peers import Peer
from portal.commands.speech import CommandFault, Exit, Text

__all__ = ["COMPLETE", "LEAN", "Builder", "Site"]

LEAN, COMPLETE = "portal, lean", "portal, complete"
_OPTIONS = {LEAN: ("--lean",), COMPLETE: ()}

_COPIED = ("plugins", "theme", "pelicanconf.py", "publishconf.py", "tasks.py")

_FAILED = Text(
    "Lần dựng {articles} bài bằng {builder} không thành (mã {code}): {said}",
    "The build of {articles} articles by {builder} failed (exit {code}): {said}",
)


@dataclass(frozen=True, slots=True)
class Builder:
    """How one generator builds one corpus.

    ``made`` is all that its builds leave behind, ``former`` a folder for what earlier ones left.
    """

    name: str
    articles: int
    command: tuple[str, ...]
    place: Path
    output: Path
    made: tuple[Path, ...]
    former: Path
    environ: Mapping[str, str]

    def cold(self) -> Measured:
        """Build from nothing; raises CommandFault when it fails.

        What earlier builds left is put away: just after tens of thousands of files were deleted,
        ext4 takes up to ten times as long to create others.
        """
        for path in self.made:
            if path.exists():
                self.former.mkdir(parents=True, exist_ok=True)
                path.rename(Path(tempfile.mkdtemp(dir=self.former)) / path.name)
        return self.build()

    def build(self, *options: str) -> Measured:
        """Build over whatever the last build left; raises CommandFault when it fails."""
        self.output.parent.mkdir(parents=True, exist_ok=True)
        try:
            return measure(
                [*self.command, *options],
                cwd=self.place,
                environ=self.environ,
                output=self.output,
            )
        except Failed as fault:
            last = fault.said.splitlines()[-1] if fault.said else "?"
            text = _FAILED.filled(
                articles=self.articles, builder=self.name, code=fault.code, said=last
            )
            raise CommandFault(text, Exit.CONTENT) from fault


class Site:
    """The corpus of ``articles`` articles below ``folder``; nothing is there before ``make``."""

    def __init__(self, root: Path, folder: Path, articles: int) -> None:
        self.articles = articles
        self.folder = folder / str(articles)
        self.project = self.folder / "portal"
        self.content = self.project / "content"
        self.theme = self.project / "theme"
        self._former = self.folder / "former"
        self._root = root

    def make(self, peers: Iterable[Peer] = ()) -> None:
        """Write the articles, and the sites of ``peers``, if that was not done yet."""
        if not self.project.is_dir():
            self.project.mkdir(parents=True)
            for name in _COPIED:
                _copy(self._root / name, self.project / name)
            # A first run must not pay for what every later one finds compiled.
            compileall.compile_dir(self.project / "plugins", quiet=2)
            self._run("tests.site.factory", str(self.content), str(self.articles))
        for peer in peers:
            place = self.peer_place(peer.name)
            if not place.is_dir():
                self._run("tests.bench.export", str(self.content), peer.name, str(place))

    def ask(self, file: Path) -> None:
        """Name people in the articles, and have queries over them in a file."""
        self._run("tests.bench.asking", str(self.content), str(file))

    def remove(self) -> None:
        """Give the disk back."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def portal(self, kind: str) -> Builder:
        """The portal's own builder: LEAN or COMPLETE."""
        place = self.folder / kind.replace(", ", "-")
        output = place / "output"
        command = (
            *(sys.executable, "-m", "portal.commands", "--lang", "en", "build"),
            *("--output", str(output), *_OPTIONS[kind]),
        )
        environ = {**os.environ, "PYTHONPATH": str(self.project / "plugins")}
        return Builder(
            kind, self.articles, command, self.project, output, (place,), self._former, environ
        )

    def peer(self, peer: Peer) -> Builder:
        """A peer's builder."""
        place = self.peer_place(peer.name)
        output = place / peer.output
        # What a peer keeps, it keeps here and not in the home of who measures.
        environ = {**os.environ, "HUGO_CACHEDIR": str(place / "cache")}
        made = (output, place / "cache")
        return Builder(
            peer.name, self.articles, peer.command, place, output, made, self._former, environ
        )

    def keeping_peer(self, peer: Peer) -> Builder:
        """A peer's builder that keeps for its next build what it can."""
        builder = self.peer(peer)
        return replace(builder, command=(*builder.command, *peer.keeps))

    def bring(self, peer: Peer, article: Path) -> None:
        """Have an edited article in the peer's site too."""
        place = self.peer_place(peer.name)
        self._run("tests.bench.export", "--one", str(article), peer.name, str(place))

    def peer_place(self, name: str) -> Path:
        """Where a peer's site lies."""
        return self.folder / name

    def _run(self, module: str, *words: str) -> None:
        """Made-up articles come from the tests' own modules, in a process of its own."""
        environ = {**os.environ, "PYTHONPATH": f"{self._root / 'plugins'}{os.pathsep}{self._root}"}
        subprocess.run(
            [sys.executable, "-m", module, *words], cwd=self._root, env=environ, check=True
        )


def _copy(source: Path, place: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, place, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, place)
