"""What stands at a target: the releases that it keeps, and which of them readers see.

In: what a target found there.  Out: :class:`Standing`, with the questions that plans ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.publishing.manifest import Manifest

__all__ = ["Kept", "Standing"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole release at a target; ``number`` counts publications, ``at`` is when (UTC)."""

    id: str
    number: int
    at: str
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Standing:
    """``kept`` in the order of their publication; ``current`` is the id shown (None: nothing)."""

    kept: tuple[Kept, ...] = ()
    current: str | None = None

    def find(self, id: str | None) -> Kept | None:
        """The kept release of that id."""
        return next((one for one in self.kept if one.id == id), None)

    @property
    def shown(self) -> Kept | None:
        return self.find(self.current)

    @property
    def next_number(self) -> int:
        return max((one.number for one in self.kept), default=0) + 1

    @property
    def before(self) -> Kept | None:
        """What was published last before the release that is shown."""
        shown = self.shown
        earlier = [one for one in self.kept if shown and one.number < shown.number]
        return earlier[-1] if earlier else None

    def newest_first(self) -> Iterator[Kept]:
        """The shown release, then the others from the newest on."""
        if self.shown:
            yield self.shown
        yield from (one for one in reversed(self.kept) if one.id != self.current)
