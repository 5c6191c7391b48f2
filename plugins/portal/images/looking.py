"""What a picture is: its size as it is shown, whether it can be published at all.

In: the bytes of a file and the ending of its name.  Out: a
:class:`~portal.images.records.Picture` without a stamp, or a Refusal.  Every pixel is unpacked
once, which is the only way to know that none is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.images.drawings import look_at_drawing
from portal.images.opening import FORMATS, opened
from portal.images.records import Picture, Refusal

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["TURNED", "look", "turn_of"]

_ORIENTATION = 0x0112
TURNED = frozenset(range(5, 9))
"""Orientations that exchange width and height."""

_ROUGHLY = (512, 512)
"""A JPEG is unpacked to an eighth of its size, if that is no smaller than this: as safe, faster."""


def look(data: bytes, suffix: str) -> Picture:
    """``suffix`` has its dot; raises Refusal."""
    if suffix == ".svg":
        return look_at_drawing(data)
    if suffix not in FORMATS:
        raise Refusal("image-unreadable")
    with opened(data, suffix) as image:
        width, height = image.size
        turned = turn_of(image) in TURNED
        if suffix in (".jpg", ".jpeg"):
            image.draft(None, _ROUGHLY)
        image.load()
        opaque = _is_opaque(image)
    return Picture(height, width, opaque) if turned else Picture(width, height, opaque)


def turn_of(image: Image.Image) -> int:
    """How the camera was held: 1 for upright, and for a note of it that cannot be read."""
    try:
        turn = image.getexif().get(_ORIENTATION, 1)
    except (OSError, SyntaxError, ValueError, TypeError, LookupError):
        return 1
    return turn if turn in range(1, 9) else 1


def _is_opaque(image: Image.Image) -> bool:
    """Many pictures could be transparent and are not."""
    if not image.has_transparency_data:
        return True
    lowest, _ = image.convert("RGBA").getchannel("A").getextrema()
    return lowest == 255
