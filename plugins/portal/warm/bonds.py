"""What an article has to do with other files: a change of that is for a build that reads all.

In: articles and their converted texts.  Out: its bonds: images, papers and old addresses
that it claims, as text; whether it may be changed, come or go without a word to anyone else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from portal.domain.publication import PublicationState
from portal.i18n.language import SOURCE_LANGUAGE
from portal.indexes.outlines import Outline
from portal.output.bodies import Converted
from portal.pages import addresses
from portal.reading.content import Content
from portal.reading.ownaddresses import address_key, in_vietnamese
from portal.reading.parsed import Claim, Target
from portal.warm.snapshot import Snapshot

__all__ = ["bonds_of", "concerns_nobody_else", "named_articles"]

_BINDING = (Target.IMAGE, Target.DOCUMENT, Target.ADDRESS)


def bonds_of(content: Content, converted: Converted, base_path: str) -> dict[str, tuple[str, ...]]:
    """The bonds of each article of ``content`` by its slug; ``base_path`` is the site's."""
    papers = base_path + addresses.paper("")
    found: dict[str, set[str]] = {}
    for article in content.articles:
        claims = content.claims.get(article.path, ())
        own = found[article.slug] = {
            f"{claim.target} {claim.value}" for claim in claims if claim.target in _BINDING
        }
        for lang in (SOURCE_LANGUAGE, *article.translations):
            text = converted.bodies[article.slug, lang]
            own.update(f"{Target.IMAGE} {image}" for image in text.images)
            own.update(f"{Target.DOCUMENT} {to}" for to in text.links if to.startswith(papers))
    return {slug: tuple(sorted(own)) for slug, own in found.items()}


def named_articles(claims: Iterable[Claim]) -> Iterator[str]:
    """The slugs that an article names."""
    return (claim.value for claim in claims if claim.target is Target.ARTICLE)


def concerns_nobody_else(
    slug: str,
    before: Snapshot,
    *,
    new: Outline | None,
    state: PublicationState | None,
    files: tuple[str, ...],
    languages: Iterable[str],
) -> bool:
    """True when an article may be changed, come or go without a word to any other file.

    ``new`` is its outline now (None: it has no page), ``state`` what becomes of it, ``files`` are
    its own; ``languages`` are those of the site.
    """
    old = before.outlines.get(slug)
    if slug in before.bonds and before.states[slug] != state:
        return False
    if slug not in before.kin and _address(files[0], slug) in _claimed(before.bonds):
        return False
    if _is_where_it_was(old, new):
        return True
    names = {
        name
        for one in (old, new)
        if one is not None
        for name in _names_of(one.path, slug, one.year, languages)
    }
    return before.named.isdisjoint(names)


def _address(path: str, slug: str) -> str:
    """Where an article will answer, as an old address would claim it."""
    return addresses.article(int(path.split("/")[1]), slug).rstrip("/")


def _claimed(bonds: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The keys of all old addresses that are claimed."""
    start = f"{Target.ADDRESS} "
    return frozenset(
        in_vietnamese(address_key(bond.removeprefix(start)))
        for all in bonds.values()
        for bond in all
        if bond.startswith(start)
    )


def _names_of(path: str, slug: str, year: int, languages: Iterable[str]) -> set[str]:
    """All by which another text may name an article: file, slug, addresses of its pages."""
    address = addresses.article(year, slug)
    prefixes = ["" if lang == SOURCE_LANGUAGE else f"/{lang}" for lang in languages]
    pages = {prefix + address for prefix in prefixes}
    return {path, slug, *pages, *(addresses.event_calendar(page) for page in pages)}


def _is_where_it_was(old: Outline | None, new: Outline | None) -> bool:
    """True when no address that others may link to came, went or closed with the change."""
    if old is None or new is None:
        return old is new
    return (old.path, old.year, old.has_days, old.draft, old.withdrawn, *old.modified) == (
        new.path,
        new.year,
        new.has_days,
        new.draft,
        new.withdrawn,
        *new.modified,
    )
