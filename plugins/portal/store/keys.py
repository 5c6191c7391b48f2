"""The version of what works results out; what one is filed under is :func:`key_of`.

In: the package, names of libraries.  Out: a digest.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from portal.domain.keys import key_of

__all__ = ["code_version", "key_of"]


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
