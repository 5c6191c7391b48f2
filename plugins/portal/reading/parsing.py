"""The first stage of reading: each file alone, a pure function of its bytes and its path.

In: files with what their paths say, and what earlier builds kept.  Out:
:class:`~portal.reading.parsed.Parsed` for each that holds text, in the same order.  A file whose
path and bytes are known is not parsed again; the others are spread over processes.
"""

from __future__ import annotations

import hashlib
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from portal.domain.packing import packed
from portal.domain.problems import Problems
from portal.reading.articles import parse_article, parse_translation
from portal.reading.pages import parse_page
from portal.reading.parsed import Parsed
from portal.reading.places import FileRole, Located
from portal.reading.tree import TreeEntry
from portal.store import Kept, key_of, own, seal

__all__ = ["TEXT_ROLES", "kept_outcomes", "parse_and_keep", "parse_file", "parse_files"]

# Below this many files, starting processes takes longer than they save.
WORTH_SHARING = 2000

_KIND = "file"

_AT_ONCE = 1000
"""Outcomes that wait to be kept together."""


def _parse_entry(data: bytes, located: Located) -> Parsed:
    # Loaded where one is read: a build in which articles alone have changed reads none.
    from portal.reading.registers import parse_entry

    return parse_entry(data, located)


def _parse_site(data: bytes, located: Located) -> Parsed:
    from portal.reading.registers import parse_site

    return parse_site(data, located)


_PARSERS: dict[FileRole, Callable[[bytes, Located], Parsed]] = {
    FileRole.ARTICLE: parse_article,
    FileRole.TRANSLATION: parse_translation,
    FileRole.PAGE: parse_page,
    FileRole.REGISTER: _parse_entry,
    FileRole.SITE: _parse_site,
}
TEXT_ROLES = frozenset(_PARSERS)


def parse_file(data: bytes, located: Located) -> Parsed:
    """One file's outcome; its role must be one of ``TEXT_ROLES``."""
    return _PARSERS[located.role](data, located)


def parse_files(
    entries: Sequence[TreeEntry], located: Sequence[Located], jobs: int, kept: Kept
) -> list[Parsed]:
    """The outcomes of all files that hold text, in order; an unreadable one has its error."""
    work = [
        (entry.absolute, place)
        for entry, place in zip(entries, located, strict=True)
        if place.role in TEXT_ROLES
    ]
    keys = [_key_now(*item) for item in work] if kept.holds(_KIND) else [b""] * len(work)
    known = kept.find(_KIND, filter(None, keys))
    unknown = [item for item, key in zip(work, keys, strict=True) if key not in known]
    rest = iter(list(_kept_meanwhile(_parse_all(unknown, jobs, sealed=kept.keeps), kept)))
    return [known[key] if key in known else next(rest) for key in keys]


def _kept_meanwhile(made: Iterable[_Made], kept: Kept) -> Iterator[Parsed]:
    """The outcomes, which are kept while the others are still being made."""
    waiting: dict[bytes, bytes] = {}
    for one in made:
        if one.sealed:
            waiting[one.key] = one.sealed
        if len(waiting) >= _AT_ONCE:
            _keep(waiting, kept)
            waiting = {}
        yield own(one.sealed) if one.parsed is None else one.parsed
    _keep(waiting, kept)


def _keep(sealed: Mapping[bytes, bytes], kept: Kept) -> None:
    if kept.lends:
        kept.put(_KIND, sealed)
    else:
        kept.keep_sealed(_KIND, sealed)


def kept_outcomes(files: Mapping[Located, bytes], kept: Kept) -> dict[str, Parsed]:
    """What is kept of files of these digests (SHA-256), by their paths; some may be missing."""
    keys = {place.path: _key(digest, place) for place, digest in files.items()}
    found = kept.find(_KIND, keys.values())
    return {path: found[key] for path, key in keys.items() if key in found}


def parse_and_keep(data: bytes, located: Located, kept: Kept) -> Parsed:
    """One file's outcome, known from an earlier build or kept for later ones."""
    digest = hashlib.sha256(data).digest()
    known: Parsed | None = kept.find(_KIND, [_key(digest, located)]).get(_key(digest, located))
    if known is not None:
        return known
    parsed = replace(parse_file(data, located), digest=digest)
    kept.keep(_KIND, {_key(digest, located): parsed})
    return parsed


def _key(digest: bytes, located: Located) -> bytes:
    """A record is made of a file's bytes and its path, and of nothing else."""
    return key_of(located.shown, digest)


def _key_now(path: Path, located: Located) -> bytes:
    """The key of a file as it is; b"" when it cannot be read, which parsing will tell."""
    try:
        return _key(hashlib.sha256(path.read_bytes()).digest(), located)
    except OSError:
        return b""


@packed
@dataclass(frozen=True, slots=True)
class _Made:
    """An outcome; the key of the very bytes that it was made of; it sealed, where that is wanted.

    Without a key, or sealed as b"", nothing is to be kept.  What is sealed is not sent twice:
    ``parsed`` is None then.
    """

    parsed: Parsed | None
    key: bytes = b""
    sealed: bytes = b""


def _parse_all(work: Sequence[tuple[Path, Located]], jobs: int, *, sealed: bool) -> Iterator[_Made]:
    read_and_parse = partial(_read_and_parse, sealed=sealed)
    done = 0
    if jobs > 1 and len(work) >= WORTH_SHARING:
        # A worker that is killed loses nothing: what it would have made is made here.
        pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts)
        with suppress(BrokenProcessPool), pool:
            for made in pool.map(read_and_parse, work, chunksize=64):
                yield made
                done += 1
    yield from map(read_and_parse, work[done:])


def _leave_interrupts() -> None:
    """Ctrl-C reaches the whole group of processes; the parent alone answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_and_parse(work: tuple[Path, Located], *, sealed: bool) -> _Made:
    path, located = work
    try:
        with open(path, "rb", buffering=0) as file:
            data = file.read()
    except OSError as fault:
        problems = Problems()
        problems.error(located.shown, 0, "", "file-unreadable", reason=fault.strerror)
        return _Made(Parsed(located, None, tuple(problems)))
    digest = hashlib.sha256(data).digest()
    parsed = replace(parse_file(data, located), digest=digest)
    key = _key(digest, located)
    return _Made(None, key, seal(parsed)) if sealed else _Made(parsed, key)
