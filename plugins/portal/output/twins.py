"""The machine-readable twin of an index: ``index.json`` at the same address.

In: a composer and where the index lives.  Out: JSON with counts by year and the rows of the page,
by ids, in all languages they have.  A root's twin names its years' twins; a year's twin holds all
of its rows.
"""

from __future__ import annotations

from typing import Any

from portal.domain.registry import Entity
from portal.indexes.rows import Row
from portal.indexes.site import RegulationLife
from portal.output.jsontext import json_bytes, json_entries, json_text
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.subjects import directory_at, index_at

__all__ = [
    "directory_twin",
    "regulation_record",
    "regulation_twin",
    "root_twin",
    "row_json",
    "row_record",
    "year_twin",
]


def row_record(compose: Composer, row: Row) -> dict[str, Any]:
    """An article in open data: ids and dates as the front matter has them."""
    site = compose.site
    record: dict[str, Any] = {
        "id": row.slug,
        "url": site.absolute(addresses.of_row(row)),
        "title": {lang: words.title for lang, words in row.words.items()},
        "kind": row.kind,
        "date": str(row.date),
        "event_date": str(row.event_date),
        "event_end_date": str(row.event.end_date) if row.event and row.event.end_date else None,
        "place": row.event.place if row.event else None,
        "agencies": [{"id": party.id, "role": party.role} for party in row.parties],
        "partner_provinces": list(row.partner_provinces),
        "regulations": [{"id": m.id, "stage": m.stage} for m in row.regulations],
        "expires": str(row.expires) if row.expires else None,
    }
    return record


def row_json(compose: Composer, row: Row) -> str:
    """The same as JSON; composed once, since a row stands in some ten files."""
    return compose.once(("row", row.slug), lambda: json_text(row_record(compose, row)))


def root_twin(compose: Composer, address: str) -> bytes:
    """Of an index's root: counts by year, and the latest rows."""
    index = index_at(compose.site, address)
    absolute = compose.site.absolute
    head = {
        "url": absolute(address),
        "count": index.count,
        "years": [
            {
                "year": year.year,
                "count": year.count,
                "data": absolute(addresses.year(address, year.year) + "index.json"),
            }
            for year in index.years
        ],
    }
    return json_entries((row_json(compose, row) for row in index.latest), head, "latest")


def year_twin(compose: Composer, root: str, number: int) -> bytes:
    """All rows of a year of the index at ``root``."""
    year = index_at(compose.site, root).by_year[number]
    url = compose.site.absolute(addresses.year(root, number))
    head = {"url": url, "year": number, "count": year.count}
    return json_entries((row_json(compose, row) for row in year.rows), head, "items")


def directory_twin(compose: Composer, address: str) -> bytes:
    """All entities of an overview with their counts."""
    site = compose.site
    items = []
    for id, index in directory_at(site, address).items():
        entity: Entity = site.registry.entities[id]
        items.append(
            {
                "id": id,
                "url": site.absolute(compose.entity_address(id)),
                "name": entity.name.known(),
                "count": index.count,
                "valid": {
                    "from": str(entity.valid.start) if entity.valid.start else None,
                    "to": str(entity.valid.end) if entity.valid.end else None,
                },
                "successors": [{"id": s.id, "relation": s.relation} for s in entity.successors],
            }
        )
    head = {"url": site.absolute(address), "count": len(items)}
    return json_entries(map(json_text, items), head, "items")


def regulation_record(compose: Composer, id: str) -> dict[str, Any]:
    """A regulation in open data, with its status and its events."""
    site = compose.site
    regulation = site.registry.regulations[id]
    life: RegulationLife = site.indexes.regulations[id]
    period = regulation.period
    return {
        "id": id,
        "url": site.absolute(addresses.regulation(id)),
        "title": regulation.title.known(),
        "type": regulation.type,
        "number": regulation.number,
        "parties": list(regulation.parties),
        "signed": str(regulation.signed) if regulation.signed else None,
        "from": str(period.start) if period and period.start else None,
        "to": str(period.end) if period and period.end else None,
        "replaces": list(regulation.replaces),
        "replaced_by": list(site.registry.superseded_by(id)),
        "status": life.standing.status,
        "review_due": str(life.standing.review_due) if life.standing.review_due else None,
        "events": [
            {
                "date": str(event.date),
                "stage": event.stage,
                "article": event.slug,
                "source": event.source.url or event.source.name if event.source else None,
                "note": event.note,
            }
            for event in life.events
        ],
    }


def regulation_twin(compose: Composer, id: str | None) -> bytes:
    """One regulation, or (None) the whole register."""
    if id is not None:
        return json_bytes(regulation_record(compose, id))
    records = [regulation_record(compose, each) for each in compose.site.registry.regulations]
    head = {"url": compose.site.absolute(addresses.REGULATIONS), "count": len(records)}
    return json_entries(map(json_text, records), head, "items")
