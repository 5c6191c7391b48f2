"""The files of a picture, as a page names them.

In: the path of a base, a file under content/images/, its picture.  Out: :class:`Served`: what a
browser may choose from.  A build that makes no copies names the one file that there is.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal.images.records import Copy, CopyKind, Picture, copies_of
from portal.pages import addresses

__all__ = ["IN_TEXT", "LEADING", "Served", "served"]

IN_TEXT = "(min-width: 43rem) 38rem, 92vw"
"""How wide a picture stands in a text: --measure of css/tokens.css, less on a telephone."""

LEADING = "(min-width: 80rem) 51rem, (min-width: 60rem) 64vw, 92vw"
"""How wide the picture stands that opens an article or leads the home page."""

_TYPES = {CopyKind.AVIF: "image/avif", CopyKind.WEBP: "image/webp"}
_PLAIN_WIDTH = 1080
"""For who takes a picture without choosing: old browsers and readers of feeds."""


@dataclass(frozen=True, slots=True)
class Served:
    """``url`` is the picture's lasting address, ``src`` what is loaded where nobody chooses.

    ``sources`` are media types with the files to choose from, lightest first; ``srcset`` are
    those of the format that every browser knows.
    """

    url: str
    src: str
    sources: tuple[tuple[str, str], ...]
    srcset: str


def served(base: str, file: str, picture: Picture) -> Served:
    """``base`` is the path that the site is hosted under, without a closing slash."""
    url = base + addresses.image(file)
    copies = list(copies_of(file, picture))
    plain = [copy for copy in copies if copy.kind is CopyKind.JPEG]
    enough = [copy for copy in plain if copy.width >= _PLAIN_WIDTH]
    sources = tuple(
        (_TYPES[kind], _set(base, [copy for copy in copies if copy.kind is kind]))
        for kind in _TYPES
        if copies
    )
    src = base + addresses.image(enough[0].file) if enough else url
    whole = [] if enough else [f"{url} {picture.width}w"]
    srcset = ", ".join([*([_set(base, plain)] if plain else []), *whole]) if plain else ""
    return Served(url, src, sources, srcset)


def _set(base: str, copies: list[Copy]) -> str:
    return ", ".join(f"{base}{addresses.image(copy.file)} {copy.width}w" for copy in copies)
