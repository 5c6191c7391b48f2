"""On what a benchmark ran: the processor, memory, system, and the versions of everything.

In: nothing.  Out: lines for the report.  What a system does not tell is left out.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from portal import __version__
from portal.commands.bench.peers import Peer

__all__ = ["machine_lines"]


# Of one core: above it, other work was going on.
_BUSY = 0.5


def machine_lines(peers: Iterable[Peer], load: float) -> Iterator[str]:
    """“label: value”, one fact each; ``load`` is the system's load before the first build."""
    if load > _BUSY:
        yield (
            f"**The machine was busy with other work when this began (load {load:.1f}): the times "
            "say little, the ratios something, the counts all.**"
        )
    yield f"Processor: {_processor()}, {os.cpu_count()} cores"
    if memory := _memory():
        yield f"Memory: {memory / 2**30:.1f} GiB"
    yield f"System: {platform.system()} {platform.release()}, {platform.machine()}"
    yield f"{platform.python_implementation()}: {platform.python_version()}"
    yield f"Portal: {__version__}"
    for peer in peers:
        yield f"{peer.name.capitalize()}: {peer.version}"


def _processor() -> str:
    return _field("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()


def _memory() -> int:
    """Bytes; 0 where /proc does not tell."""
    return int(_field("/proc/meminfo", "MemTotal").removesuffix(" kB") or 0) * 1024


def _field(path: str, name: str) -> str:
    """The first value of a name in a file of “name : value” lines, or nothing."""
    try:
        text = Path(path).read_text("utf-8")
    except OSError:
        return ""
    match = re.search(rf"^{re.escape(name)}\s*:\s*(.+)$", text, re.MULTILINE)
    return match[1].strip() if match else ""
