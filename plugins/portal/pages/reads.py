"""What of the site went into an output: every question is noted while the output is made.

In: facts, as makers ask for them through the watched site (:mod:`portal.output.facts`).  Out: the
set of all that were asked.  A part that many outputs share is composed once; what it asked is
noted for each of them.  Without a watched site nothing is noted and nothing costs anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

__all__ = ["UNWATCHED", "Fact", "Memory", "Reads", "Recent", "Unwatched"]

Fact = tuple[str | int, ...]
"""The name of a kind of fact, and which one: ("article", slug), ("year", "/tin/", 2020)."""

Key = TypeVar("Key")
Value = TypeVar("Value")

_NOTHING: frozenset[Fact] = frozenset()


class Unwatched:
    """Notes nothing."""

    def note(self, fact: Fact) -> None:
        """A fact has been asked for."""

    def note_all(self, facts: Iterable[Fact]) -> None:
        """Facts that a shared part asked for when it was composed."""

    def apart(self, make: Callable[[], Value]) -> tuple[Value, frozenset[Fact]]:
        """What ``make`` gives, and the facts that it asked for."""
        return make(), _NOTHING


class Reads(Unwatched):
    """Notes all that is asked for between two calls of :meth:`taken`."""

    def __init__(self) -> None:
        self._noted: set[Fact] = set()

    def note(self, fact: Fact) -> None:
        self._noted.add(fact)

    def note_all(self, facts: Iterable[Fact]) -> None:
        self._noted.update(facts)

    def apart(self, make: Callable[[], Value]) -> tuple[Value, frozenset[Fact]]:
        outer, self._noted = self._noted, set()
        try:
            value = make()
            return value, frozenset(self._noted)
        finally:
            self._noted = outer

    def taken(self) -> frozenset[Fact]:
        """All that was noted since the last call."""
        noted, self._noted = self._noted, set()
        return frozenset(noted)


UNWATCHED = Unwatched()

_RECENT = 1500
"""Rows of some three years of ten thousand articles: 10 MB, where all of them would be 60."""


class Recent(Generic[Key, Value]):
    """What was asked for lately: the last 1,500 and what of the 1,500 before was asked again.

    Outputs are made year by year, and what one shows most others of its year show.
    """

    def __init__(self) -> None:
        self._new: dict[Key, Value] = {}
        self._old: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        """What was put there; None when it never was or has been let go."""
        found = self._new.get(key)
        if found is None:
            found = self._old.get(key)
            if found is not None:
                self.put(key, found)
        return found

    def put(self, key: Key, value: Value) -> Value:
        """Hold this, and let go of what has not been asked for longest; returns the value."""
        if len(self._new) >= _RECENT:
            self._old, self._new = self._new, {}
        self._new[key] = value
        return value


class Memory(Generic[Key, Value]):
    """Parts that recur, composed once; what each asked of the site is noted whenever it is used."""

    def __init__(self, reads: Unwatched) -> None:
        self._reads = reads
        self._known: Recent[Key, tuple[Value, frozenset[Fact]]] = Recent()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        found = self._known.get(key)
        if found is None:
            found = self._known.put(key, self._reads.apart(make))
        self._reads.note_all(found[1])
        return found[0]
