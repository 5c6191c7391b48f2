"""What one file gave: the outcome of the first stage of reading.

Each is a pure function of a file's bytes and path, so it may be made in another process or taken
from a store.  What needs other files, or the clock, is carried along as claims with their lines
and settled in the second stage, even when the record itself could not be made: an editor gets
all problems of a file at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from portal.domain.model import (
    Agency,
    Article,
    Official,
    Page,
    Province,
    Regulation,
    SiteIdentity,
    Translation,
)
from portal.domain.packing import packed
from portal.domain.problems import Problem
from portal.reading.places import Located
from portal.schema.place import Place

__all__ = ["Claim", "Parsed", "Past", "Record", "Target"]

Record = Article | Translation | Page | SiteIdentity | Agency | Province | Regulation | Official


class Target(StrEnum):
    """What a reference must lead to."""

    PARTY = "party"
    PARTNER = "partner"
    REGULATION = "regulation"
    ARTICLE = "article"
    IMAGE = "image"
    DOCUMENT = "document"
    ADDRESS = "address"


@packed
@dataclass(frozen=True, slots=True)
class Claim:
    """A reference as the editor wrote it, and where."""

    target: Target
    field: str
    line: int
    value: str


@packed
@dataclass(frozen=True, slots=True)
class Past:
    """Something that is said to have happened and so may not lie in the future."""

    field: str
    line: int
    code: str
    value: str
    instant: datetime


@packed
@dataclass(frozen=True, slots=True)
class Parsed:
    """A file after the first stage; ``record`` is None when it has an error.

    ``event_days`` are the first and last day on which references must have been valid (None: the
    file does not say).  A register entry has its ``place`` for the rules between entries, and, when
    it is faulty, its ``spellings``, so that references to it are not called unknown as well.
    ``digest`` is SHA-256 of the file's bytes, b"" when they could not be read.
    """

    located: Located
    record: Record | None
    problems: tuple[Problem, ...]
    claims: tuple[Claim, ...] = ()
    past: tuple[Past, ...] = ()
    event_days: tuple[date, date] | None = None
    place: Place | None = None
    spellings: tuple[str, ...] = ()
    digest: bytes = b""
