"""The content that is shown in the browser: the shipped one with what it happens to lack.

In: an empty folder.  Out: a copy of content/ and, from tests/fixtures/browser/, an article with
every part that an article can have and one that was withdrawn; their photographs are drawn here.
The article that leads the home page is given one of them, so that home is seen with a photograph.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image, ImageDraw

from tests.needs import ROOT

__all__ = ["make_content"]

_EXTRAS = ROOT / "tests/fixtures/browser"
_LEAD = "\nlead: true\n"
_PHOTOGRAPH = "images:\n  - {file: cua-khau.jpg, alt: Cửa khẩu lúc sáng sớm, credit: Nam Giang}\n"


def make_content(content: Path) -> None:
    """Write the whole content folder ``content``."""
    shutil.copytree(ROOT / "content", content)
    shutil.copytree(_EXTRAS, content, dirs_exist_ok=True)
    for path in (content / "news").rglob("*.md"):
        text = path.read_text("utf-8")
        if _LEAD in text:
            path.write_text(text.replace(_LEAD, _LEAD + _PHOTOGRAPH, 1), "utf-8")
    images = content / "images"
    images.mkdir(exist_ok=True)
    for name, size in (("hoi-nghi.jpg", (1600, 1067)), ("cua-khau.jpg", (1200, 1600))):
        _draw(images / name, size)
    _draw(images / "so-do.png", (800, 240))


def _draw(path: Path, size: tuple[int, int]) -> None:
    """Hills under a sky: enough to see whether a picture is cut, pressed or too large."""
    width, height = size
    image = Image.new("RGB", size, "#c9d6e2")
    drawing = ImageDraw.Draw(image)
    for step, colour in enumerate(("#8fa3ad", "#5f7c6b", "#33513f")):
        top = height * (4 + 2 * step) // 10
        peak = width * (2 + 3 * step) // 10
        drawing.polygon(
            [(0, height), (0, top), (peak, top - height // 5), (width, top), size], colour
        )
    drawing.rectangle((0, 0, width - 1, height - 1), outline="#9b1c1f", width=6)
    image.save(path)
