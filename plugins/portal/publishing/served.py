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

_TYPES = {
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
_BY_NAME = {
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    "opensearch.xml": "application/opensearchdescription+xml",
    "speculation-rules.json": "application/speculationrules+json",
}
_UNKNOWN = "application/octet-stream"
_FEEDS = ("atom.xml", "feed.json")
_FOLDERS = {"tep": Part.DOCUMENT, "hinh-anh": Part.PICTURE, "the": Part.PICTURE}
_FOLDERS |= {"bieu-tuong": Part.PICTURE, "du-lieu": Part.DATA}
_NOT_FOUND = "404.html"

# Styles, scripts and fonts are called after the first 12 digits of their SHA-256.
_HASHED = re.compile(r"(?:^|/)[^/]+\.[0-9a-f]{12}(?:\.[a-z0-9]+)+$")
_LANGUAGE = re.compile(r"^[a-z]{2}(?=/)/")


def is_named_by_content(path: str) -> bool:
    """True for a file whose name tells its bytes: another content has another name."""
    return _HASHED.search(path) is not None


def address_of(path: str) -> str:
    """Where the file answers, from the site's root: ``tin/index.html`` → ``/tin/``."""
    if path == "index.html" or path.endswith("/index.html"):
        return "/" + path.removesuffix("index.html")
    return f"/{path}"


def part_of(path: str) -> Part:
    """What the file is; a compressed copy is what it is a copy of."""
    for ending in COPIES:
        path = path.removesuffix(ending)
    if is_named_by_content(path):
        return Part.ASSET
    name = PurePosixPath(path).name
    folder = _LANGUAGE.sub("", path).partition("/")[0]
    if name in _FEEDS:
        return Part.FEED
    if name.endswith(".ics"):
        return Part.CALENDAR
    if name == "qr.svg":
        return Part.PICTURE
    if name.endswith(".html"):
        return Part.MACHINE if name == _NOT_FOUND else Part.PAGE
    if folder in _FOLDERS and "/" in path:
        return _FOLDERS[folder]
    if name == "index.json":
        return Part.DATA
    return Part.PICTURE if name == "favicon.ico" else Part.MACHINE


def is_lasting(path: str) -> bool:
    """True for what must answer for ever once it was live: pages, feeds, data, documents."""
    return part_of(path) in _LASTING and not path.endswith(COPIES)


def type_of(path: str) -> str:
    """The media type that a server names; of a copy, that of the file it is a copy of."""
    for ending in COPIES:
        path = path.removesuffix(ending)
    pure = PurePosixPath(path)
    return _BY_NAME.get(pure.name) or _TYPES.get(pure.suffix.lower(), _UNKNOWN)
