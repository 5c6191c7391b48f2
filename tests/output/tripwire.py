"""Stops the program at the n-th step that it takes on disk, whoever takes it.

In: a folder, the number of the step, what is raised.  Out: that exception, before the step.  Steps
are Python's own audit events for opening to write, removing, renaming, linking and making folders.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["Killed", "stopping_at"]

_CHANGES = {"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.symlink", "os.link"}
_FROM_FOLDER = {"os.remove", "os.rmdir"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Killed(BaseException):
    """As if the process had ended here: nothing may catch it."""


class _Wire:
    root = ""
    left = 0
    error: BaseException | None = None
    tripped = False


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if not _Wire.root:
        return
    if event == "open":
        path, _, flags = args
        if not isinstance(flags, int) or not flags & _WRITING:
            return
    elif event in _CHANGES:
        path = args[1] if event in ("os.rename", "os.symlink") else args[0]
    else:
        return
    # What removes a whole folder names its files from the folder that it has open.
    from_folder = event in _FROM_FOLDER and args[-1] != -1
    inside = isinstance(path, str | os.PathLike) and os.fspath(path).startswith(_Wire.root)
    if not (inside or from_folder):
        return
    _Wire.left -= 1
    if _Wire.left == 0 and _Wire.error is not None:
        _Wire.tripped = True
        if isinstance(_Wire.error, OSError):
            _Wire.error.filename = os.fspath(path)
        raise _Wire.error


sys.addaudithook(_hook)


@contextmanager
def stopping_at(step: int, root: Path, error: BaseException) -> Iterator[type[_Wire]]:
    """Within, the ``step``-th change under ``root`` raises ``error``; ``tripped`` tells whether."""
    _Wire.root, _Wire.left, _Wire.error, _Wire.tripped = os.fspath(root), step, error, False
    try:
        yield _Wire
    finally:
        _Wire.root, _Wire.error = "", None
