"""What each output was made of: kept beside the trees, so that the next build makes the rest.

In: the version of all that makes outputs, the digests of facts as they are now.  Out:
:class:`Ledger`: which outputs would come out as they are.  An entry says: made by this function
from these arguments and these facts, an output is files with these digests.  That stays true
whatever becomes of the trees, so the ledger may be older or newer than they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any

from portal.output.entries import Entries, Entry
from portal.output.facts.digests import Digests
from portal.output.planned import Output
from portal.output.sitemap import SitemapEntry
from portal.pages.reads import Fact
from portal.store.keys import key_of
from portal.store.sealed import Unsealed, seal, unseal

__all__ = ["Entry", "Ledger", "Numbers", "identity"]

_SHORT = 16
"""A ledger is written whole when more than one of so many entries has changed since it was."""


class Numbers:
    """Facts by number: many outputs share few facts."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self.facts: list[Fact] = list(facts)
        self._known = dict(zip(self.facts, range(len(self.facts)), strict=True))

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
    """``facts`` with their digests, in the order of their numbers; ``entries`` by path.

    On disk it is one file, which small changes leave as it is: what they change is written beside
    it (``….later``), and counts instead.
    """

    def __init__(
        self,
        version: bytes,
        facts: Mapping[Fact, bytes] | None = None,
        entries: Entries | None = None,
        token: bytes = b"",
        base: bytes = b"",
        since: Mapping[Fact, bytes] | None = None,
    ) -> None:
        """``token`` was drawn by the build that wrote it; b"": it has not been written.

        ``base`` is the token of the file that ``entries`` have their columns from; ``since`` are
        the facts that differ from those in it.
        """
        self._version = version
        self.facts: Mapping[Fact, bytes] = facts if facts is not None else {}
        self.entries = entries if entries is not None else Entries.of({})
        self.token = token
        self._base = base
        self._since = since or {}

    @classmethod
    def read(cls, path: Path, version: bytes) -> Ledger:
        """What is kept at ``path``; nothing when it is torn, foreign or of another version."""
        with suppress(OSError, Unsealed, TypeError, ValueError):
            kept, token, facts, digests, columns = unseal(path.read_bytes())
            if kept != version:
                return cls(version)
            known = dict(zip(facts, digests, strict=True))
            whole = cls(version, known, Entries(columns, {}), token, token)
            return whole._with_later(path)
        return cls(version)

    def _with_later(self, path: Path) -> Ledger:
        """With what was written since; without, it still tells nothing wrong."""
        with suppress(OSError, Unsealed, TypeError, ValueError):
            base, token, facts, later = unseal(_later(path).read_bytes())
            if base == self.token:
                entries = {name: entry and Entry(*entry) for name, entry in later.items()}
                known = {**self.facts, **facts}
                return Ledger(self._version, known, self.entries.over(entries), token, base, facts)
        return self

    def still(self, digests: Digests) -> Mapping[str, Entry]:
        """The entries of which no fact has changed."""
        changed = {
            number
            for number, (fact, digest) in enumerate(self.facts.items())
            if digests.of(fact) != digest
        }
        entries = self.entries.items()
        if not changed:
            return dict(entries)
        return {
            path: entry for path, entry in entries if changed.isdisjoint(array("I", entry.facts))
        }

    def numbers(self) -> Numbers:
        """The numbering in which this ledger's entries stand, to be continued."""
        return Numbers(self.facts)

    def follow(self, digests: Digests, numbers: Numbers, entries: Mapping[str, Entry]) -> Ledger:
        """The ledger of the build that comes after, which has these entries and no others."""
        facts = {fact: digests.of(fact) for fact in numbers.facts}
        return Ledger(self._version, facts, Entries.of(entries))

    def amended(
        self,
        digests: Digests,
        changed: Iterable[Fact],
        numbers: Numbers,
        made: Mapping[str, Entry],
        gone: Collection[str],
    ) -> Ledger:
        """The same where these facts have ``changed``, these outputs are ``made`` anew or ``gone``.

        ``numbers`` go on behind this ledger's own.
        """
        new = numbers.facts[len(self.facts) :]
        other = {fact: digests.of(fact) for fact in (*changed, *new)}
        later = {
            path: entry for path, entry in made.items() if self.entries.get(path) != entry
        } | dict.fromkeys(gone)
        if not later and not other:
            return self
        return Ledger(
            self._version,
            {**self.facts, **other},
            self.entries.over(later),
            b"",
            self._base,
            {**self._since, **other},
        )

    def write(self, path: Path, token: bytes) -> None:
        """Keep it for the next build.

        Facts that nothing is made of any more stay in the list: they are few, and to look for
        them would cost each build more than they do.
        """
        later = self.entries.later
        if self._base and len(later) * _SHORT < len(self.entries):
            told = {
                name: entry and (entry.identity, entry.files, entry.facts, entry.of)
                for name, entry in later.items()
            }
            _put(_later(path), (self._base, token, self._since, told))
            return
        entries = Entries.of(self.entries) if later else self.entries
        facts, digests = tuple(self.facts), tuple(self.facts.values())
        _put(path, (self._version, token, facts, digests, entries.columns))

    def tells_the_same(self, other: Ledger) -> bool:
        """True when to write this one instead of the other would change nothing."""
        return (self.facts, self.entries) == (other.facts, other.entries)


def _later(path: Path) -> Path:
    return path.with_name(f"{path.name}.later")


def _put(path: Path, record: Any) -> None:
    temporary = path.with_name(f"{path.name}.new")
    temporary.write_bytes(seal(record))
    temporary.replace(path)


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
