"""What an index knows of an article: a slim row, enough to list it anywhere.

In: an :class:`~portal.domain.model.Article`, the registers, the moment.  Out: :class:`Row`, with
the keys of every index that it belongs to worked out once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.dates import Moment, PartialDate
from portal.domain.model import (
    Agency,
    Article,
    Country,
    Event,
    Kind,
    Party,
    Province,
    RegulationMention,
    Status,
)
from portal.domain.packing import packed
from portal.domain.publication import has_expired
from portal.domain.registry import Registry

__all__ = ["Row", "Words", "is_partner", "make_row"]


PublicationKey = tuple[dt.date, int, int, dt.time, str]
"""Plain values, which compare far faster than the dates that they are made of."""


@packed
@dataclass(frozen=True, slots=True)
class Words:
    """Title and summary in one language."""

    title: str
    summary: str


@packed
@dataclass(frozen=True, slots=True)
class Row:
    """One article in lists.

    ``agency_ids``, ``partner_ids`` and ``province_ids`` are the indexes it stands in: bodies
    named as parties; provinces of neighbours named, or whose bodies are; provinces of Viet Nam
    likewise.  ``day`` is the day on which names are read.
    """

    slug: str
    kind: Kind
    date: Moment
    event: Event | None
    event_date: PartialDate
    words: Mapping[str, Words]
    parties: tuple[Party, ...]
    partner_provinces: tuple[str, ...]
    regulations: tuple[RegulationMention, ...]
    agency_ids: tuple[str, ...]
    partner_ids: tuple[str, ...]
    province_ids: tuple[str, ...]
    lead: bool
    expired: bool
    expires: Moment | None
    publish_at: Moment | None
    status: Status

    @property
    def published(self) -> bool:
        """False for a draft that this build shows, and for what was withdrawn."""
        return self.status is Status.PUBLISHED

    @property
    def day(self) -> dt.date:
        return self.event_date.first

    def words_in(self, lang: str) -> tuple[Words, str]:
        """Title and summary in ``lang``, else in Vietnamese, with the language they are in."""
        words = self.words.get(lang)
        return (words, lang) if words else (self.words["vi"], "vi")

    @property
    def by_publication(self) -> PublicationKey:
        """Sort key of news: by publication, then by address so that ties never flip."""
        return (*_key(self.date.date), self.date.time or dt.time.min, self.slug)

    @property
    def by_event(self) -> tuple[dt.date, int, int, PublicationKey]:
        """Sort key of the other indexes: by event, then by publication, then by address."""
        return (*_key(self.event_date), self.by_publication)


def make_row(article: Article, registry: Registry, now: dt.datetime) -> Row:
    """The row of an article whose references all resolve (reading has made sure).

    A body whose register entry names a province that is not there is an error that stops the
    build later; until then it counts for no province.
    """
    words = {"vi": Words(article.title, article.summary)}
    for lang, translation in article.translations.items():
        words[lang] = Words(translation.title, translation.summary)
    agencies: dict[str, None] = {}
    provinces: dict[str, None] = dict.fromkeys(article.partner_provinces)
    for party in article.agencies:
        entity = registry.entities[party.id]
        if isinstance(entity, Agency):
            agencies[party.id] = None
            if entity.province is not None:
                provinces[entity.province] = None
        else:
            provinces[party.id] = None
    named = [registry.provinces[id] for id in provinces if id in registry.provinces]
    return Row(
        slug=article.slug,
        kind=article.kind,
        date=article.date,
        event=article.event,
        event_date=article.event_date,
        words=words,
        parties=article.agencies,
        partner_provinces=article.partner_provinces,
        regulations=article.regulations,
        agency_ids=tuple(agencies),
        partner_ids=tuple(p.id for p in named if is_partner(p)),
        province_ids=tuple(p.id for p in named if not is_partner(p)),
        lead=article.lead,
        expired=has_expired(article, now),
        expires=article.expires,
        publish_at=article.publish_at,
        status=article.status,
    )


def _key(when: PartialDate) -> tuple[dt.date, int, int]:
    """In the order of PartialDate: by the first day, the vaguer date before the exact one."""
    return (when.first, when.month or 0, when.day or 0)


def is_partner(province: Province) -> bool:
    """A province of a neighbour is a partner; one of Viet Nam is not."""
    return province.country is not Country.VN
