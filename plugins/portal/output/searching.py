"""The index of the search for a site that is at hand: worked out over all cores, or taken over.

In: a site with its bodies, what earlier builds kept.  Out: the same site with its ``search``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from portal.indexes.rows import Row
from portal.output.bodies import Converted
from portal.output.workers import spread
from portal.pages.site import Site
from portal.search.index import Catalogue, Text, YearKey, index_texts, record_of
from portal.search.records import Record
from portal.store import Kept, key_of

__all__ = ["search_again", "searchable"]


def searchable(site: Site, converted: Converted, jobs: int, kept: Kept) -> Site:
    """The site with an index of all its texts; a lean one has none."""

    def stamp(row: Row, lang: str) -> bytes:
        body = converted.bodies[row.slug, lang]
        return _stamp(site, row, lang, body.stamp or repr(body).encode())

    return _searched(site, stamp, jobs, kept)


def search_again(
    site: Site,
    before: Mapping[YearKey, tuple[bytes, int]],
    changed: Collection[Row],
    kept: Kept,
) -> Site:
    """The site with the index that was kept under ``before``, but for the years of some rows.

    ``changed`` are the rows, as they were and as they are, of the articles that differ.
    """
    touched = {(lang, row.date.date.year) for row in changed for lang in row.words}

    def stamp(row: Row, lang: str) -> bytes:
        body = site.bodies[row.slug, lang]
        return _stamp(site, row, lang, body.stamp or repr(body).encode())

    return _searched(site, stamp, 1, kept, before, touched)


def _stamp(site: Site, row: Row, lang: str, body: bytes) -> bytes:
    article = site.articles[row.slug]
    parts = [article.stamp or repr(article).encode(), body]
    if lang in article.translations:
        text = article.translations[lang]
        parts.append(text.stamp or repr(text).encode())
    return key_of(*parts)


def _searched(
    site: Site,
    stamp: Callable[[Row, str], bytes],
    jobs: int,
    kept: Kept,
    before: Mapping[YearKey, tuple[bytes, int]] | None = None,
    touched: Collection[YearKey] = (),
) -> Site:
    if site.options.lean:
        return site

    def records(texts: Sequence[Text]) -> Iterator[Record]:
        return spread(lambda: site, record_of, texts, jobs)

    index = index_texts(
        Catalogue(site.indexes.rows.values(), site.languages),
        stamp=stamp,
        records=records,
        kept=kept,
        before=before,
        touched=touched,
    )
    return replace(site, search=index)
