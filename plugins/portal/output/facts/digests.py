"""What each fact of a site is, as a digest: two builds that agree on it made the same of it.

In: a plain site, a fact as :mod:`portal.output.facts.watched` notes it.  Out: 16 bytes.  A digest
may differ although nothing that is shown does (then work is done in vain), never the other way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from portal.domain.model import Article, Names, Translation
from portal.indexes.index import Index, YearSlice
from portal.indexes.rows import Row
from portal.pages.reads import Fact
from portal.pages.site import Site
from portal.store import key_of
from portal.store.ondemand import OnDemand

__all__ = ["Digests"]

NONE = b"-"
"""Of what is not there."""

_UNNAMED = Names("")
"""Instead of the names of an entity, which are facts of their own."""


class Digests:
    """Answers for one site; every answer is worked out once."""

    def __init__(
        self,
        site: Site,
        further: Mapping[str, Callable[[str], bytes]] | None = None,
        known: Mapping[Fact, bytes] | None = None,
    ) -> None:
        """``further`` answers for kinds of facts that the site itself knows nothing of.

        ``known`` are digests of facts that have not changed since an earlier build.
        """
        self._site = site
        self._known: dict[Fact, bytes] = dict(known or {})
        registry, indexes = site.registry, site.indexes
        # Looked up when they are asked for: an index is worked out no sooner.
        self._entries: dict[str, Callable[[], Mapping[Any, Any]]] = {
            "page": lambda: site.pages,
            "asset": lambda: site.assets,
            "image": lambda: site.pictures,
            "regulation": lambda: registry.regulations,
            "official": lambda: registry.people,
            "stories": lambda: indexes.neighbours.stories,
            "together": lambda: indexes.neighbours.together,
        }
        self._tables: dict[str, Callable[[], Mapping[Any, Any]]] = {
            "entity": lambda: registry.entities,
            "agencies": lambda: indexes.agencies,
            "partners": lambda: indexes.partners,
            "provinces": lambda: indexes.provinces,
            "kinds": lambda: indexes.kinds,
            "life": lambda: indexes.regulations,
            "row": lambda: indexes.rows,
            "article": lambda: site.articles,
            "body": lambda: site.bodies,
        }
        self._answers: dict[str, Callable[..., object]] = {
            "all": self._all,
            "article": self._article,
            "body": self._body,
            "row": indexes.rows.__getitem__,
            "outline": site.outlines.__getitem__,
            "outlines": lambda: key_of(*(self.of(("outline", slug)) for slug in site.outlines)),
            "withdrawn": lambda slug: slug in site.withdrawn,
            "heirs": site.heirs,
            "entity": lambda of: repr(replace(registry.entities[of], name=_UNNAMED)),
            "called": lambda of, lang: registry.entities[of].name.get(lang),
            "name": site.current_name,
            "before": registry.predecessors,
            "replaced": registry.superseded_by,
            "spelled": registry.spelled,
            "life": self._life,
            "earlier": lambda slug: self._listed(indexes.earlier.before(indexes.rows[slug])),
            "rows": lambda name: self._listed(self._index(name).rows),
            "latest": lambda name: self._listed(self._index(name).latest),
            "years": self._years,
            "year": self._year,
            "count": lambda name, year: self._slice(name, year).count,
            "site": lambda name: getattr(site, name),
            "search": site.search.told,
            "language": lambda code: site.languages[code].stamp,
            **(further or {}),
        }

    def of(self, fact: Fact) -> bytes:
        """The digest of a fact; of one whose subject is gone, one that no present fact has."""
        found = self._known.get(fact)
        if found is None:
            try:
                found = self._work_out(*fact)
            except KeyError:
                found = NONE
            self._known[fact] = found
        return found

    def of_rows(self) -> None:
        """Work out those of all rows, which lists of them are asked for by.

        Before processes share the rows: whoever goes through them copies what it touches.
        """
        for slug in self._site.indexes.rows:
            self.of(("row", slug))

    def _work_out(self, kind: str | int, *key: str | int) -> bytes:
        entries = self._entries.get(str(kind))
        if entries is not None:
            answer = entries()[key if len(key) > 1 else key[0]]
        else:
            answer = self._answers[str(kind)](*key)
        return answer if isinstance(answer, bytes) else key_of(repr(answer))

    def _all(self, kind: str) -> list[str]:
        table = self._entries.get(kind) or self._tables[kind]
        return [str(key) for key in table()]

    def _article(self, slug: str) -> bytes:
        """By the stamps of its files, and by what its references lead to."""
        article = self._site.articles[slug]
        texts: tuple[Article | Translation, ...] = (article, *article.translations.values())
        stamps = [text.stamp or repr(text).encode() for text in texts]
        return key_of(*stamps, repr((article.agencies, article.partner_provinces)))

    def _body(self, slug: str, lang: str) -> bytes | str:
        bodies = self._site.bodies
        stamp = bodies.stamp((slug, lang)) if isinstance(bodies, OnDemand) else b""
        return stamp or bodies[slug, lang].stamp or repr(bodies[slug, lang])

    def _listed(self, rows: Iterable[Row]) -> bytes:
        return key_of(*(self.of(("row", row.slug)) for row in rows))

    def _life(self, id: str) -> bytes:
        life = self._site.indexes.regulations[id]
        return key_of(self._listed(life.rows), repr(life.events), repr(life.standing))

    def _index(self, name: str) -> Index:
        table, _, key = name.partition("/")
        if not key:
            return self._site.indexes.news if table == "news" else self._site.indexes.events
        found: Index = self._tables[table]()[key]
        return found

    def _slice(self, name: str, year: int) -> YearSlice:
        return self._index(name).by_year[year]

    def _years(self, name: str) -> list[tuple[int, int]]:
        return [(year.year, year.count) for year in self._index(name).all_years]

    def _year(self, name: str, year: int) -> bytes:
        months = self._slice(name, year).months
        emptied = repr([month.month for month in self._slice(name, year).emptied])
        return key_of(emptied, *(self._listed(month.rows) for month in months))
