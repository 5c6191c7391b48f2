"""What is known of a picture, and which files are made of it.

In: nothing.  Out: records, limits and the choice of sizes.  Needs no drawing library: pages name
the files of a picture long before any of them is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from portal.domain.packing import packed

__all__ = [
    "LONGEST_SIDE",
    "MOST_PIXELS",
    "WIDTHS",
    "Copy",
    "CopyKind",
    "Picture",
    "Refusal",
    "copies_of",
]

MOST_PIXELS = 65_000_000
"""A photograph of any telephone that does not join several; decoded, it takes 200 MB."""

LONGEST_SIDE = 16_000
"""Pixels; also what a WebP file can hold."""

WIDTHS = (360, 720, 1080, 1600)
"""From a small telephone to the widest column on a dense screen, each half as large again or more
as the one before: docs/pictures.md has the reasons."""


class CopyKind(StrEnum):
    """The formats of copies, by the endings of their names; a browser takes the first it knows."""

    AVIF = "avif"
    WEBP = "webp"
    JPEG = "jpg"


@packed
@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be published; ``width`` and ``height`` are pixels as it is shown.

    ``drawn`` is true for SVG, which needs no copies; ``opaque`` when nothing shines through.
    ``stamp`` is a part of the names of its copies that follows from all that they are made of;
    "" when this build makes none.
    """

    width: int
    height: int
    opaque: bool = True
    drawn: bool = False
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """One smaller or lighter file of a picture: ``file`` is its path under content/images/."""

    file: str
    kind: CopyKind
    width: int
    height: int


class Refusal(Exception):
    """A picture is not published: ``code`` and ``values`` are of a message, ``line`` of a text."""

    def __init__(self, code: str, line: int = 0, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.values = values


def copies_of(file: str, picture: Picture) -> Iterator[Copy]:
    """The copies of the picture ``file``, none where this build makes none.

    Every width that is smaller than the picture's own; AVIF and WebP also at its own where that
    is not wider than the widest, because they are lighter.  No JPEG of what is not opaque.
    """
    if not picture.stamp or picture.drawn or picture.width <= WIDTHS[0]:
        return
    smaller = [width for width in WIDTHS if width < picture.width]
    whole = [picture.width] if picture.width <= WIDTHS[-1] else []
    pure = PurePosixPath(file)
    for kind in CopyKind:
        if kind is CopyKind.JPEG and not picture.opaque:
            continue
        for width in smaller if kind is CopyKind.JPEG else smaller + whole:
            name = f"{pure.stem}.{width}.{picture.stamp}.{kind}"
            height = max(1, round(picture.height * width / picture.width))
            yield Copy(pure.with_name(name).as_posix(), kind, width, height)
