"""What is asked: the queries that tests/bench/asking.py drew, as they are reported.

In: its file.  Out: :class:`Queries`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Queries", "Query", "read_queries"]

_REPORTED = "reporting"


@dataclass(frozen=True, slots=True)
class Query:
    """``right`` are the articles of which each would be a right answer, as “2020/slug”."""

    kind: str
    text: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Queries:
    """``all`` of the part that is reported; ``alike`` are spellings of one query each."""

    all: tuple[Query, ...]
    alike: tuple[tuple[str, ...], ...]
    count: int

    def first(self, each: int) -> tuple[str, ...]:
        """So many of each kind, a kind after the other in turns."""
        kinds = dict.fromkeys(query.kind for query in self.all)
        own = [[query.text for query in self.all if query.kind == kind] for kind in kinds]
        turns = (texts[turn] for turn in range(each) for texts in own if turn < len(texts))
        return tuple(turns)


def read_queries(file: Path) -> Queries:
    """Raises OSError, ValueError."""
    told = json.loads(file.read_text("utf-8"))
    names = {number: page for page, number in told["pages"].items()}
    return Queries(
        tuple(_query(each, names) for each in told["asked"] if each["part"] == _REPORTED),
        tuple(tuple(each) for each in told["alike"]),
        len(told["asked"]),
    )


def _query(told: Mapping[str, object], names: Mapping[int, str]) -> Query:
    right = told["right"]
    assert isinstance(right, list), "numbers of articles"
    return Query(str(told["kind"]), str(told["query"]), frozenset(names[one] for one in right))
