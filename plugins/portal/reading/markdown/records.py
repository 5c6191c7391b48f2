"""What a text becomes, and what it must know of the rest of the site.

In: nothing.  Out: the records that :class:`portal.reading.markdown.Converter` takes and gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from portal.domain.nearest import nearest
from portal.domain.packing import packed

__all__ = ["Destination", "Heading", "ImageFile", "LinkContext", "Reach", "Rendered", "SiteLinks"]


_OFFERS = 3


@packed
@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text: ``id`` is its anchor, ``text`` has no markup."""

    level: int
    id: str
    text: str


@packed
@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML that is safe to print unescaped, and what was found in it.

    ``links`` are the addresses as printed, inner and outer, each once, in order; ``images`` are
    paths under content/images/.  ``stamp`` is a digest of all that (b"": it was not converted).
    """

    html: str
    headings: tuple[Heading, ...] = ()
    links: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    stamp: bytes = field(default=b"", compare=False)


class Reach(StrEnum):
    """Whether this build has a page at an address."""

    BUILT = "built"
    LEFT_OUT = "left-out"  # a lean build makes fewer pages: the words stay, the link goes
    UNPUBLISHED = "unpublished"  # a draft or under embargo: likewise, with a warning


@packed
@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads: an address from the root, such as ``/tin/2020/<slug>/``."""

    address: str
    reach: Reach = Reach.BUILT


@dataclass(frozen=True, slots=True)
class ImageFile:
    """An image as it is served; its size in pixels keeps the page from jumping.

    ``sources`` are media types with lighter files to choose from, ``srcset`` files in the format of
    ``address``; ``sizes`` says how wide the image will stand.
    """

    address: str
    width: int | None = None
    height: int | None = None
    sources: tuple[tuple[str, str], ...] = ()
    srcset: str = ""
    sizes: str = ""


class LinkContext(Protocol):
    """What a text may link to.  One instance serves all texts of one language."""

    @property
    def lang(self) -> str:
        """The language of the text: ``vi``, ``en`` or ``lo``."""

    @property
    def site_url(self) -> str:
        """The site's own address; absolute links to it are treated as inner ones."""

    def resolve(self, target: str) -> Destination | None:
        """``/tin/2020/<slug>/`` or a file such as ``news/2020/<slug>.md`` → where it leads."""

    def nearest(self, target: str) -> tuple[str, ...]:
        """The known targets most like ``target``, best first."""

    def image(self, file: str) -> ImageFile | None:
        """A path under content/images/ → the image, None when there is no such file."""

    def nearest_image(self, file: str) -> tuple[str, ...]:
        """The image files most like ``file``, best first."""


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """A LinkContext over plain mappings.

    ``destinations`` holds two kinds of keys: addresses from the root (``/co-quan/<id>/``) and
    paths relative to content/ (``news/2020/<slug>.md``, ``documents/<file>``).
    """

    lang: str
    site_url: str
    destinations: Mapping[str, Destination] = field(default_factory=dict)
    images: Mapping[str, ImageFile] = field(default_factory=dict)

    def resolve(self, target: str) -> Destination | None:
        return self.destinations.get(target)

    def nearest(self, target: str) -> tuple[str, ...]:
        """The same slug elsewhere (a wrong year, a missing slash), else what is spelt alike.

        Addresses are offered for addresses, files for files.
        """
        rooted = target.startswith("/")
        known = [key for key in self.destinations if key.startswith("/") is rooted]
        slug = _slug(target)
        same = sorted(key for key in known if _slug(key) == slug) if slug else []
        # People seldom mistype the first letter; to look at the rest of ten thousand addresses
        # for each of many dead links would take minutes.
        return tuple(same[:_OFFERS]) or nearest(
            target, [key for key in known if _slug(key)[:1] == slug[:1]]
        )

    def image(self, file: str) -> ImageFile | None:
        return self.images.get(file)

    def nearest_image(self, file: str) -> tuple[str, ...]:
        return nearest(file, self.images)


def _slug(target: str) -> str:
    """The last part of an address or a path, without the ending of a text."""
    return target.rstrip("/").rpartition("/")[2].removesuffix(".md")
