"""What finishing gives to a build: more outputs, and copies beside all of them.

In: nothing.  Out: :class:`Finished`, and :data:`UNFINISHED` for a plain build.  Needs no library.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal.output.desk import Copies, no_copies
from portal.output.planned import Output

__all__ = ["UNFINISHED", "Finished"]


@dataclass(frozen=True, slots=True)
class Finished:
    """``outputs`` join the plan; ``drawn`` of them were not in the cache yet."""

    outputs: tuple[Output, ...]
    copies: Copies
    drawn: int


UNFINISHED = Finished((), no_copies, 0)
