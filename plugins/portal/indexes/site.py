"""All indexes of a site: each is built when it is first asked for, in one pass over the rows.

In: rows, the registers, the day.  Out: :class:`SiteIndexes`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter

from portal.domain.lifecycle import LifeEvent, Standing, standing
from portal.domain.model import Kind
from portal.domain.registry import Registry
from portal.indexes.earlier import EarlierStories
from portal.indexes.index import Index, event_index, news_index
from portal.indexes.neighbours import Neighbours, count_neighbours
from portal.indexes.rows import Row

__all__ = ["RegulationLife", "SiteIndexes", "build_indexes"]


@dataclass(frozen=True, slots=True)
class RegulationLife:
    """The articles on a regulation (newest first), its events in order, and how it stands."""

    rows: tuple[Row, ...]
    events: tuple[LifeEvent, ...]
    standing: Standing


class SiteIndexes:
    """Every index by what it is keyed with, worked out when it is first asked for.

    Entities without an article have an empty one.  ``rows`` are all that lists show, by slug, the
    newest event first.
    """

    def __init__(
        self,
        rows: Mapping[str, Row],
        registry: Registry,
        today: date,
        gone: Iterable[Row] = (),
        earlier: EarlierStories | None = None,
    ) -> None:
        """``gone`` are the rows of withdrawn texts, which no list shows; ``earlier`` the stories
        before each, where they are known."""
        self.rows = rows
        self._registry = registry
        self._today = today
        self._gone = tuple(gone)
        self._earlier = earlier

    def worked_out(self) -> SiteIndexes:
        """The same with nothing left to do, for processes that are to share it."""
        for name in _WORKED_OUT:
            getattr(self, name)
        self.earlier.work_out()
        # Each is told when it is asked for; in a worker that would be in every one of them.
        for id in self.regulations:
            self.regulations[id]
        return self

    def with_earlier(self, earlier: EarlierStories) -> SiteIndexes:
        """The same with these stories before each row."""
        return SiteIndexes(self.rows, self._registry, self._today, self._gone, earlier)

    @cached_property
    def news(self) -> Index:
        return news_index(self._ordered, self._gone)

    @cached_property
    def events(self) -> Index:
        return event_index(self._ordered, self._gone)

    @cached_property
    def agencies(self) -> Mapping[str, Index]:
        return {id: self._of_entity(id) for id in self._registry.agencies}

    @cached_property
    def partners(self) -> Mapping[str, Index]:
        return self._of_entities(attrgetter("partner_ids"))

    @cached_property
    def provinces(self) -> Mapping[str, Index]:
        return self._of_entities(attrgetter("province_ids"))

    @cached_property
    def kinds(self) -> Mapping[Kind, Index]:
        present, past = self._buckets
        return {kind: event_index(present.kinds[kind], past.kinds[kind]) for kind in Kind}

    @cached_property
    def regulations(self) -> Mapping[str, RegulationLife]:
        return _Lives(self._buckets[0].regulations, self._registry, self._today)

    @cached_property
    def earlier(self) -> EarlierStories:
        return self._earlier or EarlierStories(self._ordered)

    @cached_property
    def neighbours(self) -> Neighbours:
        return count_neighbours(self._ordered, self._registry, self._today)

    @cached_property
    def _ordered(self) -> tuple[Row, ...]:
        return tuple(self.rows.values())

    @cached_property
    def _buckets(self) -> tuple[_Buckets, _Buckets]:
        """Each row falls into the buckets of its keys, in one pass."""
        return _Buckets(self._ordered), _Buckets(self._gone)

    def _of_entities(self, named: Callable[[Row], Iterable[str]]) -> Mapping[str, Index]:
        """Of all that some row names."""
        ids = {id for row in (*self._ordered, *self._gone) for id in named(row)}
        return {id: self._of_entity(id) for id in sorted(ids)}

    def _of_entity(self, id: str) -> Index:
        present, past = self._buckets
        return event_index(present.entities[id], past.entities[id])


_WORKED_OUT = (
    *("news", "events", "agencies", "partners", "provinces", "kinds", "regulations"),
    *("earlier", "neighbours"),
)


def build_indexes(
    rows: Iterable[Row], registry: Registry, today: date, gone: Iterable[Row] = ()
) -> SiteIndexes:
    """The indexes of these rows in any order; ``gone`` are those of withdrawn texts."""
    ordered = sorted(rows, key=lambda row: row.by_event, reverse=True)
    return SiteIndexes({row.slug: row for row in ordered}, registry, today, gone)


class _Buckets:
    """Rows by each key that they have, in the order in which they came."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.entities: defaultdict[str, list[Row]] = defaultdict(list)
        self.kinds: defaultdict[Kind, list[Row]] = defaultdict(list)
        self.regulations: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self.kinds[row.kind].append(row)
            for id in (*row.agency_ids, *row.partner_ids, *row.province_ids):
                self.entities[id].append(row)
            for mention in row.regulations:
                self.regulations[mention.id].append(row)


class _Lives(Mapping[str, RegulationLife]):
    """The lives of all regulations, each told when it is first asked for."""

    def __init__(self, rows: Mapping[str, list[Row]], registry: Registry, today: date) -> None:
        self._rows = rows
        self._registry = registry
        self._today = today
        self._told: dict[str, RegulationLife] = {}

    def __getitem__(self, id: str) -> RegulationLife:
        life = self._told.get(id)
        if life is None:
            if id not in self._registry.regulations:
                raise KeyError(id)
            rows = tuple(self._rows.get(id, ()))
            life = self._told[id] = _life(id, rows, self._registry, self._today)
        return life

    def __iter__(self) -> Iterator[str]:
        return iter(self._registry.regulations)

    def __len__(self) -> int:
        return len(self._registry.regulations)


def _life(id: str, rows: tuple[Row, ...], registry: Registry, today: date) -> RegulationLife:
    regulation = registry.regulations[id]
    events = [
        LifeEvent(event.date, event.stage, source=event.source, note=event.note)
        for event in regulation.events
    ]
    events += [
        LifeEvent(row.event_date, mention.stage, row.slug)
        for row in rows
        for mention in row.regulations
        if mention.id == id and mention.stage is not None
    ]
    events.sort(key=lambda event: (event.date, event.stage, event.slug or ""))
    return RegulationLife(rows, tuple(events), standing(regulation, registry, events, today))
