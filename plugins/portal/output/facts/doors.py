"""A mapping that notes who asks for what.

In: a mapping, what kind of facts it holds, where to note.  Out: a mapping that answers the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from portal.pages.reads import Reads

__all__ = ["Door"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class Door(Mapping[Key, Value]):
    """A mapping; who asks for an entry has read that entry, who goes through it has read all."""

    def __init__(self, kind: str, entries: Mapping[Key, Value], reads: Reads) -> None:
        self._kind = kind
        self._entries = entries
        self._reads = reads

    def __getitem__(self, key: Key) -> Value:
        parts = key if isinstance(key, tuple) else (key,)
        self._reads.note((self._kind, *parts))
        return self._entries[key]

    def __iter__(self) -> Iterator[Key]:
        self._reads.note(("all", self._kind))
        return iter(self._entries)

    def __len__(self) -> int:
        self._reads.note(("all", self._kind))
        return len(self._entries)

    def __repr__(self) -> str:
        return repr(dict(self))  # which goes through the door for every entry
