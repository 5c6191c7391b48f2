"""The plan: every output of the site, by name, before the first is made.

In: a :class:`~portal.pages.site.Site` (bodies are not needed yet).  Out: :class:`Plan`: outputs,
each a file's path with the function and arguments that make it, and all addresses.  Whatever is
not in the plan is not in the site.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from portal.output.plan_files import calendars, feeds, lean_feeds, machine_files, sitemaps, twins
from portal.output.plan_pages import further_pages, lean_pages
from portal.output.planned import Output, PlannedPage, path_in
from portal.output.redirects import redirects
from portal.pages.site import Site

__all__ = ["Output", "Plan", "make_plan"]


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
    languages = site.identity.languages
    pages = [*lean, *further_pages(site)]
    everything = [
        *_page_outputs(pages, languages),
        *feeds(site, languages),
        *calendars(site, languages),
        *sitemaps(pages, languages),
        *twins(site),
        *machine_files(site, languages),
        *redirects(site),
    ]
    outputs = everything
    if site.options.lean:
        built = tuple(site.languages)
        outputs = [*_page_outputs(lean, built), *lean_feeds(site), *sitemaps(lean, built)]
    if only is not None:
        everything, outputs = _narrowed(everything, only), _narrowed(outputs, only)
    return Plan(
        tuple(outputs),
        frozenset(output.address for output in outputs),
        frozenset(output.address for output in everything),
    )


def _narrowed(outputs: Sequence[Output], only: Collection[str]) -> list[Output]:
    return [output for output in outputs if not output.of or output.of in only]


def _page_outputs(pages: Sequence[PlannedPage], languages: Sequence[str]) -> list[Output]:
    return [
        Output(path_in(lang, page.address), lang, page.make, page.args, of=page.of)
        for page in pages
        for lang in languages
    ]
