"""No entry of a register comes back to itself by successors, bodies above it, or replacements.

In: the parsed entries.  Out: problems, one for a circle, at its first entry by id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from portal.domain.model import Agency, Province, Regulation
from portal.domain.problems import Problems
from portal.reading.parsed import Parsed, Record

__all__ = ["check_circles"]

_Following = Callable[[Record | None], Iterable[str]]


def check_circles(entries: Sequence[Parsed], problems: Problems) -> None:
    """Note every circle in ``successors``, ``parent`` and ``replaces``."""
    by_id = {entry.located.slug: entry for entry in entries}
    for key, following in _FOLLOWING.items():
        for circle in _circles(by_id, following):
            first = by_id[circle[0]]
            line = first.place.line(key) if first.place else 0
            shown = " → ".join([*circle, circle[0]])
            problems.error(first.located.shown, line, key, "circle", key=key, circle=shown)


def _circles(by_id: Mapping[str, Parsed], following: _Following) -> Iterator[list[str]]:
    """Each circle once, from its first entry; an entry that names itself is told elsewhere."""
    done: set[str] = set()
    for start in sorted(by_id):
        if start in done:
            continue
        path = [start]
        trail = [iter(following(by_id[start].record))]
        while trail:
            step = next(trail[-1], None)
            if step is None:
                trail.pop()
                done.add(path.pop())
            elif step in path:
                if step != path[-1]:
                    yield path[path.index(step) :]
            elif step in by_id and step not in done:
                path.append(step)
                trail.append(iter(following(by_id[step].record)))


def _successor_ids(record: Record | None) -> Iterable[str]:
    if isinstance(record, Agency | Province):
        return [succession.id for succession in record.successors]
    return ()


def _parent_ids(record: Record | None) -> Iterable[str]:
    return (record.parent,) if isinstance(record, Agency) and record.parent else ()


def _replaced_ids(record: Record | None) -> Iterable[str]:
    return record.replaces if isinstance(record, Regulation) else ()


_FOLLOWING: dict[str, _Following] = {
    "successors": _successor_ids,
    "parent": _parent_ids,
    "replaces": _replaced_ids,
}
