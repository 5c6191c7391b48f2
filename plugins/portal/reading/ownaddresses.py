"""The addresses that the site keeps for itself: no page may take them, no old address may be one.

In: a slug or an old address.  Out: whether it is the site's own.  How addresses are spelled is
known to ``portal.pages.addresses``; a test holds this list against it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import unquote

from portal.schema.values import Language

__all__ = ["FILES", "SECTIONS", "address_key", "in_vietnamese", "is_own_address"]

# First parts of addresses: sections in Vietnamese, languages, files.
SECTIONS = frozenset(
    {
        "tin", "nam", "co-quan", "tinh-ban", "tinh", "loai", "quy-che", "van-ban", "so-lieu",
        "lich", "dinh-chinh", "tim-kiem", "du-lieu", "so-do", "mau", "hinh-anh", "tep", "theme",
        "the", "bieu-tuong", "ngoai-tuyen",
        ".well-known", *Language,
    }
)  # fmt: skip
FILES = frozenset(
    {
        "404.html", "atom.xml", "favicon.ico", "feed.json", "index.json", "manifest.webmanifest",
        "opensearch.xml", "robots.txt", "sitemap.xml", "speculation-rules.json", "sw.js",
        "version.json",
    }
)  # fmt: skip

_LANGUAGE = re.compile(rf"^/(?:{'|'.join(lang for lang in Language if lang != 'vi')})(?=/|$)")
_LIST_OF_NEWS = re.compile(r"/tin(?:/[0-9]{4}(?:/[0-9]{2})?)?")
_SITEMAP_PART = re.compile(r"sitemap-[a-z0-9-]+\.xml")


def address_key(address: str) -> str:
    """One key for what a host takes for one: capitals, a last slash, index.html do not matter."""
    return unquote(address).casefold().removesuffix("index.html").rstrip("/")


def in_vietnamese(key: str) -> str:
    """The same address without a language in front: every language carries the same paths."""
    return _LANGUAGE.sub("", key)


def is_own_address(key: str, pages: Collection[str]) -> bool:
    """True when the site answers there itself; ``key`` as of ``address_key``, ``pages`` are slugs.

    Below ``/tin/`` only the lists are meant: an article that was renamed keeps its old address.
    """
    key = in_vietnamese(key)
    first, *rest = key.removeprefix("/").split("/")
    if first == "tin":
        return _LIST_OF_NEWS.fullmatch(key) is not None
    if first in SECTIONS:
        return True
    alone = not rest
    return alone and (not first or first in FILES or first in pages or _is_sitemap_part(first))


def _is_sitemap_part(name: str) -> bool:
    return _SITEMAP_PART.fullmatch(name) is not None
