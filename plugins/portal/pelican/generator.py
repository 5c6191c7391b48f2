"""The portal as a Pelican generator: context first, output after.

In: Pelican's settings.  Out: ``context["portal"]``, the one object other plugins may read; then
the whole site.  Pelican's own article and page generators find nothing to do (pelicanconf.py
gives them no paths).

Where only articles have changed since the last build, the site is amended and what they touch is
made (:mod:`portal.warm`); everything else, and whatever is in doubt, is read and assembled anew.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from portal import __version__
from portal.domain.problems import Problems
from portal.finishing.finished import UNFINISHED, Finished
from portal.finishing.opening import open_stage
from portal.output.assembly import Assembly, assemble, refuse_collisions
from portal.output.build import build_outputs
from portal.output.conservation import account_for
from portal.output.errors import fault_from_os_error
from portal.output.inspection import Inspection, inspect, seals
from portal.output.planned import path_in
from portal.output.rebuild import Changes, rebuild_outputs
from portal.output.reports import Account, OutputReport
from portal.output.searching import searchable
from portal.output.trees import FileState, TreePair
from portal.pages import addresses
from portal.pages.site import Site
from portal.pelican.options import read_options
from portal.pelican.versions import left_by, made_by, read_by
from portal.reading.content import read_content
from portal.reading.places import label_of
from portal.store import Kept, open_kept
from portal.store.ondemand import Unkept
from portal.warm.amended import Amended, amend
from portal.warm.leaving import snapshot_of
from portal.warm.signatures import Signature, look
from portal.warm.snapshot import Snapshot, read_snapshot, write_snapshot
from portal.warm.standing import Standing, signed, write_standing
from portal.warm.turns import quiet_until

__all__ = ["PortalGenerator"]


class PortalGenerator(Generator):
    """Reads, indexes and plans in ``generate_context``; makes and shows in ``generate_output``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = read_options(self.settings)
        self.pair = TreePair(self.options.output)
        self.assembly: Assembly | None = None
        self.amended: Amended | None = None
        self.account: Account | None = None
        self.report: OutputReport | None = None
        self.finished: Finished = UNFINISHED
        self.problems = Problems()
        self.kept_fault = ""
        self.converted = 0
        self._kept = Kept(None)
        self._signatures: Mapping[str, Signature | None] = {}
        self._left_by = b""
        self._kept_path = self.pair.home / "kept.sqlite"

    @property
    def site(self) -> Site:
        """The site of this build; there is one from ``generate_context`` on."""
        found = self.amended or self.assembly
        assert found is not None, "Pelican calls generate_context first"
        return found.site

    def generate_context(self) -> None:
        """Everything up to the plan.

        Raises ContentError with every problem of the content, EnvironmentFault when a file cannot
        be read or a process not be started.
        """
        options = self.options
        # Before the theme is read: one that is saved meanwhile is not what this build is made of.
        self._left_by = left_by(options)
        try:
            self._kept = open_kept(self._kept_path, read_by(), fresh=options.fresh)
            self.amended = self._amend()
            if self.amended is None:
                self.assembly = self._assemble()
        except OSError as error:
            raise fault_from_os_error(error, str(options.content)) from error
        self.context["portal"] = self.site

    def _amend(self) -> Amended | None:
        """The short way, where there is one."""
        options = self.options
        if options.fresh or options.finish:
            return None
        before = read_snapshot(self.pair.home / "snapshot", self._left_by)
        if before is None:
            return None
        try:
            amended = amend(
                options.content,
                before,
                now=options.now,
                options=options.build,
                theme=options.theme,
                version=__version__,
                kept=self._kept,
            )
        except Unkept:
            return None
        if amended is not None:
            self._kept.save(forget=False)
            self.converted = amended.converted
        return amended

    def _assemble(self) -> Assembly:
        """Read and assemble; what was worked out is kept even when something else is wrong."""
        options, kept = self.options, self._kept
        self._signatures = look(options.content) or {}
        try:
            content = read_content(options.content, now=options.now, jobs=options.jobs, kept=kept)
            self.problems = content.problems
            assembly = assemble(
                content,
                now=options.now,
                options=options.build,
                theme=options.theme,
                version=__version__,
                jobs=options.jobs,
                kept=kept,
            )
            self.converted = assembly.converted.anew
            site = searchable(assembly.site, assembly.converted, options.jobs, kept)
            return replace(assembly, site=site)
        finally:
            kept.save()
            self.kept_fault = kept.fault

    def generate_output(self, _: Writer) -> None:
        """Make the outputs aside, see that nothing is lost, show the whole."""
        try:
            if self.amended is None or not self._rebuild(self.amended):
                self._build_all()
            self._forget_mixed()
        finally:
            self._kept.close()

    def _build_all(self) -> None:
        """Make everything; without a store when the store fails meanwhile."""
        try:
            if self.assembly is None:
                self.assembly = self._assemble()
            self._build(self.assembly)
        except Unkept:
            fault = self._kept.fault or "?"
            self._kept.close()
            self._kept = Kept(None, fault)
            self.assembly = self._assemble()
            self._build(self.assembly)
        self.context["portal"] = self.site

    def _forget_mixed(self) -> None:
        """Leave nothing where the theme was saved meanwhile.

        Nobody knows which pages were made of which; the next build makes all of them.
        """
        if left_by(self.options) != self._left_by:
            for name in ("snapshot", "standing.json", "ledger"):
                (self.pair.home / name).unlink(missing_ok=True)

    def _rebuild(self, amended: Amended) -> bool:
        """Make what the changes touch; False when everything is to be made after all."""
        options, snapshot = self.options, amended.snapshot
        changes = Changes(
            snapshot.ledger, snapshot.manifests, amended.touched, amended.plan, snapshot.beside
        )

        def leave(token: bytes, manifests: tuple[bytes, bytes], outputs: int) -> None:
            self._leave(replace(snapshot, ledger=token, manifests=manifests), outputs)

        try:
            report = rebuild_outputs(
                amended.site,
                changes,
                self.pair,
                theme=options.theme,
                jinja=options.jinja,
                jobs=options.jobs,
                verify=partial(_verify_pages, amended.site, amended.touched.slugs),
                leave=leave,
                version=made_by(options, amended.site.languages),
                inspected=self._inspected,
            )
        except Unkept:
            report = None
        if report is None:
            self.amended = None
            return False
        self.report, self.account = report, snapshot.account
        self.problems = Problems(snapshot.warnings)
        self.kept_fault = self._kept.fault or report.unkept
        return True

    def _build(self, assembly: Assembly) -> None:
        options = self.options

        def verify(made: Mapping[str, FileState]) -> None:
            self.account = account_for(
                assembly.content,
                assembly.site,
                assembly.states,
                assembly.fates,
                made,
                self.problems,
            )
            self.problems.raise_errors()

        stage = None
        if options.finish:
            stage = open_stage(options.theme, options.cache, fresh=options.fresh)
            self.finished = stage.prepare(assembly.site, options.jobs)
        # What is drawn comes first: the workers then end together.
        outputs = (*self.finished.outputs, *assembly.outputs)
        refuse_collisions(outputs, label_of(options.content), self.problems)
        self.problems.raise_errors()
        self.report = build_outputs(
            assembly.site,
            outputs,
            self.pair,
            theme=options.theme,
            jinja=options.jinja,
            fresh=options.fresh,
            jobs=options.jobs,
            verify=verify,
            copies=self.finished.copies,
            version=made_by(options, assembly.site.languages),
        )
        if stage:
            stage.tidy()
        self.kept_fault = self.kept_fault or self.report.unkept
        self._leave_all(assembly, self.report)

    def _leave_all(self, assembly: Assembly, report: OutputReport) -> None:
        """Leave a snapshot for the next build, if the ledger tells of every output."""
        if not report.ledger or not self._signatures or self.account is None:
            return
        snapshot = snapshot_of(
            assembly,
            version=self._left_by,
            now=self.options.now,
            signatures=self._signatures,
            account=self.account,
            warnings=tuple(self.problems.warnings),
        )
        snapshot = replace(snapshot, ledger=report.ledger, manifests=seals(self.pair))
        try:
            self._leave(snapshot, report.outputs)
        except OSError as error:
            self.kept_fault = error.strerror or str(error)

    def _leave(self, snapshot: Snapshot, outputs: int) -> None:
        write_snapshot(self.pair.home / "snapshot", snapshot)
        standing = Standing(
            conditions=self.options.conditions,
            content=signed(snapshot.signatures),
            manifest=snapshot.manifests[0].hex(),
            since=snapshot.now,
            until=quiet_until(snapshot.now, snapshot.turns),
            outputs=outputs,
            account=snapshot.account,
            warnings=snapshot.warnings,
        )
        write_standing(self.pair.home / "standing.json", standing)

    def _inspected(self) -> Inspection | None:
        """Both trees as they are: looked at while this build began, or now."""
        begun = self.options.inspection
        return begun.result() if begun else inspect(self.pair)


def _verify_pages(site: Site, slugs: Collection[str], made: Collection[str]) -> None:
    """Every changed article that is shown has its pages in the tree."""
    problems = Problems()
    for slug in slugs & site.outlines.keys():
        outline = site.outlines[slug]
        address = addresses.article(outline.year, slug)
        if any(path_in(lang, address) not in made for lang in site.languages):
            problems.error(outline.path, 0, "", "file-vanished")
    problems.raise_errors()
