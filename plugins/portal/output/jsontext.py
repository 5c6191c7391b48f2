"""JSON as the outputs write it: compact, Vietnamese letters as they are, one entry on a line.

In: plain values.  Out: bytes.  Without indentation Python's encoder is some ten times faster; a
line for each entry keeps files readable and their changes small.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

__all__ = ["json_bytes", "json_entries", "json_text"]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def json_text(data: object) -> str:
    """One value."""
    return _encode(data)


def json_bytes(data: object) -> bytes:
    """A file of one value."""
    return f"{_encode(data)}\n".encode()


def json_entries(entries: Iterable[str], head: Mapping[str, object], key: str) -> bytes:
    """A file of many entries (each already text): under ``key`` after ``head``'s members.

    Without a ``key`` the file is the list alone.
    """
    body = "[\n" + ",\n".join(entries) + "\n]"
    if not key:
        return f"{body}\n".encode()
    return f'{_encode(head)[:-1]},"{key}":{body}}}\n'.encode()
