"""All indexes of a site, built in one pass over its rows.

In: rows, the registers, the day.  Out: :class:`SiteIndexes`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True)
class SiteIndexes:
    """Every index by what it is keyed with; entities without an article have an empty one."""

    rows: Mapping[str, Row]
    news: Index
    events: Index
    agencies: Mapping[str, Index]
    partners: Mapping[str, Index]
    provinces: Mapping[str, Index]
    kinds: Mapping[Kind, Index]
    regulations: Mapping[str, RegulationLife]
    earlier: EarlierStories
    neighbours: Neighbours


def build_indexes(
    rows: Iterable[Row], registry: Registry, today: date, gone: Iterable[Row] = ()
) -> SiteIndexes:
    """Sort once by event, then let each row fall into the buckets of its keys, in that order.

    ``gone`` are the rows of withdrawn texts, which no list shows.
    """
    ordered = sorted(rows, key=lambda row: row.by_event, reverse=True)
    former = tuple(gone)
    present, past = _Buckets(ordered), _Buckets(former)

    def index(id: str) -> Index:
        return event_index(present.entities[id], past.entities[id])

    partners = {id for row in (*ordered, *former) for id in row.partner_ids}
    provinces = {id for row in (*ordered, *former) for id in row.province_ids}
    return SiteIndexes(
        rows={row.slug: row for row in ordered},
        news=news_index(ordered, former),
        events=event_index(ordered, former),
        agencies={id: index(id) for id in registry.agencies},
        partners={id: index(id) for id in sorted(partners)},
        provinces={id: index(id) for id in sorted(provinces)},
        kinds={kind: event_index(present.kinds[kind], past.kinds[kind]) for kind in Kind},
        regulations=_Lives(present.regulations, registry, today),
        earlier=EarlierStories(ordered),
        neighbours=count_neighbours(ordered, registry, today),
    )


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
