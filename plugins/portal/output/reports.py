"""What a build did, in numbers; nothing here loads anything else.

In: counts.  Out: :class:`OutputReport` of the files that were made, :class:`Account` of the files
of content/, :class:`BuildReport` of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portal.domain.problems import Problem

__all__ = ["Account", "BuildReport", "OutputReport"]


@dataclass(frozen=True, slots=True)
class OutputReport:
    """Counts of one build; ``shown`` is False when nothing differed and nothing was written.

    ``ledger`` is the token of the ledger that tells of every output; b"" when there is none.
    ``unkept`` is "" or why nothing could be left for the next build.
    """

    outputs: int
    made: int
    written: int
    bytes_written: int
    removed: int
    shown: bool
    ledger: bytes = b""
    unkept: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """files = published + draft + embargoed + withdrawn + data + unused"""

    files: int
    published: int
    draft: int
    embargoed: int
    withdrawn: int
    data: int
    unused: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: outputs made and written, every file accounted for, warnings.

    ``converted`` counts the texts that were turned into HTML, ``drawn`` the pictures that no cache
    held; ``kept_fault`` is "" or why nothing of earlier builds could be used.
    """

    outputs: OutputReport
    account: Account
    warnings: tuple[Problem, ...]
    converted: int = 0
    drawn: int = 0
    kept_fault: str = ""
