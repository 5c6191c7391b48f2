"""What was asked for lately is held, what nobody asks for is let go.

In: keys and values.  Out: :class:`Recent`, which never grows beyond twice its size.
"""

from __future__ import annotations

from typing import Generic, TypeVar

__all__ = ["Recent"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """The last ``size`` that were put there, and what of as many before was asked for again."""

    def __init__(self, size: int) -> None:
        self._size = size
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
        if len(self._new) >= self._size:
            self._old, self._new = self._new, {}
        self._new[key] = value
        return value
