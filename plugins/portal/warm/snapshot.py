"""What a whole build leaves, so that the next one need not read what has not changed.

In: the site as it was shown.  Out: :class:`Snapshot`, sealed in one file beside the trees.  A
snapshot that is torn, foreign, or of another version of code, theme, settings or options is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal.domain.packing import packed
from portal.domain.problems import Problem
from portal.domain.publication import PublicationState
from portal.indexes.outlines import Outline
from portal.indexes.rows import Row
from portal.output.reports import Account
from portal.reading.places import Located
from portal.store.sealed import Unsealed, seal, unseal
from portal.warm.kin import Kin
from portal.warm.signatures import Signature

__all__ = ["Snapshot", "read_snapshot", "write_snapshot"]


@packed
@dataclass(frozen=True, slots=True)
class Snapshot:
    """A site that was shown, without its texts.

    version     of all that makes a site but content/ and time
    now         the moment it was built for
    turns       the next moment at which an embargo ends or an article expires (None: none waits)
    effective   as of when its pages are made
    signatures  of every file below content/ when it was read; ``digests`` (SHA-256) of those read
    kin         files of each article, by its slug, in the order of their paths
    rows        of articles in lists, newest first; ``gone`` are those of withdrawn ones
    outlines    of articles with a page, by slug, in the order of their paths
    earlier     slugs of what an article names as earlier stories
    states      what became of each article
    bonds       of articles that have to do with images, papers, old addresses, by slug
    named       slugs and targets that some text names: who adds or removes one concerns others
    ledger      token of the ledger, ``manifests`` seals of the shown and of the idle tree's: so
                that build left them
    beside      outputs that belong to no plan: files of the theme and of content/
    search      where the sheets of the search are kept, by language and year
    others      registers, site.yaml and pages; ``page_bodies`` are kept texts of the latter
    """

    version: bytes
    now: datetime
    turns: datetime | None
    effective: datetime
    signatures: Mapping[str, Signature | None]
    digests: Mapping[str, bytes]
    kin: Mapping[str, Kin]
    rows: tuple[Row, ...]
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
    image_sizes: Mapping[str, tuple[int, int]]
    beside: frozenset[str]
    search: Mapping[tuple[str, int], tuple[bytes, int]]
    warnings: tuple[Problem, ...]
    account: Account


def read_snapshot(path: Path, version: bytes) -> Snapshot | None:
    """What is kept at ``path``; None when nothing of this version is, whole."""
    with suppress(OSError, Unsealed, TypeError, ValueError):
        kept = unseal(path.read_bytes())
        if isinstance(kept, Snapshot) and kept.version == version:
            return kept
    return None


def write_snapshot(path: Path, snapshot: Snapshot) -> None:
    """Keep it for the next build; raises OSError."""
    temporary = path.with_suffix(".new")
    temporary.write_bytes(seal(snapshot))
    temporary.replace(path)
