"""A file of the index, with what must be known to change it; those with keys and postings.

In: the postings of each year, or a file and what has changed.  Out: :class:`Piece`.  What was
changed in places is what would be put together anew, to the byte: nothing but the postings that
there are, in their order, is in a shard.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.domain.keys import key_of
from portal.domain.packing import packed
from portal.search.encoding import FORMAT, WEIGHTS, posting, postings, read_postings, runs
from portal.search.gathering import MOST, is_single, weightiest

__all__ = ["Change", "Piece", "Told", "changed_shard", "shard_of_years"]

Told = tuple[bytes, bytes, int]
"""What an index knows of a piece: its key, the digest of what is served, ``first``."""

Change = tuple[str, int, int, int | None]
"""A key, a year and a place there, the weight that it has now (None: it is there no more)."""

_BEGIN, _BETWEEN, _END = "{\n", ",\n", "\n}\n"


@packed
@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` is served; ``rest`` is not; ``first`` is a sheaf's first place."""

    text: str
    rest: str = ""
    first: int = 0

    @property
    def told(self) -> Told:
        """Its key, its digest, its first place."""
        return key_of(FORMAT, self.text, self.rest), key_of(FORMAT, self.text), self.first


def shard_of_years(shown: Iterable[str], full: Iterable[str]) -> Piece:
    """A shard of the lines of each year, as they rise."""
    table = _joined(shown)
    return Piece(
        _text([f'"{key}":"{table[key]}"' for key in sorted(table)]),
        _rest(_joined(full)),
    )


def _joined(parts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        for line in part.split("\n") if part else ():
            key, _, run = line.partition("\t")
            found[key] = found.get(key, "") + run
    return found


def _text(lines: list[str]) -> str:
    """Keys and postings hold no letter that JSON writes otherwise."""
    return f"{_BEGIN}{_BETWEEN.join(lines)}{_END}"


def _rest(table: Mapping[str, str]) -> str:
    return "\n".join(f"{key}\t{table[key]}" for key in sorted(table))


def changed_shard(piece: Piece, changes: Iterable[Change]) -> Piece:
    """The shard that has these postings as they are now."""
    by_key: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_key[change[0]].append(change)
    inner = piece.text[len(_BEGIN) : -len(_END)]
    lines = inner.split(_BETWEEN) if inner else []
    full = _joined([piece.rest])
    for key, own in by_key.items():
        at = bisect_left(lines, key, key=_key)
        there = at < len(lines) and _key(lines[at]) == key
        listed = lines[at][len(key) + 4 : -1] if there else ""
        listed, more = _changed(listed, full.pop(key, ""), own, is_single(key))
        if more:
            full[key] = more
        lines[at : at + there] = [f'"{key}":"{listed}"'] if listed else []
    return Piece(_text(lines), _rest(full))


def _key(line: str) -> str:
    return line[1 : line.index('"', 1)]


def _changed(listed: str, more: str, changes: Iterable[Change], single: bool) -> tuple[str, str]:
    """The postings of a key that are shown, and all of years of which not all are."""
    shown, full = dict(runs(listed)), dict(runs(more))
    for year in {change[1] for change in changes}:
        run = full.pop(year, None) or shown.pop(year, None)
        found = {one // WEIGHTS: one for one in (read_postings(run) if run else ())}
        for _, _, place, weight in (change for change in changes if change[1] == year):
            found.pop(place, None)
            if weight is not None:
                found[place] = posting(place, weight)
        now = [found[place] for place in sorted(found)]
        if single and len(now) > MOST:
            full[year] = postings(year, now)
        shown.pop(year, None)
        if now:
            shown[year] = postings(year, weightiest(now) if single else now)
    return _in_order(shown), _in_order(full)


def _in_order(found: Mapping[int, str]) -> str:
    return "".join(found[year] for year in sorted(found))
