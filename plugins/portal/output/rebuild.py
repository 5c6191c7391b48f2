"""Makes anew what a few changes touch, and shows the whole: the short way of a build.

In: a site in which little has changed since a build whose ledger is known.  Out: the same report,
tree and ledger that making everything would give; or None, where the ledger or the shown tree is
not the one that was expected, and everything must be made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from portal.output.build import OutputReport, Verify, files_of, finish
from portal.output.desk import Desk
from portal.output.environment import make_environment
from portal.output.errors import fault_from_os_error
from portal.output.facts.digests import Digests
from portal.output.facts.theme import theme_answers
from portal.output.facts.touched import Touched
from portal.output.ledger import Entry, Ledger, identity
from portal.output.memory import Memory
from portal.output.placing import Made, Placing
from portal.output.planned import Output
from portal.output.trees import TreePair
from portal.output.workers import spread
from portal.pages.site import Site

__all__ = ["Changes", "rebuild_outputs"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since the build with this ``ledger`` (its seal).

    ``plan`` gives the outputs of a site, but of those that belong to single articles only those
    of the slugs it is given; ``beside`` are paths of outputs of no plan, which are as they were.
    """

    ledger: bytes
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
    verify: Verify,
    version: bytes,
) -> OutputReport | None:
    """Make the outputs that may differ, keep the others, show the whole tree.

    Raises what :func:`~portal.output.build.build_outputs` raises.
    """
    try:
        with pair.locked():
            path = pair.home / "ledger"
            before = Ledger.read(path, version)
            placing = Placing(pair, fresh=False)
            if before.seal != changes.ledger or placing.live is None:
                return None
            environment = make_environment(theme, next(iter(site.languages.values())), jinja)
            may_differ = changes.touched.may_differ
            known = {fact: d for fact, d in before.facts.items() if not may_differ(fact)}
            memory = Memory(before, Digests(site, theme_answers(theme, environment), known))
            division = _divide(before, memory, changes)
            if division is None:
                return None
            kept, rest = division
            made: list[Made] = []
            for name, entry in kept.items():
                if not all(placing.is_live(*file) for file in entry.files):
                    return None
                made += files_of(entry)
                memory.keep(name, entry)
            done = spread(
                lambda: Desk(site, theme, jinja, placing),
                lambda desk, output: desk.make(output),
                rest,
                jobs,
            )
            for output, one in zip(rest, done, strict=True):
                made += one.files
                memory.learn(output, one)
            report = finish(pair, placing, made, len(rest), verify)
            seal = memory.save(path)
            tells_all = memory.tells_of(len(kept) + len(rest))
            return replace(report, ledger=seal if tells_all else b"")
    except OSError as error:
        raise fault_from_os_error(error, str(pair.link)) from error


def _divide(
    before: Ledger, memory: Memory, changes: Changes
) -> tuple[dict[str, Entry], list[Output]] | None:
    """Entries of outputs that stay, and outputs to be made; None when two would share a path."""
    still = memory.still()
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
