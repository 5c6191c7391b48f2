"""The files of a picture, as a page names them, and the photographs of an article.

In: a file under content/images/ and its picture; an article.  Out: :class:`Served`: what a browser
may choose from; what the template prints.  A build that makes no copies names the one file that
there is.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal.domain.model import Article, ImageText
from portal.i18n.language import SOURCE_LANGUAGE
from portal.images.records import Copy, CopyKind, Picture, copies_of
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.views.texts import Photograph

__all__ = ["IN_TEXT", "Served", "lead_photograph", "photographs_of", "served"]

IN_TEXT = "(min-width: 43rem) 38rem, 92vw"
"""How wide a picture stands in a text: --measure of css/tokens.css, less on a telephone."""

_OPENING = "(min-width: 80rem) 47rem, (min-width: 60rem) 60vw, 92vw"
"""How wide the photograph that opens an article stands beside the facts."""

_LEADING = "(min-width: 80rem) 38rem, (min-width: 60rem) 48vw, 92vw"
"""The same for the photograph of the story that leads the home page."""

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


def photographs_of(compose: Composer, article: Article) -> tuple[Photograph, ...]:
    """All of an article, in the words of the composer's language as far as there are such."""
    return tuple(
        _photograph(compose, article, place, IN_TEXT if place else _OPENING)
        for place in range(len(article.images))
    )


def lead_photograph(compose: Composer, article: Article) -> Photograph | None:
    """The first of an article, as it stands beside the article's title on the home page."""
    return _photograph(compose, article, 0, _LEADING) if article.images else None


def _photograph(compose: Composer, article: Article, place: int, sizes: str) -> Photograph:
    image, site = article.images[place], compose.site
    translation = article.translations.get(compose.lang)
    words = translation.images if translation else ()
    own = words[place] if place < len(words) else ImageText()
    picture = site.pictures[image.file]
    files = served(site.options.base_path, image.file, picture)
    return Photograph(
        url=files.url,
        alt=own.alt or image.alt,
        caption=own.caption or image.caption or "",
        credit=image.credit or "",
        width=picture.width,
        height=picture.height,
        lang=None if own.alt else compose.foreign(SOURCE_LANGUAGE),
        src=files.src,
        choices=files.sources,
        srcset=files.srcset,
        sizes=sizes if files.sources else "",
    )


def _set(base: str, copies: list[Copy]) -> str:
    return ", ".join(f"{base}{addresses.image(copy.file)} {copy.width}w" for copy in copies)
