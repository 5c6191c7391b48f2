"""Headings of a text: anchors for all of them, complaints about levels.

In: the heading elements of the tree, in order.  Out: their ``id`` attributes and records.  The
title of a page is its only h1, so a text begins at ``##``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE, HtmlStash

from portal.domain.nearest import slugify
from portal.reading.markdown.characters import decode_entities
from portal.reading.markdown.records import Heading
from portal.reading.markdown.work import Work

__all__ = ["ANCHOR_PREFIX", "anchor_headings", "element_text"]

# "mục", section: anchors of the text can never meet an id of the page around it.
ANCHOR_PREFIX = "muc-"

_HEADING_LINE = re.compile(r"^#{1,6}.*$|^[^\n]+\n(?:=+|-+) *$", re.MULTILINE)


def element_text(element: Element, stash: HtmlStash) -> str:
    """The words of an element; raw HTML in it counts for nothing, entities for their letter."""

    def raw(placeholder: re.Match[str]) -> str:
        stashed = str(stash.rawHtmlBlocks[int(placeholder[1])])
        return stashed if stashed.startswith("&") else ""

    text = HTML_PLACEHOLDER_RE.sub(raw, "".join(element.itertext()))
    return " ".join(decode_entities(text).split())


def anchor_headings(work: Work, elements: Sequence[Element], stash: HtmlStash) -> None:
    """Give each heading its id and note it; say what is wrong with its level."""
    lines = _Lines(work, len(elements))
    above = 1
    repeats: Counter[str] = Counter()
    for place, element in enumerate(elements):
        level = int(element.tag[1])
        text = element_text(element, stash)
        if not text:
            work.error(lines.of(place, text), "heading-empty")
        elif level == 1:
            work.error(lines.of(place, text), "heading-first-level", text=text)
        elif level > above + 1:
            fitting, used = "#" * (above + 1), "#" * level
            line = lines.of(place, text)
            # The HTML validator counts this an error, too: readers who jump from heading to
            # heading believe that they missed one.
            work.error(line, "heading-skips-level", text=text, used=used, fitting=fitting)
        above = level
        anchor = _unused(ANCHOR_PREFIX + (slugify(text) or str(place + 1)), work.anchors, repeats)
        work.anchors.add(anchor)
        work.headings.append(Heading(level, anchor, text))
        element.set("id", anchor)


def _unused(anchor: str, taken: set[str], repeats: Counter[str]) -> str:
    """``anchor``, or with the next number; ``repeats`` spares counting from one each time."""
    candidate = anchor
    while candidate in taken:
        repeats[anchor] += 1
        candidate = f"{anchor}-{repeats[anchor] + 1}"
    return candidate


class _Lines:
    """Where headings stand in the source, worked out only when one is at fault."""

    def __init__(self, work: Work, count: int) -> None:
        self._work = work
        self._count = count
        self._found: list[int] | None = None

    def of(self, place: int, text: str) -> int:
        """The line of the heading at ``place``; by its words when the counts do not match."""
        if self._found is None:
            matches = _HEADING_LINE.finditer(self._work.text)
            self._found = [self._work.line_at(match.start()) for match in matches]
        if len(self._found) == self._count:
            return self._found[place]
        return self._work.line_of(text)
