"""``_headers``, as Cloudflare Pages and Netlify read it.

In: paths of a site.  Out: the file's text: the headers of every answer, and Cache-Control by folder
where all files of a folder agree; how many files are not reached by that.  Such hosts match whole
folders only, so feeds and data that lie among pages keep the host's own caching.
"""

from __future__ import annotations

from collections.abc import Iterable

from portal.publishing.headers import CACHE, common_headers
from portal.publishing.served import Part, part_of

__all__ = ["HEADERS", "header_file"]

HEADERS = "_headers"

_ALIKE = CACHE[Part.PAGE]
"""What these hosts do by themselves: ask each time whether the copy is still right."""


def header_file(paths: Iterable[str], measurement: str, most: int) -> tuple[bytes, int]:
    """The text, of at most ``most`` rules (0: any number), and how many files go without."""
    kinds = {path: CACHE[part_of(path)] for path in paths}
    rules = [rule for rule in _folders(kinds) if rule[1] != _ALIKE]
    # The folders with the most files come first.
    rules.sort(key=lambda rule: (-rule[2], rule[0]))
    taken = rules[: most - 1] if most else rules
    lines = ["/*", *(f"  {name}: {value}" for name, value in common_headers(measurement).items())]
    for folder, cache, _ in sorted(taken):
        lines += [f"/{folder}*", f"  Cache-Control: {cache}"]
    special = sum(cache != _ALIKE for cache in kinds.values())
    without = special - sum(count for _, _, count in taken)
    return ("\n".join(lines) + "\n").encode(), without


def _folders(kinds: dict[str, str]) -> list[tuple[str, str, int]]:
    """The highest folders whose files all are kept alike: folder, how, how many files."""
    found: dict[str, set[str]] = {}
    counts: dict[str, int] = {}
    for path, cache in kinds.items():
        parts = path.split("/")
        for count in range(1, len(parts)):
            folder = "/".join(parts[:count]) + "/"
            found.setdefault(folder, set()).add(cache)
            counts[folder] = counts.get(folder, 0) + 1
    alike = {folder for folder, caches in found.items() if len(caches) == 1}
    return [
        (folder, next(iter(found[folder])), counts[folder])
        for folder in sorted(alike)
        if not _above(folder) & alike
    ]


def _above(folder: str) -> set[str]:
    parts = folder.rstrip("/").split("/")
    return {"/".join(parts[:count]) + "/" for count in range(1, len(parts))}
