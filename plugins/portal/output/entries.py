"""The entries of a ledger, side by side in a few long texts.

In: entries by path.  Out: :class:`Entries`, a mapping of them.  Tens of thousands of records take
as long to read as the rest of a small build; in columns they take a fiftieth, and a build that
makes a few outputs anew opens the entries of these alone.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import Any

__all__ = ["Entries", "Entry"]

Files = tuple[tuple[str, str], ...]
"""Paths and digests of an output and of what lies beside it."""

_DIGEST = 64
"""Letters of a file's digest."""

_FEW = 12
"""So many numbers are looked for one by one; more, all at once."""


@dataclass(frozen=True, slots=True)
class Entry:
    """``facts`` are numbers, four bytes each, of facts in the ledger's list.

    ``of`` is the slug of the article that the output belongs to, as a plan tells it.
    """

    identity: bytes
    files: Files
    facts: bytes
    of: str = ""


class Entries(Mapping[str, Entry]):
    """``columns`` hold the entries as they were once; ``later`` those since, None for one gone.

    Columns are: paths, identities, digests of the single file that is called like its entry, the
    files of entries that have others (by place), ends of the facts, facts, slugs.
    """

    def __init__(self, columns: tuple[Any, ...], later: Mapping[str, Entry | None]) -> None:
        """Raises TypeError, ValueError for columns that are none."""
        paths, self._identities, self._digests, self._files, ends, self._facts, of = columns
        self.columns = columns
        self.later = later
        self._paths: list[str] = paths.split("\0") if paths else []
        self._of: list[str] = of.split("\0") if paths else []
        self._ends = array("I", ends)
        if len(self._of) != len(self._paths) or len(self._ends) != len(self._paths):
            raise ValueError("columns differ in length")

    @classmethod
    def of(cls, entries: Mapping[str, Entry]) -> Entries:
        """All of them in columns."""
        plain = [_is_plain(path, entry.files) for path, entry in entries.items()]
        end, ends = 0, array("I")
        for entry in entries.values():
            end += len(entry.facts)
            ends.append(end)
        columns = (
            "\0".join(entries),
            b"".join(entry.identity for entry in entries.values()),
            "".join(
                entry.files[0][1] if one else "-" * _DIGEST
                for one, entry in zip(plain, entries.values(), strict=True)
            ),
            {
                place: entry.files
                for place, (one, entry) in enumerate(zip(plain, entries.values(), strict=True))
                if not one
            },
            ends.tobytes(),
            b"".join(entry.facts for entry in entries.values()),
            "\0".join(entry.of for entry in entries.values()),
        )
        return cls(columns, {})

    def over(self, later: Mapping[str, Entry | None]) -> Entries:
        """These with ``later`` ones laid over them."""
        found = Entries.__new__(Entries)
        found.__dict__.update(self.__dict__, later={**self.later, **later})
        return found

    @property
    def files(self) -> int:
        """How many files they have in all."""
        before = sum(len(files) - 1 for files in self._files.values()) + len(self._paths)
        return before + sum(
            (len(entry.files) if entry else 0)
            - (len(self._entry(path).files) if path in self._places else 0)
            for path, entry in self.later.items()
        )

    def __getitem__(self, path: str) -> Entry:
        if path in self.later:
            entry = self.later[path]
            if entry is None:
                raise KeyError(path)
            return entry
        return self._entry(path)

    def __contains__(self, path: object) -> bool:
        if path in self.later:
            return self.later[path] is not None  # type: ignore[index]  # it is there
        return path in self._places

    def __iter__(self) -> Iterator[str]:
        yield from (path for path in self._paths if path not in self.later)
        yield from (path for path, entry in self.later.items() if entry is not None)

    def __len__(self) -> int:
        gone = sum(path in self._places for path in self.later)
        return len(self._paths) - gone + sum(entry is not None for entry in self.later.values())

    def belonging(self, to: Collection[str]) -> list[str]:
        """The paths of those that belong to one of these slugs; "" is the slug of none."""
        chosen = [of in to for of in self._of]
        found = [path for path in compress(self._paths, chosen) if path not in self.later]
        found += [path for path, entry in self.later.items() if entry and entry.of in to]
        return found

    def made_of(self, facts: Collection[int]) -> set[str]:
        """The paths of those that were made of any of these facts."""
        found = {self._paths[place] for place in self._places_of(facts)}.difference(self.later)
        found.update(
            path
            for path, entry in self.later.items()
            if entry and not set(facts).isdisjoint(array("I", entry.facts))
        )
        return found

    def _places_of(self, facts: Collection[int]) -> Iterator[int]:
        if len(facts) > _FEW:
            wanted = set(facts)
            start = 0
            for place, end in enumerate(self._ends):
                if not wanted.isdisjoint(array("I", self._facts[start:end])):
                    yield place
                start = end
            return
        for fact in facts:
            number = array("I", [fact]).tobytes()
            at = self._facts.find(number)
            while at >= 0:
                if at % len(number):
                    at = self._facts.find(number, at + 1)
                    continue
                # The first entry that ends behind a fact has it.
                place = bisect_right(self._ends, at)
                yield place
                at = self._facts.find(number, self._ends[place])

    @cached_property
    def _places(self) -> dict[str, int]:
        return dict(zip(self._paths, range(len(self._paths)), strict=True))

    def _entry(self, path: str) -> Entry:
        place = self._places[path]
        width = len(self._identities) // len(self._paths)
        files = self._files.get(place)
        return Entry(
            self._identities[place * width : (place + 1) * width],
            files or ((path, self._digests[place * _DIGEST : (place + 1) * _DIGEST]),),
            self._facts[self._ends[place - 1] if place else 0 : self._ends[place]],
            self._of[place],
        )


def _is_plain(path: str, files: Files) -> bool:
    return len(files) == 1 and files[0][0] == path and len(files[0][1]) == _DIGEST
