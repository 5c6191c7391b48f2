"""What each file of a site is to readers: a page, a feed, an asset that never changes.

In: a file's path in the built tree.  Out: its address, its :class:`Part`, its media type.  Ledger,
hosting and releases all go by these answers, so that none of them has a rule of its own.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath

__all__ = [
    "COPIES",
    "Part",
    "address_of",
    "is_lasting",
    "is_named_by_content",
    "part_of",
    "type_of",
]

COPIES = (".br", ".gz")
"""Endings of compressed copies, which answer for the file that they lie beside."""


class Part(StrEnum):
    """What a file is to readers."""

    PAGE = "page"
    FEED = "feed"
    CALENDAR = "calendar"
    DATA = "data"
    DOCUMENT = "document"
    PICTURE = "picture"
    ASSET = "asset"
    MACHINE = "machine"


_LASTING = frozenset({Part.PAGE, Part.FEED, Part.CALENDAR, Part.DATA, Part.DOCUMENT})

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
}
TYPES_BY_NAME = {
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    "opensearch.xml": "application/opensearchdescription+xml",
    "speculation-rules.json": "application/speculationrules+json",
}
_UNKNOWN = "application/octet-stream"

# Styles, scripts and fonts are called after the first 12 digits of their SHA-256.
_HASHED = r"/[^/]+\.[0-9a-f]{12}(\.[a-z0-9]+)+$"
_RULES = (
    (Part.ASSET, _HASHED),
    (Part.FEED, r"/(atom\.xml|feed\.json)$"),
    (Part.CALENDAR, r"\.ics$"),
    (Part.PICTURE, r"/(qr\.svg|favicon\.ico)$"),
    (Part.MACHINE, r"/404\.html$"),
    (Part.PAGE, r"(/|\.html)$"),
    (Part.DOCUMENT, r"^(/[a-z][a-z])?/tep/"),
    (Part.PICTURE, r"^(/[a-z][a-z])?/(hinh-anh|the|bieu-tuong)/"),
    (Part.DATA, r"^(/[a-z][a-z])?/du-lieu/"),
    (Part.DATA, r"/index\.json$"),
)


def part_rules() -> tuple[tuple[Part, str], ...]:
    """Part and a pattern of its addresses, the first that fits; what fits none is ``MACHINE``.

    The patterns mean the same to Python, to nginx (PCRE) and to Caddy (RE2).
    """
    return _RULES


_COMPILED = [(part, re.compile(pattern)) for part, pattern in part_rules()]


def is_named_by_content(path: str) -> bool:
    """True for a file whose name tells its bytes: another content has another name."""
    return part_of(path) is Part.ASSET


def address_of(path: str) -> str:
    """Where the file answers, from the site's root: ``tin/index.html`` → ``/tin/``."""
    if path == "index.html" or path.endswith("/index.html"):
        return "/" + path.removesuffix("index.html")
    return f"/{path}"


def part_of(path: str) -> Part:
    """What the file is; a compressed copy is what it is a copy of."""
    for ending in COPIES:
        path = path.removesuffix(ending)
    found = (part for part, pattern in _COMPILED if pattern.search(f"/{path}"))
    return next(found, Part.MACHINE)


def is_lasting(path: str) -> bool:
    """True for what must answer for ever once it was live: pages, feeds, data, documents."""
    return part_of(path) in _LASTING and not path.endswith(COPIES)


def type_of(path: str) -> str:
    """The media type that a server names; of a copy, that of the file it is a copy of."""
    for ending in COPIES:
        path = path.removesuffix(ending)
    pure = PurePosixPath(path)
    return TYPES_BY_NAME.get(pure.name) or TYPES.get(pure.suffix.lower(), _UNKNOWN)
