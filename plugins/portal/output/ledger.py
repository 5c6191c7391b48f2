"""What each output was made of: kept beside the trees, so that the next build makes the rest.

In: the version of all that makes outputs, the digests of facts as they are now.  Out:
:class:`Ledger`: which outputs would come out as they are.  An entry says: made by this function
from these arguments and these facts, an output is files with these digests.  That stays true
whatever becomes of the trees, so the ledger may be older or newer than they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from portal.output.facts.digests import Digests
from portal.output.planned import Output
from portal.output.sitemap import SitemapEntry
from portal.pages.reads import Fact
from portal.store.keys import key_of
from portal.store.sealed import Unsealed, seal, unseal

__all__ = ["Entry", "Ledger", "Numbers", "identity"]

Files = tuple[tuple[str, str], ...]
"""Paths and digests of an output and of what lies beside it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """``facts`` are numbers, four bytes each, of facts in the ledger's list.

    ``of`` is the slug of the article that the output belongs to, as a plan tells it.
    """

    identity: bytes
    files: Files
    facts: bytes
    of: str = ""


class Numbers:
    """Facts by number: many outputs share few facts."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self._known: dict[Fact, int] = {}

    def of(self, facts: Iterable[Fact]) -> array[int]:
        """The numbers of these facts; new ones are given the next."""
        known = self._known
        numbers = array("I")
        for fact in facts:
            number = known.get(fact)
            if number is None:
                number = known[fact] = len(self.facts)
                self.facts.append(fact)
            numbers.append(number)
        return numbers


class Ledger:
    """The outputs of an earlier build, and what they were made of."""

    def __init__(
        self,
        version: bytes,
        facts: Mapping[Fact, bytes] | None = None,
        entries: Mapping[str, Entry] | None = None,
        token: bytes = b"",
    ) -> None:
        """``token`` was drawn by the build that wrote it; b"": it has not been written."""
        self._version = version
        self.facts: Mapping[Fact, bytes] = dict(facts or {})
        self.entries: Mapping[str, Entry] = dict(entries or {})
        self.token = token

    @classmethod
    def read(cls, path: Path, version: bytes) -> Ledger:
        """What is kept at ``path``; nothing when it is torn, foreign or of another version."""
        with suppress(OSError, Unsealed, TypeError, ValueError):
            kept, token, facts, entries = unseal(path.read_bytes())
            if kept == version:
                known = {name: Entry(*entry) for name, entry in entries.items()}
                return cls(version, facts, known, token)
        return cls(version)

    def still(self, digests: Digests, known: Container[Fact] = ()) -> Mapping[str, Entry]:
        """The entries of which no fact has changed; ``known`` are facts that surely have not."""
        changed = {
            number
            for number, (fact, digest) in enumerate(self.facts.items())
            if fact not in known and digests.of(fact) != digest
        }
        if not changed:
            return self.entries
        return {
            path: entry
            for path, entry in self.entries.items()
            if changed.isdisjoint(array("I", entry.facts))
        }

    def numbers(self) -> Numbers:
        """The numbering in which this ledger's entries stand, to be continued."""
        numbers = Numbers()
        numbers.of(self.facts)
        return numbers

    def follow(self, digests: Digests, numbers: Numbers, entries: Mapping[str, Entry]) -> Ledger:
        """The ledger of the build that comes after."""
        facts = {fact: digests.of(fact) for fact in numbers.facts}
        return Ledger(self._version, facts, entries)

    def write(self, path: Path, token: bytes) -> None:
        """Keep it for the next build.

        Facts that nothing is made of any more stay in the list: they are few, and to look for
        them would cost each build more than they do.
        """
        entries = {
            name: (entry.identity, entry.files, entry.facts, entry.of)
            for name, entry in self.entries.items()
        }
        temporary = path.with_suffix(".new")
        temporary.write_bytes(seal((self._version, token, self.facts, entries)))
        temporary.replace(path)

    def tells_the_same(self, other: Ledger) -> bool:
        """True when to write this one instead of the other would change nothing."""
        return (self.facts, self.entries) == (other.facts, other.entries)


def identity(output: Output) -> bytes | None:
    """By what and from which arguments an output is made; None where arguments do not tell."""
    name = f"{output.make.__module__}.{output.make.__qualname__}"
    try:
        return key_of(name, output.lang, *map(_told, output.args))
    except TypeError:
        return None


def _told(value: Any) -> bytes | str:
    """An argument that is the same in every process that means the same."""
    if isinstance(value, bytes):
        return key_of(value)
    if value is None or isinstance(value, str | int | Enum | Path):
        return f"{type(value).__name__} {value}"
    if callable(value):
        return f"{value.__module__}.{value.__qualname__}"
    if isinstance(value, tuple):
        return key_of(*map(_told, value))
    if isinstance(value, SitemapEntry):
        return repr(value)
    raise TypeError(type(value))
