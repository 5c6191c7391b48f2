"""Makes every output of a plan and shows the whole.

In: a site, its plan, the theme's files, the output link.  Out: :class:`OutputReport`.  Each
output is made, compared with the tree that is shown, and written into the idle tree only if it
differs; when nothing differs, nothing is written at all.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from portal.output.desk import Copies, Desk, Done, no_copies
from portal.output.environment import make_environment
from portal.output.errors import fault_from_os_error
from portal.output.facts.digests import Digests
from portal.output.facts.theme import theme_answers
from portal.output.ledger import Entry, Ledger, identity
from portal.output.placing import Made, Placing
from portal.output.planned import Output
from portal.output.trees import FileState, TreePair
from portal.output.workers import spread
from portal.pages.reads import Fact
from portal.pages.site import Site

__all__ = ["OutputReport", "build_outputs"]


@dataclass(frozen=True, slots=True)
class OutputReport:
    """Counts of one build; ``shown`` is False when nothing differed and nothing was written."""

    outputs: int
    made: int
    written: int
    bytes_written: int
    removed: int
    shown: bool


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
    version: bytes = b"",
) -> OutputReport:
    """Make the outputs and lay ``copies`` beside them; ``verify`` the whole tree; then show it.

    ``version`` tells all that makes outputs but the site and the theme; an output that an earlier
    build of the same version made of the same facts is left as it is shown. Without a version
    every output is made.
    Raises ContentError from templates or ``verify``, EnvironmentFault when the disk fails.
    Whatever is raised, the site that stood before is still shown.
    """
    try:
        with pair.locked():
            if fresh:
                pair.clear_idle()
            placing = Placing(pair, fresh)
            memory = _Memory(pair, site, theme, jinja, version, fresh=fresh)
            kept = memory.kept(outputs, placing)
            rest = [output for output in outputs if output.path not in kept]
            done = spread(
                lambda: Desk(site, theme, jinja, placing, copies),
                lambda desk, output: desk.make(output),
                rest,
                jobs,
            )
            made = list(chain.from_iterable(kept.values()))
            for output, one in zip(rest, done, strict=True):
                made += one.files
                memory.learn(output, one)
            report = _finish(pair, placing, made, len(rest), verify)
            memory.save()
            return report
    except OSError as error:
        raise fault_from_os_error(error, str(pair.link)) from error


class _Memory:
    """What earlier builds know of outputs, and what this one learns."""

    def __init__(
        self,
        pair: TreePair,
        site: Site,
        theme: Path,
        jinja: Mapping[str, Any],
        version: bytes,
        *,
        fresh: bool,
    ) -> None:
        self._path = pair.home / "ledger"
        self._version = version
        environment = make_environment(theme, next(iter(site.languages.values())), jinja)
        self._digests = Digests(site, theme_answers(theme, environment))
        use = version and not fresh
        self._before = Ledger.read(self._path, version) if use else Ledger(version)
        self._numbers = self._before.numbers()
        self._entries: dict[str, Entry] = {}
        self._workers: dict[int, list[Fact]] = {}

    def kept(self, outputs: Sequence[Output], placing: Placing) -> dict[str, list[Made]]:
        """Files of outputs that would come out as they are shown, by the output's path."""
        found: dict[str, list[Made]] = {}
        still = self._before.still(self._digests) if self._version else {}
        for output in outputs if still else ():
            entry = still.get(output.path)
            if entry is None or entry.identity != identity(output):
                continue
            if all(placing.is_live(path, digest) for path, digest in entry.files):
                found[output.path] = [Made(path, digest, None, 0) for path, digest in entry.files]
                self._entries[output.path] = entry
        return found

    def learn(self, output: Output, done: Done) -> None:
        """Take down what an output was made of; one whose arguments tell nothing is made again."""
        met = self._workers.setdefault(done.worker, [])
        met += done.new
        name = identity(output)
        if not self._version or name is None:
            return
        facts = self._numbers.of(met[number] for number in array("I", done.numbers))
        files = tuple((made.path, made.digest) for made in done.files)
        self._entries[output.path] = Entry(name, files, facts.tobytes())

    def save(self) -> None:
        """Keep what is known now, if that is anything new."""
        if not self._version:
            return
        now = self._before.follow(self._digests, self._numbers, self._entries)
        if now != self._before:
            now.write(self._path)


def _finish(
    pair: TreePair,
    placing: Placing,
    files: list[Made],
    made: int,
    verify: Callable[[Mapping[str, FileState]], None],
) -> OutputReport:
    unchanged = all(one.state is None for one in files) and len(files) == len(placing.live_states)
    if unchanged and placing.live is not None:
        verify(placing.live_states)
        return OutputReport(len(files), made, 0, 0, 0, shown=False)
    states = {one.path: one.state or placing.copy(one) for one in files}
    removed = pair.remove_strangers(placing.idle, states)
    verify(states)
    pair.write_manifest(placing.idle, states)
    pair.show(placing.idle)
    written = [one for one in files if one.written]
    return OutputReport(
        len(files), made, len(written), sum(one.written for one in written), removed, shown=True
    )
