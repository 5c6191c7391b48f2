"""Makes every output of a plan and shows the whole.

In: a site, its plan, the theme's files, the output link.  Out: :class:`OutputReport`.  Each
output is made, compared with the tree that is shown, and written into the idle tree only if it
differs; when nothing differs, nothing is written at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from portal.output.errors import EnvironmentFault, fault_from_os_error
from portal.output.plan import Output
from portal.output.render import Renderer
from portal.output.trees import FileState, TreePair, digest, write_file
from portal.output.workers import spread
from portal.pages.composer import Composer
from portal.pages.furniture import make_chrome
from portal.pages.site import Site

__all__ = ["Copies", "OutputReport", "build_outputs", "no_copies"]

Copies = Callable[[str, bytes], Iterable[tuple[str, bytes]]]
"""From a file's path and bytes to the files that are laid beside it."""


def no_copies(_path: str, _data: bytes) -> Iterable[tuple[str, bytes]]:
    """Files stand alone."""
    return ()


@dataclass(frozen=True, slots=True)
class OutputReport:
    """Counts of one build; ``shown`` is False when nothing differed and nothing was written."""

    outputs: int
    made: int
    written: int
    bytes_written: int
    removed: int
    shown: bool


@dataclass(frozen=True, slots=True)
class _Made:
    """One output: its digest, and its state in the idle tree when it was put or found there."""

    path: str
    digest: str
    state: FileState | None
    written: int


class _Desk:
    """What a worker needs: a composer and a renderer for each language, and the two trees."""

    def __init__(
        self,
        site: Site,
        theme: Path,
        jinja: Mapping[str, Any],
        trees: _Trees,
        copies: Copies = no_copies,
    ) -> None:
        self._composers = {lang: Composer(site, lang) for lang in site.languages}
        self._renderers = {
            lang: Renderer(theme, site.languages[lang], make_chrome(composer), jinja)
            for lang, composer in self._composers.items()
        }
        self._trees = trees
        self._copies = copies

    def make(self, output: Output) -> list[_Made]:
        data = self.print(output)
        made = [(output.path, data), *self._copies(output.path, data)]
        return [self._trees.place(*file) for file in made]

    def print(self, output: Output) -> bytes:
        made = output.make(self._composers[output.lang], *output.args)
        return made if isinstance(made, bytes) else self._renderers[output.lang].render(made)


class _Trees:
    """The live and the idle tree with what is known of each."""

    def __init__(self, pair: TreePair, fresh: bool) -> None:
        self._pair = pair
        self.idle = pair.idle
        self.live = None if fresh else pair.live
        self.live_states = pair.read_manifest(self.live) if self.live else {}
        self.idle_states = {} if fresh else pair.read_manifest(self.idle)

    def place(self, path: str, data: bytes) -> _Made:
        """Leave it where it is shown as it is; else have it in the idle tree."""
        fingerprint = digest(data)
        if self.is_live(path, fingerprint):
            return _Made(path, fingerprint, None, 0)
        state = self.kept(path, fingerprint)
        if state is not None:
            return _Made(path, fingerprint, state, 0)
        self._pair.drop_manifest(self.idle)
        return _Made(path, fingerprint, write_file(self.idle, path, data), len(data))

    def is_live(self, path: str, fingerprint: str) -> bool:
        state = self.live_states.get(path)
        return (
            self.live is not None
            and state is not None
            and state.digest == fingerprint
            and state.is_still(f"{self.live}/{path}")
        )

    def kept(self, path: str, fingerprint: str) -> FileState | None:
        """The state of a file that the idle tree already has right."""
        state = self.idle_states.get(path)
        if state and state.digest == fingerprint and state.is_still(f"{self.idle}/{path}"):
            return state
        return None

    def copy(self, made: _Made) -> FileState:
        """Bring what is shown unchanged into the idle tree as well."""
        state = self.kept(made.path, made.digest)
        if state is not None:
            return state
        assert self.live is not None, "only an output found in the live tree is copied"
        data = (self.live / made.path).read_bytes()
        if digest(data) != made.digest:
            raise EnvironmentFault(
                f"“{self.live / made.path}” không còn như khi được ghi, dù cỡ và giờ vẫn vậy; "
                "hãy kiểm tra đĩa rồi dựng lại với --fresh.",
                f"“{self.live / made.path}” is not as it was written, though size and time are; "
                "check the disk, then build with --fresh.",
            )
        self._pair.drop_manifest(self.idle)
        return write_file(self.idle, made.path, data)


def build_outputs(
    site: Site,
    outputs: Sequence[Output],
    pair: TreePair,
    *,
    theme: Path,
    jinja: Mapping[str, Any],
    fresh: bool,
    jobs: int,
    verify: Callable[[Mapping[str, FileState]], None],
    copies: Copies = no_copies,
) -> OutputReport:
    """Make all outputs and lay ``copies`` beside them; ``verify`` the whole tree; then show it.

    Raises ContentError from templates or ``verify``, EnvironmentFault when the disk fails.
    Whatever is raised, the site that stood before is still shown.
    """
    try:
        with pair.locked():
            if fresh:
                pair.clear_idle()
            trees = _Trees(pair, fresh)
            made = spread(
                lambda: _Desk(site, theme, jinja, trees, copies),
                lambda desk, output: desk.make(output),
                outputs,
                jobs,
            )
            return _finish(pair, trees, list(chain.from_iterable(made)), verify)
    except OSError as error:
        raise fault_from_os_error(error, str(pair.link)) from error


def _finish(
    pair: TreePair,
    trees: _Trees,
    made: list[_Made],
    verify: Callable[[Mapping[str, FileState]], None],
) -> OutputReport:
    unchanged = all(one.state is None for one in made) and len(made) == len(trees.live_states)
    if unchanged and trees.live is not None:
        verify(trees.live_states)
        return OutputReport(len(made), len(made), 0, 0, 0, shown=False)
    states = {one.path: one.state or trees.copy(one) for one in made}
    removed = pair.remove_strangers(trees.idle, states)
    verify(states)
    pair.write_manifest(trees.idle, states)
    pair.show(trees.idle)
    written = [one for one in made if one.written]
    return OutputReport(
        len(made), len(made), len(written), sum(one.written for one in written), removed, shown=True
    )
