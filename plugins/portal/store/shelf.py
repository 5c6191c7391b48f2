"""Many records of which few are wanted: put away in bundles that are opened one by one.

In: records by key.  Out: :class:`Shelf`, the same mapping, which travels as a few hundred texts.
To read ten thousand rows takes longer than to make the page of one article, which needs four.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from portal.store.sealed import seal, unseal

__all__ = ["Shelf"]

Value = TypeVar("Value")

_BUNDLE = 64
"""Records in a bundle."""


class Shelf(Mapping[str, Value]):
    """Records in the order in which they were put there."""

    def __init__(self, keys: tuple[str, ...], bundles: tuple[bytes, ...]) -> None:
        self._keys = keys
        self._bundles = bundles
        self._opened: dict[int, list[Value]] = {}

    @classmethod
    def of(cls, records: Mapping[str, Value]) -> Shelf[Value]:
        """These records; a shelf is taken as it is."""
        if isinstance(records, cls):
            return records
        values = iter(records.values())
        bundles = iter(lambda: list(islice(values, _BUNDLE)), [])
        return cls(tuple(records), tuple(seal(bundle) for bundle in bundles))

    def __reduce__(self) -> tuple[Any, ...]:
        return Shelf, (self._keys, self._bundles)

    def __getitem__(self, key: str) -> Value:
        bundle, place = divmod(self._places[key], _BUNDLE)
        return self._open(bundle)[place]

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def _open(self, number: int) -> list[Value]:
        found = self._opened.get(number)
        if found is None:
            found = self._opened[number] = unseal(self._bundles[number])
        return found

    @cached_property
    def _places(self) -> dict[str, int]:
        return dict(zip(self._keys, range(len(self._keys)), strict=True))
