"""What follows from the three colours of a department.

In: ``colours`` of content/site.yaml.  Out: every token of the theme that depends on them, by name.
A department chooses for light paper; here the hue is kept and lightness and strength are set, so
that what is made from any deep colour stays legible where it stands: on dark paper, as a tint
under numbers, as gilding on the banner.  It is done at build, so that the oldest browser gets the
same colours as the newest.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from portal.domain.colour import contrast, from_oklch, to_oklch

__all__ = ["DEFAULTS", "PAPER", "palette"]

DEFAULTS: Mapping[str, str] = MappingProxyType(
    {"identity": "#17375e", "mark": "#9b1c1f", "ornament": "#b08534"}
)
"""Those of a site.yaml that names none."""

PAPER = "#f6f1e6"
"""The darkest of the theme's light papers (``--paper-sunk``): text must stand out from it."""

# token → the colour whose hue it takes, its lightness, the most chroma it may have (OKLCH).
_DERIVED: Mapping[str, tuple[str, float, float]] = MappingProxyType(
    {
        "identity-on-dark": ("identity", 0.82, 0.07),
        "mark-on-dark": ("mark", 0.8, 0.09),
        "ornament-on-dark": ("ornament", 0.74, 0.1),
        "banner-on-dark": ("identity", 0.24, 0.045),
        "bar-on-light": ("identity", 0.762, 0.049),
        "bar-on-dark": ("identity", 0.469, 0.071),
        "tint-1-on-light": ("identity", 0.953, 0.011),
        "tint-2-on-light": ("identity", 0.899, 0.024),
        "tint-3-on-light": ("identity", 0.834, 0.042),
        "tint-4-on-light": ("identity", 0.756, 0.062),
        "tint-1-on-dark": ("identity", 0.266, 0.032),
        "tint-2-on-dark": ("identity", 0.31, 0.045),
        "tint-3-on-dark": ("identity", 0.352, 0.06),
        "tint-4-on-dark": ("identity", 0.395, 0.072),
    }
)


def palette(colours: Mapping[str, str]) -> Mapping[str, str]:
    """Token → ``#rrggbb``, the three themselves first; a colour not given is the default one."""
    own = {name: colours.get(name, default) for name, default in DEFAULTS.items()}
    made = dict(own)
    for token, (source, lightness, strength) in _DERIVED.items():
        _, chroma, hue = to_oklch(own[source])
        made[token] = from_oklch(lightness, min(chroma, strength), hue)
    made["gilt"] = _gilt(own["ornament"], own["identity"])
    return MappingProxyType(made)


def _gilt(ornament: str, banner: str) -> str:
    """The ornament's hue as text on the banner: no paler than 7:1 asks for, down to near white."""
    hue = to_oklch(ornament)[2]
    steps = (from_oklch(light / 100, (100 - light) / 200, hue) for light in range(84, 98))
    return next((colour for colour in steps if contrast(colour, banner) >= 7), "#f9f4e8")
