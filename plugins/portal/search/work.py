"""What an index is brought up to date with: who opens what is kept and makes what is not.

In: keys of what is kept, texts as they are listed.  Out: tables, pieces, records, postings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from portal.indexes.rows import Row
from portal.search.gathering import YearPostings
from portal.search.index import PieceKey, YearKey
from portal.search.pieces import Piece
from portal.search.records import Record
from portal.search.tables import Listed, YearTable

__all__ = ["Work"]


class Work(Protocol):
    """Who opens what is kept (raises Unkept) and makes what is not."""

    def table(self, year: YearKey) -> YearTable:
        """The table of a year as it was."""
        ...

    def piece(self, key: PieceKey) -> Piece:
        """A piece as it was."""
        ...

    def former(self, key: bytes) -> Record:
        """The record of a text as it was."""
        ...

    def record(self, lang: str, text: Listed) -> Record:
        """The record of a text as it is."""
        ...

    def row(self, slug: str) -> Row:
        """The row of a text as it is."""
        ...

    def gather(
        self, lang: str, tables: Mapping[int, YearTable], shards: int
    ) -> Iterator[YearPostings]:
        """The postings of whole years, in their order."""
        ...
