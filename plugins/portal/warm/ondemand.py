"""Articles and converted texts that are opened when something asks for them.

In: under which keys earlier builds kept them; those that are new.  Out: mappings like those of a
site that was assembled whole.  Most pages of most builds never open most of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from portal.domain.packing import packed

__all__ = ["Kin", "OnDemand", "Unkept"]

Key = TypeVar("Key")
Value = TypeVar("Value")


@packed
@dataclass(frozen=True, slots=True)
class Kin:
    """An article's file and those of its translations: paths, and the languages' body keys.

    ``files`` are paths relative to content/, the original's first; ``bodies`` tell by language
    under which key its text is kept, and its stamp.
    """

    files: tuple[str, ...]
    bodies: Mapping[str, tuple[bytes, bytes]]


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
