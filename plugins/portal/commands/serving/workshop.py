"""From what lies on disk to the next state of the site.

In: the options of the build, what was saved.  Out: :class:`~portal.commands.serving.shown.Shown`,
or a ContentError with every problem.  Where articles alone have changed, the site that is shown is
amended (:mod:`portal.warm`); otherwise all is put together anew, but a file that did not change is
not parsed again, and its text not converted again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from portal import __version__
from portal.commands.serving.memory import Memory
from portal.commands.serving.searches import Searches
from portal.commands.serving.shown import Shown
from portal.domain.problems import Problem, Problems
from portal.indexes.effective import effective_instant
from portal.output.assembly import Assembly, assemble
from portal.output.conservation import account_for
from portal.output.environment import Compiled
from portal.output.errors import fault_from_os_error
from portal.output.planned import Output
from portal.output.search import SEARCH
from portal.pages.site import Site
from portal.pelican.options import Options
from portal.pelican.versions import read_by
from portal.reading.content import read_content
from portal.store import open_kept
from portal.store.ondemand import Unkept
from portal.warm.amended import Amended, amend
from portal.warm.leaving import snapshot_of
from portal.warm.signatures import Signature, look
from portal.warm.snapshot import Snapshot

__all__ = ["Workshop"]


@dataclass(frozen=True, slots=True)
class _Whole:
    """What was put together anew; ``signatures`` are of its files, from before they were read."""

    signatures: Mapping[str, Signature | None]
    assembly: Assembly
    options: Options


class Workshop:
    """Remembers what it read; used by one thread at a time."""

    def __init__(self, options: Callable[[], Options], store: Path) -> None:
        """``options`` are asked for anew at each step, since they say what time it is; ``store``
        is the file in which results wait for the next start."""
        self._options = options
        self._memory = Memory(open_kept(store, read_by()))
        self._searches = Searches()
        self._compiled: defaultdict[str, Compiled] = defaultdict(Compiled)
        # Of the last good state; while something is wrong, it is still what is shown.
        self._whole: _Whole | None = None
        self._snapshot: Snapshot | None = None
        self._site: Site | None = None
        self._outputs: Collection[Output] = ()
        self._amended_last: Amended | None = None

    def read(self) -> Shown:
        """The site as it lies on disk; raises ContentError, EnvironmentFault.

        That all templates work is not seen yet: that takes longer, and ``Shown.try_out`` tells.
        """
        options = self._options()
        return self._anew(options, (), jobs=options.jobs, thorough=False)

    def refresh(self, changed: Collection[Path], looked_at: Collection[str] = ()) -> Shown:
        """The site after ``changed`` were saved; raises ContentError, EnvironmentFault.

        Nothing changed: time has passed.  ``looked_at`` are the files that browsers show now: a
        state in which one of them cannot be made is not shown.
        """
        options = self._options()
        if any(path.is_relative_to(options.theme / "locale") for path in changed):
            self._compiled.clear()
        thorough = any(path.is_relative_to(options.theme) for path in changed)
        if thorough:
            # What was left tells of a site with the theme as it was.
            self._snapshot = None
        shown = self._amended(options, looked_at)
        # By now threads answer, and a process that has threads is not to be forked.
        return shown or self._anew(options, looked_at, jobs=1, thorough=thorough)

    def settle(self) -> tuple[Problem, ...]:
        """What can wait until a state is shown: see that nothing is lost, and be ready to amend.

        Out: warnings.  Raises ContentError naming each file of content/ that would have vanished.
        """
        whole = self._whole
        if whole is not None and self._snapshot is None:
            made = whole.assembly
            problems = Problems(made.content.problems)
            paths = {output.path for output in made.outputs}
            account = account_for(made.content, made.site, made.states, made.fates, paths, problems)
            problems.raise_errors()
            self._snapshot = snapshot_of(
                made,
                now=whole.options.now,
                signatures=whole.signatures,
                account=account,
                warnings=tuple(problems.warnings),
            )
            self._make_ready(whole.options, self._snapshot)
        return self._snapshot.warnings if self._snapshot is not None else ()

    def _make_ready(self, options: Options, snapshot: Snapshot) -> None:
        """Amend nothing, for the indexes and the plan, which the next save then finds done."""
        with suppress(Unkept, OSError):
            amended = self._amend(options, snapshot)
            if amended is not None and not amended.touched.slugs:
                _ = amended.planning.whole
                self._amended_last = amended

    def is_due(self) -> bool:
        """True when the passing of time alone has changed the site, or may have mended it."""
        snapshot, site = self._snapshot, self._site
        if snapshot is None or site is None:
            return True
        now = self._options().now
        if snapshot.turns is not None and snapshot.turns <= now:
            return True
        rows = (*snapshot.rows.values(), *snapshot.gone)
        return effective_instant(rows, site.registry, now) != site.effective

    # --- the short way -------------------------------------------------------------------------

    def _amended(self, options: Options, looked_at: Collection[str]) -> Shown | None:
        """The site that is shown with some articles changed; None where that is not all."""
        if self._snapshot is None:
            return None
        try:
            amended = self._amend(options, self._snapshot)
            outputs = self._outputs_of(amended) if amended is not None else None
            if amended is None or outputs is None:
                return None
            shown = Shown(amended.site, outputs, options, self._compiled, self._searches)
            shown.try_out(looked_at, one_of_each=False)
        except Unkept:
            return None
        except OSError as error:
            raise fault_from_os_error(error, str(options.content)) from error
        # Of an article, what it was and what it is may be wanted again: nothing is forgotten.
        self._memory.save(forget=False)
        self._whole, self._snapshot, self._amended_last = None, amended.snapshot, amended
        self._site, self._outputs = amended.site, shown.outputs
        return shown

    def _amend(self, options: Options, before: Snapshot) -> Amended | None:
        return amend(
            options.content,
            before,
            now=options.now,
            options=options.build,
            theme=options.theme,
            version=__version__,
            kept=self._memory,
            last=self._amended_last,
        )

    def _outputs_of(self, amended: Amended) -> Collection[Output] | None:
        """All outputs of the amended site; None where two would share a path."""
        if self._amended_last is not None and amended.planning is self._amended_last.planning:
            return self._outputs
        slugs, beside = amended.touched.slugs, amended.snapshot.beside
        stay = {
            output.path: output
            for output in self._outputs
            if (output.of and output.of not in {SEARCH, *slugs}) or output.path in beside
        }
        planned = amended.planning.with_articles(slugs)
        before = {output.path for output in self._outputs}
        new = [output.path.casefold() for output in planned if output.path not in before]
        if new:
            taken = {path.casefold() for path in stay}
            if len(set(new)) < len(new) or not taken.isdisjoint(new):
                return None
        return [*stay.values(), *planned]

    # --- the long way --------------------------------------------------------------------------

    def _anew(
        self, options: Options, looked_at: Collection[str], *, jobs: int, thorough: bool
    ) -> Shown:
        try:
            whole = self._assembled(options, jobs)
        except OSError as error:
            raise fault_from_os_error(error, str(options.content)) from error
        shown = Shown(
            whole.assembly.site, whole.assembly.outputs, options, self._compiled, self._searches
        )
        shown.try_out(looked_at, one_of_each=thorough)
        self._memory.save()
        self._whole, self._snapshot, self._amended_last = whole, None, None
        self._site, self._outputs = whole.assembly.site, shown.outputs
        return shown

    def _assembled(self, options: Options, jobs: int) -> _Whole:
        """Read and assemble; what was worked out is known even when something else is wrong."""
        try:
            signatures = look(options.content) or {}
            content = read_content(options.content, now=options.now, jobs=jobs, kept=self._memory)
            # What assembling notes is not said of the content.
            content = replace(content, problems=Problems(content.problems))
            assembly = assemble(
                content,
                now=options.now,
                options=options.build,
                theme=options.theme,
                version=__version__,
                jobs=jobs,
                kept=self._memory,
            )
        finally:
            self._memory.save(forget=False)
        return _Whole(signatures, assembly, options)
