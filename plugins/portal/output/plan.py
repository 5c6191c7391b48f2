"""The plan: every output of the site, by name, before the first is made.

In: a :class:`~portal.pages.site.Site` (bodies are not needed yet).  Out: :class:`Plan`: outputs,
each a file's path with the function and arguments that make it, and all addresses.  Whatever is
not in the plan is not in the site.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from portal.output.plan_files import (
    calendars,
    event_calendars,
    feeds,
    lean_feeds,
    machine_files,
    sitemaps,
    twins,
    version_file,
)
from portal.output.plan_pages import article_pages, further_pages, lean_pages
from portal.output.planned import Output, PlannedPage, path_in
from portal.output.redirects import redirects
from portal.output.search import SEARCH, search_outputs
from portal.pages.site import Site

__all__ = ["Output", "Plan", "make_plan", "plan_articles"]


@dataclass(frozen=True, slots=True)
class Plan:
    """All outputs, and the addresses, from the site's root, that answer.

    ``addresses`` answer in this build, ``complete`` in a complete one: texts may link to those.
    """

    outputs: tuple[Output, ...]
    addresses: frozenset[str]
    complete: frozenset[str]


def make_plan(site: Site, only: Collection[str] | None = None) -> Plan:
    """Everything that this build is to make.

    ``only``: of what belongs to single articles, what belongs to those of these slugs.
    """
    lean = list(lean_pages(site))
    pages = [*lean, *further_pages(site)]
    everything = list(_complete(site, pages, only))
    complete = frozenset(output.address for output in everything)
    if site.options.lean:
        built = tuple(site.languages)
        outputs = [*_page_outputs(lean, built, only), *lean_feeds(site), *sitemaps(lean, built)]
        return Plan(tuple(outputs), frozenset(output.address for output in outputs), complete)
    # Nobody links to a file of the search: its name changes with what it holds.
    search = search_outputs(site, site.identity.languages)
    return Plan((*search, *everything), complete, complete)


def plan_articles(site: Site, slugs: Collection[str]) -> list[Output]:
    """What belongs to the articles of these slugs, and what tells of each change of content.

    These outputs are as :func:`make_plan` has them among all.  The files of the search count as
    those of an article.
    """
    if site.options.lean:
        return _page_outputs(article_pages(site, slugs), tuple(site.languages), None)
    languages = site.identity.languages
    return [
        *_page_outputs(article_pages(site, slugs), languages, None),
        *event_calendars(site, languages, slugs),
        *redirects(site, slugs),
        *(search_outputs(site, languages) if SEARCH in slugs else ()),
        version_file(),
    ]


def _complete(
    site: Site, pages: Sequence[PlannedPage], only: Collection[str] | None
) -> Iterator[Output]:
    languages = site.identity.languages
    yield from _page_outputs(pages, languages, only)
    yield from feeds(site, languages)
    yield from calendars(site, languages)
    yield from event_calendars(site, languages, only)
    yield from sitemaps(pages, languages)
    yield from twins(site)
    yield from machine_files(site, languages)
    yield from redirects(site, only)


def _page_outputs(
    pages: Iterable[PlannedPage], languages: Sequence[str], only: Collection[str] | None
) -> list[Output]:
    return [
        Output(path_in(lang, page.address), lang, page.make, page.args, of=page.of)
        for page in pages
        if only is None or not page.of or page.of in only
        for lang in languages
    ]
