"""From SVG to files of pixels: masks coloured with a few exact tones, and icons.

In: SVG, colours.  Out: PNG or ICO bytes.  resvg draws without any system font or library, so the
same drawing gives the same pixels on every machine; a card's colours are ramps from its ground,
by which its file is a third of what a general reduction of colours makes of it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import resvg_py
from PIL import Image, ImageChops

from portal.output.errors import EnvironmentFault

__all__ = [
    "Colour",
    "Mask",
    "Ramp",
    "channels_of",
    "coloured",
    "ico",
    "mixed",
    "parse_colour",
    "png",
]

Colour = tuple[int, int, int]
Mask = Image.Image

_THOROUGH = 8
"""The last level of zlib takes twice as long for one part in a hundred."""


@dataclass(frozen=True, slots=True)
class Ramp:
    """A mask, the colour in which it is laid on the ground, in how many steps its edges fade."""

    mask: Mask
    colour: Colour
    steps: int


def parse_colour(text: str) -> Colour:
    """``#17375e`` as three numbers."""
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue


def mixed(ground: Colour, over: Colour, share: float) -> Colour:
    """``share`` of ``over`` laid on ``ground``."""
    red, green, blue = (
        round(below + (above - below) * share) for below, above in zip(ground, over, strict=True)
    )
    return red, green, blue


def channels_of(svg: str) -> tuple[Mask, Mask, Mask]:
    """What a drawing in pure red, green and blue covers, as three masks."""
    red, green, blue = _drawn(svg).convert("RGB").split()
    return red, green, blue


def coloured(ground: Colour, ramps: Sequence[Ramp]) -> bytes:
    """PNG with a palette: the ground, then the steps of each ramp; a later one covers the former.

    The masks must be of one size and overlap in no more than their edges.
    """
    palette = [*ground]
    indexes = Image.new("L", ramps[0].mask.size, 0)
    for ramp in ramps:
        first = len(palette) // 3
        levels = [round(value / 255 * ramp.steps) for value in range(256)]
        table = [first + level - 1 if level else 0 for level in levels]
        indexes = ImageChops.lighter(indexes, ramp.mask.point(table))
        for step in range(1, ramp.steps + 1):
            palette += mixed(ground, ramp.colour, step / ramp.steps)
    picture = Image.frombytes("P", indexes.size, indexes.tobytes())
    picture.putpalette(palette)
    return _saved(picture, "PNG", compress_level=_THOROUGH)


def png(svg: str, size: int) -> bytes:
    """A square picture without transparency."""
    picture = _drawn(svg, size).convert("RGB")
    return _saved(picture.quantize(64, dither=Image.Dither.NONE), "PNG", compress_level=_THOROUGH)


def ico(drawings: Sequence[tuple[int, str]]) -> bytes:
    """A Windows icon: each size with its own drawing."""
    pictures = [_drawn(svg, size) for size, svg in drawings]
    sizes = [(size, size) for size, _ in drawings]
    return _saved(pictures[-1], "ICO", sizes=sizes, append_images=pictures[:-1])


def _drawn(svg: str, size: int | None = None) -> Image.Image:
    try:
        data = resvg_py.svg_to_bytes(
            svg_string=svg, skip_system_fonts=True, width=size, height=size
        )
    except ValueError as error:
        raise EnvironmentFault(
            f"Không vẽ được hình của giao diện: {error}. Hãy khôi phục thư mục theme từ kho mã.",
            f"A drawing of the theme could not be drawn: {error}. "
            "Restore the folder theme from the repository.",
        ) from error
    return Image.open(io.BytesIO(data))


def _saved(picture: Image.Image, format: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()
