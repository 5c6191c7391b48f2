"""Everything that pages are made of: one frozen object, given to plugins as ``context["portal"]``.

In: what reading and indexing gave, and the options of the build.  Out: :class:`Site`, with the
few questions that every page asks of it.  It is made once, before the first output, and never
changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from urllib.parse import urlsplit

from portal.domain.dates import HANOI
from portal.domain.model import Article, Page, SiteIdentity
from portal.domain.registry import Registry
from portal.i18n.language import Language
from portal.images.records import Picture
from portal.indexes.outlines import Outline
from portal.indexes.site import SiteIndexes
from portal.pages.reads import UNWATCHED, Unwatched
from portal.reading.markdown import Rendered
from portal.search.index import NO_SEARCH, SearchIndex

__all__ = ["BuildOptions", "Site", "page_key"]


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """``lean`` makes what any generator makes; ``drafts`` adds drafts, marked, never released.

    ``living`` adds the page of the theme's components; ``drafts`` does too.  ``copies``: smaller
    copies of pictures are made, so that pages may name them.
    """

    site_url: str
    lean: bool = False
    drafts: bool = False
    living: bool = False
    copies: bool = False

    @property
    def shows_living(self) -> bool:
        """True when the page of the theme's components is to be made."""
        return not self.lean and (self.drafts or self.living)

    @property
    def base_path(self) -> str:
        """The path the site is hosted under, without a closing slash ("" at a domain's root)."""
        return urlsplit(self.site_url).path.rstrip("/")

    @property
    def origin(self) -> str:
        """Scheme and host, without a path."""
        parts = urlsplit(self.site_url)
        return f"{parts.scheme}://{parts.netloc}"


def page_key(slug: str, lang: str) -> tuple[str, str]:
    """The key of a standing page's body: its slug may be an article's too."""
    return f"pages/{slug}", lang


@dataclass(frozen=True)
class Site:
    """The site at one moment.

    ``articles`` are those with a page of their own (published and withdrawn), ``outlines`` what
    whoever looks at all of them needs; ``withdrawn`` are the slugs that no index holds.
    ``effective`` is the last instant, at or before now, at which any output changed; pages are
    made as of then, so that the clock never shows.
    ``bodies`` maps (slug, language), or :func:`page_key`, to converted Markdown; ``assets`` source
    names of the theme to their hashed addresses; ``tokens`` is the theme's css/tokens.css with the
    department's colours; ``search`` what the search finds by; ``reads`` notes what an output
    asks of a watched site.
    """

    identity: SiteIdentity
    registry: Registry
    indexes: SiteIndexes
    articles: Mapping[str, Article]
    outlines: Mapping[str, Outline]
    withdrawn: frozenset[str]
    pages: Mapping[tuple[str, str], Page]
    bodies: Mapping[tuple[str, str], Rendered]
    languages: Mapping[str, Language]
    assets: Mapping[str, str]
    pictures: Mapping[str, Picture]
    options: BuildOptions
    effective: datetime
    version: str
    content_digest: str
    tokens: str = ""
    search: SearchIndex = NO_SEARCH
    reads: Unwatched = UNWATCHED

    @cached_property
    def today(self) -> date:
        """The day, in Viet Nam, as of which pages speak."""
        return self.effective.astimezone(HANOI).date()

    def outline(self, slug: str) -> Outline:
        """The outline of one article; who asks here depends on no other."""
        return self.outlines[slug]

    def outlines_of(self, slugs: Collection[str] | None) -> Iterable[Outline]:
        """The outlines of these articles, those that there are; None: of all."""
        if slugs is None:
            return self.outlines.values()
        return [self.outlines[slug] for slug in sorted(slugs) if slug in self.outlines]

    def heirs(self, id: str) -> tuple[str, ...]:
        """Who stands in an entity's place today: itself while it lives, else its heirs."""
        return self._heirs.get(id, ())

    @cached_property
    def _heirs(self) -> Mapping[str, tuple[str, ...]]:
        """Of every entity: each article names a few."""
        return {id: self.registry.heirs(id, self.today) for id in self.registry.entities}

    def current_name(self, id: str, lang: str) -> tuple[str, str]:
        """The name that an entity bears today, or bore last, and the language it is in."""
        last = self.registry.entities[id].valid.last
        return self.registry.name_on(id, min(self.today, last), lang)

    def url(self, address: str, lang: str = "vi") -> str:
        """The link to an address in a language, from the host's root."""
        return self._prefixes[lang] + address

    @cached_property
    def _prefixes(self) -> Mapping[str, str]:
        """What stands before an address in each language; asked for every link of the site."""
        base = self.options.base_path
        return {code: base + language.prefix for code, language in self.languages.items()}

    def absolute(self, address: str, lang: str = "vi") -> str:
        """The same with scheme and host."""
        return self._origin + self.url(address, lang)

    @cached_property
    def _origin(self) -> str:
        return self.options.origin
