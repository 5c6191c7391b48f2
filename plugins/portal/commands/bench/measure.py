"""Runs a command and takes down what it cost: time, processor, memory, what stands there after.

In: a command line and the tree that it writes.  Out: :class:`Measured`.  Memory is the greatest
sum of proportional set sizes (PSS) over the process and its descendants, sampled from /proc, so
that pages shared by worker processes count once; 0 where there is no /proc.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Failed", "Measured", "measure"]

_SAMPLE_SECONDS = 0.1
# Reading the memory of large processes takes time itself: at most this part of a core.
_SAMPLE_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds by the clock and of processors, bytes of memory, files and their bytes.

    ``said`` is what the command printed.
    """

    wall: float
    cpu: float
    memory: int
    files: int
    size: int
    said: str = ""


class Failed(Exception):
    """The command ended with another code than 0."""

    def __init__(self, code: int, said: str) -> None:
        super().__init__(f"exit {code}: {said}")
        self.code = code
        self.said = said


def measure(
    command: Sequence[str], *, cwd: Path, environ: Mapping[str, str], output: Path
) -> Measured:
    """Run ``command`` to its end; raises Failed."""
    before = os.times()
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=cwd,
        env=dict(environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        peak = _Peak(process.pid)
        peak.start()
        said, _ = process.communicate()
        wall = time.perf_counter() - started
        peak.end()
    after = os.times()
    if process.returncode:
        raise Failed(process.returncode, said.strip())
    # What children cost counts once they are waited for: the command, and its own workers.
    cpu = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    sizes = [path.stat().st_size for path in output.resolve().rglob("*") if path.is_file()]
    return Measured(wall, cpu, peak.bytes, len(sizes), sum(sizes), said.strip())


class _Peak(threading.Thread):
    """Samples the memory of a process and its descendants until told to end."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.bytes = 0
        self._pid = pid
        self._ended = threading.Event()

    def run(self) -> None:
        pause = _SAMPLE_SECONDS
        while not self._ended.wait(pause):
            started = time.thread_time()
            self.bytes = max(self.bytes, sum(map(_pss, _family(self._pid))))
            pause = max(_SAMPLE_SECONDS, (time.thread_time() - started) / _SAMPLE_SHARE)

    def end(self) -> None:
        self._ended.set()
        self.join()


def _family(pid: int) -> list[int]:
    """A process and all its descendants that live now, whichever thread started them."""
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += [int(child) for child in children.read_text("ascii").split()]
            except OSError:
                continue
    return found


def _pss(pid: int) -> int:
    """Bytes of memory, shared pages counted in part; 0 for a process that is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
