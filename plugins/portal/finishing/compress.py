"""Compressed copies of texts, laid beside them for servers that send such files as they are.

In: a file's path and bytes.  Out: the same path with ``.br`` and ``.gz``, where a copy is smaller.
Pictures and fonts are compressed already, and below a quarter of a kilobyte nothing is gained.
"""

from __future__ import annotations

import gzip
from pathlib import PurePosixPath

import brotli

__all__ = ["ENDINGS", "compressed", "is_compressible"]

ENDINGS = (".br", ".gz")

_TEXTS = frozenset(
    [
        ".css",
        ".csv",
        ".html",
        ".ics",
        ".js",
        ".json",
        ".svg",
        ".txt",
        ".webmanifest",
        ".xml",
    ]
)
_LEAST = 256


def is_compressible(path: str, size: int) -> bool:
    """Whether copies of a file of this name and size are worth their making."""
    return size > _LEAST and PurePosixPath(path).suffix in _TEXTS


def compressed(data: bytes, ending: str) -> bytes:
    """The copy of that ending; no clock is in it."""
    if ending == ".br":
        return bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=11))
    return gzip.compress(data, 9, mtime=0)
