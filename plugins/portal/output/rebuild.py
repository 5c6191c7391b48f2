"""Makes anew what a few changes touch, and shows the whole: the short way of a build.

In: a site in which little has changed since a build whose ledger is known.  Out: the same report,
tree and ledger that making everything would give; or None, where the ledger or the shown tree is
not the one that was expected, and everything must be made.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from portal.output.aside import Aside
from portal.output.build import make_outputs
from portal.output.desk import Desk
from portal.output.environment import make_environment
from portal.output.errors import fault_from_os_error
from portal.output.facts.digests import Digests
from portal.output.facts.theme import theme_answers
from portal.output.facts.touched import Touched
from portal.output.inspection import Inspection, seals
from portal.output.ledger import Entry, Ledger, identity
from portal.output.memory import Memory
from portal.output.placing import Made, Placing
from portal.output.planned import Output
from portal.output.reports import OutputReport
from portal.output.trees import FileState, TreePair, link_file
from portal.pages.reads import Fact
from portal.pages.site import Site

__all__ = ["Changes", "rebuild_outputs"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since the build with this ``ledger`` (its token).

    ``manifests`` are the seals of the tree that the same build showed, and of the idle one: an
    older manifest does not know all that lies in its tree.  ``plan`` gives the outputs of
    a site, but of those that belong to single articles only those of the slugs it is given;
    ``beside`` are paths of outputs of no plan, which are as they were.
    """

    ledger: bytes
    manifests: tuple[bytes, bytes]
    touched: Touched
    plan: Callable[[Collection[str]], Sequence[Output]]
    beside: Collection[str]


def rebuild_outputs(
    site: Site,
    changes: Changes,
    pair: TreePair,
    *,
    theme: Path,
    jinja: Mapping[str, Any],
    jobs: int,
    verify: Callable[[Collection[str]], None],
    leave: Callable[[bytes, tuple[bytes, bytes], int], None],
    version: bytes,
    inspected: Callable[[], Inspection | None],
) -> OutputReport | None:
    """Make the outputs that may differ, keep the others, show the whole tree.

    ``verify`` is given the paths of the whole tree; ``leave`` the token of the new ledger, the
    seals of the manifests and the number of files, in a process of its own: what it writes, the
    next build may use.
    Raises what :func:`~portal.output.build.build_outputs` raises.
    """
    try:
        with pair.locked():
            path = pair.home / "ledger"
            before = Ledger.read(path, version)
            inspection = inspected()
            if inspection is None or not _is_expected(inspection, pair, changes):
                return None
            if before.token != changes.ledger:
                return None
            environment = make_environment(theme, next(iter(site.languages.values())), jinja)
            may_differ = changes.touched.may_differ
            known = {fact: d for fact, d in before.facts.items() if not may_differ(fact)}
            memory = Memory(before, Digests(site, theme_answers(theme, environment), known))
            division = _divide(before, memory, known, changes)
            if division is None:
                return None
            kept, rest = division
            placing = Placing(pair, False, _states(pair, before, rest))
            for name, entry in kept.items():
                memory.keep(name, entry)
            made = make_outputs(lambda: Desk(site, theme, jinja, placing), rest, jobs, memory)
            stay = {file for entry in kept.values() for file, _ in entry.files}
            verify(stay.union(one.path for one in made))
            former = {file for entry in before.entries.values() for file, _ in entry.files}
            gone = former.difference(stay, (one.path for one in made))
            report = _show(pair, placing, inspection, made, gone)
            report = replace(report, outputs=len(stay) + len(made), made=len(rest))
            if not memory.tells_of(len(kept) + len(rest)):
                return report
            now, token = memory.ledger(os.urandom(16))
            leaving = Aside(lambda: leave(token, seals(pair), report.outputs))
            try:
                if token != before.token:
                    now.write(path, token)
            except OSError as error:
                # The site is shown: this costs the next build, which finds another ledger.
                return replace(report, unkept=error.strerror or str(error))
            finally:
                leaving.result()
            return replace(report, ledger=token)
    except OSError as error:
        raise fault_from_os_error(error, str(pair.link)) from error


def _is_expected(inspection: Inspection, pair: TreePair, changes: Changes) -> bool:
    """True when both trees are whole, and those that were inspected and left by that build."""
    return (
        not inspection.damaged
        and inspection.behind is not None
        and (inspection.live, inspection.idle) == changes.manifests == seals(pair)
    )


def _states(pair: TreePair, before: Ledger, rest: Sequence[Output]) -> dict[str, FileState]:
    """What is shown of the outputs that are made again."""
    found = {}
    entries = (before.entries[output.path] for output in rest if output.path in before.entries)
    for path, digest in (file for entry in entries for file in entry.files):
        status = os.lstat(f"{pair.live}/{path}")
        found[path] = FileState(digest, status.st_size, status.st_mtime_ns)
    return found


def _show(
    pair: TreePair,
    placing: Placing,
    inspection: Inspection,
    made: Sequence[Made],
    gone: Collection[str],
) -> OutputReport:
    """Bring the idle tree up to the shown one with what was made, without ``gone``; show it."""
    changed = {one.path: one.state for one in made if one.state is not None}
    if not changed and not gone:
        return OutputReport(0, 0, 0, 0, 0, shown=False)
    live, idle = placing.live, placing.idle
    behind, extra = inspection.behind, inspection.extra
    assert live is not None, "it was inspected"
    assert behind is not None, "what is not known of the idle tree is not expected"
    assert extra is not None, "known with what it lacks"
    pair.drop_manifest(idle)
    for path in behind:
        if path not in changed and path not in gone:
            link_file(live, idle, path)
    removed = pair.remove(idle, {*extra, *gone} - changed.keys())
    follow: dict[str, FileState | None] = {**changed, **dict.fromkeys(gone)}
    if inspection.worn:
        states: dict[str, FileState | None] = {**pair.read_manifest(live), **follow}
        pair.write_manifest(idle, {path: state for path, state in states.items() if state})
    else:
        pair.follow_manifest(idle, follow)
    pair.show(idle)
    written = [one.written for one in made if one.written]
    return OutputReport(0, 0, len(written), sum(written), removed, shown=True)


def _divide(
    before: Ledger, memory: Memory, known: Container[Fact], changes: Changes
) -> tuple[dict[str, Entry], list[Output]] | None:
    """Entries of outputs that stay, and outputs to be made; None when two would share a path."""
    still = memory.still(known)
    slugs = set(changes.touched.slugs)
    slugs.update(
        entry.of for path, entry in before.entries.items() if entry.of and path not in still
    )
    planned = {output.path: output for output in changes.plan(slugs)}

    def stays(path: str, entry: Entry) -> bool:
        if path in changes.beside or (entry.of and entry.of not in slugs):
            return True
        output = planned.get(path)
        return output is not None and path in still and identity(output) == entry.identity

    kept = {path: entry for path, entry in before.entries.items() if stays(path, entry)}
    rest = [output for path, output in planned.items() if path not in kept]
    new = [path.casefold() for path in planned.keys() - before.entries.keys()]
    folded = set(new)
    if len(folded) < len(new) or any(path.casefold() in folded for path in kept):
        return None
    return kept, rest
