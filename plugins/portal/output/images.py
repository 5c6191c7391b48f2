"""The pictures of content/images/: looked at once for as long as their bytes stay, over all cores.

In: the content, the digests of its files, what earlier builds kept.  Out: what is known of each
picture, by its path under content/images/; an error for each that cannot be published; an
EnvironmentFault where the library is missing that unpacks them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from portal.images.develop import stamp_of
from portal.images.looking import look
from portal.images.records import Picture, Refusal
from portal.output.errors import fault_from_missing_library
from portal.output.workers import spread
from portal.reading.content import Content
from portal.reading.places import FileRole, label_of
from portal.store import Kept, key_of

__all__ = ["FEW", "known_pictures"]

FEW = 2
"""From so many pictures on a second process is worth its start."""

_KIND = "picture"
_FOLDER = "images/"
_REFUSED = Picture(1, 1)
"""Stands in for what is refused: the texts that show it have no fault of their own."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What looking at a file gave: the picture, else why it is refused."""

    digest: bytes
    picture: Picture | None
    refusal: tuple[str, int, Mapping[str, object]] = ("", 0, {})


def known_pictures(
    content: Content, digests: Mapping[str, bytes], jobs: int, kept: Kept, *, copies: bool
) -> dict[str, Picture]:
    """``digests`` (SHA-256) are of the files by path; problems are added to the content's.

    ``copies``: this build makes smaller copies, so that pictures know the names of theirs.
    """
    paths = [file.path for file in content.files if file.role is FileRole.IMAGE]
    keys = {path: key_of(digests[path], _suffix(path)) for path in paths}
    found: dict[bytes, Picture] = kept.find(_KIND, keys.values()) if paths else {}
    rest = [path for path in paths if keys[path] not in found]
    new = {}
    for path, seen in zip(
        rest, spread(lambda: content.root, _look, rest, jobs, few=FEW), strict=True
    ):
        if seen.picture is None:
            code, line, values = seen.refusal
            content.problems.error(f"{label_of(content.root)}/{path}", line, "", code, **values)
            found[keys[path]] = _REFUSED
            continue
        found[keys[path]] = seen.picture
        if seen.digest == digests[path]:
            new[keys[path]] = seen.picture
    kept.keep(_KIND, new)
    return {
        path.removeprefix(_FOLDER): replace(picture, stamp=stamp_of(digests[path]))
        if copies and not picture.drawn
        else picture
        for path, picture in ((path, found[keys[path]]) for path in paths)
    }


def _look(root: Path, path: str) -> _Seen:
    data = (root / path).read_bytes()
    digest = hashlib.sha256(data).digest()
    try:
        return _Seen(digest, look(data, _suffix(path)))
    except ImportError as error:
        raise fault_from_missing_library(error) from error
    except Refusal as refusal:
        return _Seen(digest, None, (refusal.code, refusal.line, refusal.values))


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()
