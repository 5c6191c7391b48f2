"""Queries written by hand, and an index to ask them of.

In: tests/search/queries.txt; a site.  Out: the queries by set and kind; the files of an index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import portal
from portal.domain.dates import HANOI
from portal.output.assembly import assemble
from portal.output.planned import Hashed
from portal.output.search import search_outputs
from portal.output.searching import searchable
from portal.pages.composer import Composer
from portal.pages.site import BuildOptions, Site
from portal.reading.content import read_content
from portal.store import Kept
from tests.needs import ROOT

__all__ = ["Asked", "queries", "searched_site", "write_index"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the slugs of which one must come first."""

    query: str
    expected: frozenset[str]


def queries() -> Mapping[tuple[str, str], list[Asked]]:
    """By set (``tuning``, ``reporting``) and kind."""
    found: defaultdict[tuple[str, str], list[Asked]] = defaultdict(list)
    part = ("", "")
    for line in (ROOT / "tests/search/queries.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            name, kind = line.strip("[]").split()
            part = (name, kind)
        elif line and not line.startswith("#"):
            query, _, slugs = line.partition(" -> ")
            found[part].append(Asked(query, frozenset(slugs.split())))
    return found


def searched_site(content: Path, kept: Kept | None = None) -> Site:
    """The site of a content folder, with its index."""
    now = datetime(2026, 11, 22, tzinfo=HANOI)
    assembly = assemble(
        read_content(content, now=now),
        now=now,
        options=BuildOptions("https://songoaivu.example"),
        theme=ROOT / "theme",
        version=portal.__version__,
    )
    return searchable(assembly.site, 1, kept or Kept(None))


def write_index(site: Site, folder: Path) -> list[str]:
    """The files of the index below ``folder``; their paths."""
    composers = {lang: Composer(site, lang) for lang in site.identity.languages}
    paths = []
    for output in search_outputs(site, site.identity.languages):
        made = output.make(composers[output.lang], *output.args)
        data, path = made, output.path
        if isinstance(made, Hashed):
            data, path = made.data, made.under(output.path)
        assert isinstance(data, bytes)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
        paths.append(path)
    return paths
