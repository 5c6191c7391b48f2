"""Markdown bodies → HTML, for every text of the site, over all cores.

In: the content, what its texts may link to, what earlier builds kept.  Out: what each
text became, by slug and language; every problem of the texts is noted with the content's others.
Drafts and embargoed texts are converted too, so that their mistakes are known before their day
comes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from portal.domain.problems import Problem, Problems
from portal.i18n.language import SOURCE_LANGUAGE
from portal.images.records import Picture
from portal.output.plan import Plan
from portal.output.workers import spread
from portal.pages import addresses
from portal.pages.photographs import IN_TEXT, served
from portal.pages.site import Site, page_key
from portal.reading.content import Content
from portal.reading.markdown import (
    AskedLinks,
    Converter,
    Destination,
    ImageFile,
    LinkContext,
    Reach,
    Rendered,
    SiteLinks,
)
from portal.reading.places import FileRole, label_of
from portal.store import Kept, key_of, own, seal
from portal.store.ondemand import OnDemand, Unkept

__all__ = ["Converted", "convert_bodies", "kept_body", "link_contexts"]

_KIND = "text"

_AT_ONCE = 1000
"""Texts whose HTML is in memory at the same time, some 8 MB."""

TextKey = tuple[str, str]
"""Slug and language, as in :class:`~portal.pages.site.Site`."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One body: ``key`` as in :class:`~portal.pages.site.Site`; ``path`` as in messages."""

    key: tuple[str, str]
    path: str
    first_line: int
    body: str


_Outcome = tuple[Rendered, tuple[str, ...], tuple[Problem, ...], bytes]
"""What a text became, what it asked, what is wrong with it, and what is to be kept, sealed.

What is sealed is not sent twice: the HTML is in there alone.
"""


@dataclass(frozen=True, slots=True)
class Converted:
    """Every text of a content: as HTML, under which key it is kept, what any of them asked for.

    ``bodies`` lack the HTML where ``kept`` can lend it (:meth:`whole`), which is most of what a
    build would else hold in memory.  ``anew`` counts those that were converted now; ``asked`` has
    addresses and paths as written.
    """

    bodies: dict[tuple[str, str], Rendered]
    keys: Mapping[tuple[str, str], bytes]
    asked: frozenset[str]
    anew: int
    lent: frozenset[tuple[str, str]] = frozenset()

    def whole(self, keys: Collection[tuple[str, str]], kept: Kept) -> Mapping[TextKey, Rendered]:
        """The texts of ``keys`` with their HTML; asking for one raises Unkept when it is lost."""

        def fetch(key: TextKey) -> Rendered:
            return kept_body(self.keys[key], self.bodies[key].stamp, kept)

        at_hand = {key: self.bodies[key] for key in keys if key not in self.lent}
        stamps = {key: self.bodies[key].stamp for key in keys}
        return OnDemand(stamps, at_hand, fetch, stamps)


def link_contexts(content: Content, site: Site, plan: Plan) -> dict[str, LinkContext]:
    """What texts of each language may link to."""
    shared = _destinations(content, site, plan)
    return {
        lang: _link_context(content, site, shared, lang)
        for lang in dict.fromkeys((SOURCE_LANGUAGE, *site.identity.languages))
    }


def convert_bodies(
    content: Content, contexts: Mapping[str, LinkContext], jobs: int, kept: Kept
) -> Converted:
    """Convert every text of ``content``; its problems are added to the content's.

    A text without a problem is kept with what it asked of the site, and taken from there while
    the site answers the same.
    """

    def work(converter: Converter, text: _Text) -> _Outcome:
        found = Problems()
        context = AskedLinks(contexts[text.key[1]])
        rendered = converter.convert(
            text.body,
            path=text.path,
            first_line=text.first_line,
            context=context,
            problems=found,
        )
        answers = context.answers
        asked = tuple(target for target, _ in answers.targets)
        if found or not kept.keeps:
            return rendered, asked, tuple(found), b""
        return replace(rendered, html=""), asked, (), seal((rendered, answers))

    texts = list(_texts(content))
    keys = {text.key: _kept_under(text, contexts) for text in texts}
    gathered = _Gathered(keys, kept)
    gathered.find(contexts)
    rest = [text for text in texts if text.key not in gathered.bodies]
    for text, (rendered, asked, found, sealed) in zip(
        rest, spread(Converter, work, rest, jobs), strict=True
    ):
        content.problems.extend(found)
        gathered.add(text.key, rendered, asked, sealed)
    gathered.put()
    return Converted(
        gathered.bodies,
        keys,
        frozenset(gathered.asked),
        len(rest),
        frozenset(gathered.lent),
    )


class _Gathered:
    """Outcomes as they come in; those that are kept are let go but for what the build needs."""

    def __init__(self, keys: Mapping[TextKey, bytes], kept: Kept) -> None:
        self.bodies: dict[TextKey, Rendered] = {}
        self.asked: set[str] = set()
        self.lent: set[TextKey] = set()
        self._keys = keys
        self._kept = kept
        self._waiting: dict[TextKey, bytes] = {}

    def find(self, contexts: Mapping[str, LinkContext]) -> None:
        """The texts that earlier builds converted, if the site answers as it did then."""
        if not self._kept.holds(_KIND):
            return
        every = list(self._keys.items())
        for start in range(0, len(every), _AT_ONCE):
            some = every[start : start + _AT_ONCE]
            found = self._kept.find(_KIND, [under for _, under in some])
            for key, under in some:
                rendered, answers = found.get(under, (None, None))
                if rendered is not None and answers.are_those_of(contexts[key[1]]):
                    lent = self._kept.lends
                    self.bodies[key] = replace(rendered, html="") if lent else rendered
                    self.asked.update(target for target, _ in answers.targets)
                    if lent:
                        self.lent.add(key)

    def add(self, key: TextKey, rendered: Rendered, asked: Iterable[str], sealed: bytes) -> None:
        """A text that was converted now; without ``sealed`` it is whole, and not to be kept."""
        self.bodies[key] = rendered
        self.asked.update(asked)
        if not sealed:
            return
        self._waiting[key] = sealed
        if len(self._waiting) >= _AT_ONCE:
            self.put()

    def put(self) -> None:
        """Keep what waits for it, and let go of it."""
        sealed = {self._keys[key]: data for key, data in self._waiting.items()}
        if self._kept.put(_KIND, sealed):
            self.lent.update(self._waiting)
        else:
            for key, data in self._waiting.items():
                self.bodies[key], _ = own(data)
        self._waiting = {}


def kept_body(key: bytes, stamp: bytes, kept: Kept) -> Rendered:
    """The text kept under a key; raises Unkept when it is not the one of this stamp any more."""
    for rendered, _ in kept.find(_KIND, [key]).values():
        if isinstance(rendered, Rendered) and rendered.stamp == stamp:
            return rendered
    raise Unkept(key.hex())


def _kept_under(text: _Text, contexts: Mapping[str, LinkContext]) -> bytes:
    """All that a text's HTML is made of, but for the answers to its links."""
    context = contexts[text.key[1]]
    return key_of(text.path, str(text.first_line), context.lang, context.site_url, text.body)


def _texts(content: Content) -> Iterator[_Text]:
    """The bodies of articles, of their translations, of pages."""
    folder = label_of(content.root)
    for article in content.articles:
        key = (article.slug, SOURCE_LANGUAGE)
        yield _Text(key, f"{folder}/{article.path}", article.body_line, article.body)
        for lang, other in article.translations.items():
            path = f"{folder}/{other.path}"
            yield _Text((article.slug, lang), path, other.body_line, other.body)
    for page in content.pages:
        path = f"{folder}/{page.path}"
        yield _Text(page_key(page.slug, page.lang), path, page.body_line, page.body)


def _destinations(content: Content, site: Site, plan: Plan) -> dict[str, Destination]:
    """What texts of any language may link to: every address of a complete build, and papers."""
    base = site.options.base_path
    found = {
        address: Destination(
            base + address, Reach.BUILT if address in plan.addresses else Reach.LEFT_OUT
        )
        for address in plan.complete
    }
    for file in content.files:
        if file.role is FileRole.DOCUMENT:
            address = addresses.paper(file.path.removeprefix("documents/"))
            found[file.path] = found[address] = Destination(base + address)
    return found


def _link_context(
    content: Content, site: Site, shared: Mapping[str, Destination], lang: str
) -> SiteLinks:
    """The same for a text in ``lang``: an article named by its file is meant in ``lang``."""
    base = site.options.base_path
    own = "" if lang == SOURCE_LANGUAGE else f"/{lang}"
    destinations = dict(shared)
    for article in content.articles:
        address = own + addresses.article(article.date.date.year, article.slug)
        found = destinations.get(address)
        if found is None:
            found = destinations[address] = Destination(base + address, Reach.UNPUBLISHED)
        destinations[article.path] = found
    for page in content.pages:
        address = own + addresses.standing(page.slug)
        if page.lang == SOURCE_LANGUAGE and address in destinations:
            destinations[page.path] = destinations[address]
    for file in content.files:
        if file.role is FileRole.ARTICLE and file.path not in destinations:
            # It has an error of its own, which is said; a link to it is not another one.
            year, slug = file.path.removeprefix("news/").removesuffix(".md").split("/")
            address = f"{own}{addresses.article(int(year), slug)}"
            left_out = Destination(base + address, Reach.LEFT_OUT)
            destinations[file.path] = destinations.setdefault(address, left_out)
    return SiteLinks(
        lang=lang,
        site_url=site.options.site_url,
        destinations=destinations,
        images={file: _image_file(base, file, picture) for file, picture in site.pictures.items()},
    )


def _image_file(base: str, file: str, picture: Picture) -> ImageFile:
    files = served(base, file, picture)
    return ImageFile(
        files.src,
        picture.width,
        picture.height,
        files.sources,
        files.srcset,
        IN_TEXT if files.sources else "",
    )
