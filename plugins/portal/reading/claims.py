"""References of one file as the editor wrote them, with their lines.

In: the tree of a file.  Out: claims, to be settled when all files are known.  They are taken from
the tree and not from the filled model, so that a fault elsewhere in an entry hides none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.reading.parsed import Claim, Target
from portal.schema.place import Loc, Place, shown_field

__all__ = ["article_claims", "entry_claims"]

# Where references stand: the key, the key within an entry ("" for a bare list), what is meant.
_References = tuple[tuple[str, str, Target], ...]
_OF_ARTICLES: _References = (
    ("agencies", "id", Target.PARTY),
    ("partner_provinces", "", Target.PARTNER),
    ("regulations", "id", Target.REGULATION),
    ("images", "file", Target.IMAGE),
    ("documents", "file", Target.DOCUMENT),
    ("aliases", "", Target.ADDRESS),
)
_OF_ENTRIES: _References = (("documents", "file", Target.DOCUMENT),)


def article_claims(data: dict[str, Any], place: Place) -> Iterator[Claim]:
    """The references of an article."""
    yield from _claims(data, place, _OF_ARTICLES)
    withdrawn = data.get("withdrawn")
    if isinstance(withdrawn, dict) and isinstance(withdrawn.get("see"), str):
        line = place.line("withdrawn", "see")
        yield Claim(Target.ARTICLE, "withdrawn.see", line, withdrawn["see"])


def entry_claims(data: dict[str, Any], place: Place) -> Iterator[Claim]:
    """The files that a register entry refers to; its ids are checked with the registers."""
    yield from _claims(data, place, _OF_ENTRIES)


def _claims(data: dict[str, Any], place: Place, references: _References) -> Iterator[Claim]:
    for key, inner, target in references:
        entries = data.get(key)
        if not isinstance(entries, list):
            continue
        for index, entry in enumerate(entries):
            loc: Loc
            if isinstance(entry, dict) and inner:
                loc, value = (key, index, inner), entry.get(inner)
            else:
                loc, value = (key, index), entry
            if isinstance(value, str):
                yield Claim(target, shown_field(loc), place.line(*loc), value)
