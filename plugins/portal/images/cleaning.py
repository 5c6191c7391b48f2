"""The file of content/images/ as it is published: the picture, and nothing beside it.

In: the bytes of a picture that was looked at.  Out: bytes of the same format.  Pixels stay as they
are; only a picture that its camera marked as turned, or whose colours are not sRGB, is put right,
because the notes that say so are among what goes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from portal.images.develop import is_srgb, shown
from portal.images.drawings import clean_drawing
from portal.images.looking import turn_of
from portal.images.opening import FORMATS, opened
from portal.images.parts import BARE

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["cleaned"]

_AGAIN: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "progressive": True, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90, "method": 4},
    "AVIF": {"quality": 80, "speed": 6, "max_threads": 1},
    "GIF": {"optimize": False},
}
"""Near the original's own quality: this file is what others print from."""

_LOSSLESS_WEBP = b"VP8L"
_NOTES = ("exif", "xmp", "icc_profile")


def cleaned(data: bytes, suffix: str) -> bytes:
    """``suffix`` has its dot; raises Refusal for a picture that was never looked at."""
    if suffix == ".svg":
        return clean_drawing(data)
    name = FORMATS[suffix]
    with opened(data, suffix) as image:
        upright = turn_of(image) == 1 and image.mode != "CMYK"
        as_shown = upright and is_srgb(image.info.get("icc_profile"))
        noted = any(image.info.get(note) for note in _NOTES)
    if as_shown and name in BARE:
        try:
            return BARE[name](data)
        except ValueError:
            # Decoders read it all the same; what cannot be told apart is made anew.
            return _again(data, suffix, name)
    if as_shown and name == "AVIF" and not noted:
        return data
    return _again(data, suffix, name)


def _again(data: bytes, suffix: str, name: str) -> bytes:
    image = _with_its_palette(data) if name == "GIF" else shown(data, suffix)
    settings = dict(_AGAIN[name])
    if name == "WEBP" and _LOSSLESS_WEBP in data[:64]:
        settings["lossless"] = True
    made = io.BytesIO()
    image.save(made, name, **settings)
    return made.getvalue()


def _with_its_palette(data: bytes) -> Image.Image:
    """A GIF holds neither a turn nor a profile: its comments alone go."""
    with opened(data, ".gif") as image:
        image.load()
        bare = image.copy()
    bare.info = {name: value for name, value in image.info.items() if name == "transparency"}
    return bare
