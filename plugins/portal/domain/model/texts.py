"""What an article, its translation and a standing page hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from portal.domain.dates import Moment, PartialDate
from portal.domain.model.parts import DatedNote, Document, Source
from portal.domain.model.terms import Kind, Role, Stage, Status
from portal.domain.packing import packed

__all__ = [
    "Article",
    "Attendee",
    "Commendations",
    "Event",
    "Figure",
    "Image",
    "ImageText",
    "Page",
    "Party",
    "RegulationMention",
    "Translation",
    "Withdrawal",
]


@packed
@dataclass(frozen=True, slots=True)
class Event:
    """When and where it happened: ``date`` to ``end_date``, part of the day, place."""

    date: PartialDate
    end_date: PartialDate | None = None
    session: str | None = None
    place: str | None = None

    @property
    def first(self) -> dt.date:
        return self.date.first

    @property
    def last(self) -> dt.date:
        return (self.end_date or self.date).last

    @property
    def has_days(self) -> bool:
        """True when its day, or its first and its last, are known: it fits into a calendar."""
        return self.date.day is not None and (self.end_date or self.date).day is not None


@packed
@dataclass(frozen=True, slots=True)
class Party:
    """A body or province that took part; ``id`` is an agency's or a province's."""

    id: str
    role: Role = Role.PARTY


@packed
@dataclass(frozen=True, slots=True)
class RegulationMention:
    """A regulation and what the event was in its life (None: merely mentioned)."""

    id: str
    stage: Stage | None = None


@packed
@dataclass(frozen=True, slots=True)
class Attendee:
    """An official in public capacity, as named by the source."""

    name: str
    office: str


@packed
@dataclass(frozen=True, slots=True)
class Figure:
    """One number that was reported, with what it counts and the period it covers."""

    label: str
    value: Decimal
    unit: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Commendations:
    """How many collectives and individuals were commended."""

    collectives: int | None = None
    individuals: int | None = None


@packed
@dataclass(frozen=True, slots=True)
class Image:
    """A photograph under content/images/; ``alt`` and ``caption`` may be translated."""

    file: str
    alt: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why and when a text was withdrawn; ``see`` is the slug of what to read instead."""

    date: PartialDate
    reason: str
    see: str | None = None


@packed
@dataclass(frozen=True, slots=True)
class ImageText:
    """The translated words of an image, matched by its place in the list."""

    alt: str | None = None
    caption: str | None = None


@packed
@dataclass(frozen=True, slots=True)
class Translation:
    """The words of an article in another language; everything else is the original's.

    ``stamp`` is a digest of all that it was read from but the body (b"": it was not read).
    """

    path: str
    lang: str
    title: str
    summary: str
    body: str
    body_line: int = 1
    modified: Moment | None = None
    author: str | None = None
    note: str | None = None
    images: tuple[ImageText, ...] = ()
    changes: tuple[DatedNote, ...] = ()
    corrections: tuple[DatedNote, ...] = ()
    stamp: bytes = field(default=b"", compare=False)


@packed
@dataclass(frozen=True, slots=True)
class Article:
    """One item of news.  ``path`` is relative to content/; ``body`` is Markdown.

    ``body_line`` is the line of the file on which the body starts, for messages.  ``stamp`` is a
    digest of all that it was read from but the body and other files (b"": it was not read).
    """

    path: str
    slug: str
    title: str
    date: Moment
    summary: str
    kind: Kind
    agencies: tuple[Party, ...]
    body: str = ""
    body_line: int = 1
    modified: Moment | None = None
    event: Event | None = None
    partner_provinces: tuple[str, ...] = ()
    regulations: tuple[RegulationMention, ...] = ()
    people: tuple[Attendee, ...] = ()
    figures: tuple[Figure, ...] = ()
    commendations: Commendations | None = None
    documents: tuple[Document, ...] = ()
    images: tuple[Image, ...] = ()
    sources: tuple[Source, ...] = ()
    author: str | None = None
    tags: tuple[str, ...] = ()
    lead: bool = False
    status: Status = Status.PUBLISHED
    withdrawn: Withdrawal | None = None
    publish_at: Moment | None = None
    expires: Moment | None = None
    corrections: tuple[DatedNote, ...] = ()
    changes: tuple[DatedNote, ...] = ()
    aliases: tuple[str, ...] = ()
    note: str | None = None
    translations: Mapping[str, Translation] = field(default_factory=dict)
    stamp: bytes = field(default=b"", compare=False)

    @property
    def event_date(self) -> PartialDate:
        """``event.date``, else the day of publication: the date that years and months go by."""
        return self.event.date if self.event else self.date.date

    @property
    def event_days(self) -> tuple[dt.date, dt.date]:
        """First and last day on which references must have been valid."""
        if self.event:
            return self.event.first, self.event.last
        return self.date.date.first, self.date.date.last


@dataclass(frozen=True, slots=True)
class Page:
    """A standing page (about, contact, accessibility …) in one language."""

    path: str
    slug: str
    lang: str
    title: str
    summary: str
    body: str
    body_line: int = 1
    modified: Moment | None = None
