"""Dublin Core: name and content of ``<meta>`` elements.

In: a composer and a record.  Out: pairs, in the order in which they are printed.  The fifteen
elements (``DC.``) as TT 24/2011/TT-BTTTT had them (expired in 2024, good practice still), and of
the later terms (``DCTERMS.``) those that say more: change, time and place, what replaces what.
"""

from __future__ import annotations

from collections.abc import Sequence

from portal.domain.model import Article, Page, Regulation
from portal.domain.registry import name_in
from portal.i18n.labels import KINDS, REGULATION_TYPES
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.structured.graph import interval
from portal.pages.views.parts import EntityName

__all__ = ["Pairs", "article_core", "page_core", "regulation_core"]

Pairs = tuple[tuple[str, str], ...]


def article_core(
    compose: Composer, article: Article, title: str, description: str, author: str
) -> Pairs:
    """Of an article, or of its fact card."""
    translation = article.translations.get(compose.lang)
    modified = (translation.modified if translation else None) or article.modified
    event = article.event
    when = ""
    if event is not None:
        when = interval(event.date, event.end_date) if event.end_date else str(event.date)
    return _filled(
        ("DC.title", title),
        ("DC.creator", author or _department(compose)),
        *(("DC.subject", subject) for subject in (*article.tags, compose(KINDS[article.kind]))),
        ("DC.description", description),
        ("DC.date", str(article.date.date)),
        *_published(compose, addresses.article(article.date.date.year, article.slug)),
        *(("DC.source", source.url or "") for source in article.sources),
        ("DC.language", compose.lang),
        ("DCTERMS.modified", str(modified.date) if modified else ""),
        ("DCTERMS.temporal", when),
        ("DCTERMS.spatial", (event.place or "") if event else ""),
    )


def regulation_core(
    compose: Composer, regulation: Regulation, parties: Sequence[EntityName]
) -> Pairs:
    """Of a regulation's page: who signed is who created it."""
    title, lang = name_in(regulation.title, compose.lang)
    period, source = regulation.period, regulation.source
    return _filled(
        ("DC.title", title),
        *(("DC.creator", party.text) for party in parties),
        ("DC.subject", compose(REGULATION_TYPES[regulation.type])),
        ("DC.date", str(regulation.signed) if regulation.signed else ""),
        *_published(compose, addresses.regulation(regulation.id)),
        ("DC.identifier", regulation.number or ""),
        ("DC.source", (source.url or "") if source else ""),
        ("DC.language", lang),
        ("DCTERMS.valid", interval(period.start, period.end) if period else ""),
        *(
            ("DCTERMS.replaces", compose.site.absolute(addresses.regulation(id), compose.lang))
            for id in regulation.replaces
        ),
    )


def page_core(compose: Composer, page: Page) -> Pairs:
    """Of a standing page, in the language that its words are in."""
    return _filled(
        ("DC.title", page.title),
        ("DC.creator", _department(compose)),
        ("DC.description", page.summary),
        ("DC.date", str(page.modified.date) if page.modified else ""),
        *_published(compose, addresses.standing(page.slug)),
        ("DC.language", page.lang),
    )


def _published(compose: Composer, address: str) -> Pairs:
    """What is the same of every text of the site, and its address."""
    return (
        ("DC.publisher", _department(compose)),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
        ("DC.identifier", compose.site.absolute(address, compose.lang)),
        ("DC.rights", name_in(compose.site.identity.licence, compose.lang)[0]),
    )


def _department(compose: Composer) -> str:
    return name_in(compose.site.identity.department, compose.lang)[0]


def _filled(*pairs: tuple[str, str]) -> Pairs:
    return tuple((name, content) for name, content in pairs if content)
