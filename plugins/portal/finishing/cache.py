"""What was made once, kept by the digest of everything that it was made from.

In: a key, which names all inputs and the code that reads them.  Out: the bytes, or None.  An
entry is written aside and renamed, begins with the digest of what follows it, and is read only if
that is right; so runs may end at any moment and run at the same time.  An entry that no run has
asked for within a week is dropped.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from contextlib import suppress
from pathlib import Path

__all__ = ["Cache"]

_DIGEST = 32
_DAY = 24 * 60 * 60
_KEPT_DAYS = 7


class Cache:
    """A folder of entries; with ``fresh`` none that stands there before is believed."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        self._folder = folder
        self._since = time.time_ns() if fresh else 0

    def has(self, key: str) -> bool:
        """Whether there is an entry; it may still prove to be torn when it is read."""
        path = self._path(key)
        try:
            changed = os.stat(path).st_mtime_ns
        except FileNotFoundError:
            return False
        _touch(path, changed)
        return changed >= self._since

    def get(self, key: str) -> bytes | None:
        """What was put under ``key``, if it is whole."""
        path = self._path(key)
        try:
            with open(path, "rb") as file:
                changed = os.fstat(file.fileno()).st_mtime_ns
                data = file.read()
        except FileNotFoundError:
            return None
        whole = hashlib.sha256(data[_DIGEST:]).digest() == data[:_DIGEST]
        if changed < self._since or not whole:
            return None
        _touch(path, changed)
        return data[_DIGEST:]

    def put(self, key: str, data: bytes) -> None:
        """Keep ``data``; an OSError is the caller's to tell."""
        path = self._path(key)
        aside = f"{path}.{os.getpid()}.{threading.get_ident()}.new"
        try:
            self._write(aside, data)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            self._write(aside, data)
        os.replace(aside, path)

    def drop_unused(self) -> int:
        """Forget what no run asked for within a week; returns how many entries went."""
        dropped = 0
        oldest = time.time() - _KEPT_DAYS * _DAY
        for folder, _, names in os.walk(self._folder):
            for name in names:
                path = f"{folder}/{name}"
                with suppress(FileNotFoundError):
                    if os.stat(path).st_mtime < oldest:
                        os.unlink(path)
                        dropped += 1
        return dropped

    @staticmethod
    def _write(path: str, data: bytes) -> None:
        with open(path, "wb") as file:
            file.write(hashlib.sha256(data).digest() + data)
        # The system's own stamp may lag behind the clock by a tick.
        now = time.time_ns()
        os.utime(path, ns=(now, now))

    def _path(self, key: str) -> str:
        return f"{self._folder}/{key[:2]}/{key}"


def _touch(path: str, changed: int) -> None:
    """Somebody asked for it: that counts for a week; it is noted once a day."""
    if time.time() - changed / 1e9 > _DAY:
        with suppress(FileNotFoundError):
            os.utime(path)
