"""Markdown bodies → HTML, for every text of the site, over all cores.

In: the content, what its texts may link to, what earlier builds kept.  Out: what each
text became, by slug and language; every problem of the texts is noted with the content's others.
Drafts and embargoed texts are converted too, so that their mistakes are known before their day
comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.domain.problems import Problem, Problems
from portal.i18n.language import SOURCE_LANGUAGE
from portal.output.plan import Plan
from portal.output.workers import spread
from portal.pages import addresses
from portal.pages.site import Site, page_key
from portal.reading.content import Content
from portal.reading.markdown import (
    Answers,
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
from portal.store import Kept, key_of, seal

__all__ = ["Converted", "convert_bodies", "kept_body", "link_contexts"]

_KIND = "text"


@dataclass(frozen=True, slots=True)
class _Text:
    """One body: ``key`` as in :class:`~portal.pages.site.Site`; ``path`` as in messages."""

    key: tuple[str, str]
    path: str
    first_line: int
    body: str


_Outcome = tuple[Rendered, Answers, tuple[Problem, ...], bytes]
"""What a text became, what it asked, what is wrong with it, and what is to be kept, sealed."""


@dataclass(frozen=True, slots=True)
class Converted:
    """Every text of a content: as HTML, under which key it is kept, what any of them asked for.

    ``anew`` counts those that were converted now; ``asked`` has addresses and paths as written.
    """

    bodies: dict[tuple[str, str], Rendered]
    keys: Mapping[tuple[str, str], bytes]
    asked: frozenset[str]
    anew: int


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
        keep = kept.keeps and not found
        sealed = seal((rendered, context.answers)) if keep else b""
        return rendered, context.answers, tuple(found), sealed

    texts = list(_texts(content))
    keys = {text.key: _kept_under(text, contexts) for text in texts}
    outcomes = _kept_outcomes(keys, contexts, kept)
    rest = [text for text in texts if text.key not in outcomes]
    new: dict[bytes, bytes] = {}
    for text, (rendered, answers, found, sealed) in zip(
        rest, spread(Converter, work, rest, jobs), strict=True
    ):
        outcomes[text.key] = rendered, answers
        content.problems.extend(found)
        if sealed:
            new[keys[text.key]] = sealed
    kept.keep_sealed(_KIND, new)
    return Converted(
        {key: rendered for key, (rendered, _) in outcomes.items()},
        keys,
        frozenset(target for _, answers in outcomes.values() for target, _ in answers.targets),
        len(rest),
    )


def _kept_outcomes(
    keys: Mapping[tuple[str, str], bytes], contexts: Mapping[str, LinkContext], kept: Kept
) -> dict[tuple[str, str], tuple[Rendered, Answers]]:
    """The texts that earlier builds converted, and for which the site answers as it did then."""
    if not kept.holds(_KIND):
        return {}
    found = kept.find(_KIND, keys.values())
    return {
        key: found[under]
        for key, under in keys.items()
        if under in found and found[under][1].are_those_of(contexts[key[1]])
    }


def kept_body(key: bytes, stamp: bytes, kept: Kept) -> Rendered | None:
    """The text kept under a key, if it is still the one of this stamp."""
    for rendered, _ in kept.find(_KIND, [key]).values():
        if isinstance(rendered, Rendered) and rendered.stamp == stamp:
            return rendered
    return None


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
        unpublished = Destination(base + address, Reach.UNPUBLISHED)
        destinations[article.path] = destinations.setdefault(address, unpublished)
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
        images={
            file: ImageFile(base + addresses.image(file), *size)
            for file, size in site.image_sizes.items()
        },
    )
