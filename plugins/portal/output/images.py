"""How large the images of content/images/ are, so that a page keeps their place while they load.

In: the content.  Out: width and height in pixels, as a browser shows the picture; an error for
each file whose size cannot be read.
"""

from __future__ import annotations

import struct
from pathlib import Path
from xml.etree.ElementTree import ParseError

from portal.reading.content import Content
from portal.reading.places import FileRole, label_of

__all__ = ["image_sizes"]

# What imagesize raises for a file that is cut short or something else than its name says.
_UNREADABLE = (ValueError, LookupError, ArithmeticError, TypeError, struct.error, ParseError)


def image_sizes(content: Content) -> dict[str, tuple[int, int]]:
    """Sizes by path under content/images/; problems are added to the content's."""
    sizes = {}
    for file in content.files:
        if file.role is FileRole.IMAGE:
            size = _size(content.root / file.path)
            if size is None:
                place = f"{label_of(content.root)}/{file.path}"
                content.problems.error(place, 0, "", "image-unreadable")
            else:
                sizes[file.path.removeprefix("images/")] = size
    return sizes


def _size(path: Path) -> tuple[int, int] | None:
    """As shown: a picture that its camera marked as turned has been turned already."""
    # Loaded where there is a picture: it loads what speaks to servers.
    import imagesize

    try:
        info = imagesize.get_info(path)
    except _UNREADABLE:
        return None
    width, height = int(info.width), int(info.height)
    return (width, height) if width > 0 and height > 0 else None
