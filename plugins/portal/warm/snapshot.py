"""What a whole build leaves, so that the next one need not read what has not changed.

In: the site as it was shown.  Out: :class:`Snapshot`, sealed in one file beside the trees.  A
snapshot that is torn, foreign, or of another version of code, theme, settings or options is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from portal.domain.packing import packed
from portal.domain.problems import Problem
from portal.domain.publication import PublicationState
from portal.images.records import Picture
from portal.indexes.outlines import Outline
from portal.indexes.rows import Row
from portal.output.replacing import replace_file
from portal.output.reports import Account
from portal.reading.places import Located
from portal.store.sealed import Unsealed, seal, unseal
from portal.store.shelf import Shelf
from portal.warm.kin import Kin
from portal.warm.signatures import Signature

__all__ = ["Snapshot", "read_snapshot", "write_snapshot"]


@packed
@dataclass(frozen=True, slots=True)
class Snapshot:
    """A site that was shown, without its texts.

    conditions  all that makes a site but content/ and time, as a digest ("": not known);
                ``versions`` are those of what is read and of what is made under them
    now         the moment it was built for
    turns       the next moment at which an embargo ends or an article expires (None: none waits)
    effective   as of when its pages are made
    signatures  of every file below content/ when it was read; ``digests`` (SHA-256) of those read
    kin         files of each article, by its slug, in the order of their paths
    rows        of articles in lists, by slug, newest first; ``gone`` are those of withdrawn ones
    outlines    of articles with a page, by slug, in the order of their paths
    earlier     slugs of what an article names as earlier stories
    states      what became of each article
    bonds       of articles that have to do with images, papers, old addresses, by slug
    named       slugs and targets that some text names: who adds or removes one concerns others
    ledger      token of the ledger, ``manifests`` seals of the shown and of the idle tree's: so
                that build left them
    beside      outputs that belong to no plan: files of the theme and of content/
    search      what tells the search's index, which is kept, from any other (b"": there is none)
    others      registers, site.yaml and pages; ``page_bodies`` are kept texts of the latter
    """

    conditions: str
    versions: tuple[bytes, bytes]
    now: datetime
    turns: datetime | None
    effective: datetime
    signatures: Mapping[str, Signature | None]
    digests: Mapping[str, bytes]
    kin: Mapping[str, Kin]
    rows: Mapping[str, Row]
    gone: tuple[Row, ...]
    outlines: Mapping[str, Outline]
    earlier: Mapping[str, tuple[str, ...]]
    states: Mapping[str, PublicationState]
    bonds: Mapping[str, tuple[str, ...]]
    named: frozenset[str]
    others: tuple[Located, ...]
    page_bodies: Mapping[tuple[str, str], tuple[bytes, bytes]]
    ledger: bytes
    manifests: tuple[bytes, bytes]
    pictures: Mapping[str, Picture]
    beside: frozenset[str]
    search: bytes
    warnings: tuple[Problem, ...]
    account: Account


def read_snapshot(path: Path, conditions: str) -> Snapshot | None:
    """What is kept at ``path``; None when nothing is, whole and of these conditions."""
    with suppress(OSError, Unsealed, TypeError, ValueError):
        kept = unseal(path.read_bytes())
        if isinstance(kept, Snapshot) and kept.conditions == conditions:
            return kept
    return None


def write_snapshot(path: Path, snapshot: Snapshot) -> None:
    """Keep it for the next build; raises OSError."""
    travels = replace(snapshot, rows=Shelf.of(snapshot.rows), outlines=Shelf.of(snapshot.outlines))
    replace_file(path, seal(travels))
