"""The portal as a Pelican generator: context first, output after.

In: Pelican's settings.  Out: ``context["portal"]``, the one object other plugins may read; then
the whole site.  Pelican's own article and page generators find nothing to do (pelicanconf.py
gives them no paths).
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from portal import __version__
from portal.domain.problems import Problems
from portal.finishing.finished import UNFINISHED, Finished
from portal.finishing.opening import open_stage
from portal.output.assembly import Assembly, assemble, refuse_collisions
from portal.output.build import OutputReport, build_outputs
from portal.output.conservation import Account, account_for
from portal.output.errors import fault_from_os_error
from portal.output.trees import TreePair
from portal.pelican.options import read_options
from portal.reading.content import read_content
from portal.reading.places import label_of
from portal.store import Kept, code_version, key_of, open_kept

__all__ = ["PortalGenerator", "version_of_code"]

_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = ("babel", "jinja2", "markdown", "markupsafe", "nh3", "pydantic", "pyyaml")
"""What records, converted texts and pages come out of, besides the portal's own code."""


class PortalGenerator(Generator):
    """Reads, indexes and plans in ``generate_context``; makes and shows in ``generate_output``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = read_options(self.settings)
        self.assembly: Assembly | None = None
        self.account: Account | None = None
        self.report: OutputReport | None = None
        self.finished: Finished = UNFINISHED
        self.problems = Problems()
        self.kept_fault = ""

    def generate_context(self) -> None:
        """Everything up to the plan.

        Raises ContentError with every problem of the content, EnvironmentFault when a file cannot
        be read or a process not be started.
        """
        options = self.options
        try:
            with closing(self._kept()) as kept:
                self.assembly = self._assemble(kept)
        except OSError as error:
            raise fault_from_os_error(error, str(options.content)) from error
        self.context["portal"] = self.assembly.site

    def _kept(self) -> Kept:
        """What earlier builds of this output worked out."""
        path = TreePair(self.options.output).home / "kept.sqlite"
        return open_kept(path, version_of_code(), fresh=self.options.fresh)

    def _assemble(self, kept: Kept) -> Assembly:
        """Read and assemble; what was worked out is kept even when something else is wrong."""
        options = self.options
        try:
            content = read_content(options.content, now=options.now, jobs=options.jobs, kept=kept)
            self.problems = content.problems
            return assemble(
                content,
                now=options.now,
                options=options.build,
                theme=options.theme,
                version=__version__,
                jobs=options.jobs,
                kept=kept,
            )
        finally:
            kept.save()
            self.kept_fault = kept.fault

    def generate_output(self, _: Writer) -> None:
        """Make the outputs aside, see that nothing is lost, show the whole."""
        assembly, options = self.assembly, self.options
        assert assembly is not None, "Pelican calls generate_context first"

        def verify(made: Any) -> None:
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
        pair = TreePair(options.output)
        self.report = build_outputs(
            assembly.site,
            outputs,
            pair,
            theme=options.theme,
            jinja=options.jinja,
            fresh=options.fresh,
            jobs=options.jobs,
            verify=verify,
            copies=self.finished.copies,
            version=key_of(
                version_of_code(),
                repr(options.build),
                repr(sorted(options.jinja.items())),
                repr(tuple(assembly.site.languages)),
                "finished" if stage else "plain",
            ),
        )
        if stage:
            stage.tidy()


def version_of_code() -> bytes:
    """What results are kept under: code, libraries, Python."""
    return code_version(_PACKAGE, _LIBRARIES)
