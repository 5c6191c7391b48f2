"""Shapes text into outlines: what is measured is exactly what is drawn.

In: the fonts of theme/drawing/fonts/, a text, a style.  Out: :class:`Shaped`: the outline as SVG
path data, its advance and the box of its ink.  HarfBuzz places the glyphs (kerning, the stacked
marks of Vietnamese and Lao), so no system font and no second text engine has a say, and a
character that no font holds is told instead of being left out.

A font file is named for its family and weight (``serif-600.ttf``).  A style names one of them;
others of the same weight, then any others, fill in what it lacks, so that another script needs no
more than its font put into the folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from unicodedata import category

import uharfbuzz

from portal.output.errors import EnvironmentFault

__all__ = ["Box", "Shaped", "Style", "Typeface"]


@dataclass(frozen=True, slots=True)
class Style:
    """``font`` is a file's name without its suffix; ``tracking`` is added after each letter."""

    font: str
    size: float
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """Edges in pixels, y growing downwards; an empty one has no extent."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Shaped:
    """A line of text with its origin on the baseline at 0, 0."""

    path: str
    advance: float
    ink: Box


@dataclass(frozen=True, slots=True)
class _Outline:
    """A glyph in font units, y growing upwards."""

    segments: tuple[tuple[str, tuple[float, ...]], ...]


class _Font:
    """One file, opened."""

    def __init__(self, path: Path) -> None:
        try:
            face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        except (OSError, uharfbuzz.HarfBuzzError) as error:
            raise _broken(path) from error
        self._font = uharfbuzz.Font(face)
        self.characters = frozenset(face.unicodes)
        if not self.characters:
            raise _broken(path)
        self.units = face.upem
        self._outlines: dict[int, _Outline] = {}
        self._pen = uharfbuzz.DrawFuncs()
        self._pen.set_move_to_func(lambda x, y, to: to.append(("M", (x, y))))
        self._pen.set_line_to_func(lambda x, y, to: to.append(("L", (x, y))))
        self._pen.set_quadratic_to_func(lambda *p: p[-1].append(("Q", p[:-1])))
        self._pen.set_cubic_to_func(lambda *p: p[-1].append(("C", p[:-1])))
        self._pen.set_close_path_func(lambda to: to.append(("Z", ())))

    def shape(self, text: str) -> Iterator[tuple[int, int, float, float, float]]:
        """Glyph, cluster, offset right, offset up, advance; in font units."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            yield info.codepoint, info.cluster, place.x_offset, place.y_offset, place.x_advance

    def outline(self, glyph: int) -> _Outline:
        found = self._outlines.get(glyph)
        if found is None:
            segments: list[tuple[str, tuple[float, ...]]] = []
            self._font.draw_glyph(glyph, self._pen, segments)
            found = self._outlines[glyph] = _Outline(tuple(segments))
        return found


class Typeface:
    """The fonts of one folder; each is opened when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._paths = {path.stem: path for path in sorted(folder.glob("*.ttf"))}
        self._folder = folder
        self._fonts: dict[str, _Font] = {}
        self._advances: dict[tuple[str, Style], float] = {}

    def shape(self, text: str, style: Style) -> Shaped:
        """The text in one line; raises EnvironmentFault for a broken font or a missing letter."""
        parts: list[str] = []
        across: list[float] = []
        down: list[float] = []
        x = 0.0
        for name, run in self._runs(text, style):
            font = self._font(name)
            scale = style.size / font.units
            clusters = set()
            for glyph, cluster, right, up, advance in font.shape(run):
                for letter, points in font.outline(glyph).segments:
                    xs = [x + (value + right) * scale for value in points[::2]]
                    ys = [-(value + up) * scale for value in points[1::2]]
                    across += xs
                    down += ys
                    pairs = zip(xs, ys, strict=True)
                    parts.append(letter + " ".join(f"{a:.1f} {b:.1f}" for a, b in pairs))
                x += advance * scale
                if cluster not in clusters:
                    clusters.add(cluster)
                    x += style.tracking
        x -= style.tracking if text else 0
        ink = Box(min(across), min(down), max(across), max(down)) if across else Box(0, 0, 0, 0)
        return Shaped("".join(parts), x, ink)

    def advance(self, text: str, style: Style) -> float:
        """How far the line reaches; as ``shape`` says, without drawing it."""
        found = self._advances.get((text, style))
        if found is None:
            units = tracked = 0.0
            for name, run in self._runs(text, style):
                font = self._font(name)
                glyphs = list(font.shape(run))
                units += sum(glyph[-1] for glyph in glyphs) / font.units
                tracked += len({glyph[1] for glyph in glyphs})
            found = units * style.size + max(tracked - 1, 0) * style.tracking
            self._advances[text, style] = found
        return found

    def _runs(self, text: str, style: Style) -> Iterator[tuple[str, str]]:
        """Stretches of one font; a mark stays with the letter that it stands on."""
        names = self._order(style.font)
        chosen: list[str] = []
        for character in text:
            if chosen and (category(character) in ("Mn", "Mc", "Cf") or character == " "):
                chosen.append(chosen[-1])
            else:
                chosen.append(self._holder(character, names))
        for name, run in groupby(zip(chosen, text, strict=True), key=itemgetter(0)):
            yield name, "".join(character for _, character in run)

    def _order(self, wanted: str) -> Sequence[str]:
        weight = wanted.rpartition("-")[2]
        same = [name for name in self._paths if name.rpartition("-")[2] == weight]
        return tuple(dict.fromkeys([wanted, *same, *self._paths]))

    def _holder(self, character: str, names: Sequence[str]) -> str:
        for name in names:
            if ord(character) in self._font(name).characters:
                return name
        raise EnvironmentFault(
            f"Không phông chữ nào trong “{self._folder}” có ký tự “{character}” "
            f"(U+{ord(character):04X}); hãy thêm vào thư mục ấy một phông .ttf có ký tự này.",
            f"No font in “{self._folder}” has the character “{character}” "
            f"(U+{ord(character):04X}); add a .ttf font that has it to that folder.",
        )

    def _font(self, name: str) -> _Font:
        found = self._fonts.get(name)
        if found is None:
            path = self._paths.get(name) or self._folder / f"{name}.ttf"
            found = self._fonts[name] = _Font(path)
        return found


def _broken(path: Path) -> EnvironmentFault:
    return EnvironmentFault(
        f"Không đọc được phông chữ “{path}” dùng để vẽ ảnh; hãy khôi phục tệp từ kho mã.",
        f"The font “{path}”, with which pictures are drawn, cannot be read; "
        "restore the file from the repository.",
    )
