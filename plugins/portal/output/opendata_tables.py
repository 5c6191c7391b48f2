"""The rows of the open data: what stands in each CSV and JSON file under ``/du-lieu/``.

In: a composer and, for what is cut by year, the year.  Out: bytes.  CSV follows RFC 4180.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from portal.domain.model import Agency
from portal.domain.registry import Entity
from portal.indexes.index import Index
from portal.output.jsontext import json_entries, json_text
from portal.output.twins import regulation_record, row_json, row_record
from portal.pages.composer import Composer
from portal.pages.site import Site

__all__ = [
    "NEWS_COLUMNS",
    "REGULATION_COLUMNS",
    "agencies_csv",
    "counted_tables",
    "counted_years",
    "counts_csv",
    "figures_csv",
    "news_csv",
    "news_json",
    "provinces_csv",
    "regulations_csv",
    "regulations_json",
]

Row = Sequence[object]

# Spreadsheets run a cell that starts so as a formula (CWE-1236), in wide letters too.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

NEWS_COLUMNS = (
    "id",
    "url",
    "title_vi",
    "title_en",
    "kind",
    "date",
    "event_date",
    "event_end_date",
    "place",
    "agencies",
    "partner_provinces",
    "regulations",
    "expires",
)


def _csv(header: Row, rows: Iterable[Row]) -> bytes:
    """CSV (RFC 4180) with a byte-order mark: without it Excel misreads Vietnamese letters."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """As text; a number is one, whatever its sign, and is left to be counted with."""
    text = "" if value is None else str(value)
    harmless = isinstance(value, int | Decimal)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and not harmless else text


def _ids(items: Iterable[Mapping[str, Any]], part: str) -> str:
    return ";".join(f"{i['id']}:{i[part]}" if i[part] else str(i["id"]) for i in items)


def news_csv(compose: Composer, year: int) -> bytes:
    """The news of a year, ids for bodies."""

    def cells() -> Iterable[Row]:
        for row in compose.site.indexes.news.by_year[year].rows:
            record = row_record(compose, row)
            yield (
                record["id"],
                record["url"],
                record["title"]["vi"],
                record["title"].get("en"),
                record["kind"],
                record["date"],
                record["event_date"],
                record["event_end_date"],
                record["place"],
                _ids(record["agencies"], "role"),
                ";".join(record["partner_provinces"]),
                _ids(record["regulations"], "stage"),
                record["expires"],
            )

    return _csv(NEWS_COLUMNS, cells())


def news_json(compose: Composer, year: int) -> bytes:
    """The same as JSON."""
    rows = compose.site.indexes.news.by_year[year].rows
    return json_entries((row_json(compose, row) for row in rows), {}, "")


def figures_csv(compose: Composer, year: int) -> bytes:
    """The figures that the news of a year reported."""
    rows = (
        (row.slug, figure.label, figure.value, figure.unit, figure.period)
        for row in compose.site.indexes.news.by_year[year].rows
        if compose.site.outline(row.slug).figures
        for figure in compose.site.articles[row.slug].figures
    )
    return _csv(("article", "label", "value", "unit", "period"), rows)


def agencies_csv(compose: Composer) -> bytes:
    """The register of agencies."""
    return _entities_csv(compose.site.registry.agencies.values(), ("type", "province"))


def provinces_csv(compose: Composer) -> bytes:
    """The register of provinces."""
    return _entities_csv(compose.site.registry.provinces.values(), ("country", "iso"))


def _entities_csv(entities: Iterable[Entity], own_columns: tuple[str, str]) -> bytes:
    rows = []
    for entity in entities:
        own = (
            (entity.type, entity.province)
            if isinstance(entity, Agency)
            else (entity.country, entity.iso)
        )
        rows.append(
            (
                entity.id,
                entity.name.vi,
                entity.name.en,
                *own,
                entity.valid.start,
                entity.valid.end,
                ";".join(f"{s.id}:{s.relation}" for s in entity.successors),
            )
        )
    return _csv(("id", "name_vi", "name_en", *own_columns, "from", "to", "successors"), rows)


REGULATION_COLUMNS = (
    "id",
    "url",
    "title_vi",
    "type",
    "number",
    "parties",
    "signed",
    "from",
    "to",
    "replaces",
    "replaced_by",
    "status",
    "review_due",
)


def regulations_csv(compose: Composer) -> bytes:
    """The register of regulations with today's status."""
    rows = []
    for id in compose.site.registry.regulations:
        record = regulation_record(compose, id)
        record["title_vi"] = record["title"]["vi"]
        for key in ("parties", "replaces", "replaced_by"):
            record[key] = ";".join(record[key])
        rows.append([record[column] for column in REGULATION_COLUMNS])
    return _csv(REGULATION_COLUMNS, rows)


def regulations_json(compose: Composer) -> bytes:
    """The same with events, as JSON."""
    records = (regulation_record(compose, id) for id in compose.site.registry.regulations)
    return json_entries(map(json_text, records), {}, "")


def counted_years(site: Site) -> list[int]:
    """The years of tables that count, the first year first."""
    return [year.year for year in reversed(site.indexes.events.years)]


def counted_tables(site: Site) -> dict[str, Mapping[str, Index]]:
    """What is counted by year: kinds that there are, agencies, partner provinces."""
    indexes = site.indexes
    return {
        "kinds": {str(kind): index for kind, index in indexes.kinds.items() if index.count},
        "agencies": indexes.agencies,
        "partners": indexes.partners,
    }


def counts_csv(compose: Composer, by: str) -> bytes:
    """Counts of events by year of each entry of one of the counted tables."""
    years = counted_years(compose.site)
    rows = (
        (id, *(index.by_year[y].count if y in index.by_year else 0 for y in years))
        for id, index in counted_tables(compose.site)[by].items()
    )
    return _csv(("id", *years), rows)
