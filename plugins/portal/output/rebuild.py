"""Makes anew what a few changes touch, and shows the whole: the short way of a build.

In: a site in which little has changed since a build whose ledger is known.  Out: the same report,
tree and ledger that making everything would give; or None, where the ledger or the shown tree is
not the one that was expected, and everything must be made.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from portal.output.aside import Aside
from portal.output.build import make_outputs
from portal.output.desk import Desk
from portal.output.entries import Entries
from portal.output.environment import Compiled, make_environment
from portal.output.errors import fault_from_os_error
from portal.output.facts.digests import Digests
from portal.output.facts.theme import theme_answers
from portal.output.facts.touched import Touched
from portal.output.inspection import Inspection, seals
from portal.output.ledger import Ledger, identity
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
    ``articles`` gives the latter and few others, where these are planned as they were (None: they
    may not be).  ``beside`` are paths of outputs of no plan, which are as they were.
    """

    ledger: bytes
    manifests: tuple[bytes, bytes]
    touched: Touched
    plan: Callable[[Collection[str]], Sequence[Output]]
    articles: Callable[[Collection[str]], Sequence[Output]] | None
    beside: Collection[str]


def rebuild_outputs(
    site: Site,
    changes: Changes,
    pair: TreePair,
    *,
    theme: Path,
    jinja: Mapping[str, Any],
    jobs: int,
    verify: Callable[[Callable[[str], bool]], None],
    leave: Callable[[bytes, tuple[bytes, bytes], int], None],
    version: bytes,
    inspected: Callable[[], Inspection | None],
    compiled: Callable[[str], Compiled],
) -> OutputReport | None:
    """Make the outputs that may differ, keep the others, show the whole tree.

    ``verify`` is given who tells whether a page is in the whole tree; ``leave`` the token of the
    new ledger, the seals of the manifests and the number of files, in a process of its own: what
    it writes, the next build may use.  ``compiled`` gives the templates of a language that were
    compiled before.
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
            differing = changes.touched.among(before.facts)
            known = dict(before.facts)
            for fact in differing:
                del known[fact]
            digests = Digests(site, theme_answers(theme, environment), known)
            changed = [fact for fact in differing if digests.of(fact) != before.facts[fact]]
            division = _divide(before, changed, changes)
            if division is None:
                return None
            memory = Memory(before, digests)
            placing = Placing(pair, False, _states(pair, before, division.rest))
            made = make_outputs(
                lambda: Desk(site, theme, jinja, placing, compiled=compiled),
                division.rest,
                jobs,
                memory,
            )
            files = {one.path for one in made}
            entries, leaving = before.entries, division.leaving
            verify(lambda path: path in files or (path in entries and path not in leaving))
            former = {file for path in leaving for file, _ in entries[path].files}
            report = _show(pair, placing, inspection, made, former - files)
            outputs = entries.files - len(former) + len(made)
            report = replace(report, outputs=outputs, made=len(division.rest))
            if not memory.tells_of(len(division.rest)):
                return report
            gone = leaving.difference(output.path for output in division.rest)
            now, token = memory.amended(changed, gone, os.urandom(16))
            aside = Aside(lambda: leave(token, seals(pair), report.outputs))
            try:
                if token != before.token:
                    now.write(path, token)
            except OSError as error:
                # The site is shown: this costs the next build, which finds another ledger.
                return replace(report, unkept=error.strerror or str(error))
            finally:
                aside.result()
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


@dataclass(frozen=True, slots=True)
class _Division:
    """``rest`` are the outputs to be made; ``leaving`` the paths of entries that count no more."""

    rest: Sequence[Output]
    leaving: frozenset[str]


def _divide(before: Ledger, changed: Collection[Fact], changes: Changes) -> _Division | None:
    """What stays and what is to be made; None when two outputs would share a path."""
    entries = before.entries
    facts = set(changed)
    numbers = [number for number, fact in enumerate(before.facts) if fact in facts]
    differing = entries.made_of(numbers)
    slugs = changes.touched.slugs.union(entries[path].of for path in differing) - {""}
    planned, concerned = _planned(differing, slugs, entries, changes)

    def stays(path: str) -> bool:
        output = planned.get(path)
        return path in changes.beside or (
            output is not None
            and path not in differing
            and identity(output) == entries[path].identity
        )

    leaving = frozenset(path for path in concerned if not stays(path))
    new = [path for path in planned if path not in entries]
    folded = {path.casefold() for path in new}
    if new and (
        len(folded) < len(new)
        or any(path.casefold() in folded for path in entries if path not in leaving)
    ):
        return None
    return _Division([planned[p] for p in planned if p in leaving or p not in entries], leaving)


def _planned(
    differing: Collection[str], slugs: Collection[str], entries: Entries, changes: Changes
) -> tuple[dict[str, Output], set[str]]:
    """Outputs by path among which all are that may have to be made, and the entries to compare."""
    if changes.articles is not None:
        few = {output.path: output for output in changes.articles(slugs)}
        beyond = {path for path in differing if not entries[path].of}
        if beyond <= few.keys():
            return few, beyond.union(entries.belonging(slugs))
    planned = {output.path: output for output in changes.plan(slugs)}
    return planned, set(entries.belonging({"", *slugs}))
