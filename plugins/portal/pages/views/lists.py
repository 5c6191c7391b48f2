"""Contexts of the pages that list: home, roots of indexes, years, months, registers' overviews."""

from __future__ import annotations

from dataclasses import dataclass

from portal.pages.views.parts import (
    EntityName,
    Head,
    Link,
    MonthGroup,
    StoryRow,
    TermDescription,
    YearCount,
)
from portal.pages.views.pictures import BorderView, LocatorView, TilesView
from portal.pages.views.reference import ReviewLine
from portal.pages.views.texts import Photograph

__all__ = [
    "DataFile",
    "DataPage",
    "DataSet",
    "DirectoryGroup",
    "DirectoryLine",
    "DirectoryPage",
    "EntityPage",
    "HomePage",
    "IndexPage",
    "PredecessorBlock",
    "SearchPage",
    "SiteMapPage",
    "YearPage",
]


@dataclass(frozen=True, slots=True)
class HomePage:
    """``home.html``: the lead, the latest, what is due, and the ways in."""

    head: Head
    lead: StoryRow | None
    lead_photograph: Photograph | None
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
    """``index.html``: the root of an index (news, years, a kind): latest rows, rail of years.

    ``kinds`` are those by which the list is narrowed; none where it is not (in a lean build, in the
    other indexes).
    """

    head: Head
    heading: str
    intro: str
    count: int
    latest: tuple[StoryRow, ...]
    years: tuple[YearCount, ...]
    section: str
    kinds: tuple[Link, ...] = ()


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
class SearchPage:
    """``search.html``: a search for who has scripts; for all others the ways in."""

    head: Head
    kinds: tuple[Link, ...]
    ways: tuple[Link, ...]
    section: str = "search"


@dataclass(frozen=True, slots=True)
class DataFile:
    """An open-data file: its address, name and format."""

    url: str
    name: str
    format: str


@dataclass(frozen=True, slots=True)
class DataSet:
    """What files of one content hold, and how many rows each has."""

    description: str
    rows: int
    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """``data.html``: the open data."""

    head: Head
    datasets: tuple[DataSet, ...]
    package: str
    licence: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class SiteMapPage:
    """``sitemap.html``: every section with its entries."""

    head: Head
    groups: tuple[DirectoryGroup, ...]
    section: str = ""
