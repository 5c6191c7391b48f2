"""What stands at a target: the releases that it keeps, and which of them readers see.

In: what a target found there.  Out: :class:`Standing`, with the questions that plans ask; and
:class:`Overview`, the little of it that a rollback needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from portal.publishing.manifest import Manifest

__all__ = ["E", "Entry", "Kept", "Overview", "Sealed", "Standing", "before", "in_order"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A release at a target; ``number`` counts publications, ``at`` is when (UTC)."""

    id: str
    number: int
    at: str


@dataclass(frozen=True, slots=True)
class Kept(Entry):
    """A release with the list of all that is in it."""

    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Sealed(Entry):
    """A release that was verified whole when it was brought, and not touched since.

    ``assets`` are the paths of those of its files whose names tell their content.
    """

    assets: tuple[str, ...]


E = TypeVar("E", bound=Entry)


def in_order(entries: Iterable[E]) -> tuple[E, ...]:
    """The releases by publication, whatever order they come in."""
    return tuple(sorted(entries, key=lambda one: (one.number, one.id)))


def before(entries: Iterable[E], current: str | None) -> E | None:
    """What was published last before the release that is shown; ``entries`` are in order."""
    known = tuple(entries)
    shown = next((one for one in known if one.id == current), None)
    earlier = [one for one in known if shown and one.number < shown.number]
    return earlier[-1] if earlier else None


class Overview(NamedTuple):
    """The releases that are kept, in order, and the one that is shown (None: none)."""

    kept: tuple[Sealed, ...]
    current: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """``kept`` in the order of their publication; ``current`` is the id shown (None: nothing)."""

    kept: tuple[Kept, ...] = ()
    current: str | None = None

    @classmethod
    def of(cls, kept: Iterable[Kept], current: str | None) -> Standing:
        """The releases in any order."""
        return cls(in_order(kept), current)

    def find(self, id: str | None) -> Kept | None:
        """The kept release of that id."""
        return next((one for one in self.kept if one.id == id), None)

    @property
    def shown(self) -> Kept | None:
        return self.find(self.current)

    @property
    def next_number(self) -> int:
        return max((one.number for one in self.kept), default=0) + 1

    def newest_first(self) -> Iterator[Kept]:
        """The shown release, then the others from the newest on."""
        if self.shown:
            yield self.shown
        yield from (one for one in reversed(self.kept) if one.id != self.current)
