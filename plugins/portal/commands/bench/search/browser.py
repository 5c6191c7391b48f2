"""Chromium without a window, shown one page that does the rest and says what it found.

In: a server that listens, what it serves.  Out: what the page said, in its order.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from queue import Empty
from typing import Any

from portal.commands.bench.search.wire import DRIVER, Wire
from portal.commands.speech import CommandFault, Exit, Text
from portal.publishing.gates.chromium import opened

__all__ = ["CHROMIUM_MISSING", "listened", "version_of"]

CHROMIUM_MISSING = Text(
    "thiếu Chromium; cài bằng: apt install chromium",
    "Chromium is missing; install it with: apt install chromium",
)
_SILENT = Text(
    "Trình duyệt không trả lời trong {seconds:.0f} giây.",
    "The browser said nothing for {seconds:.0f} s.",
)
_FAULT = Text("Trang đo báo lỗi: {said}", "The measuring page failed: {said}")
_PATIENCE = 180.0


def version_of(chromium: str) -> str:
    """What a browser calls itself."""
    words = [chromium, "--version"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def listened(wire: Wire, chromium: str) -> Iterator[tuple[str, Any]]:
    """Everything that the driving page says until it has done; raises CommandFault."""
    with opened(chromium, f"http://127.0.0.1:{wire.port}{DRIVER}index.html"):
        while True:
            try:
                kind, value = wire.said.get(timeout=_PATIENCE)
            except Empty:
                raise CommandFault(_SILENT.filled(seconds=_PATIENCE), Exit.CONTENT) from None
            if kind == "fault":
                raise CommandFault(_FAULT.filled(said=value), Exit.CONTENT)
            if kind == "done":
                return
            yield kind, value
