"""Records that travel light: between processes, and into what is kept for the next build.

In: a frozen dataclass.  Out: the same class, whose records are pickled as the class and the values
of its fields.  Python's own way for a slotted one looks its fields up for every record, which took
half the time of a pickle, and a build makes and reads a few for every article.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

__all__ = ["packed"]

Record = TypeVar("Record")


def packed(record: type[Record]) -> type[Record]:
    """To stand above ``@dataclass``, whose fields must all be taken by its ``__init__``."""
    names = [field.name for field in fields(record)]  # type: ignore[arg-type]  # of a dataclass
    values: Callable[[Any], Any] = attrgetter(*names)
    if len(names) == 1:  # of a single name attrgetter gives the bare value

        def reduce(self: Any) -> tuple[Any, ...]:
            return type(self), (values(self),)
    else:

        def reduce(self: Any) -> tuple[Any, ...]:
            return type(self), values(self)

    record.__reduce__ = reduce  # type: ignore[method-assign]  # a method as any other
    return record
