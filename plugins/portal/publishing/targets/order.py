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
_PAGES, _CHANGED, _LISTS, _FEEDS, _HOME = 2, 10, 11, 12, 13


def placements(new: Iterable[str], changed: Iterable[str]) -> list[list[str]]:
    """Assets, other new files, new pages; changed files; lists, feeds, the home page."""
    groups: dict[int, list[str]] = {}
    for path in new:
        part = part_of(path)
        group = _PAGES if part is Part.PAGE else _NAMED.get(part, _FEEDS)
        groups.setdefault(group, []).append(path)
    for path in changed:
        groups.setdefault(_of_changed(path), []).append(path)
    return [sorted(groups[number]) for number in sorted(groups)]


def deletions(gone: Iterable[str]) -> list[list[str]]:
    """Feeds and lists, pages, then what they name, styles last."""
    groups: dict[int, list[str]] = {}
    for path in gone:
        part = part_of(path)
        group = _of_changed(path) if part is Part.PAGE else _NAMED.get(part, _FEEDS)
        groups.setdefault(group, []).append(path)
    return [sorted(groups[number]) for number in sorted(groups, reverse=True)]


def _of_changed(path: str) -> int:
    part = part_of(path)
    if part in _NAMED:
        return _NAMED[part]
    if part is not Part.PAGE:
        return _FEEDS
    address = address_of(path)
    if address == "/":
        return _HOME
    return _LISTS if address.strip("/").count("/") < _INDEX else _CHANGED
