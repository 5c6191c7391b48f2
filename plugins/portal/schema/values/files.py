"""Names of files under content/images/ and content/documents/."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from portal.domain.nearest import slugify
from portal.schema.refusal import Refused, offer

__all__ = ["DocumentFile", "ImageFile", "is_file_of"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_FILE_SEGMENT = re.compile(r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*")


def _file(value: str, folder: str, suffixes: tuple[str, ...]) -> str:
    if _SCHEME.match(value) or value.startswith("//"):
        raise Refused("file-is-url", value=value, folder=folder)
    segments = value.split("/")
    odd = "\\" in value or any(part in ("", ".", "..") for part in segments)
    if odd or value.startswith(("content/", f"{folder}/")):
        inside = value.replace("\\", "/").removeprefix("/").removeprefix("content/")
        inside = inside.removeprefix(f"{folder}/")
        fits = all(_FILE_SEGMENT.fullmatch(part) for part in inside.split("/"))
        guess = inside if fits else None
        raise Refused("file-path", value=value, folder=folder, nearest=offer(guess))
    if not all(_FILE_SEGMENT.fullmatch(part) for part in segments):
        stem, dot, suffix = segments[-1].rpartition(".")
        renamed = f"{slugify(stem)}{dot}{suffix.lower()}" if dot else slugify(suffix)
        raise Refused("file-name", value=value, renamed=renamed)
    if not value.endswith(suffixes):
        choices = ", ".join(suffix.removeprefix(".") for suffix in suffixes)
        raise Refused("file-type", value=value, choices=choices)
    return value


_IMAGE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg")
_DOCUMENT_SUFFIXES = (".pdf", ".docx", ".doc", ".xlsx", ".xls", ".pptx", ".odt", ".ods", ".csv",
                      ".txt")  # fmt: skip


def _image_file(value: str) -> str:
    return _file(value, "images", _IMAGE_SUFFIXES)


def _document_file(value: str) -> str:
    return _file(value, "documents", _DOCUMENT_SUFFIXES)


def is_file_of(value: str, folder: str) -> bool:
    """True when ``value`` may be the name of a file under content/``folder``/."""
    check = _image_file if folder == "images" else _document_file
    try:
        check(value)
    except Refused:
        return False
    return True


ImageFile = Annotated[str, Field(max_length=200), AfterValidator(_image_file)]
DocumentFile = Annotated[str, Field(max_length=200), AfterValidator(_document_file)]
