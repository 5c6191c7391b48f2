"""Makes every output of a plan and shows the whole.

In: a site, its plan, the theme's files, the output link.  Out: :class:`OutputReport`.  Each
output is made, compared with the tree that is shown, and written into the idle tree only if it
differs; when nothing differs, nothing is written at all.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from portal.output.desk import Copies, Desk, no_copies
from portal.output.environment import Compiled, compile_templates, make_environment
from portal.output.errors import fault_from_os_error
from portal.output.facts.digests import Digests
from portal.output.facts.theme import theme_answers
from portal.output.inspection import compared, seals
from portal.output.ledger import Entry, Ledger, identity
from portal.output.linking import Linking
from portal.output.memory import Memory
from portal.output.placing import Made, Placing
from portal.output.planned import Output, by_year
from portal.output.reports import OutputReport
from portal.output.trees import FileState, TreePair
from portal.output.workers import spread_apart
from portal.pages.site import Site

__all__ = ["Leave", "Verify", "build_outputs", "make_outputs"]

Verify = Callable[[Mapping[str, FileState]], None]
"""Given the files of the whole tree; raises ContentError when one is missing."""


_MANY = 5_000
"""For so many outputs most templates are needed: they are compiled before workers share them."""

_LINKS = 1_000
"""For fewer, a process costs more than it saves."""

_VERY_MANY = 50_000
"""For so many, digests are worked out before as well: it takes time in which no worker makes pages,
but whoever goes through articles while workers share them copies them all."""

Leave = Callable[[OutputReport, tuple[bytes, bytes]], None]
"""Given what was done, and the seals of the shown and of the idle tree's manifests."""


def leave_nothing(_report: OutputReport, _manifests: tuple[bytes, bytes]) -> None:
    """Nothing but the ledger is left for the next build."""


def build_outputs(
    site: Site,
    outputs: Sequence[Output],
    pair: TreePair,
    *,
    theme: Path,
    jinja: Mapping[str, Any],
    fresh: bool,
    jobs: int,
    verify: Verify,
    copies: Copies = no_copies,
    version: bytes = b"",
    leave: Leave = leave_nothing,
    compiled: Callable[[str], Compiled] | None = None,
) -> OutputReport:
    """Make the outputs and lay ``copies`` beside them; ``verify`` the whole tree; then show it.

    ``version`` tells all that makes outputs but the site and the theme; an output that an earlier
    build of the same version made of the same facts is left as it is shown. Without a version
    every output is made.  ``leave`` is called while nobody else builds; what it writes, the next
    build may use.  ``compiled`` gives the templates of a language that were compiled before (None:
    there are none).
    Raises ContentError from templates or ``verify``, EnvironmentFault when the disk fails.
    Whatever is raised, the site that stood before is still shown.
    """
    try:
        with pair.locked():
            if fresh:
                pair.clear_idle()
            placing = Placing(pair, fresh)
            path = pair.home / "ledger"
            use = version and not fresh
            before = Ledger.read(path, version) if use else Ledger(version)
            environment = make_environment(theme, next(iter(site.languages.values())), jinja)
            digests = Digests(site, theme_answers(theme, environment))
            memory = Memory(before, digests)
            kept = _kept(outputs, memory, placing) if use else {}
            rest = by_year([output for output in outputs if output.path not in kept])
            made = list(chain.from_iterable(kept.values()))
            anew: defaultdict[str, Compiled] = defaultdict(Compiled)
            templates = compiled or anew.__getitem__
            if len(rest) > _VERY_MANY:
                digests.of_articles()
            if len(rest) > _MANY:
                for lang in site.languages:
                    compile_templates(theme, site.languages[lang], jinja, templates(lang))
            made += make_outputs(
                lambda: Desk(site, theme, jinja, placing, copies, templates), rest, jobs, memory
            )
            report = _finish(pair, placing, made, len(rest), verify)
            with _both_laid_out(pair, report, jobs) as manifests:
                if version:
                    report = _write_ledger(report, memory, before, path, len(outputs))
                leave(report, manifests)
            return report
    except OSError as error:
        raise fault_from_os_error(error, str(pair.link)) from error


def make_outputs(
    desk: Callable[[], Desk], outputs: Sequence[Output], jobs: int, memory: Memory
) -> list[Made]:
    """Make every one of these at the desks of ``jobs`` processes; ``memory`` learns of what."""
    made: list[Made] = []
    for number, one in spread_apart(desk, lambda place, output: place.make(output), outputs, jobs):
        made += one.files
        memory.learn(outputs[number], one)
    return made


def _kept(outputs: Sequence[Output], memory: Memory, placing: Placing) -> dict[str, list[Made]]:
    """Files of outputs that would come out as they are shown, by the output's path."""
    found: dict[str, list[Made]] = {}
    still = memory.still()
    for output in outputs if still else ():
        entry = still.get(output.path)
        if entry is None or entry.identity != identity(output):
            continue
        if all(placing.is_live(path, digest) for path, digest in entry.files):
            found[output.path] = _files_of(entry)
            memory.keep(output.path, entry)
    return found


@contextmanager
def _both_laid_out(
    pair: TreePair, report: OutputReport, jobs: int
) -> Iterator[tuple[bytes, bytes]]:
    """Meanwhile the second tree is given what the first has; yields both manifests' seals.

    Where it lacks little, the next build does that by the way; where it lacks much, because there
    was none or much has changed, a small build would take thrice as long for it.
    Where there is no room or no process for it, that build finds no such manifest, and makes do.
    """
    manifests = seals(pair)
    live = pair.live
    paths, extra = _lacking(pair, report)
    if live is None or not paths:
        yield manifests
        return
    pair.drop_manifest(pair.idle)
    size = max(_LINKS, -(-len(paths) // jobs))
    parts: list[Linking] = []
    with suppress(OSError):
        for start in range(0, len(paths), size):
            some = paths[start : start + size]
            parts.append(Linking(live, pair.idle, some, pair.held))
    try:
        yield (manifests[0], manifests[0])
    finally:
        done = [part.done() for part in parts]
        if all(done) and len(done) * size >= len(paths):
            with suppress(OSError):
                pair.remove(pair.idle, extra)
                pair.equal_manifests()


def _lacking(pair: TreePair, report: OutputReport) -> tuple[Sequence[str], Collection[str]]:
    """What the idle tree lacks and has too much, if that is much and can be told; else nothing."""
    live = pair.live
    little = report.written + report.removed < _LINKS
    if live is None or (little and os.path.lexists(pair.idle)):
        return (), ()
    behind, extra = compared(pair, pair.read_manifest(live))
    return behind or (), extra or ()


def _write_ledger(
    report: OutputReport, memory: Memory, before: Ledger, path: Path, outputs: int
) -> OutputReport:
    """Leave the ledger; the site is shown by now, so a disk that is full costs the next build."""
    now, token = memory.ledger(os.urandom(16))
    try:
        if token != before.token:
            now.write(path, token)
    except OSError as error:
        return replace(report, unkept=error.strerror or str(error))
    return replace(report, ledger=token if memory.tells_of(outputs) else b"")


def _files_of(entry: Entry) -> list[Made]:
    """The files of an output that stand as they are to be."""
    return [Made(path, digest, None, 0) for path, digest in entry.files]


def _finish(
    pair: TreePair, placing: Placing, files: list[Made], made: int, verify: Verify
) -> OutputReport:
    """Bring the idle tree up to date with these files and no others, and show it."""
    unchanged = all(one.state is None for one in files) and len(files) == len(placing.live_states)
    if unchanged and placing.live is not None:
        verify(placing.live_states)
        return OutputReport(len(files), made, 0, 0, 0, shown=False)
    states = {one.path: one.state or placing.copy(one) for one in files}
    # The tree is searched: a manifest that was put back, older than its tree, knows not all of it.
    removed = 0 if placing.began_empty else pair.remove_strangers(placing.idle, states)
    verify(states)
    pair.write_manifest(placing.idle, states)
    pair.show(placing.idle)
    written = [one for one in files if one.written]
    return OutputReport(
        len(files), made, len(written), sum(one.written for one in written), removed, shown=True
    )
