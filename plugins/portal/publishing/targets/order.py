"""The order in which a site is changed file by file, so that no reader meets a dead link.

In: paths of a site that come, change or go.  Out: groups of them, one after the other.  New files
come before anything that names them, pages that nobody links to yet before those that will, the
home page last; only when nothing names a file any more it goes, and again what names others goes
before what it names.  Within a group the order does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable

from portal.publishing.served import Part, address_of, part_of

__all__ = ["deletions", "placements"]

_INDEX = 2
"""Pages of so few steps are lists of others: the home page, all agencies, one of them."""

_NAMED = {Part.ASSET: 0, Part.PICTURE: 1, Part.DOCUMENT: 1, Part.CALENDAR: 1, Part.DATA: 1}
_PAGES, _LISTS, _FEEDS, _HOME = 2, 3, 4, 5
_CHANGED = 10
"""What changes comes after all that is new, in the same order."""


def placements(new: Iterable[str], changed: Iterable[str]) -> list[list[str]]:
    """Assets, other new files, new pages, new lists; so the changed ones; the home page."""
    steps = [(_step(path), path) for path in new]
    steps += [(_CHANGED + _step(path), path) for path in changed]
    home = _CHANGED + _HOME
    return _groups((home if step == _HOME else step, path) for step, path in steps)


def deletions(gone: Iterable[str]) -> list[list[str]]:
    """Feeds and lists, pages, then what they name, styles last."""
    return _groups((-_step(path), path) for path in gone)


def _groups(steps: Iterable[tuple[int, str]]) -> list[list[str]]:
    groups: dict[int, list[str]] = {}
    for step, path in steps:
        groups.setdefault(step, []).append(path)
    return [sorted(groups[step]) for step in sorted(groups)]


def _step(path: str) -> int:
    part = part_of(path)
    if part is not Part.PAGE:
        return _NAMED.get(part, _FEEDS)
    address = address_of(path)
    if address == "/":
        return _HOME
    return _LISTS if address.strip("/").count("/") < _INDEX else _PAGES
