"""Contexts of the pages that list: home, roots of indexes, years, months, registers' overviews."""

from __future__ import annotations

from dataclasses import dataclass

from portal.pages.views.parts import (
    DateText,
    EntityName,
    Fact,
    Head,
    Link,
    MonthGroup,
    StoryRow,
    TermDescription,
    YearCount,
)
from portal.pages.views.pictures import BorderView, LocatorView, TilesView, YearsView

__all__ = [
    "CalendarPage",
    "CorrectionLine",
    "CorrectionsPage",
    "DataFile",
    "DataPage",
    "DirectoryGroup",
    "DirectoryLine",
    "DirectoryPage",
    "DocumentLine",
    "DocumentsPage",
    "EntityPage",
    "FiguresPage",
    "HeatRow",
    "HeatTable",
    "HomePage",
    "IndexPage",
    "PredecessorBlock",
    "ReviewLine",
    "SearchPage",
    "SiteMapPage",
    "YearPage",
]


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A regulation whose review is owed: since when."""

    regulation: Link
    due: DateText


@dataclass(frozen=True, slots=True)
class HomePage:
    """``home.html``: the lead, the latest, what is due, and the ways in."""

    head: Head
    lead: StoryRow | None
    latest: tuple[StoryRow, ...]
    reviews: tuple[ReviewLine, ...]
    notices: tuple[StoryRow, ...]
    border: BorderView | None
    agencies: tuple[Link, ...]
    partners: tuple[Link, ...]
    kinds: tuple[Link, ...]
    years: tuple[YearCount, ...]
    section: str = "home"


@dataclass(frozen=True, slots=True)
class IndexPage:
    """``index.html``: the root of an index (news, years, a kind): latest rows, rail of years."""

    head: Head
    heading: str
    intro: str
    count: int
    latest: tuple[StoryRow, ...]
    years: tuple[YearCount, ...]
    section: str


@dataclass(frozen=True, slots=True)
class YearPage:
    """``year.html``: one year or month of an index.

    ``months`` (the rail) link to month pages where these exist, else to anchors on this page;
    ``groups`` hold the rows by month.  ``brief`` asks for title rows without summaries (over 100
    rows).
    """

    head: Head
    heading: str
    intro: str
    count: int
    months: tuple[YearCount, ...]
    groups: tuple[MonthGroup, ...]
    brief: bool
    section: str


@dataclass(frozen=True, slots=True)
class DirectoryLine:
    """An entry of an overview: its name, how many stories, over which years, when it ended.

    ``ended`` is "" for what still exists; in a site map, lines of plain pages have a ``count`` of
    None.
    """

    entity: EntityName
    count: int | None
    years: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class DirectoryGroup:
    """Entities of one type or country."""

    id: str
    label: str
    lines: tuple[DirectoryLine, ...]


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """``directory.html``: all agencies, partner provinces, Vietnamese provinces, or kinds.

    ``tiles`` and ``border`` are drawn above the partner provinces.
    """

    head: Head
    heading: str
    intro: str
    groups: tuple[DirectoryGroup, ...]
    section: str
    tiles: TilesView | None = None
    border: BorderView | None = None


@dataclass(frozen=True, slots=True)
class PredecessorBlock:
    """What a predecessor did: kept apart, with its own count."""

    entity: EntityName
    ended: str
    relation: str
    count: int
    latest: tuple[StoryRow, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """``entity.html``: one agency, partner province or Vietnamese province.

    ``facts`` describe it (names, type, province, borders, validity, website); ``succession`` are
    sentences with the bodies before and after; ``companions`` are those it most often appears
    with; ``locator`` shows where a Lao unit lies.
    """

    head: Head
    heading: str
    heading_lang: str | None
    kicker: str
    ended: bool
    facts: tuple[TermDescription, ...]
    succession: tuple[TermDescription, ...]
    count: int
    latest: tuple[StoryRow, ...]
    years: tuple[YearCount, ...]
    companions: tuple[Link, ...]
    regulations: tuple[Link, ...]
    predecessors: tuple[PredecessorBlock, ...]
    section: str
    locator: LocatorView | None = None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A paper, with the story that brought it."""

    number: str
    title: str
    date: DateText | None
    authority: str
    url: str
    story: Link


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """``documents.html``: the latest documents and their years, or one year of them."""

    head: Head
    heading: str
    intro: str
    documents: tuple[DocumentLine, ...]
    years: tuple[YearCount, ...]
    section: str = "documents"


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One row of a table of counts: who, the counts in the order of the columns, the sum.

    ``levels`` are the tints of the cells, from 0 to 4, on the scale of the whole table.
    """

    head: Link
    cells: tuple[int, ...]
    total: int
    levels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatTable:
    """Counts by year: ``head`` names what the rows are, ``csv`` leads to all of them as data.

    ``cut`` is how many rows the table leaves to the data.
    """

    id: str
    label: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    csv: Link
    cut: int = 0


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """``figures.html``: stories by year and kind, drawn; kind, agency and partner × year."""

    head: Head
    years: YearsView | None
    tables: tuple[HeatTable, ...]
    section: str = "figures"


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """``calendar.html``: announced events to come, reviews that fall due, terms that end."""

    head: Head
    notices: tuple[StoryRow, ...]
    overdue: tuple[ReviewLine, ...]
    upcoming: tuple[ReviewLine, ...]
    ending: tuple[ReviewLine, ...]
    section: str = "calendar"


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction with the story it mends."""

    story: Link
    fact: Fact


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """``corrections.html``: every correction, newest first, and every withdrawal."""

    head: Head
    corrections: tuple[CorrectionLine, ...]
    withdrawals: tuple[CorrectionLine, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``search.html``: without script it explains the ways in; all links are here."""

    head: Head
    ways: tuple[Link, ...]
    section: str = "search"


@dataclass(frozen=True, slots=True)
class DataFile:
    """An open-data file: its name, what it holds, its media type and rows."""

    url: str
    name: str
    description: str
    format: str
    rows: int


@dataclass(frozen=True, slots=True)
class DataPage:
    """``data.html``: the open data."""

    head: Head
    files: tuple[DataFile, ...]
    package: str
    licence: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class SiteMapPage:
    """``sitemap.html``: every section with its entries."""

    head: Head
    groups: tuple[DirectoryGroup, ...]
    section: str = ""
