"""From what lies on disk to the next state of the site.

In: the options of the build, what was saved.  Out: :class:`~portal.commands.serving.shown.Shown`,
or a ContentError with every problem.  Files that did not change are not parsed again, texts not
converted again; after a change of the theme alone nothing of content/ is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from portal import __version__
from portal.commands.serving.memory import Memory
from portal.commands.serving.shown import Shown
from portal.domain.problems import Problem, Problems
from portal.domain.publication import publication_state
from portal.indexes.effective import effective_instant
from portal.output.assembly import Assembly, assemble
from portal.output.conservation import account_for
from portal.output.environment import Compiled
from portal.output.errors import fault_from_os_error
from portal.pelican.generator import version_of_code
from portal.pelican.options import Options
from portal.reading.content import Content, read_content
from portal.store import open_kept

__all__ = ["Workshop"]


class Workshop:
    """Remembers what it read; used by one thread at a time."""

    def __init__(self, options: Callable[[], Options], store: Path) -> None:
        """``options`` are asked for anew at each step, since they say what time it is; ``store``
        is the file in which results wait for the next start."""
        self._options = options
        self._memory = Memory(open_kept(store, version_of_code()))
        self._content: Content | None = None
        self._assembly: Assembly | None = None
        self._compiled: defaultdict[str, Compiled] = defaultdict(Compiled)

    def read(self) -> Shown:
        """The site as it lies on disk; raises ContentError, EnvironmentFault.

        That all templates work is not seen yet: that takes longer, and ``Shown.try_out`` tells.
        """
        options = self._options()
        content = self._read(options, options.jobs)
        return self._shown(options, content, (), jobs=options.jobs, thorough=False)

    def refresh(self, changed: Collection[Path], looked_at: Collection[str] = ()) -> Shown:
        """The site after ``changed`` were saved; raises ContentError, EnvironmentFault.

        Nothing changed: time has passed.  ``looked_at`` are the files that browsers show now: a
        state in which one of them cannot be made is not shown.
        """
        options = self._options()
        if any(path.is_relative_to(options.theme / "locale") for path in changed):
            self._compiled.clear()
        places = [path.is_relative_to(options.theme) for path in changed]
        theme_alone = bool(places) and all(places)
        # By now threads answer, and a process that has threads is not to be forked.
        content = self._content if theme_alone and self._content else self._read(options, 1)
        return self._shown(options, content, looked_at, jobs=1, thorough=any(places))

    def is_due(self) -> bool:
        """True when the passing of time alone has changed the site, or may have mended it."""
        if self._assembly is None:
            return True
        now, site = self._options().now, self._assembly.site
        content = self._assembly.content
        states = {article.slug: publication_state(article, now) for article in content.articles}
        if states != self._assembly.states:
            return True
        return effective_instant(site.articles.values(), site.registry, now) != site.effective

    def warnings(self) -> tuple[Problem, ...]:
        """Of the last state: what is worth a warning in it.

        Raises ContentError naming each file of content/ that would have vanished without a word.
        """
        if self._assembly is None:
            return ()
        made = self._assembly
        problems = Problems(made.content.problems)
        paths = {output.path for output in made.outputs}
        account_for(made.content, made.site, made.states, made.fates, paths, problems)
        problems.raise_errors()
        return tuple(problems.warnings)

    def _read(self, options: Options, jobs: int) -> Content:
        self._content = None
        try:
            content = read_content(options.content, now=options.now, jobs=jobs, kept=self._memory)
        except OSError as error:
            raise fault_from_os_error(error, str(options.content)) from error
        self._content = content
        return content

    def _shown(
        self,
        options: Options,
        content: Content,
        looked_at: Collection[str],
        *,
        jobs: int,
        thorough: bool,
    ) -> Shown:
        # What assembling notes is not to be said again when the theme alone changes.
        content = replace(content, problems=Problems(content.problems))
        self._assembly = None
        try:
            assembly = self._assembled(options, content, jobs)
        except OSError as error:
            raise fault_from_os_error(error, str(options.content)) from error
        shown = Shown(assembly, options, self._compiled)
        shown.try_out(looked_at, one_of_each=thorough)
        self._assembly = assembly
        return shown

    def _assembled(self, options: Options, content: Content, jobs: int) -> Assembly:
        try:
            return assemble(
                content,
                now=options.now,
                options=options.build,
                theme=options.theme,
                version=__version__,
                jobs=jobs,
                kept=self._memory,
            )
        finally:
            self._memory.save()
