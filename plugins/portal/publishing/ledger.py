"""The ledger of addresses: every one that was ever live, one file a year, only ever added to.

In: the files of ``ledger/`` of the project and of the live release.  Out: :class:`Ledger`, and the
same files with what this release adds.  A line is a day, a word and an address, parted by tabs:

    2026-11-22<tab>live<tab>/tin/2026/hop-giao-ban/
    2026-12-01<tab>moved<tab>/tin/2026/hop/<tab>/tin/2026/hop-giao-ban/
    2026-12-05<tab>gone<tab>/tep/du-thao.pdf<tab>Văn bản do cơ quan khác thu hồi.

The last line about an address counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portal.domain.problems import Problems
from portal.publishing.answers import Answers

__all__ = ["FOLDER", "Entry", "added", "merged", "read_ledger"]

FOLDER = "ledger"

_LIVE, _MOVED, _GONE = "live", "moved", "gone"
_FORM = "YYYY-MM-DD<tab>live|moved|gone<tab>/…[<tab>…]"
_FILE = re.compile(r"\d{4}\.txt")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTS = {_LIVE: 3, _MOVED: 4, _GONE: 4}

Texts = Mapping[str, bytes]
"""The ledger's files by their name: ``2026.txt``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One address: ``since`` when it is known, what was last said of it, and on which line.

    ``moved`` is where it leads ("": nowhere), ``gone`` why it is not there ("": it is).
    """

    since: str
    moved: str
    gone: str
    path: str
    line: int


def read_ledger(texts: Texts, problems: Problems) -> dict[str, Entry]:
    """Address → entry; notes an error for each line that cannot be understood."""
    entries: dict[str, Entry] = {}
    for name in sorted(texts):
        path = f"{FOLDER}/{name}"
        for number, line in enumerate(_lines(texts[name]), start=1):
            parts = line.split("\t")
            if not _is_line(parts):
                problems.error(path, number, "", "ledger-line-wrong", line=line, form=_FORM)
                continue
            day, word, address, more = (*parts, "")[:4]
            since = entries[address].since if address in entries else day
            moved, gone = (more if word == known else "" for known in (_MOVED, _GONE))
            entries[address] = Entry(since, moved, gone, path, number)
    return entries


def _is_line(parts: Sequence[str]) -> bool:
    return (
        len(parts) > 2
        and _DAY.fullmatch(parts[0]) is not None
        and _PARTS.get(parts[1]) == len(parts)
        and parts[2].startswith("/")
        and bool(parts[-1])
    )


def merged(ours: Texts, theirs: Texts) -> dict[str, bytes]:
    """Both: no line of either is lost, those of a day keep their order."""
    texts: dict[str, bytes] = {}
    for name in sorted(ours.keys() | theirs.keys()):
        if _FILE.fullmatch(name):
            lines = _lines(ours.get(name, b""))
            known = set(lines)
            lines += [line for line in _lines(theirs.get(name, b"")) if line not in known]
            texts[name] = _text(sorted(lines, key=lambda line: line[:10]))
    return texts


def added(texts: Texts, entries: Mapping[str, Entry], answers: Answers, today: date) -> Texts:
    """The files with a line for each address of which something else is true from today on."""
    lines = []
    for address in sorted(answers.live):
        entry = entries.get(address)
        if entry is None or entry.moved or entry.gone:
            lines.append(f"{today}\t{_LIVE}\t{address}")
    for address, target in sorted(answers.moved.items()):
        entry = entries.get(address)
        if entry is None or entry.moved != target:
            lines.append(f"{today}\t{_MOVED}\t{address}\t{target}")
    for address, reason in sorted(answers.gone.items()):
        entry = entries.get(address)
        if entry is None or entry.gone != reason:
            lines.append(f"{today}\t{_GONE}\t{address}\t{reason}")
    if not lines:
        return texts
    name = f"{today.year:04}.txt"
    return {**texts, name: _text([*_lines(texts.get(name, b"")), *lines])}


def _lines(text: bytes) -> list[str]:
    return text.decode("utf-8", "replace").splitlines()


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
