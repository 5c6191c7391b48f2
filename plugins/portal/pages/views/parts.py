"""The small parts that page contexts are made of: links, dates, rows, rails.

In: nothing.  Out: frozen values that templates print without deciding anything.  Every ``text``
is plain text (templates escape it); only fields named ``html`` hold cleaned markup.
A ``lang`` of None means "the language of the page"; templates set ``lang=`` otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

__all__ = [
    "Chip",
    "DateText",
    "EntityName",
    "Fact",
    "Figures",
    "Head",
    "LanguageLink",
    "Link",
    "MonthGroup",
    "PartyLine",
    "SocialImage",
    "SourceLine",
    "StoryRow",
    "TermDescription",
    "YearCount",
]


_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads somewhere.  ``count`` is shown behind it when given."""

    text: str
    url: str
    lang: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class DateText:
    """A date for ``<time>``: ``iso`` for the attribute at its precision, ``text`` to read."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language: ``lang`` code, its own name, where it is."""

    lang: str
    name: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class SocialImage:
    """What is shown where a page is shared: an absolute address, pixels, what it shows."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Head:
    """What every page says of itself, in its ``<head>`` and to machines.

    ``title`` is the page's own (the site's name is added by the base template); ``robots`` is ""
    or e.g. ``noindex``; ``alternates`` hold absolute addresses for ``hreflang``; ``json_ld`` is a
    finished, script-safe JSON text; ``atom`` and ``json_feed`` are this page's own feeds,
    ``calendar`` its own calendar file ("" for none); ``image`` is None in a lean build;
    ``trail`` is the way from home to here, the last entry being this page.
    """

    title: str
    description: str
    url: str
    canonical: str
    lang: str
    languages: tuple[LanguageLink, ...] = ()
    alternates: tuple[LanguageLink, ...] = ()
    robots: str = ""
    trail: tuple[Link, ...] = ()
    atom: str = ""
    json_feed: str = ""
    twin: str = ""
    json_ld: Markup = _NOTHING
    og_type: str = "website"
    dublin_core: tuple[tuple[str, str], ...] = ()
    calendar: str = ""
    image: SocialImage | None = None


@dataclass(frozen=True, slots=True)
class EntityName:
    """A body or province as it was called on a day, linked; ``today`` says who stands there now.

    ``today`` is empty when name and body are still the same.
    """

    id: str
    text: str
    url: str
    lang: str | None = None
    today: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """A short link under a row: an agency or a province."""

    text: str
    url: str
    lang: str | None = None
    kind: str = "agency"


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story in a list; ``lang`` is that of title and summary where it is not the page's.

    ``day``, ``month`` and ``year`` make the date block (day or month "" when unknown).
    """

    url: str
    title: str
    summary: str
    lang: str | None
    kind: Link
    date: DateText
    day: str
    month: str
    year: str
    place: str = ""
    expired: bool = False
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year (or month) of a rail: its count, and the bar's width in per cent of the longest."""

    label: str
    url: str
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """The rows of one month; ``url`` leads to the month's own page where there is one.

    ``anchor`` is the id its heading takes; ``rows`` is empty where the year is too long and the
    month page holds them.
    """

    label: str
    count: int
    anchor: str = ""
    url: str = ""
    rows: tuple[StoryRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One who took part, with the part they took."""

    role: str
    name: EntityName


@dataclass(frozen=True, slots=True)
class Figures:
    """A number that was reported, written for reading."""

    label: str
    value: str
    unit: str
    period: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source: its name, address, language name (when foreign) and why there is no address."""

    name: str
    url: str = ""
    host: str = ""
    lang: str = ""
    lang_name: str = ""
    note: str = ""
    name_lang: str | None = None
    note_lang: str | None = None


@dataclass(frozen=True, slots=True)
class TermDescription:
    """A term and what it says, for description lists; ``links`` stand in place of ``text``."""

    term: str
    text: str = ""
    links: tuple[Link, ...] = ()
    date: DateText | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated remark: a correction, a change, an event of a register."""

    date: DateText
    text: str
    lang: str | None = None
