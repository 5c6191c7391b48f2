"""Pages for reference: documents, figures, calendar, corrections.

In: a composer.  Out: DocumentsPage, FiguresPage, CalendarPage, CorrectionsPage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from portal.domain.model import DatedNote, Kind
from portal.i18n.labels import KINDS
from portal.indexes.index import LATEST, Index
from portal.pages import addresses
from portal.pages.articles import document_fact, notes_in
from portal.pages.composer import Composer
from portal.pages.deadlines import Deadline, all_deadlines
from portal.pages.pictures.years import years_picture
from portal.pages.rails import counted_years
from portal.pages.site import Site
from portal.pages.structured.graph import Node
from portal.pages.structured.site import listing
from portal.pages.views.parts import Fact, Link, YearCount
from portal.pages.views.reference import (
    CalendarPage,
    CorrectionLine,
    CorrectionsPage,
    DocumentLine,
    DocumentsPage,
    FiguresPage,
    HeatRow,
    HeatTable,
    ReviewLine,
)

__all__ = [
    "calendar_page",
    "corrections_page",
    "document_years",
    "documents_page",
    "documents_year",
    "figures_page",
    "upcoming_notices",
]

_LONG_TABLE = 40
"""A table of figures names at most so many bodies; the open data holds all."""


# --- documents ---------------------------------------------------------------------------------


def document_years(site: Site) -> dict[int, int]:
    """Years of publication → how many documents their articles name, the latest year first.

    A year whose articles were all withdrawn keeps its page, with none.
    """
    counts: Counter[int] = Counter()
    for outline in site.outlines.values():
        if outline.documents:
            counts[outline.year] += 0 if outline.withdrawn else outline.documents
    return dict(sorted(counts.items(), reverse=True))


def documents_page(compose: Composer) -> DocumentsPage:
    """``/van-ban/``: the latest, and the years."""
    heading = compose("Văn bản")
    intro = compose("Văn bản nêu trong các tin: số, ngày, cơ quan ban hành, trích yếu.")
    documents = _documents(compose, None)[:LATEST]
    years = document_years(compose.site)
    page = _listing(compose, addresses.DOCUMENTS, heading, documents)
    return DocumentsPage(
        head=compose.head(addresses.DOCUMENTS, heading, intro, nodes=(page,)),
        heading=heading,
        intro=intro,
        documents=documents,
        years=_document_rail(compose, years),
    )


def documents_year(compose: Composer, year: int) -> DocumentsPage:
    """``/van-ban/2020/``"""
    heading = compose("Văn bản trong tin năm %(year)s") % {"year": year}
    up = Link(compose("Văn bản"), compose.url(addresses.DOCUMENTS))
    address = addresses.year(addresses.DOCUMENTS, year)
    documents = _documents(compose, year)
    page = _listing(compose, address, heading, documents)
    return DocumentsPage(
        head=compose.head(address, heading, heading, trail=(up,), nodes=(page,)),
        heading=heading,
        intro="",
        documents=documents,
        years=(),
    )


def _listing(compose: Composer, address: str, name: str, documents: Iterable[DocumentLine]) -> Node:
    """The stories that brought the documents; not every document has an address of its own."""
    urls = dict.fromkeys(line.story.url for line in documents)
    return listing(compose, address, name, urls, len(urls))


def _documents(compose: Composer, year: int | None) -> tuple[DocumentLine, ...]:
    news = compose.site.indexes.news
    rows = news.rows if year is None else news.by_year[year].rows
    lines = []
    outlines = compose.site.outlines
    for row in rows:
        if not outlines[row.slug].documents:
            continue
        for paper in compose.site.articles[row.slug].documents:
            fact = document_fact(compose, paper)
            lines.append(
                DocumentLine(
                    fact.number,
                    fact.title,
                    fact.date,
                    fact.authority,
                    fact.url,
                    compose.story_link(row),
                )
            )
        if year is None and len(lines) >= LATEST:
            break
    return tuple(lines)


def _document_rail(compose: Composer, years: Mapping[int, int]) -> tuple[YearCount, ...]:
    counts = {year: count for year, count in years.items() if count}
    return counted_years(compose, counts, addresses.DOCUMENTS)


# --- figures -----------------------------------------------------------------------------------


def figures_page(compose: Composer) -> FiguresPage:
    """``/so-lieu/``: stories by year and kind, agency × year, partner province × year."""
    indexes = compose.site.indexes
    years = sorted(year.year for year in indexes.events.years)
    heading = compose("Số liệu")
    kinds = [
        (Link(compose(KINDS[kind]), compose.url(addresses.kind(kind))), index)
        for kind, index in indexes.kinds.items()
        if index.count
    ]
    agencies, partners = _ranked(compose, indexes.agencies), _ranked(compose, indexes.partners)
    tables = (
        ("loai", compose("Theo loại tin và năm"), compose("Loại tin"), kinds),
        ("co-quan", compose("Theo cơ quan và năm"), compose("Cơ quan"), agencies),
        ("tinh-ban", compose("Theo tỉnh bạn và năm"), compose("Tỉnh bạn"), partners),
    )
    return FiguresPage(
        head=compose.head(
            addresses.FIGURES, heading, compose("Số sự kiện theo năm, cơ quan và tỉnh bạn.")
        ),
        years=years_picture(compose),
        tables=tuple(_heat_table(compose, *table, years) for table in tables),
    )


_HeatLine = tuple[Link, Index]


def _ranked(compose: Composer, indexes: Mapping[str, Index]) -> list[_HeatLine]:
    ranked = sorted(
        ((id, index) for id, index in indexes.items() if index.count),
        key=lambda item: (-item[1].count, item[0]),
    )
    return [(compose.current_link(id), index) for id, index in ranked]


def _heat_table(
    compose: Composer, id: str, label: str, head: str, lines: list[_HeatLine], years: list[int]
) -> HeatTable:
    """The first rows, tinted on one scale, so that equal counts look equal in all of them."""
    counted = [
        (link, index, [index.by_year[y].count if y in index.by_year else 0 for y in years])
        for link, index in lines[:_LONG_TABLE]
    ]
    top = max((cell for _, _, cells in counted for cell in cells), default=0)
    return HeatTable(
        id=f"theo-{id}",
        label=label,
        head=head,
        columns=tuple(map(str, years)),
        rows=tuple(
            HeatRow(link, tuple(cells), index.count, tuple(-(-4 * cell // top) for cell in cells))
            for link, index, cells in counted
        ),
        csv=Link(
            f"{label} (CSV)",
            f"{compose.site.options.base_path}{addresses.DATA}su-kien-theo-{id}.csv",
        ),
        cut=max(0, len(lines) - _LONG_TABLE),
    )


# --- calendar ----------------------------------------------------------------------------------


def upcoming_notices(compose: Composer) -> list[str]:
    """Slugs of announced events that are not over, the soonest first."""
    today = compose.site.today
    notices = [
        row
        for row in compose.site.indexes.kinds[Kind.NOTICE].rows
        if row.event is not None and row.event.last >= today
    ]
    return [row.slug for row in reversed(notices)]


def calendar_page(compose: Composer) -> CalendarPage:
    """``/lich/``: what is announced, what is owed, what ends."""
    today = compose.site.today
    owed = all_deadlines(compose.site)
    reviews = [one for one in owed if not one.ends]
    heading = compose("Lịch")
    rows = compose.site.indexes.rows
    notices = compose.stories(rows[slug] for slug in upcoming_notices(compose))
    urls = (row.url for row in notices)
    page = listing(compose, addresses.CALENDAR, heading, urls, len(notices))
    return CalendarPage(
        head=compose.head(
            addresses.CALENDAR,
            heading,
            compose("Sự kiện đã thông báo, quy chế đến hạn sơ kết, thỏa thuận sắp hết thời hạn."),
            nodes=(page,),
            calendar=addresses.calendar_of(addresses.CALENDAR),
        ),
        notices=notices,
        overdue=_lines_of(compose, (one for one in reviews if one.day < today)),
        upcoming=_lines_of(compose, (one for one in reviews if one.day >= today)),
        ending=_lines_of(compose, (one for one in owed if one.ends)),
    )


def _lines_of(compose: Composer, owed: Iterable[Deadline]) -> tuple[ReviewLine, ...]:
    return tuple(ReviewLine(compose.regulation_link(one.id), compose.day(one.day)) for one in owed)


# --- corrections -------------------------------------------------------------------------------


def corrections_page(compose: Composer) -> CorrectionsPage:
    """``/dinh-chinh/``: all corrections and withdrawals, the newest first.

    A text that is translated is corrected in its own language; a withdrawn one has nothing left
    to correct.
    """
    site = compose.site
    corrections: list[_DatedLine] = []
    withdrawals: list[_DatedLine] = []
    for slug, outline in site.outlines.items():
        if not (outline.corrected or outline.withdrawn):
            continue
        article = site.articles[slug]
        translation = article.translations.get(compose.lang)
        title, lang = (translation.title, compose.lang) if translation else (article.title, "vi")
        address = addresses.article(article.date.date.year, slug)
        link = Link(title, compose.url(address), compose.foreign(lang))
        if article.withdrawn is not None and slug in site.withdrawn:
            note = DatedNote(article.withdrawn.date, article.withdrawn.reason)
            withdrawals.append((note, slug, link, compose.foreign("vi")))
        else:
            corrections += [
                (note, slug, link, compose.foreign(lang))
                for note, lang in notes_in(article, "corrections", compose.lang)
            ]
    heading = compose("Đính chính")
    return CorrectionsPage(
        head=compose.head(
            addresses.CORRECTIONS, heading, compose("Mọi đính chính và tin đã gỡ của cổng.")
        ),
        corrections=_lines(compose, corrections),
        withdrawals=_lines(compose, withdrawals),
    )


_DatedLine = tuple[DatedNote, str, Link, str | None]
"""What was done and when, the slug, the link to the text, the language of the note."""


def _lines(compose: Composer, lines: list[_DatedLine]) -> tuple[CorrectionLine, ...]:
    ordered = sorted(lines, key=lambda line: (line[0].date, line[1]), reverse=True)
    return tuple(
        CorrectionLine(link, Fact(compose.date(note.date), note.note, lang))
        for note, _, link, lang in ordered
    )
