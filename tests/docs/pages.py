"""Reads the project's Markdown pages for the tests that hold them against the code.

In: the text of a page.  Out: its code blocks, tables, links and anchors, as far as the pages here
use Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from portal.commands.treerules import project_files
from tests.needs import ROOT

__all__ = ["Fence", "anchors", "code_words", "fences", "links", "pages", "prose", "rows"]

# A page in one of these is content or an input on purpose wrong; the portal itself checks those.
_NO_PAGES = ("content/", "tests/fixtures/")
_FENCE = re.compile(
    r"(?:^ *`(?P<file>[^`\n]+)`\n\n)?"
    r"^(?P<indent> *)```(?P<info>\w*)\n(?P<body>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")


@dataclass(frozen=True, slots=True)
class Fence:
    """A code block: its language, its text, and the file that the line above it names."""

    info: str
    body: str
    file: str


def pages() -> list[Path]:
    """Every Markdown page of the project, below ROOT."""
    names = (name for name in project_files(ROOT) if name.endswith(".md"))
    return [ROOT / name for name in names if not name.startswith(_NO_PAGES)]


def fences(text: str) -> list[Fence]:
    """The code blocks of a page, in order."""
    return [
        Fence(found["info"], dedent(found["body"]), found["file"] or "")
        for found in _FENCE.finditer(text)
    ]


def prose(text: str) -> str:
    """The page without its code blocks."""
    return _FENCE.sub("", text)


def code_words(text: str) -> set[str]:
    """What stands in backticks within the page's sentences and tables."""
    return set(re.findall(r"`([^`\n]+)`", prose(text)))


def rows(text: str, header: str) -> list[list[str]]:
    """The cells of the table whose first line begins with ``header``."""
    after = text.partition(f"\n| {header} |")[2]
    lines = after.split("\n")[2:]
    table = lines[: next((i for i, line in enumerate(lines) if not line.startswith("|")), None)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def links(text: str) -> Iterator[str]:
    """The targets of links and images."""
    without_code = re.sub(r"`[^`\n]*`", "", prose(text))
    yield from _LINK.findall(without_code)


def anchors(text: str) -> set[str]:
    """The anchors that forges give to a page's headings."""
    headings = re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
