"""An article: a NewsArticle about an Event, with who took part as its day named them.

In: a composer, the article, its row.  Out: nodes.
"""

from __future__ import annotations

from collections.abc import Sequence

from portal.domain.dates import Moment
from portal.domain.model import Article, Document, Kind, Role
from portal.i18n.labels import KINDS
from portal.indexes.rows import Row
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.structured import references
from portal.pages.structured.graph import Node
from portal.pages.views.parts import Fact, SocialImage
from portal.pages.views.texts import Photograph

__all__ = ["article_node"]


def article_node(
    compose: Composer,
    article: Article,
    row: Row,
    *,
    author: str,
    corrections: Sequence[Fact],
    photographs: Sequence[Photograph],
    card: SocialImage | None,
) -> Node:
    """The article in the composer's language; words and pictures are those that its page shows."""
    site = compose.site
    words, lang = row.words_in(compose.lang)
    address = addresses.of_row(row)
    url = site.absolute(address, compose.lang)
    publisher = references.department(compose)
    node: Node = {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": words.title,
        "description": words.summary,
        "inLanguage": lang,
        "articleSection": compose(KINDS[article.kind]),
        "datePublished": article.date.iso,
        "dateModified": _modified(article, compose.lang).iso,
        "publisher": publisher,
        "author": {"@type": "Person", "name": author} if author else {"@id": publisher["@id"]},
    }
    optional: Node = {
        "about": _event(compose, article, row),
        "mentions": _mentions(compose, article, row),
        "isBasedOn": [source.url for source in article.sources if source.url],
        "citation": [_paper(paper) for paper in article.documents],
        "correction": [
            {"@type": "CorrectionComment", "text": fact.text, "datePublished": fact.date.iso}
            for fact in corrections
        ],
        "keywords": list(article.tags),
        "image": [
            *(site.options.origin + photograph.url for photograph in photographs),
            *([card.url] if card else []),
        ],
        "expires": str(article.expires.date) if article.expires else None,
        **_versions(compose, article, address),
    }
    return node | {name: value for name, value in optional.items() if value}


def _modified(article: Article, lang: str) -> Moment:
    translation = article.translations.get(lang)
    own = translation.modified if translation else article.modified
    return max(own or article.date, article.date)


def _versions(compose: Composer, article: Article, address: str) -> Node:
    """A translation names its original, the original its translations."""
    site = compose.site
    if compose.lang != "vi":
        return {"translationOfWork": {"@id": site.absolute(address)}}
    others = [lang for lang in site.languages if lang in article.translations]
    return {"workTranslation": [{"@id": site.absolute(address, lang)} for lang in others]}


def _event(compose: Composer, article: Article, row: Row) -> Node | None:
    """What happened; who was the host organised it, the others attended."""
    event = article.event
    if event is None:
        return None
    parties = [(party.role, _party(compose, party.id, row)) for party in row.parties]
    node: Node = {
        "@type": "Event",
        "@id": references.event_id(compose, addresses.of_row(row)),
        "name": row.words_in(compose.lang)[0].title,
        "startDate": str(event.date),
    }
    optional: Node = {
        "endDate": str(event.end_date) if event.end_date else None,
        "location": {"@type": "Place", "name": event.place} if event.place else None,
        "organizer": [named for role, named in parties if role is Role.HOST],
        "attendee": [
            *(named for role, named in parties if role is not Role.HOST),
            *(
                {"@type": "Person", "name": person.name, "jobTitle": person.office}
                for person in article.people
            ),
        ],
        "superEvent": [
            references.regulation(compose, mention.id)
            for mention in row.regulations
            if _is_series(compose, mention.id)
        ],
        "eventStatus": "https://schema.org/EventScheduled" if article.kind is Kind.NOTICE else None,
    }
    return node | {name: value for name, value in optional.items() if value}


def _mentions(compose: Composer, article: Article, row: Row) -> list[Node]:
    """Regulations and partner provinces; the parties too where no event names them."""
    return [
        *(
            references.regulation(compose, mention.id)
            for mention in row.regulations
            if article.event is None or not _is_series(compose, mention.id)
        ),
        *(
            references.province(compose, compose.entity(id, row.day))
            for id in row.partner_provinces
        ),
        *(_party(compose, party.id, row) for party in row.parties if article.event is None),
    ]


def _party(compose: Composer, id: str, row: Row) -> Node:
    return references.entity(compose, compose.entity(id, row.day))


def _is_series(compose: Composer, id: str) -> bool:
    type_ = compose.site.registry.regulations[id].type
    return references.regulation_type(type_) == "EventSeries"


def _paper(paper: Document) -> str:
    """A paper as one cites it: number and title."""
    return f"{paper.number}: {paper.title}"
