"""What stands in a built site: its addresses, and which files a build has changed.

In: the folder of a built site.  Out: addresses to compare with those of a peer, digests to compare
with an earlier state.  Counted here and not asked of the builds, so that it holds for all alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Agreement", "Changes", "addresses", "agree", "changes", "digests"]

# Sitemaps by year are the portal's own habit; what they list, the peers' one sitemap lists.
_OWN_SITEMAPS = "sitemap-"
_SEARCH = "tim-kiem"
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether sites have the same addresses: how many of each kind, and what differs."""

    pages: int
    feeds: int
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that were new, other bytes or gone: those of the search, and all others."""

    search: int
    others: int

    @property
    def all(self) -> int:
        return self.search + self.others


def addresses(output: Path) -> frozenset[str]:
    """Pages, feeds and the sitemap, as paths below the site's root."""
    return frozenset(
        name
        for name, path in _files(output)
        if path.suffix in (".html", ".xml") and not path.name.startswith(_OWN_SITEMAPS)
    )


def agree(sites: Mapping[str, frozenset[str]]) -> Agreement:
    """Compare the sites of several builders with the first."""
    (first, expected), *others = sites.items()
    differences: list[str] = []
    for name, found in others:
        differences += _listed(f"only {first}, not {name}", expected - found)
        differences += _listed(f"only {name}, not {first}", found - expected)
    return Agreement(
        sum(path.endswith(".html") for path in expected),
        sum(path.endswith("atom.xml") for path in expected),
        tuple(differences),
    )


def _listed(label: str, paths: frozenset[str]) -> list[str]:
    if not paths:
        return []
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return [f"{label}: {', '.join(sorted(paths)[:_SHOWN])}{more}"]


def digests(output: Path) -> dict[str, bytes]:
    """Every file's path with a digest of its bytes."""
    return {
        name: hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
        for name, path in _files(output)
    }


def changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Changes:
    """Count the files in which two states of a site differ."""
    paths = before.keys() | after.keys()
    differing = [path for path in paths if before.get(path) != after.get(path)]
    search = sum(_is_search(path) for path in differing)
    return Changes(search, len(differing) - search)


def _is_search(path: str) -> bool:
    """A file that the search page loads; the page itself is a page like others."""
    return _SEARCH in path.split("/")[:-1] and not path.endswith(".html")


def _files(output: Path) -> Iterator[tuple[str, Path]]:
    # The portal's output is a link to one of two trees.
    root = output.resolve()
    return ((path.relative_to(root).as_posix(), path) for path in root.rglob("*") if path.is_file())
