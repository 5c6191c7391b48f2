"""The site as makers see it while what they ask is noted.

In: a :class:`~portal.pages.site.Site` and where to note.  Out: a site that answers the same.
Every part that an output may be made of is behind a door that notes who passes; what is the
same for all outputs (options, addresses, the codes of languages) is not: when it changes, all
outputs are made again.

Facts by the first word of their name (:mod:`portal.output.facts.digests` tells what each is):
``article``, ``row``, ``body``, ``outline``, ``page``, ``withdrawn``, ``image``, ``asset``,
``earlier``, ``life``, ``stories``, ``together`` with a key; ``entity``, ``regulation``,
``official`` with an id; ``called`` for a name of an entity and ``name`` for the one that it bears
now, in a language; ``heirs``, ``before``, ``replaced`` of an id; ``spelled`` of a name; ``all`` of
a collection; ``outlines`` for all of them; ``rows``, ``latest``, ``years``, ``year``, ``count`` of
an index; ``search`` of a piece of its index; ``site`` for values.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from portal.domain.model import SiteIdentity
from portal.indexes.outlines import Outline
from portal.output.facts.doors import Door
from portal.output.facts.indexes import watched_indexes
from portal.output.facts.registers import watched_registry
from portal.pages.reads import Reads
from portal.pages.site import Site
from portal.search.index import SearchIndex

__all__ = ["watched"]


def watched(site: Site, reads: Reads) -> Site:
    """The same site; ``reads`` takes down what is asked of it."""
    return _WatchedSite(site, reads)


class _Slugs(frozenset[str]):
    """The withdrawn slugs; only membership is asked of them."""

    reads: Reads

    def __contains__(self, slug: object) -> bool:
        self.reads.note(("withdrawn", str(slug)))
        return super().__contains__(slug)


class _WatchedSearch(SearchIndex):
    def __init__(self, search: SearchIndex, reads: Reads) -> None:
        self.__dict__.update(search.__dict__, _reads=reads)

    _reads: Reads

    def piece(self, lang: str, name: str) -> str:
        self._reads.note(("search", lang, name))
        return super().piece(lang, name)

    def told(self, lang: str, name: str) -> tuple[bytes, int]:
        self._reads.note(("search", lang, name))
        return super().told(lang, name)


class _WatchedSite(Site):
    """What a site holds, behind doors; a plain site is asked by whoever has to know the answer."""

    _site: Site
    reads: Reads

    def __init__(self, site: Site, reads: Reads) -> None:
        withdrawn = _Slugs(site.withdrawn)
        withdrawn.reads = reads
        self.__dict__.update(
            site.__dict__,
            _site=site,
            reads=reads,
            registry=watched_registry(site.registry, reads),
            indexes=watched_indexes(site.indexes, reads),
            articles=Door("article", site.articles, reads),
            withdrawn=withdrawn,
            search=_WatchedSearch(site.search, reads),
            pages=Door("page", site.pages, reads),
            bodies=Door("body", site.bodies, reads),
            assets=Door("asset", site.assets, reads),
            pictures=Door("image", site.pictures, reads),
        )

    @property
    def identity(self) -> SiteIdentity:
        self.reads.note(("site", "identity"))
        return self._site.identity

    @property
    def effective(self) -> datetime:
        self.reads.note(("site", "effective"))
        return self._site.effective

    @property
    def today(self) -> date:
        self.reads.note(("site", "today"))
        return self._site.today

    @property
    def outlines(self) -> Mapping[str, Outline]:
        self.reads.note(("outlines",))
        return self._site.outlines

    def outline(self, slug: str) -> Outline:
        self.reads.note(("outline", slug))
        return self._site.outlines[slug]

    @property
    def content_digest(self) -> str:
        self.reads.note(("site", "content_digest"))
        return self._site.content_digest

    @property
    def tokens(self) -> str:
        self.reads.note(("site", "tokens"))
        return self._site.tokens

    def heirs(self, id: str) -> tuple[str, ...]:
        self.reads.note(("heirs", id))
        return self._site.heirs(id)

    def current_name(self, id: str, lang: str) -> tuple[str, str]:
        self.reads.note(("name", id, lang))
        return self._site.current_name(id, lang)
