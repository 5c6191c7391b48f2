"""Paints a laid-out card in the department's colours.

In: lines with their boxes, the drum's mask, the ground's name, colours of site.yaml.  Out: PNG.
The banner is the department's own deep colour, for who acts; paper is for what is written down.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from portal.domain.colour import from_oklch, to_oklch
from portal.domain.palette import palette
from portal.finishing.card import Placed, drum_mask, words_mask
from portal.finishing.pixels import Mask, Ramp, channels_of, coloured, mixed, parse_colour

__all__ = ["mask_of_drum", "paint"]

_PAPER, _CREAM = "#fbf8f1", "#f9f4e8"
_OCHRE_LIGHTNESS, _OCHRE_STRENGTH = 0.43, 0.08
"""The ornament's hue as text on paper, at 7:1 whatever the hue."""

_DRUM_SHARE = 0.62
"""How strongly the drum stands out of its ground."""

_DRUM_STEPS, _STRONG_STEPS, _QUIET_STEPS = 6, 10, 7
"""So many tones that edges look smooth, so few that a card stays below 60 KB."""

_DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>\s*", re.DOTALL)


def mask_of_drum(drawing: str) -> Mask:
    """The drum at its place on a card; ``drawing`` is theme/static/img/drum.svg."""
    inside = _DRAWING.fullmatch(drawing)
    return channels_of(drum_mask(inside[1] if inside else ""))[0]


def paint(lines: Sequence[Placed], drum: Mask, ground: str, colours: Mapping[str, str]) -> bytes:
    """``ground`` is "banner" or "paper"; ``colours`` may lack what the theme then gives."""
    own = palette(colours)
    if ground == "banner":
        paper, strong, quiet, bronze = own["identity"], _CREAM, own["gilt"], own["ornament-on-dark"]
    else:
        paper, strong, quiet, bronze = _PAPER, own["identity"], _ochre(own), own["ornament"]
    below = parse_colour(paper)
    red, green, _ = channels_of(words_mask(lines))
    return coloured(
        below,
        [
            Ramp(drum, mixed(below, parse_colour(bronze), _DRUM_SHARE), _DRUM_STEPS),
            Ramp(red, parse_colour(strong), _STRONG_STEPS),
            Ramp(green, parse_colour(quiet), _QUIET_STEPS),
        ],
    )


def _ochre(own: Mapping[str, str]) -> str:
    _, chroma, hue = to_oklch(own["ornament"])
    return from_oklch(_OCHRE_LIGHTNESS, min(chroma, _OCHRE_STRENGTH), hue)
