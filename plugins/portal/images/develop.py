"""From a file to the pixels that are shown, and from those to smaller files.

In: the bytes of a picture.  Out: pixels as a screen shows them (upright, sRGB, nothing beside
them), and copies of them.  The same bytes and the same Pillow give the same copies: every encoder
works in one thread, and nothing of the original's notes reaches it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.images.looking import TURNED, turn_of
from portal.images.opening import opened
from portal.images.records import WIDTHS, Copy, CopyKind

if TYPE_CHECKING:
    from PIL import Image, ImageCms

__all__ = ["copies", "is_srgb", "recipe", "shown", "stamp_of"]

_ENCODERS: dict[CopyKind, tuple[str, dict[str, Any]]] = {
    CopyKind.AVIF: ("AVIF", {"quality": 55, "speed": 6, "max_threads": 1}),
    CopyKind.WEBP: ("WEBP", {"quality": 74, "method": 4}),
    CopyKind.JPEG: ("JPEG", {"quality": 76, "progressive": True, "optimize": True}),
}
"""Qualities at which a photograph looks alike in all three: docs/pictures.md has the figures."""

_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""What brings a picture upright, by its EXIF orientation."""

_STAMP = 12
_GAP = 3.0
"""Reduce by whole numbers first, down to three times the size wanted: faster, looks the same."""


def copies(data: bytes, suffix: str, wanted: Iterable[Copy]) -> Iterator[tuple[Copy, bytes]]:
    """The bytes of each copy of a picture that was looked at before; raises Refusal."""
    image = shown(data, suffix, WIDTHS[-1])
    sizes: dict[tuple[int, int], Image.Image] = {}
    for copy in wanted:
        size = copy.width, copy.height
        if size not in sizes:
            sizes[size] = _resized(image, size)
        yield copy, _encoded(sizes[size], copy.kind)


def shown(data: bytes, suffix: str, width: int = 0) -> Image.Image:
    """The picture as a screen shows it: RGB, or RGBA where something shines through.

    ``width``: no need for much more than so many pixels; 0 for all that there are.
    """
    from PIL import Image

    with opened(data, suffix) as image:
        profile, turn = image.info.get("icc_profile"), turn_of(image)
        if width and suffix in (".jpg", ".jpeg"):
            # Unpacked to a half or a quarter where that is enough: four times as fast.
            image.draft(None, (1, width) if turn in TURNED else (width, 1))
        image.load()
        plain = _plain(image)
        if turn in _TURNS:
            plain = plain.transpose(Image.Transpose[_TURNS[turn]])
        pixels = _in_srgb(plain, profile)
    # What Pillow would write into every copy: profile, notes of the camera, comments.
    pixels.info = {}
    return pixels


def is_srgb(profile: bytes | None) -> bool:
    """True where colours need no conversion: without a profile, and with one of sRGB itself."""
    read = _profile(profile)
    if read is None:
        return True
    from PIL import ImageCms

    return "srgb" in ImageCms.getProfileDescription(read).casefold()


def stamp_of(digest: bytes) -> str:
    """The part of a copy's name that follows from the picture's bytes and the recipe."""
    return hashlib.sha256(digest + recipe().encode()).hexdigest()[:_STAMP]


@cache
def recipe() -> str:
    """Changes with whatever copies depend on beside the picture: this code, Pillow's version."""
    whole = hashlib.sha256(f"pillow {version('pillow')}\n".encode())
    for module in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(module.read_bytes())
    return whole.hexdigest()


def _plain(image: Image.Image) -> Image.Image:
    """Without a palette or sixteen bits; grey, CMYK and Lab stay for their profile to explain."""
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("RGB", "L", "CMYK", "LAB") else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    from PIL import ImageCms

    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    read = None if is_srgb(profile) else _profile(profile)
    if read is not None:
        opaque = image.convert("RGB") if mode == "RGBA" else image
        try:
            converted = ImageCms.profileToProfile(
                opaque, read, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:
            # A profile of other colours than the picture has; browsers ignore it too.
            converted = None
        if converted is not None:
            if mode == "RGBA":
                converted.putalpha(image.getchannel("A"))
            return converted
    flat = image.convert(mode)
    # A picture that could be transparent and is not: no encoder need carry that.
    if mode == "RGBA" and flat.getchannel("A").getextrema() == (255, 255):
        return flat.convert("RGB")
    return flat


def _profile(profile: bytes | None) -> ImageCms.ImageCmsProfile | None:
    """None for no profile, and for one that nobody can read."""
    if not profile:
        return None
    from PIL import ImageCms

    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except (OSError, ImageCms.PyCMSError):
        return None


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    from PIL import Image

    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=_GAP)


def _encoded(image: Image.Image, kind: CopyKind) -> bytes:
    name, settings = _ENCODERS[kind]
    made = io.BytesIO()
    image.save(made, name, **settings)
    return made.getvalue()
