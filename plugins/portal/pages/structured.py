"""What machines read of a page: JSON-LD (schema.org) and Dublin Core.

In: a composer and a record.  Out: script-safe JSON text; pairs for ``<meta>``.  Vocabulary:
NewsArticle, Event, GovernmentOrganization, AdministrativeArea; Dublin Core terms after TT
24/2011/TT-BTTTT (expired in 2024, good practice still).
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from portal.domain.model import Agency, Article
from portal.domain.registry import Entity, name_in
from portal.indexes.rows import Row
from portal.pages import addresses
from portal.pages.composer import Composer

__all__ = [
    "article_json_ld",
    "dublin_core",
    "entity_json_ld",
    "organisation_json_ld",
    "script_safe",
]

_SCRIPT_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def script_safe(data: Any) -> Markup:
    """JSON that cannot close its ``<script>`` element nor open a comment in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.translate(_SCRIPT_ESCAPES))  # noqa: S704 - nothing of HTML is left in it


def article_json_ld(compose: Composer, article: Article, row: Row) -> Markup:
    """A NewsArticle about an Event, with who took part as its day named them."""
    site = compose.site
    words, lang = row.words_in(compose.lang)
    url = site.absolute(addresses.of_row(row), compose.lang)
    news: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": words.title,
        "description": words.summary,
        "inLanguage": lang,
        "url": url,
        "mainEntityOfPage": url,
        "datePublished": compose.moment(article.date).iso,
        "publisher": _organisation(compose),
    }
    if article.modified is not None:
        news["dateModified"] = compose.moment(article.modified).iso
    if article.author:
        news["author"] = {"@type": "Person", "name": article.author}
    based_on = [source.url for source in article.sources if source.url]
    if based_on:
        news["isBasedOn"] = based_on
    if article.event is not None:
        news["about"] = _event(compose, article, row)
    return script_safe(news)


def _event(compose: Composer, article: Article, row: Row) -> dict[str, Any]:
    assert article.event is not None
    event: dict[str, Any] = {
        "@type": "Event",
        "name": row.words_in(compose.lang)[0].title,
        "startDate": str(article.event.date),
        "organizer": [
            {"@type": "Organization", "name": compose.entity(party.id, row.day).text}
            for party in article.agencies
        ],
    }
    if article.event.end_date is not None:
        event["endDate"] = str(article.event.end_date)
    if article.event.place:
        event["location"] = {"@type": "Place", "name": article.event.place}
    return event


def _organisation(compose: Composer) -> dict[str, Any]:
    identity = compose.site.identity
    return {
        "@type": "GovernmentOrganization",
        "name": name_in(identity.department, compose.lang)[0],
        "url": compose.site.absolute(addresses.HOME, compose.lang),
    }


def organisation_json_ld(compose: Composer) -> Markup:
    """Who publishes the site, for its home page."""
    identity = compose.site.identity
    data = _organisation(compose)
    data["@context"] = "https://schema.org"
    data["email"] = identity.email
    data["telephone"] = list(identity.phones)
    return script_safe(data)


def entity_json_ld(compose: Composer, entity: Entity, address: str) -> Markup:
    """A body as GovernmentOrganization, a province as AdministrativeArea."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization" if isinstance(entity, Agency) else "AdministrativeArea",
        "name": name_in(entity.name, compose.lang)[0],
        "url": compose.site.absolute(address, compose.lang),
    }
    if entity.aliases:
        data["alternateName"] = list(entity.aliases)
    if isinstance(entity, Agency):
        if entity.website:
            data["sameAs"] = entity.website
        if entity.valid.end is not None:
            data["dissolutionDate"] = str(entity.valid.end)
    elif entity.iso:
        data["identifier"] = entity.iso
    return script_safe(data)


def dublin_core(compose: Composer, article: Article, title: str) -> tuple[tuple[str, str], ...]:
    """Name and content of the ``<meta>`` elements of an article, or of its fact card."""
    identity = compose.site.identity
    pairs = [
        ("DC.title", title),
        ("DC.creator", article.author or name_in(identity.department, compose.lang)[0]),
        ("DC.publisher", name_in(identity.department, compose.lang)[0]),
        ("DC.date", str(article.date.date)),
        ("DC.language", compose.lang),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
    ]
    pairs += [("DC.subject", tag) for tag in article.tags]
    pairs += [("DC.source", source.url) for source in article.sources if source.url]
    return tuple(pairs)
