"""The articles that have changed, read and checked against all that has not.

In: the content folder, what the last build left.  Out: :class:`Reread`; or None where something
else than articles has changed, or anything is to be said about them: then all is read, and told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal.domain.problems import Problems
from portal.reading.content import Content, join_some
from portal.reading.parsed import Parsed
from portal.reading.parsing import kept_outcomes, parse_and_keep
from portal.reading.places import FileRole, Located, label_of, locate, named
from portal.reading.tree import TEXT_LIMIT
from portal.store import Kept
from portal.warm.signatures import Signature, look, unsure
from portal.warm.snapshot import Snapshot

__all__ = ["Reread", "reread"]

_OF_ARTICLES = (FileRole.ARTICLE, FileRole.TRANSLATION)


@dataclass(frozen=True, slots=True)
class Reread:
    """``content`` holds the registers, pages and the articles of ``slugs`` that are left.

    ``files`` are what these articles consist of now, by slug; ``digests`` those of all of content/,
    in the order of the paths; ``parsed`` is what was read to make ``content``.
    """

    content: Content
    slugs: frozenset[str]
    files: Mapping[str, tuple[str, ...]]
    signatures: Mapping[str, Signature | None]
    digests: Mapping[str, bytes]
    parsed: tuple[Parsed, ...]


def reread(root: Path, before: Snapshot, now: datetime, kept: Kept) -> Reread | None:
    """Compare ``root`` with what it was, and read the articles that differ."""
    signatures = look(root)
    if signatures is None:
        return None
    changed = _changed(root, before, signatures)
    if changed is None:
        return None
    data, gone = changed
    label = label_of(root)
    places = _places([*data, *gone], label)
    if places is None:
        return None
    slugs = frozenset(place.slug for place in places)
    new = [parse_and_keep(data[place.path], place, kept) for place in places if place.path in data]
    digests = {path: digest for path, digest in before.digests.items() if path not in gone}
    digests.update((file.located.path, file.digest) for file in new)
    siblings = [
        path
        for slug in slugs
        if slug in before.kin
        for path in before.kin[slug].files
        if path not in data and path not in gone
    ]
    unchanged = (*before.others, *(_places(siblings, label) or ()))
    old = kept_outcomes({place: digests[place.path] for place in unchanged}, kept)
    if len(old) < len(unchanged):
        return None
    parsed = sorted([*old.values(), *new], key=lambda file: file.located.path)
    content = join_some(named(root), parsed, now=now, elsewhere=before.kin.keys() - slugs)
    if not _is_silent(content.problems, before, {place.shown for place in places}):
        return None
    return Reread(
        content=content,
        slugs=slugs,
        files=_files(parsed, slugs),
        signatures=signatures,
        digests=dict(sorted(digests.items())),
        parsed=tuple(parsed),
    )


def _changed(
    root: Path, before: Snapshot, signatures: Mapping[str, Signature | None]
) -> tuple[dict[str, bytes], set[str]] | None:
    """Bytes of the files that are new or other than they were, and the paths that are gone."""
    opened, gone = unsure(before.signatures, signatures)
    data: dict[str, bytes] = {}
    for path in opened:
        if path in before.signatures and path not in before.digests:
            continue  # not content: what systems and editors leave behind
        try:
            found = (root / path).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(found).digest() != before.digests.get(path):
            if len(found) > TEXT_LIMIT:
                return None
            data[path] = found
    return data, gone & before.digests.keys()


def _places(paths: Iterable[str], label: str) -> list[Located] | None:
    """Where these files belong; None when one of them is no article's or lies wrong."""
    problems = Problems()
    places = [locate(path, label, problems) for path in paths]
    if problems or any(place.role not in _OF_ARTICLES for place in places):
        return None
    return places


def _is_silent(problems: Problems, before: Snapshot, shown: set[str]) -> bool:
    """True when nothing is to be said but what the last build said of other files."""
    said = set(before.warnings)
    return all(problem in said for problem in problems) and not any(
        warning.path in shown for warning in before.warnings
    )


def _files(parsed: Iterable[Parsed], slugs: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The original's path and those of its translations, by slug."""
    found: dict[str, tuple[str, ...]] = {}
    for role in _OF_ARTICLES:
        for file in parsed:
            if file.located.role is role and file.located.slug in slugs:
                found[file.located.slug] = (*found.get(file.located.slug, ()), file.located.path)
    return found
