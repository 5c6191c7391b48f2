"""What is kept, fetched when something asks for it.

In: all keys, the values at hand, how to fetch the others.  Out: a mapping.  A site has many texts,
and most pages of most builds never open most of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from portal.domain.recent import Recent

__all__ = ["OnDemand", "Unkept"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class Unkept(Exception):
    """What an earlier build worked out is not kept any more: all must be read again."""


_HELD = 256
"""Twice as many texts are some 3 MB.  One that is asked for again, by two kinds of feeds, say, is
asked for soon."""


class OnDemand(Mapping[Key, Value]):
    """A mapping whose values are fetched one by one; those that were fetched last are held."""

    def __init__(
        self,
        keys: Mapping[Key, object],
        known: Mapping[Key, Value],
        fetch: Callable[[Key], Value],
        stamps: Mapping[Key, bytes] | None = None,
        held: int = _HELD,
    ) -> None:
        """``keys`` are all there are; ``known`` the values at hand; ``fetch`` gets any other.

        ``stamps`` tell what a value is without its being fetched; up to twice ``held`` of those
        that were fetched last are in memory.
        """
        self._keys = keys
        self._known = dict(known)
        self._fetch = fetch
        self._stamps = stamps or {}
        self._fetched: Recent[Key, Value] = Recent(held)

    def stamp(self, key: Key) -> bytes:
        """A digest of the value; b"" where only the value can tell."""
        return self._stamps.get(key, b"")

    def __getitem__(self, key: Key) -> Value:
        value = self._known.get(key)
        if value is None:
            value = self._fetched.get(key)
        if value is None:
            if key not in self._keys:
                raise KeyError(key)
            value = self._fetched.put(key, self._fetch(key))
        return value

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
