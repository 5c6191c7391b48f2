"""The seal of a release: every file with its digest, size and type, and one id over all of them.

In: a folder, or the text of a manifest.  Out: :class:`Manifest`.  The same files give the same
text and so the same id, whoever makes it, when and where: nothing else is in it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from portal.publishing.served import type_of

__all__ = [
    "File",
    "Manifest",
    "NotAManifest",
    "digest_of",
    "id_of",
    "is_inside",
    "is_release_id",
    "sealed",
]

_FORMAT = 1
_DIGITS = 24
_ID = re.compile(rf"[0-9a-f]{{{_DIGITS}}}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 20


class NotAManifest(ValueError):
    """The text is no manifest of this format, or one that contradicts itself."""


@dataclass(frozen=True, slots=True, order=True)
class File:
    """One file of a release: its path within, SHA-256, size in bytes, media type."""

    path: str
    sha256: str
    size: int
    type: str


@dataclass(frozen=True)
class Manifest:
    """All files of a release, by path."""

    files: tuple[File, ...]

    @cached_property
    def text(self) -> bytes:
        """The manifest as it lies beside the files: one line a file, in the order of paths."""
        lines = ",\n".join(
            json.dumps([file.path, file.sha256, file.size, file.type], ensure_ascii=False)
            for file in self.files
        )
        return f'{{"format": {_FORMAT}, "files": [\n{lines}\n]}}\n'.encode()

    @cached_property
    def id(self) -> str:
        """The release's name: the first 24 hexadecimal digits of the text's SHA-256."""
        return id_of(self.text)

    @cached_property
    def by_path(self) -> Mapping[str, File]:
        return {file.path: file for file in self.files}

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    @classmethod
    def of(cls, files: Iterable[File]) -> Manifest:
        """In the order of paths, whatever order they come in."""
        return cls(tuple(sorted(files)))

    @classmethod
    def parse(cls, text: bytes) -> Manifest:
        """Text → manifest; raises NotAManifest for what ``text`` would never have been."""
        try:
            data = json.loads(text)
            if data["format"] != _FORMAT:
                raise NotAManifest(f"format {data['format']!r}")
            files = tuple(_file(*row) for row in data["files"])
        except (KeyError, TypeError, UnicodeDecodeError, json.JSONDecodeError) as error:
            raise NotAManifest(str(error)) from error
        manifest = cls(files)
        if manifest.text != text or len(manifest.by_path) != len(files):
            raise NotAManifest("not as it is written")
        return manifest


def _file(path: object, sha256: object, size: object, type: object) -> File:
    """A row that names a place within the release and nothing outside of it."""
    if not (isinstance(path, str) and isinstance(sha256, str) and isinstance(type, str)):
        raise NotAManifest(repr(path))
    if not is_inside(path):
        raise NotAManifest(repr(path))
    if not _SHA256.fullmatch(sha256):
        raise NotAManifest(path)
    if not isinstance(size, int) or isinstance(size, bool) or size < 0:
        raise NotAManifest(path)
    return File(path, sha256, size, type)


def is_inside(path: str) -> bool:
    """Whether a path names a place within a release and nothing outside of it."""
    parts = PurePosixPath(path).parts
    inside = bool(parts) and not path.startswith("/") and ".." not in parts
    return inside and "/".join(parts) == path and not any(sign in path for sign in "\\\0\n")


def id_of(text: bytes) -> str:
    """The id of the release whose manifest this is."""
    return hashlib.sha256(text).hexdigest()[:_DIGITS]


def is_release_id(text: str) -> bool:
    """Whether a text can be the id of a release."""
    return _ID.fullmatch(text) is not None


def sealed(folder: Path) -> Manifest:
    """The manifest of everything below ``folder``; raises OSError for what cannot be read."""
    return Manifest.of(_files(folder))


def _files(folder: Path) -> Iterator[File]:
    for path in folder.rglob("*"):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            yield File(name, digest_of(path), path.stat().st_size, type_of(name))


def digest_of(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()
