"""Which files of a folder have changed, told by their names, sizes and times alone.

In: a folder.  Out: the signature of each file below it; later, the paths that differ.  A file
written shortly before it was looked at has no signature to trust (None): it may be written once
more in the same tick of the file system's clock.  So each of those is opened again next time.
The rule is Git's for its index ("racy git").
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Mapping
from pathlib import Path

__all__ = ["Signature", "look", "unsure"]

Signature = tuple[int, int, int, int]
"""Size in bytes; change of content and of the entry, in nanoseconds; number of the file."""

_TICK = 2_000_000_000
"""Nanoseconds: the coarsest clock among file systems in use (FAT)."""


def look(root: Path) -> dict[str, Signature | None] | None:
    """Every file below ``root`` by its path, in no order.

    None when something lies there that is neither folder nor plain file, or cannot be looked at:
    reading will tell of it.
    """
    found: dict[str, Signature | None] = {}
    latest = time.time_ns() - _TICK
    folders = [("", os.fspath(root))]
    try:
        while folders:
            prefix, folder = folders.pop()
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append((f"{prefix}{entry.name}/", entry.path))
                        continue
                    status = entry.stat(follow_symlinks=False)
                    if not stat.S_ISREG(status.st_mode):
                        return None
                    sure = status.st_ctime_ns < latest and status.st_mtime_ns < latest
                    found[prefix + entry.name] = _signature(status) if sure else None
    except OSError:
        return None
    return found


def unsure(
    before: Mapping[str, Signature | None], now: Mapping[str, Signature | None]
) -> tuple[set[str], set[str]]:
    """Paths that must be opened to know whether they changed, and paths that are gone."""
    opened = {
        path
        for path, signature in now.items()
        if signature is None or before.get(path) != signature
    }
    return opened, before.keys() - now.keys()


def _signature(status: os.stat_result) -> Signature:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
