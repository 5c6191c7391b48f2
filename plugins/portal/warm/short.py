"""The short way of a build: where only articles have changed, what they touch is made, and shown.

In: what a build is told, what the last one left.  Out: :class:`Short`, as a build that reads
everything would report it; or None, where that is for such a build to do.  Neither Pelican nor
anything else that reads the whole is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from portal import __version__
from portal.domain.problems import Problem, Problems
from portal.output.bytecode import Bytecode
from portal.output.errors import fault_from_os_error
from portal.output.inspection import Inspection
from portal.output.planned import path_in
from portal.output.rebuild import Changes, rebuild_outputs
from portal.output.reports import Account, OutputReport
from portal.output.trees import TreePair
from portal.pages import addresses
from portal.pages.site import BuildOptions, Site
from portal.store import Kept, open_kept
from portal.store.ondemand import Unkept
from portal.warm.amended import Amended, amend
from portal.warm.conditions import Conditions
from portal.warm.leaving import forget, leave
from portal.warm.snapshot import Snapshot, read_snapshot

__all__ = ["Short", "ShortWay"]


@dataclass(frozen=True, slots=True)
class Short:
    """What was done; ``converted`` counts the texts that were turned into HTML, ``kept_fault`` is
    "" or why results could not be kept."""

    report: OutputReport
    account: Account
    warnings: tuple[Problem, ...]
    converted: int
    kept_fault: str


@dataclass(frozen=True, slots=True)
class ShortWay:
    """What the build is told; ``inspected`` gives both trees as they are."""

    content: Path
    pair: TreePair
    theme: Path
    options: BuildOptions
    jinja: Mapping[str, Any]
    jobs: int
    now: datetime
    conditions: Conditions
    inspected: Callable[[], Inspection | None]

    def build(self) -> Short | None:
        """Take it, if it leads to the site; raises what a build raises."""
        before = read_snapshot(self.pair.home / "snapshot", self.conditions.digest)
        if before is None:
            return None
        try:
            with closing(open_kept(self.pair.home / "kept.sqlite", before.versions[0])) as kept:
                amended = self._amend(before, kept)
                if amended is None:
                    return None
                report = self._rebuild(amended)
                fault = kept.fault
        except Unkept:
            return None
        except OSError as error:
            raise fault_from_os_error(error, str(self.content)) from error
        if report is None:
            return None
        if not self.conditions.hold():
            forget(self.pair.home)
        snapshot = amended.snapshot
        return Short(
            report, snapshot.account, snapshot.warnings, amended.converted, fault or report.unkept
        )

    def _amend(self, before: Snapshot, kept: Kept) -> Amended | None:
        amended = amend(
            self.content,
            before,
            now=self.now,
            options=self.options,
            theme=self.theme,
            version=__version__,
            kept=kept,
        )
        if amended is not None:
            kept.save(forget=False)
        return amended

    def _rebuild(self, amended: Amended) -> OutputReport | None:
        snapshot, planning, home = amended.snapshot, amended.planning, self.pair.home
        bytecode = Bytecode(self.conditions.digest)

        def leave_all(token: bytes, manifests: tuple[bytes, bytes], outputs: int) -> None:
            leave(home, replace(snapshot, ledger=token, manifests=manifests), outputs)
            bytecode.keep()

        return rebuild_outputs(
            amended.site,
            Changes(
                ledger=snapshot.ledger,
                manifests=snapshot.manifests,
                touched=amended.touched,
                plan=planning.with_articles,
                articles=planning.articles if planning.stands else None,
                beside=snapshot.beside,
            ),
            self.pair,
            theme=self.theme,
            jinja=self.jinja,
            jobs=self.jobs,
            verify=partial(_verify_pages, amended.site, amended.touched.slugs),
            leave=leave_all,
            version=snapshot.versions[1],
            inspected=self.inspected,
            compiled=bytecode.of,
        )


def _verify_pages(site: Site, slugs: Collection[str], stands: Callable[[str], bool]) -> None:
    """Every changed article that is shown has its pages in the tree."""
    problems = Problems()
    for slug in slugs & site.outlines.keys():
        outline = site.outlines[slug]
        address = addresses.article(outline.year, slug)
        if not all(stands(path_in(lang, address)) for lang in site.languages):
            problems.error(outline.path, 0, "", "file-vanished")
    problems.raise_errors()
