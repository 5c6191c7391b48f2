"""What a kept result is filed under: a digest of everything that it was worked out from.

In: bytes and texts.  Out: 16 bytes (BLAKE2b, RFC 7693): at ten million entries the chance of two
keys meeting is below one in 10^24.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

__all__ = ["code_version", "key_of"]

_SIZE = 16


def key_of(*parts: bytes | str) -> bytes:
    """One key for these parts in this order; no two lists of parts share one by being joined."""
    whole = hashlib.blake2b(digest_size=_SIZE)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.digest()


@cache
def code_version(package: Path, libraries: tuple[str, ...]) -> bytes:
    """A digest of Python's version, of these libraries' and of every module under ``package``.

    Raises importlib.metadata.PackageNotFoundError for a library that is not installed.
    """
    from importlib.metadata import distribution

    return key_of(
        sys.version,
        *(f"{name} {distribution(name).version}" for name in libraries),
        *_sources(package),
    )


def _sources(package: Path) -> Iterable[bytes | str]:
    for path in sorted(package.rglob("*.py")):
        yield path.relative_to(package).as_posix()
        yield path.read_bytes()
