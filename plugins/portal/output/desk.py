"""Where outputs are made: the composers and printers of one process, and what they read.

In: an output of the plan.  Out: :class:`Done`: its files, and the facts of the site that they were
made of.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.output.environment import Compiled
from portal.output.facts.watched import watched
from portal.output.heap import give_back
from portal.output.ledger import Numbers
from portal.output.placing import Made, Placing
from portal.output.planned import Hashed, Output
from portal.output.render import Renderer
from portal.pages.composer import Composer
from portal.pages.furniture import make_chrome
from portal.pages.reads import Fact, Reads
from portal.pages.site import Site
from portal.pages.views import TEMPLATES

__all__ = ["Copies", "Desk", "Done", "no_copies"]

_LARGE = 1 << 16
"""Of an output of so many bytes there were ten times as many in small pieces: a page of all that a
regulation brought about in ten years, a table of a year's news.  What they leave is not taken for
what comes after, and 50,000 articles would have each worker hold some 300 MB of it."""

Copies = Callable[[str, bytes], Iterable[tuple[str, bytes]]]
"""From a file's path and bytes to the files that are laid beside it."""


def no_copies(_path: str, _data: bytes) -> Iterable[tuple[str, bytes]]:
    """Files stand alone."""
    return ()


@dataclass(frozen=True, slots=True)
class Done:
    """One output: its files, and what of the site they were made of.

    ``numbers`` are of facts as the worker counts them; ``new`` are those it had not met before.
    """

    files: list[Made]
    worker: str
    numbers: bytes
    new: tuple[Fact, ...]


class Desk:
    """What a worker needs: a composer and a renderer for each language, and the two trees."""

    def __init__(
        self,
        site: Site,
        theme: Path,
        jinja: Mapping[str, Any],
        trees: Placing,
        copies: Copies = no_copies,
        compiled: Callable[[str], Compiled | None] = lambda _lang: None,
    ) -> None:
        """``compiled`` gives the templates of a language that were compiled before."""
        self._reads = Reads()
        self._numbers = Numbers()
        seen = watched(site, self._reads)
        self._composers = {lang: Composer(seen, lang) for lang in site.languages}
        self._renderers = {
            lang: Renderer(
                theme, site.languages[lang], make_chrome(composer), jinja, compiled(lang)
            )
            for lang, composer in self._composers.items()
        }
        # The system gives the number of a process that has ended to another one.
        self._worker = f"{os.getpid()} {time.monotonic_ns()}"
        # What stands around every page was composed for all of them.
        self._around = self._reads.taken()
        self._trees = trees
        self._copies = copies

    def make(self, output: Output) -> Done:
        data, facts = self.print(output)
        path = output.path
        if isinstance(data, Hashed):
            path, data = data.under(path), data.data
        made = [(path, data), *self._copies(path, data)]
        files = [self._trees.place(*file) for file in made]
        if len(data) > _LARGE:
            give_back()
        met = len(self._numbers.facts)
        numbers = self._numbers.of(facts)
        return Done(files, self._worker, numbers.tobytes(), tuple(self._numbers.facts[met:]))

    def print(self, output: Output) -> tuple[bytes | Hashed, Iterable[Fact]]:
        """The bytes of an output, and the facts that they were made of."""
        self._reads.note(("language", output.lang))
        made = output.make(self._composers[output.lang], *output.args)
        if isinstance(made, bytes | Hashed):
            return made, self._reads.taken()
        self._reads.note(("template", TEMPLATES[type(made)]))
        self._reads.note_all(self._around)
        renderer = self._renderers[output.lang]
        data = renderer.render(made)
        self._reads.note_all(renderer.asked)
        return data, self._reads.taken()
