"""A file of a release as an object that a bucket serves by itself: its headers, its redirect.

In: a file of a manifest, the release's own map of old addresses.  Out: the words that an S3 request
carries beside the bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from portal.publishing.headers import headers_of
from portal.publishing.manifest import File
from portal.publishing.maps import S3
from portal.publishing.release import SITE, Release
from portal.publishing.served import address_of, part_of

__all__ = ["headers_for", "is_sound", "moved_of", "redirects_of"]

_ENCODINGS = {".br": "br", ".gz": "gzip"}


def headers_for(file: File, moved: Mapping[str, str]) -> dict[str, str]:
    """Type, how long it is kept, how it is packed, and where its address leads by now.

    In: ``moved`` maps paths within the release to addresses.
    """
    headers = {"ContentType": file.type, "CacheControl": "no-cache"}
    if file.path.startswith(SITE):
        part = part_of(file.path.removeprefix(SITE))
        headers["CacheControl"] = headers_of(part)["Cache-Control"]
    for ending, encoding in _ENCODINGS.items():
        if file.path.endswith(ending):
            headers["ContentEncoding"] = encoding
    if file.path in moved:
        headers["WebsiteRedirectLocation"] = moved[file.path]
    return headers


def redirects_of(release: Release) -> dict[str, str]:
    """Path within the release → where its address leads."""
    return moved_of(release.texts.get(S3, b""), [file.path for file in release.manifest.files])


def moved_of(text: bytes, paths: list[str]) -> dict[str, str]:
    """The same, of the text of the release's map and its paths."""
    if not text:
        return {}
    data = json.loads(text)
    moved, base = data["moved"], data["base"]
    found = {}
    for path in paths:
        if path.startswith(SITE):
            address = base + address_of(path.removeprefix(SITE))
            if address in moved:
                found[path] = moved[address]
    return found


def is_sound(file: File, data: bytes) -> bool:
    """Whether the bytes are those that were sealed."""
    return len(data) == file.size and hashlib.sha256(data).hexdigest() == file.sha256
