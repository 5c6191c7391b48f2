"""Links files of one tree into the other, in a process that has nothing else in memory.

In: both trees, paths.  Out: :class:`Linking`, which must be waited for.  A fork would do as well,
but what it shares with a process of a gigabyte, that one copies whenever it touches it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path

from portal.output.trees import link_file

__all__ = ["Linking"]

_PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from portal.output.linking import link_all
link_all(*sys.argv[2:], sys.stdin.buffer.read())
"""

_PACKAGES = os.fspath(Path(__file__).parents[2])


class Linking:
    """``paths`` of the tree ``live`` on their way into the tree ``idle``.

    The process holds the open files ``held`` as well, so that a lock among them lasts as long as it
    writes.  Raises OSError when the system starts no process or cannot take the paths down.
    """

    def __init__(self, live: Path, idle: Path, paths: Iterable[str], held: Collection[int]) -> None:
        with tempfile.TemporaryFile() as told:
            told.write("\0".join(paths).encode())
            told.seek(0)
            self._process = subprocess.Popen(  # noqa: S603 - this very Python, a fixed program
                [sys.executable, "-S", "-c", _PROGRAM, _PACKAGES, live, idle],
                stdin=told,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=tuple(held),
            )

    def done(self) -> bool:
        """Wait for it; False when a file could not be linked or the process was ended."""
        return self._process.wait() == 0


def link_all(live: str, idle: str, told: bytes) -> None:
    """What the process does: link the files whose paths are told, with NUL between them."""
    for path in told.decode().split("\0"):
        link_file(Path(live), Path(idle), path)
