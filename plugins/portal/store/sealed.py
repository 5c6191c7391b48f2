"""Records as bytes that are not trusted when they come back.

In: frozen records of the portal.  Out: pickles behind a digest, and the records again.  A torn or
altered pickle is refused by its digest; one that was made to deceive may still name nothing but
the portal's own records and a few plain types of Python, so that a cache handed from one CI run to
the next cannot run a program of its own.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from functools import cache
from typing import Any

__all__ = ["Unsealed", "own", "seal", "unseal"]

_SIZE = 16

_RECORDS = (
    "portal.domain.",
    "portal.images.records",
    "portal.reading.",
    "portal.schema.place",
    "portal.indexes.outlines",
    "portal.indexes.rows",
    "portal.output.reports",
    "portal.search.",
    "portal.store.shelf",
    "portal.warm.kin",
    "portal.warm.snapshot",
)
"""Where the records are defined that are kept."""

_PLAIN = {
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("collections", "OrderedDict"),
    ("copyreg", "_reconstructor"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "time"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("decimal", "Decimal"),
    ("zoneinfo", "ZoneInfo._unpickle"),
}


class Unsealed(Exception):
    """These bytes are not what ``seal`` made of a record."""


def seal(record: Any) -> bytes:
    """The record's pickle behind its digest."""
    data = pickle.dumps(record, protocol=5)
    return hashlib.blake2b(data, digest_size=_SIZE).digest() + data


def own(data: bytes) -> Any:
    """The record that a process of this very build sealed: nobody else can have touched it."""
    return pickle.loads(memoryview(data)[_SIZE:])  # noqa: S301 - sealed by our own fork


def unseal(data: bytes) -> Any:
    """The record; raises Unsealed when these bytes are torn, altered or name something else."""
    head, body = data[:_SIZE], data[_SIZE:]
    if hashlib.blake2b(body, digest_size=_SIZE).digest() != head:
        raise Unsealed("torn or altered")
    try:
        return _Records(io.BytesIO(body)).load()
    except (pickle.UnpicklingError, AttributeError, ImportError, EOFError, TypeError) as error:
        raise Unsealed(str(error)) from error


class _Records(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        return _allowed(module, name)


@cache
def _allowed(module: str, name: str) -> Any:
    """The class of this name; the same few are asked for in each of thousands of records."""
    if (module, name) in _PLAIN or (module.startswith(_RECORDS) and "." not in name):
        finder = pickle.Unpickler(io.BytesIO())  # noqa: S301 - finds a class, reads nothing
        return finder.find_class(module, name)
    raise pickle.UnpicklingError(f"{module}.{name}")
