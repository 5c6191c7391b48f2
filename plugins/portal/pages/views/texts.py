"""Contexts of the pages that are read: articles, regulations, standing pages, 404."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from portal.pages.drawing.axis import Axis
from portal.pages.drawing.terms import TermBar
from portal.pages.drawing.timeline import Timeline
from portal.pages.views.parts import (
    DateText,
    EntityName,
    Fact,
    Figures,
    Head,
    Link,
    PartyLine,
    SourceLine,
    StoryRow,
    TermDescription,
)

__all__ = [
    "ArticlePage",
    "ContactPage",
    "DocumentFact",
    "EntryHeading",
    "LifeStep",
    "MentionLine",
    "NotFoundPage",
    "OfficialLine",
    "OfflinePage",
    "Photograph",
    "RegulationDirectoryPage",
    "RegulationGroup",
    "RegulationLine",
    "RegulationPage",
    "StandingPage",
    "WithdrawnPage",
]


@dataclass(frozen=True, slots=True)
class EntryHeading:
    """A heading of a long text, for "on this page"."""

    id: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Photograph:
    """A photograph with its words; ``width`` and ``height`` are pixels of the file.

    ``url`` is the address that lasts.  ``choices`` are media types with lighter files to choose
    from, ``srcset`` files of the format that every browser knows: nothing where no copies are made.
    """

    url: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    lang: str | None = None
    src: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    srcset: str = ""
    sizes: str = ""


@dataclass(frozen=True, slots=True)
class MentionLine:
    """A regulation and what this event was in its life."""

    regulation: Link
    stage: str


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """A paper named by an article (number, title, date, authority, file)."""

    number: str
    title: str
    date: DateText | None
    authority: str
    url: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """``article.html``: an item of news, or (``card``) the fact card of one not translated.

    ``published`` is the day of publication, ``event`` the day(s) of the event with ``place``; they
    are shown apart.
    ``original`` links a translation or card to the Vietnamese text.  ``code_url`` is the
    picture of the page's address, for print ("" in a lean build).
    """

    head: Head
    title: str
    summary: str
    kind: Link
    published: DateText
    modified: DateText | None
    author: str
    event: DateText | None
    event_note: str
    place: str
    parties: tuple[PartyLine, ...]
    partners: tuple[EntityName, ...]
    regulations: tuple[MentionLine, ...]
    people: tuple[TermDescription, ...]
    figures: tuple[Figures, ...]
    commendations: str
    documents: tuple[DocumentFact, ...]
    photographs: tuple[Photograph, ...]
    body: Markup
    headings: tuple[EntryHeading, ...]
    sources: tuple[SourceLine, ...]
    corrections: tuple[Fact, ...]
    changes: tuple[Fact, ...]
    note: str
    note_lang: str | None
    tags: tuple[str, ...]
    expired: DateText | None
    citation: str
    mail_url: str
    earlier: tuple[StoryRow, ...]
    original: Link | None = None
    code_url: str = ""
    card: bool = False
    draft: bool = False
    section: str = "news"


@dataclass(frozen=True, slots=True)
class WithdrawnPage:
    """``withdrawn.html``: why a text is no longer here, and what to read instead."""

    head: Head
    title: str
    lang: str | None
    date: DateText
    reason: str
    reason_lang: str | None
    see: Link | None
    section: str = "news"


@dataclass(frozen=True, slots=True)
class LifeStep:
    """A step on a regulation's timeline; ``story`` where an article tells of it.

    ``anchor`` is the id that its place on the page takes.
    """

    date: DateText
    stage: str
    stage_id: str
    story: Link | None = None
    note: str = ""
    source: SourceLine | None = None
    future: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class RegulationPage:
    """``regulation.html``: parties, term, what it replaced, its life in order, its status.

    ``timeline`` draws the ``steps``, which stand below it in words.
    ``citation`` names it with its address, ``mail_url`` begins a letter with both.
    """

    head: Head
    title: str
    lang: str | None
    kicker: str
    number: str
    status: str
    status_id: str
    status_text: str
    parties: tuple[EntityName, ...]
    facts: tuple[TermDescription, ...]
    replaces: tuple[Link, ...]
    replaced_by: tuple[Link, ...]
    steps: tuple[LifeStep, ...]
    documents: tuple[DocumentFact, ...]
    sources: tuple[SourceLine, ...]
    citation: str
    mail_url: str
    timeline: Timeline | None = None
    section: str = "regulations"


@dataclass(frozen=True, slots=True)
class RegulationLine:
    """A regulation in the register's overview; ``bar`` draws its term and events."""

    regulation: Link
    parties: tuple[EntityName, ...]
    type: str
    number: str
    signed: DateText | None
    period: str
    note: str
    bar: TermBar | None = None


@dataclass(frozen=True, slots=True)
class RegulationGroup:
    """The regulations of one status."""

    id: str
    label: str
    explanation: str
    lines: tuple[RegulationLine, ...]


@dataclass(frozen=True, slots=True)
class RegulationDirectoryPage:
    """``regulations.html``: the register by status; ``axis`` is the scale of the lines' bars."""

    head: Head
    intro: str
    groups: tuple[RegulationGroup, ...]
    axis: Axis | None = None
    section: str = "regulations"


@dataclass(frozen=True, slots=True)
class OfficialLine:
    """An official who answers to the public."""

    name: str
    office: str
    agency: Link
    phone: Link | None
    email: Link | None


@dataclass(frozen=True, slots=True)
class StandingPage:
    """``page.html``: about, accessibility, privacy, reuse; ``officials`` on the first."""

    head: Head
    title: str
    summary: str
    lang: str | None
    body: Markup
    headings: tuple[EntryHeading, ...]
    modified: DateText | None
    officials: tuple[OfficialLine, ...] = ()
    section: str = ""


@dataclass(frozen=True, slots=True)
class ContactPage:
    """``contact.html``: how to reach the department, and the page's own text."""

    head: Head
    title: str
    summary: str
    lang: str | None
    body: Markup
    lines: tuple[TermDescription, ...]
    section: str = "contact"


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """``notfound.html``: says so and offers the ways in."""

    head: Head
    ways: tuple[Link, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """``offline.html``: shown where the network is missing; a script lists what was kept.

    ``kept`` is False when the department lets browsers keep nothing.
    """

    head: Head
    kept: bool
    section: str = ""
