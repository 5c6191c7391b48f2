"""How often provinces of today stand in the same stories.

In: rows and the registers.  Out: :class:`Neighbours`, counted once for a build.  A story of a
province that has ended counts for those that stand in its place today, once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from portal.domain.registry import Registry
from portal.indexes.rows import Row

__all__ = ["Neighbours", "count_neighbours"]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Stories of each province of today, and of each pair (one of Viet Nam, one abroad)."""

    stories: Mapping[str, int]
    together: Mapping[tuple[str, str], int]


def count_neighbours(rows: Iterable[Row], registry: Registry, today: date) -> Neighbours:
    """One pass over the rows; who stands in a province's place is asked once a province."""
    stories: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    heirs: dict[str, tuple[str, ...]] = {}

    def present(ids: Iterable[str]) -> list[str]:
        found: dict[str, None] = {}
        for id in ids:
            if id not in heirs:
                heirs[id] = registry.heirs(id, today)
            found.update(dict.fromkeys(heirs[id]))
        return list(found)

    for row in rows:
        own, partners = present(row.province_ids), present(row.partner_ids)
        stories.update(own)
        stories.update(partners)
        together.update(product(own, partners))
    return Neighbours(stories, together)
