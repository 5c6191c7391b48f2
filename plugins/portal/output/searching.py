"""The index of the search for a site that is at hand: worked out over all cores, or taken over.

In: a site with its bodies, what earlier builds kept.  Out: the same site with its ``search``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from portal.indexes.rows import Row
from portal.output.bodies import Converted
from portal.output.workers import spread
from portal.pages.site import Site
from portal.search.index import (
    Catalogue,
    Text,
    YearEntry,
    YearKey,
    in_order,
    index_texts,
    kept_sheets,
    record_of,
    shards_of,
)
from portal.search.records import Record
from portal.store import Kept, key_of

__all__ = ["counts_after", "search_again", "searchable"]

Pairs = Mapping[str, tuple[Row | None, Row | None]]
"""Rows of articles by slug, before and after."""


def searchable(site: Site, converted: Converted, jobs: int, kept: Kept) -> Site:
    """The site with an index of all its texts; a lean one has none."""

    def stamp(row: Row, lang: str) -> bytes:
        body = converted.bodies[row.slug, lang]
        return _stamp(site, row, lang, body.stamp or repr(body).encode())

    if site.options.lean:
        return site
    catalogue = Catalogue.of(site.indexes.rows.values(), site.languages)
    return _searched(site, catalogue, stamp, jobs, kept)


def counts_after(
    before: Mapping[YearKey, YearEntry], pairs: Pairs, languages: Collection[str]
) -> Mapping[YearKey, int]:
    """How many texts each year has, now that some articles differ.

    ``pairs`` are the rows of these, as they were and as they are (None: in no list).
    """
    counts = Counter({each: count for each, (_, _, count) in before.items()})
    for old, new in pairs.values():
        counts.subtract(_years_of(old, languages))
        counts.update(_years_of(new, languages))
    return {each: count for each, count in counts.items() if count}


def search_again(site: Site, before: Mapping[YearKey, YearEntry], pairs: Pairs, kept: Kept) -> Site:
    """The site with the index that was kept under ``before``, but for the years of some articles.

    Raises Unkept when sheets of these years are kept no more.
    """
    if site.options.lean:
        return site
    counts = counts_after(before, pairs, site.languages)
    shards = shards_of(counts)
    touched = {
        each for pair in pairs.values() for row in pair for each in _years_of(row, site.languages)
    }
    rows = {
        each: _rows_of(each, site, before, pairs, kept)
        for each in counts
        if each in touched or before[each][1] != shards[each]
    }

    def stamp(row: Row, lang: str) -> bytes:
        body = site.bodies[row.slug, lang]
        return _stamp(site, row, lang, body.stamp or repr(body).encode())

    return _searched(site, Catalogue(counts, rows), stamp, 1, kept, before)


def _years_of(row: Row | None, languages: Collection[str]) -> list[YearKey]:
    if row is None:
        return []
    return [(lang, row.date.date.year) for lang in row.words if lang in languages]


def _rows_of(
    year: YearKey, site: Site, before: Mapping[YearKey, YearEntry], pairs: Pairs, kept: Kept
) -> list[Row]:
    """The rows of a year: of those that were there, and of those that came."""
    slugs = kept_sheets(before, kept, year).slugs if year in before else []
    rows = [site.indexes.rows[slug] for slug in slugs if slug not in pairs]
    news = (new for _, new in pairs.values() if new is not None)
    return in_order((*rows, *(new for new in news if year in _years_of(new, site.languages))))


def _stamp(site: Site, row: Row, lang: str, body: bytes) -> bytes:
    article = site.articles[row.slug]
    parts = [article.stamp or repr(article).encode(), body]
    if lang in article.translations:
        text = article.translations[lang]
        parts.append(text.stamp or repr(text).encode())
    return key_of(*parts)


def _searched(
    site: Site,
    catalogue: Catalogue,
    stamp: Callable[[Row, str], bytes],
    jobs: int,
    kept: Kept,
    before: Mapping[YearKey, YearEntry] | None = None,
) -> Site:
    def records(texts: Sequence[Text]) -> Iterator[Record]:
        return spread(lambda: site, record_of, texts, jobs)

    index = index_texts(catalogue, stamp=stamp, records=records, kept=kept, before=before)
    return replace(site, search=index)
