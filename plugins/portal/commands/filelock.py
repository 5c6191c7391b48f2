"""A lock between processes that dies with its holder.

In: a path that may be created.  Out: a context in which no other process holds the same
path.  The operating system frees it when the holder ends, however it ends, so that there is
no stale lock to clear away.  Standard library only (see :mod:`portal.commands.environment`).
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = ["held"]

_POLL_SECONDS = 0.2


@contextlib.contextmanager
def held(path: Path, when_taken: Callable[[], None]) -> Iterator[None]:
    """Hold ``path`` for the length of the context; calls ``when_taken`` once if it must wait.

    Raises OSError when ``path`` cannot be created.
    """
    with path.open("a+b") as file:
        if not _try(file):
            when_taken()
            while not _try(file):
                time.sleep(_POLL_SECONDS)
        try:
            yield
        finally:
            _free(file)


if sys.platform == "win32":

    def _try(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _free(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:

    def _try(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _free(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
