"""The bar of the search: what it should keep to, whether it does, and what the peer does.

In: what was measured.  Out: one :class:`Line` for each row of the table.  What depends on how many
articles there are is held against its limit at the 10,000 for which it is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from portal.commands.bench.search.found import Cold, Cost, Found, Score, percentile
from portal.commands.bench.search.measuring import PAGEFIND, PORTAL, Searched
from portal.commands.bench.search.queries import Queries

__all__ = ["Line", "lines", "score_cells"]

_MEANT_FOR = 10_000
_NOT_MEASURED = "–"
_P95 = 0.95
_KB, _MB = 1e3, 1e6

_Told = tuple[str, bool]
"""What is shown of an engine, and whether it keeps to the bar."""


@dataclass(frozen=True, slots=True)
class Line:
    """What, the bar, the portal, whether it keeps to it (None: it does not apply), the peer."""

    what: str
    bar: str
    portal: str
    kept: bool | None
    peer: str


def lines(searched: Searched) -> Iterator[Line]:
    """Every row of the bar, in its order."""
    queries = searched.queries
    if queries is None:
        return
    meant = searched.articles == _MEANT_FOR
    for what, bar, at_size, told in _rows(queries):
        portal, peer = (
            told(found) if (found := searched.of(name)) else None for name in (PORTAL, PAGEFIND)
        )
        kept = portal[1] if portal and bar and (meant or not at_size) else None
        shown = (each[0] if each else _NOT_MEASURED for each in (portal, peer))
        own, other = shown
        yield Line(what, bar, own, kept, other)


def _rows(queries: Queries) -> Iterator[tuple[str, str, bool, Callable[[Found], _Told | None]]]:
    """What, the bar, whether it is meant for one size, how it is told of an engine."""

    def scored(kinds: Sequence[str], **least: float) -> Callable[[Found], _Told | None]:
        return lambda found: _scored(found, queries, kinds, least)

    phrases = ("phrase", "phrase, folded")
    yield (
        "phrases, accented or folded",
        "S@1 .97, P@10 .98",
        True,
        scored(phrases, first=0.97, ten=0.98),
    )
    yield "NFC and NFD, old and new tone placement", "identical result lists", False, _same
    yield "names in the body", "S@1 .95, S@5 1.00", True, scored(["name"], first=0.95, five=1)
    yield "known titles", "S@1 .98", True, scored(["title", "title, folded"], first=0.98)
    yield (
        "mixed, turned, a syllable dropped",
        "S@1 .90, S@5 .98",
        True,
        scored(["mixed", "turned", "dropped"], first=0.90, five=0.98),
    )
    yield "one letter wrong", "S@5 .95", True, scored(["one letter wrong"], five=0.95)
    yield (
        "last syllable unfinished",
        "S@1 .85, S@5 .93",
        True,
        scored(["unfinished"], first=0.85, five=0.93),
    )
    yield (
        "cold, to the first result: bytes, scripts included",
        ("median 100 KB, p95 150 KB"),
        True,
        _told_of_cold(_bytes),
    )
    yield "cold, to the first result: requests", "at most 8", True, _told_of_cold(_requests)
    yield "cold, until ten results stand and stay", "", True, _settled
    yield "index: size on the wire", "1 KB an article", True, _told_of_cost(_size)
    yield "index: files", "at most 600", True, _told_of_cost(_files)
    yield "index: processor", "3 ms an article", True, _told_of_cost(_cpu)
    yield "peak memory of what makes it", "500 MB", True, _told_of_cost(_memory)
    yield "one changed article: processor", "under 1 s", True, _told_of_cost(_again)
    yield "warm query", "p95 50 ms", True, _warm
    yield "policy", "`default-src 'self'` suffices", False, _policy


def _scored(
    found: Found, queries: Queries, kinds: Sequence[str], least: dict[str, float]
) -> _Told | None:
    whole = found.score(queries.all, kinds)
    if whole is None:
        return None
    shown = ", ".join(f"{_NAMES[name]} {_part(getattr(whole, name))}" for name in least)
    return shown, all(getattr(whole, name) >= limit for name, limit in least.items())


_NAMES = {"first": "S@1", "five": "S@5", "ten": "P@10"}


def _part(value: float) -> str:
    """A part of one, never rounded up to a limit that it misses."""
    return f"{int(value * 100 + 1e-9) / 100:.2f}"


def _same(found: Found) -> _Told | None:
    same, of = found.same
    return (f"{same} of {of} identical", same == of) if of else None


def _told_of_cold(tell: Callable[[Sequence[Cold]], _Told]) -> Callable[[Found], _Told | None]:
    return lambda found: tell(found.cold) if found.cold else None


def _bytes(cold: Sequence[Cold]) -> _Told:
    middle, most = (percentile([each.size for each in cold], part) / _KB for part in (0.5, _P95))
    return f"median {middle:,.0f} KB, p95 {most:,.0f} KB", middle <= 100 and most <= 150


def _requests(cold: Sequence[Cold]) -> _Told:
    found = [each.requests for each in cold]
    shown = f"median {percentile(found, 0.5):.0f}, p95 {percentile(found, _P95):.0f}"
    return f"{shown}, at most {max(found)}", max(found) <= 8


def _settled(found: Found) -> _Told | None:
    """There is no bar for it: it says what a query costs that its first result does not decide."""
    if not found.settled or found.name == PAGEFIND:
        return None
    sizes = [each.size / _KB for each in found.settled]
    requests = [each.requests for each in found.settled]
    size = f"median {percentile(sizes, 0.5):,.0f} KB, p95 {percentile(sizes, _P95):,.0f} KB"
    return (
        f"{size}; {percentile(requests, 0.5):.0f} and {percentile(requests, _P95):.0f} requests",
        True,
    )


def _told_of_cost(tell: Callable[[Cost], _Told]) -> Callable[[Found], _Told | None]:
    return lambda found: tell(found.cost) if found.cost else None


def _size(cost: Cost) -> _Told:
    each = cost.wire / cost.articles / _KB
    shown = f"{cost.wire / _MB:.1f} MB, {each:.2f} KB an article ({cost.size / _MB:.1f} MB plain)"
    return shown, each <= 1


def _files(cost: Cost) -> _Told:
    return f"{cost.files:,}", cost.files <= 600


def _cpu(cost: Cost) -> _Told:
    each = 1e3 * cost.cpu / cost.articles
    return f"{each:.2f} ms", each <= 3


def _memory(cost: Cost) -> _Told:
    return f"{cost.memory / _MB:,.0f} MB", cost.memory <= 500 * _MB


def _again(cost: Cost) -> _Told:
    return f"{cost.again:.2f} s, {cost.changed:,} files", cost.again < 1


def _warm(found: Found) -> _Told | None:
    if not found.times:
        return None
    middle, most = percentile(found.times, 0.5), percentile(found.times, _P95)
    return f"median {middle:,.0f} ms, p95 {most:,.0f} ms", most <= 50


def _policy(found: Found) -> _Told | None:
    if found.strict is None:
        return None
    return ("yes" if found.strict else "needs `'wasm-unsafe-eval'`"), found.strict


def score_cells(found: Score) -> str:
    """The cells of a kind's row."""
    return " | ".join(_part(each) for each in (found.first, found.five, found.ten))
