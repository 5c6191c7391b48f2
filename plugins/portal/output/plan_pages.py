"""The pages of a plan: which there are, where, and how each is made.

In: a :class:`~portal.pages.site.Site`.  Out: pages, first those of a lean build, then those that a
complete one adds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from portal.i18n.language import SOURCE_LANGUAGE
from portal.indexes.index import Index
from portal.indexes.rows import is_partner
from portal.output import opendata
from portal.output.planned import Maker, PlannedPage
from portal.pages import addresses, directories, entities, lists, reference, regulations, standing
from portal.pages.articles import article_page
from portal.pages.site import Site
from portal.pages.subjects import partner_ids

__all__ = ["article_pages", "further_pages", "lean_pages"]


def lean_pages(site: Site) -> Iterator[PlannedPage]:
    """What any generator makes: articles, home, and the four indexes with their years."""
    indexes = site.indexes
    latest_of = _Latest(indexes.news)
    latest = latest_of(indexes.news)
    yield PlannedPage(addresses.HOME, standing.home_page, modified=latest)
    yield from article_pages(site)
    yield PlannedPage(addresses.NEWS, lists.news_root, modified=latest)
    yield from _years(indexes.news, addresses.NEWS, lists.news_year)
    yield PlannedPage(addresses.EVENTS, lists.events_root, modified=latest)
    yield from _years(indexes.events, addresses.EVENTS, lists.event_year)
    yield PlannedPage(addresses.AGENCIES, directories.agency_directory)
    for id in site.registry.agencies:
        yield from _entity(site, id, indexes.agencies[id], latest_of)
    yield PlannedPage(addresses.PARTNERS, directories.partner_directory)
    for id in partner_ids(site):
        yield from _entity(site, id, indexes.partners.get(id, Index()), latest_of)


def article_pages(site: Site, only: Collection[str] | None = None) -> Iterator[PlannedPage]:
    """One for each article, or for each of those with these slugs."""
    for article in site.outlines_of(only):
        hidden = article.withdrawn or article.draft
        yield PlannedPage(
            addresses.article(article.year, article.slug),
            article_page,
            (article.slug,),
            "" if hidden else str(article.year),
            tuple(lang for lang in site.languages if lang in article.modified),
            str(article.changed(SOURCE_LANGUAGE).date),
            article.slug,
        )


def further_pages(site: Site) -> Iterator[PlannedPage]:
    """What a complete build adds."""
    indexes = site.indexes
    latest_of = _Latest(indexes.news)
    yield from _months(indexes.news, addresses.NEWS, lists.news_month)
    yield from _months(indexes.events, addresses.EVENTS, lists.event_month)
    yield PlannedPage(addresses.PROVINCES, directories.province_directory)
    for id, province in site.registry.provinces.items():
        if not is_partner(province):
            yield from _entity(site, id, indexes.provinces.get(id, Index()), latest_of)
    yield PlannedPage(addresses.KINDS, directories.kind_directory)
    for kind, index in indexes.kinds.items():
        address = addresses.kind(kind)
        yield PlannedPage(address, lists.kind_root, (kind,), modified=latest_of(index))
        yield from _years(index, address, lists.kind_year, kind)
    yield PlannedPage(addresses.REGULATIONS, regulations.regulation_directory)
    for id in site.registry.regulations:
        yield PlannedPage(addresses.regulation(id), regulations.regulation_page, (id,))
    yield PlannedPage(addresses.DOCUMENTS, reference.documents_page)
    for year, count in reference.document_years(site).items():
        address = addresses.year(addresses.DOCUMENTS, year)
        yield PlannedPage(address, reference.documents_year, (year,), _part(year, count))
    yield PlannedPage(addresses.FIGURES, reference.figures_page)
    yield PlannedPage(addresses.CALENDAR, reference.calendar_page)
    yield PlannedPage(addresses.CORRECTIONS, reference.corrections_page)
    yield PlannedPage(addresses.SEARCH, standing.search_page)
    yield PlannedPage(addresses.DATA, opendata.data_page)
    yield PlannedPage(addresses.SITE_MAP, directories.site_map)
    yield PlannedPage(addresses.NOT_FOUND, standing.not_found_page, part="")
    yield PlannedPage(addresses.OFFLINE, standing.offline_page, part="")
    yield from _standing_pages(site)
    if site.options.shows_living:
        # Loaded where it is made, with all its samples: not on the public site.
        from portal.pages.living import living_page

        yield PlannedPage(addresses.LIVING, living_page, part="")


def _entity(site: Site, id: str, index: Index, latest_of: _Latest) -> Iterator[PlannedPage]:
    address = addresses.entity(site.registry.entities[id])
    yield PlannedPage(address, entities.entity_page, (id,), modified=latest_of(index))
    yield from _years(index, address, entities.entity_year, id)


def _standing_pages(site: Site) -> Iterator[PlannedPage]:
    """Those with a Vietnamese original; one without is an error that reading has noted."""
    for slug in sorted(slug for slug, lang in site.pages if lang == SOURCE_LANGUAGE):
        page = site.pages[slug, SOURCE_LANGUAGE]
        yield PlannedPage(
            addresses.standing(slug),
            standing.standing_page,
            (slug,),
            languages=tuple(lang for lang in site.languages if (slug, lang) in site.pages),
            modified=str(page.modified.date) if page.modified else "",
        )


def _years(index: Index, root: str, make: Maker, *args: Any) -> Iterator[PlannedPage]:
    for year in index.all_years:
        address = addresses.year(root, year.year)
        yield PlannedPage(address, make, (*args, year.year), _part(year.year, year.count))


def _months(index: Index, root: str, make: Maker) -> Iterator[PlannedPage]:
    for year in index.all_years:
        for month in (*year.months, *year.emptied):
            if month.month is not None:
                address = addresses.month(root, year.year, month.month)
                part = _part(year.year, len(month.rows))
                yield PlannedPage(address, make, (year.year, month.month), part)


def _part(year: int, count: int) -> str:
    """The year's part of the sitemap; a page that has lost all its rows answers, but in none."""
    return str(year) if count else ""


class _Latest:
    """The last day on which something was published in an index ("" when nothing was)."""

    def __init__(self, news: Index) -> None:
        self._news = news.rows
        self._places = {row.slug: place for place, row in enumerate(news.rows)}

    def __call__(self, index: Index) -> str:
        place = min((self._places[row.slug] for row in index.rows), default=None)
        return "" if place is None else str(self._news[place].date.date)
