"""The first stage of reading: each file alone, a pure function of its bytes and its path.

In: files with what their paths say.  Out: :class:`~portal.reading.parsed.Parsed` for each that
holds text, in the same order.  Open to a cache by content, and to worker processes.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path

from portal.domain.problems import Problems
from portal.reading.articles import parse_article, parse_translation
from portal.reading.pages import parse_page
from portal.reading.parsed import Parsed
from portal.reading.places import FileRole, Located
from portal.reading.registers import parse_entry, parse_site
from portal.reading.tree import TreeEntry

__all__ = ["TEXT_ROLES", "parse_file", "parse_files"]

# Below this many files, starting processes takes longer than they save.
WORTH_SHARING = 2000

_PARSERS: dict[FileRole, Callable[[bytes, Located], Parsed]] = {
    FileRole.ARTICLE: parse_article,
    FileRole.TRANSLATION: parse_translation,
    FileRole.PAGE: parse_page,
    FileRole.REGISTER: parse_entry,
    FileRole.SITE: parse_site,
}
TEXT_ROLES = frozenset(_PARSERS)


def parse_file(data: bytes, located: Located) -> Parsed:
    """One file's outcome; its role must be one of ``TEXT_ROLES``."""
    return _PARSERS[located.role](data, located)


def parse_files(
    entries: Sequence[TreeEntry], located: Sequence[Located], jobs: int
) -> list[Parsed]:
    """The outcomes of all files that hold text, in order; an unreadable one has its error."""
    work = [
        (entry.absolute, place)
        for entry, place in zip(entries, located, strict=True)
        if place.role in TEXT_ROLES
    ]
    if jobs > 1 and len(work) >= WORTH_SHARING:
        # A worker that is killed loses nothing: what it would have made is made here.
        pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts)
        with suppress(BrokenProcessPool), pool:
            return list(pool.map(_read_and_parse, work, chunksize=64))
    return [_read_and_parse(item) for item in work]


def _leave_interrupts() -> None:
    """Ctrl-C reaches the whole group of processes; the parent alone answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_and_parse(work: tuple[Path, Located]) -> Parsed:
    path, located = work
    try:
        data = path.read_bytes()
    except OSError as fault:
        problems = Problems()
        problems.error(located.shown, 0, "", "file-unreadable", reason=fault.strerror)
        return Parsed(located, None, tuple(problems))
    return parse_file(data, located)
