"""Which texts of a language a native reader has seen, and which still wait for one.

In: the project's folder and a language.  Out: for each place with texts in it, how many there are
and how many are marked as reviewed; the table of them in docs/, between
``<!-- reviews: lo -->`` and ``<!-- end of reviews -->``.

A text is reviewed when a comment with it says so, in the same words everywhere::

    # reviewed: Name, 2026-12-01

above the entry of a catalogue, behind the value in a YAML file, or on a line of its own in the
front matter of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

__all__ = ["Texts", "documented", "texts_in"]

_MARK = re.compile(r"#\s*reviewed: \S.*, \d{4}-\d{2}-\d{2}\s*$")
_TABLE = re.compile(r"(<!-- reviews: ([a-z]{2,3}) -->\n).*?(<!-- end of reviews -->)", re.DOTALL)
_HEAD = "| place | texts | reviewed | awaiting |\n|---|---|---|---|\n"


@dataclass(frozen=True, slots=True)
class Texts:
    """A file or folder, with the texts of one language in it."""

    place: str
    count: int
    reviewed: int


def texts_in(root: Path, lang: str) -> list[Texts]:
    """The places that hold texts of ``lang``, in the order in which a reader would go through."""
    content = root / "content"
    registers = sorted(path for path in (content / "registry").glob("*") if path.is_dir())
    places = [
        _of(f"theme/locale/{lang}.po", _catalogue(root / "theme/locale" / f"{lang}.po")),
        _of("content/site.yaml", _values(content / "site.yaml", lang)),
        *(_of(f"content/registry/{path.name}/", _register(path, lang)) for path in registers),
        _of(f"content/pages/*.{lang}.md", _pages(content / "pages", lang)),
        _of(f"content/news/**/*.{lang}.md", _pages(content / "news", lang)),
    ]
    return [place for place in places if place.count]


def documented(page: str, root: Path) -> str:
    """A page of documentation with its tables made anew."""
    return _TABLE.sub(lambda found: found[1] + _table(texts_in(root, found[2])) + found[3], page)


def _table(places: list[Texts]) -> str:
    total = Texts("all", sum(p.count for p in places), sum(p.reviewed for p in places))
    return _HEAD + "".join(
        f"| {place.place} | {place.count} | {place.reviewed} | {place.count - place.reviewed} |\n"
        for place in (*places, total)
    )


def _of(place: str, marks: Iterator[bool]) -> Texts:
    found = list(marks)
    return Texts(place, len(found), sum(found))


def _catalogue(path: Path) -> Iterator[bool]:
    """For each translated message, whether it is reviewed; the same below for other places."""
    with path.open("rb") as source:
        for message in read_po(source):
            if message.id and message.string:
                yield any(_MARK.match(f"# {comment}") for comment in message.user_comments)


def _values(path: Path, lang: str) -> Iterator[bool]:
    value = re.compile(rf"^\s+{lang}: \S")
    for line in path.read_text("utf-8").splitlines():
        if value.match(line):
            yield _MARK.search(line) is not None


def _register(folder: Path, lang: str) -> Iterator[bool]:
    for path in sorted(folder.glob("*.yaml")):
        yield from _values(path, lang)


def _pages(folder: Path, lang: str) -> Iterator[bool]:
    for path in sorted(folder.rglob(f"*.{lang}.md")):
        front = path.read_text("utf-8").split("\n---\n", 1)[0]
        yield any(_MARK.match(line) for line in front.splitlines())
