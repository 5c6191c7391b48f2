"""What a build did, in numbers; nothing here loads anything else.

In: counts.  Out: :class:`OutputReport` of the files that were made, :class:`Account` of the files
of content/.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Account", "OutputReport"]


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
