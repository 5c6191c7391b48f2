"""Builds in processes of their own, met at the n-th step that they take on disk.

In: a place and the number of the step.  Out: whether the process was killed there, or how many
steps it took.  Steps are calls of what changes files (also SQLite's), before and after each.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from tests.warm.place import Place

__all__ = ["BUILDS", "at_step", "killed_at", "steps_taken"]

_SYSTEM_CALLS = {"mkdir", "rename", "replace", "rmdir", "symlink", "unlink"}
_QUERIES = {"execute", "executemany", "executescript"}
_FILES = (io.BufferedWriter, io.FileIO, io.TextIOWrapper)

BUILDS = multiprocessing.get_context("fork")
"""A fork has everything imported: a build that ends early costs no more than it did."""


def at_step(step: int, act: Callable[[], object]) -> Callable[[], int]:
    """Call ``act`` at the ``step``-th step of this process; tells how many there were so far."""
    owner, taken = os.getpid(), 0

    def hook(_: FrameType, event: str, called: Any) -> None:
        nonlocal taken
        if event in ("c_call", "c_return") and _changes_files(called):
            if os.getpid() != owner:  # a worker
                return
            taken += 1
            if taken == step:
                act()

    sys.setprofile(hook)
    return lambda: taken


def _changes_files(called: Any) -> bool:
    name = called.__name__
    # Texts have a method ``replace`` too, and what is in memory a method ``write``.
    if name == "write":
        return isinstance(called.__self__, _FILES)
    return name in _QUERIES or (name in _SYSTEM_CALLS and called.__module__ == os.name)


def killed_at(place: Place, step: int) -> bool:
    """Build until the step, and no further; False when the build ended before it."""

    def build() -> None:
        at_step(step, lambda: os.kill(os.getpid(), signal.SIGKILL))
        place.build()

    process = BUILDS.Process(target=build)
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def steps_taken(place: Place) -> int:
    """Build to the end; how many steps it took."""
    count = BUILDS.Value("i", 0)

    def build() -> None:
        taken = at_step(0, int)
        place.build()
        count.value = taken()

    process = BUILDS.Process(target=build)
    process.start()
    process.join()
    assert process.exitcode == 0
    return int(count.value)
