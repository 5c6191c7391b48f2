"""The files of a plan that are no pages: feeds, calendars, twins, what machines ask for, sitemap.

In: a :class:`~portal.pages.site.Site`, its pages, the languages.  Out: outputs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from portal.domain.model import Kind
from portal.i18n.language import SOURCE_LANGUAGE
from portal.output import machine, opendata
from portal.output.feeds import atom_feed, json_feed
from portal.output.ics import CalendarMaker, calendar_file
from portal.output.planned import Maker, Output, PlannedPage, path_in
from portal.output.sitemap import SitemapEntry, sitemap_file, sitemap_index
from portal.output.twins import directory_twin, regulation_twin, root_twin, year_twin
from portal.pages import addresses
from portal.pages.calendars import (
    entity_calendar,
    event_calendar,
    general_calendar,
    regulation_calendar,
)
from portal.pages.composer import Composer
from portal.pages.site import Site
from portal.pages.subjects import directory_at, index_at, partner_ids

__all__ = [
    "calendars",
    "event_calendars",
    "feeds",
    "lean_feeds",
    "machine_files",
    "sitemaps",
    "twins",
    "version_file",
]


# --- feeds -------------------------------------------------------------------------------------


def lean_feeds(site: Site) -> Iterator[Output]:
    """Atom alone, in Vietnamese, of home, agencies and partner provinces."""
    for address in _lean_feed_addresses(site):
        yield _feed(SOURCE_LANGUAGE, address, "atom.xml", atom_feed)


def feeds(site: Site, languages: Sequence[str]) -> Iterator[Output]:
    """Atom and JSON Feed in every language, of kinds and regulations too."""
    subjects = [
        *_lean_feed_addresses(site),
        *(addresses.kind(kind) for kind in Kind),
        *(addresses.regulation(id) for id in site.registry.regulations),
    ]
    for lang in languages:
        for address in subjects:
            yield _feed(lang, address, "atom.xml", atom_feed)
            yield _feed(lang, address, "feed.json", json_feed)


def _lean_feed_addresses(site: Site) -> Iterator[str]:
    yield addresses.HOME
    yield from (addresses.agency(id) for id in site.registry.agencies)
    yield from (addresses.partner(id) for id in partner_ids(site))


def _feed(lang: str, address: str, name: str, make: Maker) -> Output:
    return Output(path_in(lang, address + name), lang, make, (address,))


# --- calendars ---------------------------------------------------------------------------------


def calendars(site: Site, languages: Sequence[str]) -> Iterator[Output]:
    """Of each agency, partner province, regulation, and of all."""
    for lang in languages:
        yield _calendar(lang, addresses.calendar_of(addresses.CALENDAR), general_calendar)
        for id in (*site.registry.agencies, *partner_ids(site)):
            address = addresses.calendar_of(addresses.entity(site.registry.entities[id]))
            yield _calendar(lang, address, entity_calendar, id)
        for id in site.registry.regulations:
            address = addresses.calendar_of(addresses.regulation(id))
            yield _calendar(lang, address, regulation_calendar, id)


def event_calendars(
    site: Site, languages: Sequence[str], only: Collection[str] | None = None
) -> Iterator[Output]:
    """Of each event whose day is known, or of those of the articles with these slugs.

    A withdrawn article keeps its file, which calls the event off.
    """
    for article in site.outlines_of(only):
        if not article.has_days or article.draft:
            continue
        page = addresses.article(article.year, article.slug)
        for lang in languages:
            if lang in article.modified:
                address = addresses.event_calendar(page)
                yield _calendar(lang, address, event_calendar, article.slug, of=article.slug)


def _calendar(
    lang: str, address: str, compose_it: CalendarMaker, *args: str, of: str = ""
) -> Output:
    return Output(path_in(lang, address), lang, calendar_file, (compose_it, *args), of=of)


# --- twins -------------------------------------------------------------------------------------


def twins(site: Site) -> Iterator[Output]:
    """``index.json`` beside every index, each of its years, every overview and regulation."""
    roots = [
        addresses.NEWS,
        addresses.EVENTS,
        *(addresses.kind(kind) for kind in site.indexes.kinds),
    ]
    for directory in (addresses.AGENCIES, addresses.PARTNERS, addresses.PROVINCES):
        yield _twin(directory, directory_twin, directory)
        roots += [
            addresses.entity(site.registry.entities[id]) for id in directory_at(site, directory)
        ]
    for root in roots:
        yield _twin(root, root_twin, root)
        for year in index_at(site, root).all_years:
            yield _twin(addresses.year(root, year.year), year_twin, root, year.year)
    yield _twin(addresses.REGULATIONS, regulation_twin, None)
    for id in site.registry.regulations:
        yield _twin(addresses.regulation(id), regulation_twin, id)


def _twin(address: str, make: Maker, *args: Any) -> Output:
    return Output(path_in(SOURCE_LANGUAGE, f"{address}index.json"), SOURCE_LANGUAGE, make, args)


# --- what machines ask for ---------------------------------------------------------------------


def machine_files(site: Site, languages: Sequence[str]) -> Iterator[Output]:
    """robots.txt and its like, OpenSearch and manifest in every language, the open data."""
    yield Output("robots.txt", SOURCE_LANGUAGE, machine.robots_txt)
    yield Output(".well-known/security.txt", SOURCE_LANGUAGE, machine.security_txt)
    yield version_file()
    yield Output("speculation-rules.json", SOURCE_LANGUAGE, machine.speculation_rules)
    for lang in languages:
        yield Output(path_in(lang, "/opensearch.xml"), lang, machine.opensearch)
        yield Output(path_in(lang, addresses.MANIFEST), lang, machine.web_manifest)
    for file in opendata.open_data_files(Composer(site, SOURCE_LANGUAGE)):
        path = path_in(SOURCE_LANGUAGE, addresses.DATA + file.name)
        yield Output(path, SOURCE_LANGUAGE, file.make, file.args)
    path = path_in(SOURCE_LANGUAGE, f"{addresses.DATA}datapackage.json")
    yield Output(path, SOURCE_LANGUAGE, opendata.data_package)


def version_file() -> Output:
    """What tells which content the site was made of: another one after every change."""
    return Output("version.json", SOURCE_LANGUAGE, machine.version_json)


# --- sitemap -----------------------------------------------------------------------------------


def sitemaps(pages: Iterable[PlannedPage], languages: Sequence[str]) -> Iterator[Output]:
    """A file for each part, and the index over them."""
    listed = sorted((page for page in pages if page.part), key=lambda page: page.part)
    parts: list[tuple[str, str]] = []
    for part, of_part in groupby(listed, key=lambda page: page.part):
        entries = tuple(
            SitemapEntry(page.address, page.languages or tuple(languages), page.modified)
            for page in of_part
        )
        address = f"/sitemap-{part}.xml"
        parts.append((address, max(entry.modified for entry in entries)))
        path = path_in(SOURCE_LANGUAGE, address)
        yield Output(path, SOURCE_LANGUAGE, sitemap_file, (entries,))
    path = path_in(SOURCE_LANGUAGE, "/sitemap.xml")
    yield Output(path, SOURCE_LANGUAGE, sitemap_index, (tuple(parts),))
