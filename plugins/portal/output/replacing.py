"""A file that is replaced in one step: whoever reads it finds the old one or the new one, whole.

In: a path, its new bytes.  Out: the file.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["replace_file"]


def replace_file(path: Path, data: bytes) -> None:
    """Write the bytes beside it (``….new``) and rename that over; raises OSError."""
    temporary = path.with_suffix(".new")
    temporary.write_bytes(data)
    temporary.replace(path)
