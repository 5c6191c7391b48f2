"""The social card: where everything stands, and its drawing in masks.

In: a card's words, the typeface, the drum.  Out: lines, each of which has a known box; the masks
of the card's colours as SVG, 1200 by 630.  One serif title as large as it can be
beside the drum's face, a hairline, and whose card it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.finishing.lines import fit
from portal.finishing.orders import CardWords
from portal.finishing.typeface import Box, Shaped, Style, Typeface

__all__ = [
    "FIELD",
    "HEIGHT",
    "WIDTH",
    "Placed",
    "drum_mask",
    "lay_out",
    "words_mask",
]

WIDTH, HEIGHT = 1200, 630
"""Pixels; the proportion that social networks show whole."""

_LEFT, _RIGHT, _TOP, _RULE = 76, 826, 58, 500
FIELD = Box(_LEFT, _TOP, _RIGHT, HEIGHT - 24)
"""Where words may stand; the drum begins to the right of it."""

_SIZES = (128, 118, 108, 99, 91, 84, 77, 71, 65, 60, 55, 50, 46, 42, 38, 34, 30, 26)
_LEADING, _TRACKING, _MOST = 1.19, -0.006, 4
_RISE, _FALL = 0.94, 0.27
"""How far the tallest letters of a title reach above and below the baseline, of its size."""

_DRUM = "translate(1152 300) scale(3.05)"


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text with its origin, on the baseline, at ``x``, ``y``."""

    part: str
    text: str
    size: float
    x: float
    y: float
    shaped: Shaped

    @property
    def ink(self) -> Box:
        """The edges of what is drawn."""
        box = self.shaped.ink
        return Box(box.left + self.x, box.top + self.y, box.right + self.x, box.bottom + self.y)


def lay_out(words: CardWords, typeface: Typeface) -> tuple[Placed, ...]:
    """Every line at its place; raises EnvironmentFault for a broken font or a missing letter.

    Kicker, title and detail are one block, midway between the top and the rule.
    """
    return tuple(_lines(words, typeface))


def _lines(words: CardWords, typeface: Typeface) -> Iterator[Placed]:
    above = 66 if words.kicker else 0
    below = 62 if words.detail else 0
    title = fit(
        words.title,
        lambda text: typeface.advance(text, Style("serif-600", 1, _TRACKING)),
        width=_RIGHT - _LEFT,
        height=_RULE - _TOP - 30 - above - below,
        sizes=_SIZES,
        leading=_LEADING,
        most=_MOST,
        syllables=words.syllables,
    )
    step = title.size * _LEADING
    tall = above + (_RISE + _FALL) * title.size + step * (len(title.texts) - 1) + below
    y = _TOP + (_RULE - 12 - _TOP - tall) / 2
    if words.kicker:
        yield _placed("kicker", words.kicker, y + 27, Style("sans-600", 29, 0.3), typeface)
    y += above + _RISE * title.size
    style = Style("serif-600", title.size, _TRACKING * title.size)
    for text in title.texts:
        yield _placed("title", text, y, style, typeface)
        y += step
    if words.detail:
        y += _FALL * title.size + 46 - step
        yield _placed("detail", words.detail, y, Style("sans-400", 32), typeface)
    yield _placed("department", words.department, _RULE + 54, Style("sans-600", 27), typeface)
    yield _placed("site", words.site, _RULE + 92, Style("sans-400", 24), typeface)


def _placed(part: str, text: str, y: float, style: Style, typeface: Typeface) -> Placed:
    """One line at the left edge, smaller where it would reach beyond the right one."""
    too_wide = typeface.advance(text, style) / (_RIGHT - _LEFT)
    if too_wide > 1:
        style = Style(style.font, style.size / too_wide, style.tracking / too_wide)
    return Placed(part, text, style.size, _LEFT, y, typeface.shape(text, style))


# --- masks -------------------------------------------------------------------------------------

_RED, _GREEN = "#f00", "#0f0"
_CHANNELS = {"title": _RED, "detail": _RED, "department": _RED, "kicker": _GREEN, "site": _GREEN}


def words_mask(lines: Sequence[Placed]) -> str:
    """The strong words in the red channel, the quiet ones and the hairline in the green one."""
    paths = "".join(
        f'<path fill="{_CHANNELS[line.part]}" transform="translate({line.x:.1f} {line.y:.1f})"'
        f' d="{line.shaped.path}"/>'
        for line in lines
    )
    rule = f'<path d="M{_LEFT} {_RULE}H{_RIGHT}" stroke="#0a0" stroke-width="2"/>'
    return _svg(paths + rule)


def drum_mask(drum: str) -> str:
    """The drum, white on black; ``drum`` is what theme/static/img/drum.svg draws, in black."""
    white = drum.replace('stroke="#000"', 'stroke="#fff"')
    return _svg(f'<g fill="#fff" transform="{_DRUM}">{white}</g>')


def _svg(inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="#000"/>'
        f"{inside}</svg>"
    )
