"""How an index is cut: years into volumes, their keys into shards, their rows into sheaves.

In: how many texts each year has.  Out: :class:`Volume`.  All follows from those numbers, from the
oldest year on, so that what is new changes the cuts of the newest years alone.  A volume is a
run of whole years: a query asks each volume for its keys, so there are few of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["SHEAF", "Volume", "pieces_of", "volumes"]

_FULL = 12_000
"""Texts of a volume; above that a shard would be too much to fetch for a word."""

_SHARDS = ((25, 2), (50, 4), (100, 8), (200, 16), (500, 32), (1_000, 64), (2_500, 128))
_SHARDS_FURTHER = ((5_000, 256), (_FULL, 320))

SHEAF = 50
"""Rows that are fetched together, with all that a result shows."""


@dataclass(frozen=True, slots=True)
class Volume:
    """``years`` rise; ``sheaves`` are lists of (year, number of the piece of its rows)."""

    years: tuple[int, ...]
    shards: int
    sheaves: tuple[tuple[tuple[int, int], ...], ...]


def volumes(counts: Mapping[int, int]) -> tuple[Volume, ...]:
    """The volumes of years with so many texts each."""
    groups: list[list[int]] = []
    size = 0
    for year in sorted(counts):
        if not groups or size + counts[year] > _FULL:
            groups.append([])
            size = 0
        groups[-1].append(year)
        size += counts[year]
    return tuple(_volume({year: counts[year] for year in group}) for group in groups)


def pieces_of(count: int) -> int:
    """In how many pieces the rows of a year with ``count`` texts are cut."""
    return -(-count // SHEAF)


def _volume(counts: Mapping[int, int]) -> Volume:
    sheaves: list[list[tuple[int, int]]] = []
    size = SHEAF
    for year, count in counts.items():
        pieces = pieces_of(count)
        if pieces > 1 or size + count > SHEAF:
            sheaves += [[(year, piece)] for piece in range(pieces)]
            size = SHEAF if pieces > 1 else count
        else:
            sheaves[-1].append((year, 0))
            size += count
    return Volume(tuple(counts), _shards(sum(counts.values())), tuple(map(tuple, sheaves)))


def _shards(count: int) -> int:
    """So many that each has about ten kilobytes on the way to the reader.

    The keys of one text lie in some 270 of 320: a new one is to change no more than 300 files.
    """
    table = (*_SHARDS, *_SHARDS_FURTHER)
    return next((shards for most, shards in table if count <= most), table[-1][1])
