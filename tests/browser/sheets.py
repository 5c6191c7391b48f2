"""Contact sheets: all pages of one width and scheme on one small picture.

In: the folder of screenshots (``<page type>-<lang>-<width>-<scheme>.png``).  Out: one WebP file a
width and scheme, of the first language, small enough to be kept in docs/images/.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from tests.browser.pagetypes import LANGUAGES, PAGE_TYPES

__all__ = ["make_sheets"]

# The narrower the screen, the smaller its picture can be and still be read as a page.
_THUMBS = {"360": (150, 300), "768": (190, 300), "1280": (230, 300)}
_GAP = 8
_COLUMNS = 8
_QUALITY = 45
_GROUND = {"light": "#b9b2a3", "dark": "#3a3f47"}


def make_sheets(shots: Path, to: Path) -> list[Path]:
    """Write the sheets into ``to`` and give their paths."""
    to.mkdir(parents=True, exist_ok=True)
    first = f"{PAGE_TYPES[0].name}-{LANGUAGES[0]}-"
    made = []
    for path in sorted(shots.glob(f"{first}*.png")):
        width, scheme = path.stem.removeprefix(first).split("-")
        names = [f"{each.name}-{LANGUAGES[0]}-{width}-{scheme}.png" for each in PAGE_TYPES]
        paths = [shots / name for name in names]
        sheet = _sheet(paths, _THUMBS.get(width, _THUMBS["768"]), _GROUND[scheme])
        made.append(to / f"pages-{width}-{scheme}.webp")
        sheet.save(made[-1], quality=_QUALITY, method=6)
    return made


def _sheet(shots: Sequence[Path], thumb: tuple[int, int], ground: str) -> Image.Image:
    """The upper part of every page, row by row."""
    width, height = (side + _GAP for side in thumb)
    rows = -(-len(shots) // _COLUMNS)
    sheet = Image.new("RGB", (_COLUMNS * width + _GAP, rows * height + _GAP), ground)
    for number, path in enumerate(shots):
        row, column = divmod(number, _COLUMNS)
        sheet.paste(_thumb(path, thumb), (_GAP + column * width, _GAP + row * height))
    return sheet


def _thumb(path: Path, size: tuple[int, int]) -> Image.Image:
    with Image.open(path) as shot:
        wide = shot.width * size[1] // size[0]
        upper = shot.convert("RGB").crop((0, 0, shot.width, min(shot.height, wide)))
        upper.thumbnail(size, Image.Resampling.LANCZOS)
        thumb = Image.new("RGB", size, upper.getpixel((0, upper.height - 1)))
        thumb.paste(upper, (0, 0))
        return thumb
