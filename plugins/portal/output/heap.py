"""A build makes millions of records and hardly a circle of them, so nobody need look for circles.

In: nothing.  Out: a context in which Python's cycle collector rests.  Memory is freed as ever,
when the last reference goes; the collector finds circles alone, and a build of 1,000 articles
leaves none in reading and some 10 MB of them in templates, however many articles there are.  Yet
it would walk all records again and again as they grow: a fifth of a cold build's time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector rest, here and in workers forked from here; then let it be as it was."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
