"""The nearest earlier stories of the same regulation or the same parties.

In: rows, newest event first.  Out: for each row the few that came before it.  Only stories that
happened earlier *and* were published earlier: a new story then leaves the pages of the old ones
as they are, whatever day it tells of; later ones are found through the regulation's page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from portal.indexes.rows import Row

__all__ = ["EARLIER", "EarlierStories"]

EARLIER = 3
"""How many earlier stories an article names."""


class EarlierStories:
    """For each row what preceded it in the chains it belongs to, worked out when first asked."""

    def __init__(self, newest_first: Sequence[Row]) -> None:
        self._newest_first = newest_first

    @classmethod
    def known(cls, rows: Mapping[str, Row], earlier: Mapping[str, Sequence[str]]) -> EarlierStories:
        """What was worked out before, as slugs, for rows that stand in the same order."""
        return _KnownStories(rows, earlier)

    def work_out(self) -> None:
        """All of them now, before processes share them."""
        self._before  # noqa: B018 - a cached property

    def slugs(self) -> dict[str, tuple[str, ...]]:
        """For each row by its slug, the slugs of what preceded it."""
        return {slug: tuple(row.slug for row in rows) for slug, rows in self._before.items()}

    def before(self, row: Row) -> tuple[Row, ...]:
        """At most EARLIER rows, newest first: of its regulations, then of its parties."""
        return self._before[row.slug]

    @cached_property
    def _before(self) -> dict[str, tuple[Row, ...]]:
        """Let the rows in by day of publication, so that each meets only those before it."""
        rows = self._newest_first[::-1]
        ranks = {row.slug: rank for rank, row in enumerate(rows)}
        chains: defaultdict[str, list[int]] = defaultdict(list)
        all_before: dict[str, tuple[Row, ...]] = {}
        for row in sorted(rows, key=lambda row: row.by_publication):
            rank = ranks[row.slug]
            keys = (_regulation_keys(row), _party_keys(row))
            found = dict.fromkeys(
                earlier for group in keys for earlier in _nearest(chains, group, rank)
            )
            all_before[row.slug] = tuple(rows[earlier] for earlier in list(found)[:EARLIER])
            for key in (*keys[0], *keys[1]):
                chain = chains[key]
                chain.insert(bisect_left(chain, rank), rank)
        return all_before


class _KnownStories(EarlierStories):
    """Those that were worked out before; rows are looked up when they are asked for."""

    def __init__(self, rows: Mapping[str, Row], earlier: Mapping[str, Sequence[str]]) -> None:
        self._rows = rows
        self._earlier = earlier

    def slugs(self) -> dict[str, tuple[str, ...]]:
        return {slug: tuple(others) for slug, others in self._earlier.items()}

    def before(self, row: Row) -> tuple[Row, ...]:
        return tuple(self._rows[other] for other in self._earlier[row.slug])


def _nearest(chains: dict[str, list[int]], keys: Iterable[str], rank: int) -> list[int]:
    """The ranks just below ``rank`` in any of these chains, the highest first."""
    found: set[int] = set()
    for key in keys:
        chain = chains[key]
        place = bisect_left(chain, rank)
        found.update(chain[max(0, place - EARLIER) : place])
    return sorted(found, reverse=True)


def _regulation_keys(row: Row) -> list[str]:
    return [mention.id for mention in row.regulations]


def _party_keys(row: Row) -> list[str]:
    return list(dict.fromkeys([*(party.id for party in row.parties), *row.partner_provinces]))
