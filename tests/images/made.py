"""Pictures for tests, made where they are needed: small ones by hand, photographs by Pillow.

In: a size.  Out: the bytes of a file, the same whenever they are made.
"""

from __future__ import annotations

import io
import random
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw, ImageFilter

__all__ = ["bytes_of", "chunk", "opened", "photograph", "png", "svg"]

_MARK = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, data: bytes) -> bytes:
    """One part of a PNG."""
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def png(width: int, height: int) -> bytes:
    """One grey, a bit a pixel: 48 KB hold 400 million of them."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = b"\0" * (1 + -(-width // 8))
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return _MARK + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def svg(inside: str = '<path d="M0 0h9v9z"/>', more: str = "") -> bytes:
    """A drawing of 30 by 20; ``more`` are attributes of its root."""
    root = f'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"{more}>'
    return f"{root}{inside}</svg>".encode()


def photograph(width: int, height: int, seed: int = 1) -> Image.Image:
    """What weighs as much as a photograph: soft light, hard edges, some grain."""
    chance = random.Random(seed)
    light = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", [light.point(lambda v, k=k: 60 + v // k) for k in (2, 3, 4)])
    drawing = ImageDraw.Draw(image)
    for number in range(60):
        x, y = chance.randrange(width), chance.randrange(height)
        side = chance.randrange(width // 60 + 1, width // 8 + 2)
        colour = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
        draw = drawing.ellipse if number % 2 else drawing.rectangle
        draw((x, y, x + side, y + side), fill=colour)
    half = width // 2 + 1
    grain = Image.frombytes("L", (half, height), chance.randbytes(half * height))
    grains = Image.merge("RGB", (grain.resize((width, height)),) * 3)
    return Image.blend(image.filter(ImageFilter.GaussianBlur(1)), grains, 0.06)


def bytes_of(image: Image.Image, name: str, **settings: Any) -> bytes:
    """The picture as a file of a format."""
    made = io.BytesIO()
    image.save(made, name, **settings)
    return made.getvalue()


def opened(data: bytes) -> Image.Image:
    """A file as Pillow reads it, whole."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image
