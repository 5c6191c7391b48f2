"""One state of the site: what stands at each path, made when it is asked for.

In: a site and its outputs, the options that it was assembled with.  Out: bytes, the same that a
build with these options writes.  Pages once made are kept for as long as this state is shown.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from portal.commands.serving.searches import Searches
from portal.domain.problems import ContentError, Problems
from portal.finishing.opening import is_drawable, open_on_demand
from portal.output.environment import Compiled
from portal.output.planned import Hashed, Output, planned_path
from portal.output.render import Renderer
from portal.output.search import SEARCH
from portal.pages.composer import Composer
from portal.pages.furniture import make_chrome
from portal.pages.site import Site
from portal.pelican.options import Options

if TYPE_CHECKING:
    from portal.finishing.ondemand import OnDemand

__all__ = ["Shown"]

_KEPT = 256
"""So many files stay made: the pages of all open tabs, and what a browser asks for with them."""


class Shown:
    """Several requests may ask at once; files are made one after the other."""

    def __init__(
        self,
        site: Site,
        outputs: Iterable[Output],
        options: Options,
        compiled: Mapping[str, Compiled],
        searches: Searches,
    ) -> None:
        """``compiled`` are the templates of each language, as far as they are known; ``searches``
        knows the index of an earlier state.
        """
        self._searches = searches
        self._options = options
        self._site = site
        self._outputs = {output.path: output for output in outputs}
        self._composers = {lang: Composer(site, lang) for lang in site.languages}
        self._renderers = {
            lang: Renderer(
                options.theme,
                site.languages[lang],
                make_chrome(composer),
                options.jinja,
                compiled[lang],
            )
            for lang, composer in self._composers.items()
        }
        self._made: OrderedDict[str, bytes] = OrderedDict()
        self._making = threading.Lock()

    @property
    def paths(self) -> Collection[str]:
        """Every file of the site, but for what is drawn."""
        return self._outputs.keys()

    @property
    def outputs(self) -> Collection[Output]:
        """The same, with how each is made."""
        return self._outputs.values()

    def file(self, path: str) -> bytes | None:
        """The file at ``path``, None where the site has none.

        Raises ContentError naming a template and its line, OSError when a file of content/ cannot
        be read.
        """
        output = self._outputs.get(path) or self._outputs.get(planned_path(path))
        if output is None:
            return None
        with self._making:
            data = self._made.get(path)
            if data is None:
                data = self._made[path] = self._make(output)
                if len(self._made) > _KEPT:
                    self._made.popitem(last=False)
            return data

    def drawn(self, path: str) -> bytes | None:
        """A social card, icon or QR code; None for any other path.  Raises EnvironmentFault."""
        return self._on_demand.make(path) if is_drawable(path) else None

    def try_out(self, paths: Iterable[str], *, one_of_each: bool) -> None:
        """Make the files at ``paths``, and one page of each kind when asked for.

        Raises ContentError with the problems of all templates that fail.
        """
        problems = Problems()
        wanted = [*paths, *(self.one_of_each() if one_of_each else ())]
        for path in dict.fromkeys(wanted):
            try:
                self.file(path)
            except ContentError as error:
                problems.extend(error.problems)
        problems.raise_errors()

    def one_of_each(self) -> Iterator[str]:
        """The path of one page of each kind."""
        seen: set[object] = set()
        for path, output in self._outputs.items():
            if path.endswith(".html") and output.make not in seen:
                seen.add(output.make)
                yield path

    def _make(self, output: Output) -> bytes:
        composers = self._searched if output.of == SEARCH else self._composers
        made = output.make(composers[output.lang], *output.args)
        if isinstance(made, Hashed):
            return made.data
        return made if isinstance(made, bytes) else self._renderers[output.lang].render(made)

    # Most sessions never search; who does waits for it, the first time the longest.
    @cached_property
    def _searched(self) -> Mapping[str, Composer]:
        site = self._searches.of(self._site)
        return {lang: Composer(site, lang) for lang in site.languages}

    # The drawing libraries take a moment to load; most sessions never look at a card.
    @cached_property
    def _on_demand(self) -> OnDemand:
        return open_on_demand(self._site, self.file, self._options.theme, self._options.cache)
