"""Contexts of the pages for reference: documents, figures, calendar, corrections."""

from __future__ import annotations

from dataclasses import dataclass

from portal.pages.views.parts import DateText, Fact, Head, Link, StoryRow, YearCount
from portal.pages.views.pictures import YearsView

__all__ = [
    "CalendarPage",
    "CorrectionLine",
    "CorrectionsPage",
    "DocumentLine",
    "DocumentsPage",
    "FiguresPage",
    "HeatRow",
    "HeatTable",
    "ReviewLine",
]


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A regulation whose review is owed: since when."""

    regulation: Link
    due: DateText


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
