"""The rows of the benchmark: what is built, in which order, after which edit.

In: the project, a folder for the corpora, the size, the rows wanted, the peers.  Out:
:class:`~portal.commands.bench.results.Results`.  Builds of one row take turns: each once, then all
of them again, so that a busy moment of the machine falls on all alike.  Corpora stand one at a
time, and the addresses of the first turn are compared before any time counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from portal.commands.bench import edits
from portal.commands.bench.peers import Peer
from portal.commands.bench.results import Key, Results, Run
from portal.commands.bench.serving import saves_until_refreshed
from portal.commands.bench.sites import COMPLETE, LEAN, Builder, Site
from portal.commands.bench.trees import Agreement, addresses, agree, changes, digests
from portal.commands.speech import CommandFault, Exit, Text

__all__ = ["ROWS", "Bench", "Sizes"]

ROWS = (
    "cold",
    "edit",
    "nothing",
    "template",
    "register",
    "memory",
    "serve",
    "growth",
    "new",
)

_MAKING = Text("Đang tạo {articles} bài…", "Making {articles} articles…")
_MADE = Text(
    "{row}, {articles} bài, {builder}: {seconds:.2f} giây",
    "{row}, {articles} articles, {builder}: {seconds:.2f} s",
)
_DIFFER = Text(
    "Các trang được dựng không cùng địa chỉ, nên thời gian không so được: {differences}",
    "The sites that were built differ in their addresses, so times do not compare: {differences}",
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many articles each row builds, in proportion to the one number asked for."""

    main: int

    @property
    def growth(self) -> tuple[int, int]:
        return max(1, self.main // 2), 2 * self.main

    @property
    def new(self) -> tuple[int, int]:
        return max(1, self.main // 10), 5 * self.main


@dataclass(slots=True)
class Bench:
    """Measures row after row; ``say`` tells a person how far it is.

    A row whose build failed stands in ``results.missing`` with the reason.
    """

    root: Path
    folder: Path
    sizes: Sizes
    rows: Sequence[str]
    runs: int
    peers: Sequence[Peer]
    say: Callable[[Text], None]
    results: Results
    agreement: Agreement | None = None

    def run(self) -> None:
        """Every row that was asked for."""
        at_main = {
            "cold": self._cold,
            "edit": self._edit,
            "nothing": self._nothing,
            "template": self._template,
            "register": self._register,
            "memory": self._memory,
            "serve": self._serve,
        }
        wanted = [row for row in at_main if row in self.rows]
        if wanted:
            with_peers = {"cold", "edit"} & {*wanted}
            site = self._site(self.sizes.main, self.peers if with_peers else ())
            for row in wanted:
                self._try(row, partial(at_main[row], site))
            site.remove()
        if "growth" in self.rows:
            self._try("growth", self._growth)
        if {"new", "memory"} & {*self.rows}:
            for articles in self.sizes.new:
                self._try("new", partial(self._at_size, articles))

    def _try(self, row: str, measured: Callable[[], None]) -> None:
        """A row that fails is told and leaves the others standing."""
        try:
            measured()
        except CommandFault as fault:
            self.results.missing[row] = fault.text.en
            self.say(fault.text)

    def _site(self, articles: int, peers: Iterable[Peer] = ()) -> Site:
        self.say(_MAKING.filled(articles=articles))
        site = Site(self.root, self.folder, articles)
        site.make(peers)
        return site

    def _take(self, row: str, builder: Builder, run: Run) -> None:
        key = Key(row, builder.name, builder.articles)
        self.results.add(key, run)
        text = _MADE.filled(
            row=row, articles=key.articles, builder=key.builder, seconds=run.measured.wall
        )
        self.say(text)

    def _cold(self, site: Site) -> None:
        """The portal's lean and complete builds and the peers', each from nothing."""
        lean = site.portal(LEAN)
        peers = [site.peer(peer) for peer in self.peers]
        for _ in range(self.runs):
            for builder in (lean, *peers, site.portal(COMPLETE)):
                self._take("cold", builder, Run(builder.cold()))
            if peers and self.agreement is None:
                self._compare([lean, *peers])

    def _compare(self, builders: Sequence[Builder]) -> None:
        """Forget the times and raise CommandFault when the sites have not the same addresses."""
        found = agree({builder.name: addresses(builder.output) for builder in builders})
        if found.differences:
            self.results.forget("cold")
            text = _DIFFER.filled(differences="; ".join(found.differences))
            raise CommandFault(text, Exit.CONTENT)
        self.agreement = found

    def _edit(self, site: Site) -> None:
        """One article's text; the peers get the same edit."""
        portal = self._built(site)
        peers = {peer: site.keeping_peer(peer) for peer in self.peers}
        for builder in peers.values():
            builder.cold()
        for number in range(1, self.runs + 1):
            article = edits.edit_article(site.content, number)
            self._warm("edit", portal)
            for peer, builder in peers.items():
                site.bring(peer, article)
                self._take("edit", builder, Run(builder.build()))

    def _nothing(self, site: Site) -> None:
        portal = self._built(site)
        for _ in range(self.runs):
            self._warm("nothing", portal)

    def _template(self, site: Site) -> None:
        portal = self._built(site)
        for number in range(1, self.runs + 1):
            edits.edit_template(site.theme, number)
            self._warm("template", portal)

    def _register(self, site: Site) -> None:
        portal = self._built(site)
        for number in range(1, self.runs + 1):
            edits.edit_register(site.content, number)
            self._warm("register", portal)

    def _memory(self, site: Site) -> None:
        """Of the complete build; nothing to do when ``cold`` has taken it down."""
        if not self.results.find("cold", COMPLETE, site.articles):
            builder = site.portal(COMPLETE)
            self._take("memory", builder, Run(builder.cold()))

    def _serve(self, site: Site) -> None:
        self.results.served += saves_until_refreshed(site, self.runs)

    def _growth(self) -> None:
        sites = [self._site(articles) for articles in self.sizes.growth]
        for _ in range(self.runs):
            for builder in (site.portal(LEAN) for site in sites):
                self._take("growth", builder, Run(builder.cold()))
        for site in sites:
            site.remove()

    def _at_size(self, articles: int) -> None:
        """The complete build of a small or large corpus, then articles added to it."""
        site = self._site(articles)
        portal = site.portal(COMPLETE)
        self._take("memory", portal, Run(portal.cold()))
        if "new" in self.rows:
            for number in range(self.runs):
                edits.add_article(site.content, number)
                self._warm("new", portal)
        site.remove()

    def _built(self, site: Site) -> Builder:
        """The complete portal, built at least once as the corpus stands."""
        builder = site.portal(COMPLETE)
        if not builder.output.exists():
            builder.cold()
        return builder

    def _warm(self, row: str, builder: Builder) -> None:
        before = digests(builder.output)
        measured = builder.build()
        changed = changes(before, digests(builder.output))
        self._take(row, builder, Run(measured, changed))
