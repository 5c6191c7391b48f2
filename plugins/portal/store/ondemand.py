"""What is kept, fetched when something asks for it.

In: all keys, the values at hand, how to fetch the others.  Out: a mapping.  A site has many texts,
and most pages of most builds never open most of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

__all__ = ["OnDemand", "Unkept"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class Unkept(Exception):
    """What an earlier build worked out is not kept any more: all must be read again."""


class OnDemand(Mapping[Key, Value]):
    """A mapping whose values are fetched one by one, and stay."""

    def __init__(
        self, keys: Mapping[Key, object], known: Mapping[Key, Value], fetch: Callable[[Key], Value]
    ) -> None:
        """``keys`` are all there are; ``known`` the values at hand; ``fetch`` gets any other."""
        self._keys = keys
        self._known = dict(known)
        self._fetch = fetch

    def __getitem__(self, key: Key) -> Value:
        value = self._known.get(key)
        if value is None:
            if key not in self._keys:
                raise KeyError(key)
            value = self._known[key] = self._fetch(key)
        return value

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
