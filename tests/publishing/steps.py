"""What a piece of work asks of the disk: every call of the system's functions for files, in order.

In: the work.  Out: their names up to the first file that was renamed over another, and after it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

__all__ = ["steps_of"]

_SYSTEM = {"posix", "_io", "io"}
_SWITCH = "replace"


def steps_of(work: Callable[[], object]) -> tuple[list[str], list[str]]:
    """Calls before the switch, and after it; raises what ``work`` raises."""
    names: list[str] = []

    def note(_: FrameType, event: str, called: Any) -> None:
        if event != "c_call" or called.__name__ == "fspath":  # which asks nothing
            return
        if getattr(called, "__module__", "") in _SYSTEM:
            names.append(called.__name__)

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    at = names.index(_SWITCH) + 1
    return names[:at], names[at:]
