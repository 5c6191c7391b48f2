"""What a file is, told by its path alone.

In: a path under content/.  Out: :class:`Located`, with the role and what the path says of slug,
year, language or register; problems for a file that lies where nothing would read it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from portal.domain.nearest import slugify
from portal.domain.packing import packed
from portal.domain.problems import Problems
from portal.schema.values import SLUG, SLUG_LENGTH

__all__ = ["REGISTERS", "FileRole", "Located", "label_of", "locate", "named"]

REGISTERS = ("agencies", "people", "provinces", "regulations")

_YEAR = re.compile(r"[0-9]{4}")
_LANGUAGE = re.compile(r"[a-z]{2}")


class FileRole(StrEnum):
    """What a file under content/ is for."""

    ARTICLE = "article"
    TRANSLATION = "translation"
    PAGE = "page"
    REGISTER = "register"
    SITE = "site"
    IMAGE = "image"
    DOCUMENT = "document"
    OTHER = "other"


@packed
@dataclass(frozen=True, slots=True)
class Located:
    """A file and what its path says: ``shown`` is the path as messages name it."""

    path: str
    shown: str
    role: FileRole
    slug: str = ""
    year: int = 0
    lang: str = "vi"
    register: str = ""


def named(root: Path) -> Path:
    """The content folder by a path that ends in its name (``.`` and ``..`` have none)."""
    return root if root.name not in ("", "..") else root.resolve()


def label_of(root: Path) -> str:
    """The content folder's name, with which every path in a message begins."""
    return named(root).name


def locate(path: str, label: str, problems: Problems) -> Located:
    """What the file at ``path`` (relative to content/) is."""
    shown = f"{label}/{path}"
    parts = path.split("/")
    top = parts[0]
    if path == "site.yaml":
        return Located(path, shown, FileRole.SITE)
    if top == "news":
        return _news(path, shown, parts, problems)
    if top == "pages":
        return _page(path, shown, parts, problems)
    if top == "registry":
        return _register(path, shown, parts, problems)
    if top == "images" and len(parts) > 1:
        return Located(path, shown, FileRole.IMAGE)
    if top == "documents" and len(parts) > 1:
        return Located(path, shown, FileRole.DOCUMENT)
    return _stray(path, shown, problems)


def _news(path: str, shown: str, parts: list[str], problems: Problems) -> Located:
    name = parts[-1]
    if not name.endswith(".md"):
        return _other_suffix(path, shown, name, ".md", problems)
    if len(parts) != 3 or not _YEAR.fullmatch(parts[1]):
        problems.error(shown, 0, "", "file-misplaced")
        return Located(path, shown, FileRole.OTHER)
    slug, lang = _slug_and_language(name)
    _check_slug(slug, shown, problems)
    year = int(parts[1])
    if lang is None:
        return Located(path, shown, FileRole.ARTICLE, slug, year)
    return Located(path, shown, FileRole.TRANSLATION, slug, year, lang)


def _page(path: str, shown: str, parts: list[str], problems: Problems) -> Located:
    name = parts[-1]
    if not name.endswith(".md"):
        return _other_suffix(path, shown, name, ".md", problems)
    if len(parts) != 2:
        problems.error(shown, 0, "", "file-misplaced")
        return Located(path, shown, FileRole.OTHER)
    slug, lang = _slug_and_language(name)
    _check_slug(slug, shown, problems)
    return Located(path, shown, FileRole.PAGE, slug, lang=lang or "vi")


def _register(path: str, shown: str, parts: list[str], problems: Problems) -> Located:
    name = parts[-1]
    if not name.endswith(".yaml"):
        return _other_suffix(path, shown, name, ".yaml", problems)
    if len(parts) != 3:
        problems.error(shown, 0, "", "file-misplaced")
        return Located(path, shown, FileRole.OTHER)
    if parts[1] not in REGISTERS:
        problems.error(shown, 0, "", "register-unknown", name=parts[1])
        return Located(path, shown, FileRole.OTHER)
    slug = name.removesuffix(".yaml")
    _check_slug(slug, shown, problems)
    return Located(path, shown, FileRole.REGISTER, slug, register=parts[1])


def _other_suffix(path: str, shown: str, name: str, wanted: str, problems: Problems) -> Located:
    """A text under another ending would be lost in silence; other files are only in the way."""
    stem, dot, suffix = name.rpartition(".")
    if dot and suffix.lower() in ("md", "markdown", "mdown", "txt", "yaml", "yml"):
        problems.error(shown, 0, "", "file-suffix", suffix=f".{suffix}", name=f"{stem}{wanted}")
        return Located(path, shown, FileRole.OTHER)
    return _stray(path, shown, problems)


def _stray(path: str, shown: str, problems: Problems) -> Located:
    if path.lower().endswith((".md", ".markdown", ".yaml", ".yml")):
        problems.error(shown, 0, "", "file-misplaced")
    return Located(path, shown, FileRole.OTHER)


def _slug_and_language(name: str) -> tuple[str, str | None]:
    stem = name.removesuffix(".md")
    slug, dot, lang = stem.rpartition(".")
    if dot and _LANGUAGE.fullmatch(lang):
        return slug, lang
    return stem, None


def _check_slug(slug: str, shown: str, problems: Problems) -> None:
    if len(slug) > SLUG_LENGTH:
        problems.error(shown, 0, "", "slug-too-long", length=len(slug), limit=SLUG_LENGTH)
    elif not SLUG.fullmatch(slug):
        guess = slugify(slug)
        near = guess if SLUG.fullmatch(guess) else ""
        problems.error(shown, 0, "", "slug-form", value=slug, nearest=near)
