"""What must lie on the disk before a link to it does: a power cut keeps no order of its own.

In: a path.  Out: nothing; OSError for a disk that fails.  A release is thousands of files: to wait
for each of them takes a hundred times as long as to have their file system written out at once.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from pathlib import Path

__all__ = ["flush_file_system", "flush_folder"]


def flush_file_system(path: Path) -> None:
    """Wait until the file system that ``path`` lies on is written out, and no other one.

    By ``sync -f`` of GNU coreutils; where there is none, all file systems are.
    """
    program = shutil.which("sync")
    if program:
        done = subprocess.run(  # noqa: S603 - a fixed program, no shell
            [program, "-f", str(path)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
        if done.returncode == 0:
            return
        if b"error syncing" in done.stderr:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
    os.sync()


def flush_folder(path: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    number = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
