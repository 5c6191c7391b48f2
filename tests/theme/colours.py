"""The colours of the theme as a browser computes them, for tests of contrast.

In: theme/static/css/tokens.css and the three colours of a department.  Out: the light and the dark
value of each token as ``#rrggbb``.  Relative OKLCH colours follow CSS Color 4; contrast is that of
WCAG 2.2.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path

__all__ = ["DEFAULTS", "Scheme", "contrast", "schemes"]

TOKENS = Path(__file__).resolve().parents[2] / "theme/static/css/tokens.css"

DEFAULTS = {"identity": "#17375e", "mark": "#9b1c1f", "ornament": "#b08534"}

Scheme = Mapping[str, str]

_DECLARATION = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")
_PAIR = re.compile(r"light-dark\((#[0-9a-f]+|var\([a-z-]+\)),\s*(#[0-9a-f]+|var\([a-z-]+\))\)")
_RELATIVE = re.compile(r"oklch\(from (var\([a-z-]+\)) ([\d.]+) min\(c, ([\d.]+)\) h\)")


def schemes(
    colours: Mapping[str, str] = DEFAULTS, *, relative: bool = True
) -> tuple[Scheme, Scheme]:
    """The light and the dark scheme; without ``relative``, as older browsers compute them."""
    text = TOKENS.read_text("utf-8").split("@media")[0]
    declared = dict(
        _DECLARATION.findall(text if relative else text.split("@supports (color: okl")[0])
    )
    declared.update(colours)
    return _scheme(declared, 0), _scheme(declared, 1)


def _scheme(declared: Mapping[str, str], side: int) -> Scheme:
    found = {}
    for name in declared:
        value = _resolve(f"var(--{name})", declared, side)
        if value.startswith("#"):
            found[name] = value
    return found


def _resolve(value: str, declared: Mapping[str, str], side: int) -> str:
    if reference := re.fullmatch(r"var\(--([a-z0-9-]+)\)", value):
        return _resolve(declared[reference[1]], declared, side)
    if pair := _PAIR.fullmatch(value.replace("var(--", "var(")):
        return _resolve(pair[1 + side].replace("var(", "var(--"), declared, side)
    if made := _RELATIVE.fullmatch(value.replace("var(--", "var(")):
        origin = _resolve(made[1].replace("var(", "var(--"), declared, side)
        _, chroma, hue = _oklch(origin)
        return _hex(float(made[2]), min(chroma, float(made[3])), hue)
    return value


def _linear(colour: str) -> tuple[float, float, float]:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    )
    return red, green, blue


def _oklch(colour: str) -> tuple[float, float, float]:
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _hex(lightness: float, chroma: float, hue: float) -> str:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    parts = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _encoded(min(max(part, 0), 1))):02x}" for part in parts)


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, success criterion 1.4.3."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
