"""The portal as a Pelican generator: context first, output after.

In: Pelican's settings.  Out: ``context["portal"]``, the one object other plugins may read; then
the whole site.  Pelican's own article and page generators find nothing to do (pelicanconf.py
gives them no paths).

Everything is read and assembled; where only articles have changed since the last build, the
shorter way of :mod:`portal.pelican.short` has been taken before Pelican was loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from portal import __version__
from portal.domain.problems import Problems
from portal.finishing.copies import copy_orders
from portal.finishing.finished import UNFINISHED, Finished
from portal.finishing.opening import open_stage
from portal.output.assembly import Assembly, assemble, refuse_collisions
from portal.output.build import build_outputs
from portal.output.bytecode import Bytecode
from portal.output.conservation import account_for
from portal.output.errors import fault_from_os_error
from portal.output.reports import Account, OutputReport
from portal.output.searching import searchable
from portal.output.trees import FileState, TreePair
from portal.pages.site import Site
from portal.pelican.options import read_options
from portal.pelican.versions import made_by, read_by, theme_as_it_is
from portal.reading.content import read_content
from portal.reading.places import label_of
from portal.store import Kept, open_kept
from portal.store.ondemand import Unkept
from portal.warm.leaving import forget, leave, snapshot_of
from portal.warm.signatures import Signature, look

__all__ = ["PortalGenerator"]


class PortalGenerator(Generator):
    """Reads, indexes and plans in ``generate_context``; makes and shows in ``generate_output``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = read_options(self.settings)
        self.pair = TreePair(self.options.output)
        self.assembly: Assembly | None = None
        self.account: Account | None = None
        self.report: OutputReport | None = None
        self.finished: Finished = UNFINISHED
        self.problems = Problems()
        self.kept_fault = ""
        self.converted = 0
        self._kept = Kept(None)
        self._signatures: Mapping[str, Signature | None] = {}
        self._theme = b""
        self._kept_path = self.pair.home / "kept.sqlite"
        conditions = self.options.conditions
        fresh = self.options.fresh
        self._bytecode = Bytecode(conditions.digest) if conditions and not fresh else None

    @property
    def site(self) -> Site:
        """The site of this build; there is one from ``generate_context`` on."""
        assert self.assembly is not None, "Pelican calls generate_context first"
        return self.assembly.site

    def generate_context(self) -> None:
        """Everything up to the plan.

        Raises ContentError with every problem of the content, EnvironmentFault when a file cannot
        be read or a process not be started.
        """
        options = self.options
        # Before the theme is read: one that is saved meanwhile is not what this build is made of.
        self._theme = theme_as_it_is(options)
        try:
            self._kept = open_kept(self._kept_path, read_by(), fresh=options.fresh)
            try:
                self.assembly = self._assemble()
            except Unkept:
                self.assembly = self._assemble_alone()
        except OSError as error:
            raise fault_from_os_error(error, str(options.content)) from error
        self.context["portal"] = self.site

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
            site = searchable(assembly.site, options.jobs, kept)
            return replace(assembly, site=site)
        finally:
            kept.save()
            self.kept_fault = kept.fault

    def generate_output(self, _: Writer) -> None:
        """Make the outputs aside, see that nothing is lost, show the whole."""
        try:
            self._build_all()
            if theme_as_it_is(self.options) != self._theme:
                forget(self.pair.home)
        finally:
            self._kept.close()

    def _build_all(self) -> None:
        """Make everything; without a store when the store fails meanwhile."""
        assert self.assembly is not None, "Pelican calls generate_context first"
        try:
            self._build(self.assembly)
        except Unkept:
            self.assembly = self._assemble_alone()
            self.context["portal"] = self.site
            self._build(self.assembly)

    def _assemble_alone(self) -> Assembly:
        """The same without the store, which has lost what it lent."""
        fault = self._kept.fault or "?"
        self._kept.close()
        self._kept = Kept(None, fault)
        return self._assemble()

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
            orders = tuple(copy_orders(assembly))
            self.finished = stage.prepare(assembly.site, options.jobs, orders)
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
            leave=partial(self._leave, assembly),
            compiled=self._bytecode.of if self._bytecode else None,
        )
        if stage:
            stage.tidy()
        self.kept_fault = self.kept_fault or self.report.unkept

    def _leave(
        self, assembly: Assembly, report: OutputReport, manifests: tuple[bytes, bytes]
    ) -> None:
        """Leave a snapshot for the next build, if the ledger tells of every output."""
        options, conditions = self.options, self.options.conditions
        if not report.ledger or not self._signatures or self.account is None:
            return
        if conditions is None or not conditions.hold():
            return
        if self._bytecode:
            self._bytecode.keep()
        snapshot = snapshot_of(
            assembly,
            now=options.now,
            signatures=self._signatures,
            account=self.account,
            warnings=tuple(self.problems.warnings),
            conditions=conditions.digest,
            versions=(read_by(), made_by(options, assembly.site.languages)),
        )
        snapshot = replace(snapshot, ledger=report.ledger, manifests=manifests)
        try:
            leave(self.pair.home, snapshot, report.outputs)
        except OSError as error:
            self.kept_fault = error.strerror or str(error)
