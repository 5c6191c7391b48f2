"""What a text asked of the rest of the site, so that its HTML may be used again.

In: a LinkContext.  Out: :class:`AskedLinks`, the same context with a memory, and :class:`Answers`:
a text that gets the same answers becomes the same HTML.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal.domain.packing import packed
from portal.reading.markdown.records import Destination, ImageFile, LinkContext

__all__ = ["Answers", "AskedLinks"]


@packed
@dataclass(frozen=True, slots=True)
class Answers:
    """Each target and image that a text named, with what the site answered."""

    targets: tuple[tuple[str, Destination | None], ...] = ()
    images: tuple[tuple[str, ImageFile | None], ...] = ()

    def are_those_of(self, context: LinkContext) -> bool:
        """True when ``context`` answers all of them as before."""
        return all(context.resolve(target) == found for target, found in self.targets) and all(
            context.image(file) == found for file, found in self.images
        )


class AskedLinks:
    """A LinkContext that remembers what it was asked.

    What it offers for a dead link depends on all targets; a text with such a fault is never kept.
    """

    def __init__(self, context: LinkContext) -> None:
        self._context = context
        self._targets: dict[str, Destination | None] = {}
        self._images: dict[str, ImageFile | None] = {}

    @property
    def answers(self) -> Answers:
        return Answers(tuple(self._targets.items()), tuple(self._images.items()))

    @property
    def lang(self) -> str:
        return self._context.lang

    @property
    def site_url(self) -> str:
        return self._context.site_url

    def resolve(self, target: str) -> Destination | None:
        found = self._targets[target] = self._context.resolve(target)
        return found

    def nearest(self, target: str) -> tuple[str, ...]:
        return self._context.nearest(target)

    def image(self, file: str) -> ImageFile | None:
        found = self._images[file] = self._context.image(file)
        return found

    def nearest_image(self, file: str) -> tuple[str, ...]:
        return self._context.nearest_image(file)
