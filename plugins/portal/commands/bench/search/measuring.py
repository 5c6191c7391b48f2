"""One engine after the other: its index, its answers, what a first query costs.

In: the project, a folder, how many articles.  Out: :class:`Searched`: what each engine found, and
why one was not measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portal import __version__
from portal.commands.bench.measure import Failed
from portal.commands.bench.search.browser import CHROMIUM_MISSING, listened, version_of
from portal.commands.bench.search.found import Cost, Found, cold_of
from portal.commands.bench.search.peer import BUNDLE, PAGEFIND_MISSING, find_pagefind, lay_out
from portal.commands.bench.search.queries import Queries, read_queries
from portal.commands.bench.search.wire import DRIVER, Wire, compressed, is_text, serving
from portal.commands.bench.sites import COMPLETE, Site
from portal.commands.speech import CommandFault, Text
from portal.publishing.gates.tools import find_tools

__all__ = ["PAGEFIND", "PORTAL", "SearchBench", "Searched"]

PORTAL, PAGEFIND = "portal", "Pagefind"
STRICT = "default-src 'self'"
_WASM = f"{STRICT}; script-src 'self' 'wasm-unsafe-eval'"
_INDEX = "tim-kiem/chi-muc"


@dataclass(frozen=True, slots=True)
class _Asking:
    """How much an engine is asked: of each kind so many queries for their answers (0: all), by a
    reader who has never been here, and again for their time, that so often; so many queries in all
    their spellings; no more queries after so many seconds."""

    answers: int
    cold: int
    timed: int
    turns: int
    alike: int
    seconds: int

    def plan(self, queries: Queries) -> dict[str, Any]:
        """What the driving page is told."""
        all_queries = tuple(query.text for query in queries.all)
        spellings = tuple(text for texts in queries.alike[: self.alike] for text in texts)
        return {
            "queries": [
                *(queries.first(self.answers) if self.answers else all_queries),
                *spellings,
            ],
            "cold": queries.first(self.cold),
            "timed": queries.first(self.timed),
            "turns": self.turns,
            "limit": 1000 * self.seconds,
        }


_WHOLE = _Asking(answers=0, cold=6, timed=6, turns=3, alike=100, seconds=3600)
_SOME = _Asking(answers=6, cold=2, timed=1, turns=1, alike=4, seconds=900)
"""A peer takes seconds for each at 10,000 articles."""

_MAKING = Text("Tìm kiếm: đang tạo và dựng {articles} bài…", "Search: making {articles} articles…")
_ASKING = Text("Tìm kiếm: đang hỏi {engine}…", "Search: asking {engine}…")


@dataclass(slots=True)
class Searched:
    """``found`` by engine; ``missing``: why one, or all, were not measured."""

    articles: int
    queries: Queries | None = None
    found: list[Found] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)
    browser: str = ""

    def of(self, engine: str) -> Found | None:
        return next((each for each in self.found if each.name == engine), None)


@dataclass(frozen=True, slots=True)
class SearchBench:
    """``peers``: beside Pagefind; ``say`` tells a person how far it is."""

    root: Path
    folder: Path
    articles: int
    peers: bool
    say: Callable[[Text], None]

    def run(self) -> Searched:
        """Raises CommandFault when the portal cannot be built, or the browser fails."""
        searched = Searched(self.articles)
        chromium = find_tools(self.root).chromium
        if chromium is None:
            searched.missing["browser"] = CHROMIUM_MISSING.en
            return searched
        searched.browser = version_of(chromium)
        self.say(_MAKING.filled(articles=self.articles))
        site = Site(self.root, self.folder, self.articles)
        site.make()
        asked = self.folder / "asked.json"
        site.ask(asked)
        queries = searched.queries = read_queries(asked)
        builder = site.portal(COMPLETE)
        memory = builder.cold().memory
        self.say(_ASKING.filled(engine=PORTAL))
        portal = Found(PORTAL, __version__)
        asking = _WHOLE.plan(queries)
        self._ask(portal, chromium, queries, asking, {"/": builder.output}, "/tim-kiem/", STRICT)
        portal.strict = True
        searched.found.append(portal)
        if self.peers:
            self._pagefind(searched, chromium, queries, builder.output)
        # Last, since it edits an article.
        portal.cost = self._cost(site, builder.output, memory)
        site.remove()
        return searched

    def _pagefind(self, searched: Searched, chromium: str, queries: Queries, output: Path) -> None:
        """Measured as far as it is there and works."""
        pagefind = find_pagefind()
        if pagefind is None:
            searched.missing[PAGEFIND] = PAGEFIND_MISSING.en
            return
        self.say(_ASKING.filled(engine=PAGEFIND))
        folder = self.folder / "peer"
        pages = [page for page in _pages(output) if (output / f"tin/{page}/index.html").is_file()]
        lay_out(output, pages, folder)
        try:
            made = pagefind.index(folder)
        except Failed as fault:
            searched.missing[PAGEFIND] = str(fault)
            return
        found = Found(PAGEFIND, pagefind.version)
        files = list(_files(folder / BUNDLE))
        # It keeps nothing between two runs: a changed article is a whole index.
        found.cost = Cost(
            len(pages), made.cpu, made.memory, *_sizes(files), again=made.cpu, changed=len(files)
        )
        folders = {"/": folder / "pages", f"/{BUNDLE}/": folder / BUNDLE}
        page = f"{DRIVER}pagefind.html"
        try:
            self._ask(found, chromium, queries, _SOME.plan(queries), folders, page, _WASM)
            found.strict = self._answers(chromium, queries, folders, page)
        except CommandFault as fault:
            searched.missing[PAGEFIND] = fault.text.en
            return
        searched.found.append(found)

    def _ask(
        self,
        found: Found,
        chromium: str,
        queries: Queries,
        asking: Mapping[str, Any],
        folders: Mapping[str, Path],
        page: str,
        policy: str,
    ) -> None:
        plan = {"engine": found.name.lower(), "page": page, **asking}
        answers = []
        with serving(Wire(folders, plan, policy)) as wire:
            for kind, value in listened(wire, chromium):
                if kind == "answer":
                    answers.append([_page_of(each) for each in value])
                elif kind == "time":
                    found.times.append(value)
                elif kind in ("shown", "settled"):
                    cold = found.cold if kind == "shown" else found.settled
                    cold.append(cold_of(value["sent"], value["page"]))
        # Where its time was up, the last have no answer.
        found.answers = dict(zip(plan["queries"], answers, strict=False))
        found.same = _same(found.answers, queries.alike)

    def _answers(
        self, chromium: str, queries: Queries, folders: Mapping[str, Path], page: str
    ) -> bool:
        """Whether one query is answered under the strict policy."""
        plan = {
            "engine": PAGEFIND.lower(),
            "page": page,
            **_SOME.plan(queries),
            "queries": queries.first(1)[:1],
            "timed": (),
            "cold": (),
        }
        try:
            with serving(Wire(folders, plan, STRICT)) as wire:
                said = [value for kind, value in listened(wire, chromium) if kind == "answer"]
        except CommandFault:
            return False
        return bool(said and said[0])

    def _cost(self, site: Site, output: Path, memory: int) -> Cost:
        command = [sys.executable, "-m", "portal.commands.bench.search.indexing"]
        command += [str(site.content), str(self.folder / "index.sqlite")]
        environ = {**os.environ, "PYTHONPATH": str(site.project / "plugins")}
        said = subprocess.run(
            command, cwd=site.project, env=environ, check=True, capture_output=True, text=True
        ).stdout
        told = json.loads(said)
        sizes = _sizes(list(_files(output.resolve() / _INDEX)))
        return Cost(
            told["articles"],
            told["whole"],
            memory,
            *sizes,
            again=told["again"],
            changed=told["changed"],
        )


def _pages(output: Path) -> Sequence[str]:
    """The articles of a built site, as “2020/slug”."""
    root = output / "tin"
    found = (path.parent.relative_to(root) for path in root.glob("[0-9]*/*/index.html"))
    return sorted(path.as_posix() for path in found if not path.name.isdigit())


def _page_of(address: Any) -> str:
    return str(address or "").removeprefix("/tin/").strip("/")


def _same(answers: Mapping[str, Sequence[str]], alike: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Of how many queries all spellings were answered the same, of how many that were asked so."""
    asked = [texts for texts in alike if all(text in answers for text in texts)]
    same = (all(answers[text] == answers[texts[0]] for text in texts) for texts in asked)
    return sum(same), len(asked)


def _files(folder: Path) -> Sequence[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _sizes(files: Sequence[Path]) -> tuple[int, int, int]:
    """How many, bytes, and bytes as they are sent."""
    bodies = [(path.name, path.read_bytes()) for path in files]
    sent = (len(compressed(body)) if is_text(name) else len(body) for name, body in bodies)
    return len(files), sum(len(body) for _, body in bodies), sum(sent)
