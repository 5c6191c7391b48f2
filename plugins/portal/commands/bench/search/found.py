"""What one engine found, and the figures made of it.

In: answers in the order of the queries, what went over the wire.  Out: :class:`Found`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil

from portal.commands.bench.search.queries import Query
from portal.commands.bench.search.wire import Sent

__all__ = ["Cold", "Cost", "Found", "Score", "cold_of", "percentile", "score"]

_FIRST = 10
_BESIDE = re.compile(
    r"\.(?:css|woff2|svg|png|ico|webmanifest|html)$|/$|/sw\.js$|/theme/js/(?:first|site)\."
)
"""What the page is made of whoever searches: it is not what searching costs."""


@dataclass(frozen=True, slots=True)
class Score:
    """Of ``queries``: the part with a right first result, with one among five, and how many of the
    first ten (or of all that are right, if fewer) are right."""

    queries: int
    first: float
    five: float
    ten: float


@dataclass(frozen=True, slots=True)
class Cold:
    """Until a moment: bytes on the wire, requests, milliseconds."""

    size: int
    requests: int
    shown: float


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor to make an index, its memory in bytes (0: not told), files, bytes, the
    same with brotli; what one changed article costs: seconds, and files changed."""

    articles: int
    cpu: float
    memory: int
    files: int
    size: int
    wire: int
    again: float
    changed: int


@dataclass(slots=True)
class Found:
    """One engine: ``answers`` are those of each query that it was asked; ``same`` says of how many
    queries all spellings were answered the same, of how many; ``strict`` whether it needs nothing
    beyond ``default-src 'self'``.  ``cold`` is until the first result is shown, ``settled`` until
    all are.
    """

    name: str
    version: str = ""
    answers: dict[str, list[str]] = field(default_factory=dict)
    same: tuple[int, int] = (0, 0)
    cold: list[Cold] = field(default_factory=list)
    settled: list[Cold] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    cost: Cost | None = None
    strict: bool | None = None

    def scores(self, queries: Sequence[Query]) -> dict[str, Score]:
        """By kind of query, of those kinds that it was asked."""
        kinds = dict.fromkeys(query.kind for query in queries)
        scores = {kind: self.score(queries, [kind]) for kind in kinds}
        return {kind: own for kind, own in scores.items() if own is not None}

    def score(self, queries: Sequence[Query], kinds: Collection[str]) -> Score | None:
        """Of the queries of these kinds that it was asked; None where there are none."""
        own = [query for query in queries if query.kind in kinds and query.text in self.answers]
        return score([(query, self.answers[query.text]) for query in own]) if own else None


def score(pairs: Sequence[tuple[Query, Sequence[str]]]) -> Score:
    """How good answers are; raises ZeroDivisionError when there are none."""
    count = len(pairs)
    first = sum(bool(found) and found[0] in query.right for query, found in pairs)
    five = sum(not query.right.isdisjoint(found[:5]) for query, found in pairs)
    ten = sum(
        sum(each in query.right for each in found[:_FIRST]) / min(_FIRST, len(query.right))
        for query, found in pairs
    )
    return Score(count, first / count, five / count, ten / count)


def cold_of(sent: Iterable[Sent], shown: float) -> Cold:
    """What of all that was sent is the search's."""
    own = [each for each in sent if not _BESIDE.search(each.path)]
    return Cold(sum(each.size for each in own), len(own), shown)


def percentile(values: Iterable[float], part: float) -> float:
    """The least value that ``part`` of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, ceil(part * len(ordered)) - 1)]
