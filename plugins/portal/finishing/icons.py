"""The site's sign in the sizes that phones, desktops and old browsers ask for.

In: the theme's drawings of the sign, the department's colours.  Out: square PNG whose ground
reaches into the corners while the sign keeps to the inner four fifths, so that a phone may cut it
to any shape; ``favicon.ico``, whose smallest size has a drawing of its own, since rings of less
than a pixel would be mud.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from portal.finishing.pixels import ico, png
from portal.output.assets import painted

__all__ = ["favicon", "square_icon"]

_CORNERS = re.compile(r'(<rect [^>]*?) rx="[^"]*"')


def square_icon(icon: str, size: int, colours: Mapping[str, str]) -> bytes:
    """PNG of ``size`` by ``size`` pixels."""
    return png(_CORNERS.sub(r"\1", _in_colours(icon, colours)), size)


def favicon(icon: str, small: str, colours: Mapping[str, str]) -> bytes:
    """16, 32 and 48 pixels in one file."""
    drawing = _in_colours(icon, colours)
    return ico([(16, _in_colours(small, colours)), (32, drawing), (48, drawing)])


def _in_colours(icon: str, colours: Mapping[str, str]) -> str:
    return painted(icon.encode(), colours).decode()
