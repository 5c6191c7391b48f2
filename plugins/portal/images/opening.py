"""Opens pictures, and refuses those that are not what they seem.

In: bytes, the ending of the file's name.  Out: an open Pillow image whose size is allowed, or a
:class:`~portal.images.records.Refusal`.  The size is read from the first bytes before anything is
unpacked: a file of 48 KB may hold 400 million pixels.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from portal.images.records import LONGEST_SIDE, MOST_PIXELS, Refusal

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["FORMATS", "opened", "refuse_size"]

FORMATS = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".gif": "GIF",
}
"""What a file of each name must be, as Pillow calls it."""

# What imagesize raises for a file that is cut short or something else than its name says.
_UNREADABLE = (ValueError, LookupError, ArithmeticError, TypeError, struct.error, ParseError)

# What Pillow's decoders raise for broken data.
_BROKEN = (OSError, SyntaxError, EOFError, *_UNREADABLE)

_PARTS = {"MPO": "JPEG"}
"""A JPEG with further pictures behind the first, which is the one that browsers show."""


@contextmanager
def opened(data: bytes, suffix: str) -> Iterator[Image.Image]:
    """The picture, not decoded yet; whatever goes wrong while it is used is a Refusal too."""
    from PIL import Image

    refuse_size(*_size(data))
    try:
        with Image.open(io.BytesIO(data)) as image:
            found = _PARTS.get(image.format or "", image.format or "")
            if found != FORMATS[suffix]:
                raise Refusal("image-foreign", named=FORMATS[suffix], found=found)
            refuse_size(*image.size)
            if image.format == found and getattr(image, "is_animated", False):
                raise Refusal("image-moving")
            yield image
    except Image.DecompressionBombError as error:
        raise _too_large("?", "?") from error
    except _BROKEN as error:
        raise Refusal("image-broken") from error


def refuse_size(width: int, height: int) -> None:
    """Raise a Refusal for more pixels than a builder's memory should be asked to hold."""
    if width <= 0 or height <= 0:
        raise Refusal("image-unreadable")
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise _too_large(str(width), str(height))


def _too_large(width: str, height: str) -> Refusal:
    return Refusal(
        "image-too-large",
        width=width,
        height=height,
        millions=MOST_PIXELS // 1_000_000,
        side=LONGEST_SIDE,
    )


def _size(data: bytes) -> tuple[int, int]:
    """Width and height as the header tells them."""
    import imagesize

    try:
        info = imagesize.get_info(io.BytesIO(data))
    except _UNREADABLE as error:
        raise Refusal("image-unreadable") from error
    return int(info.width), int(info.height)
