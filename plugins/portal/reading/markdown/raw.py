"""Raw HTML in a text: put back in place, piece by piece, through the allow-list.

In: the serialized text with placeholders, and the pieces that Python-Markdown set aside.  Out:
the text with clean pieces; an error for everything that was taken out, because nothing an editor
writes may vanish in silence - except comments, which are remarks and are never published.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.util import HTML_PLACEHOLDER

from portal.reading.markdown.characters import ENTITY
from portal.reading.markdown.rawparser import RawParser
from portal.reading.markdown.work import Bench

__all__ = ["RawHtml"]

_KEY = HTML_PLACEHOLDER % "([0-9]+)"
_PLACED = re.compile(f"<p>{_KEY}</p>|{_KEY}")
_FIRST_TAG = re.compile(r"\s*</?([a-z][a-z0-9]*)", re.IGNORECASE)
_PROSE_TAG = re.compile(r"<(/?)(?:p|h[1-6]|dt|td|th)[ >]")


class RawHtml(Postprocessor):
    """Stands in the place of Python-Markdown's own ``raw_html``."""

    def __init__(self, md: Markdown, bench: Bench) -> None:
        super().__init__(md)
        self._bench = bench

    def run(self, text: str) -> str:
        if not self.md.htmlStash.html_counter:
            return text
        work = self._bench.work
        parser = RawParser(work)
        prose = _ProseTracker(text)

        def place(match: re.Match[str]) -> str:
            alone = match[1] is not None
            piece = self._piece(int(match[1] or match[2]))
            if ENTITY.fullmatch(piece):
                entity = parser.entity(piece, work.line_of(piece))
                return f"<p>{entity}</p>" if alone else entity
            clean = parser.clean(piece, None if alone else prose.paragraph_at(match.start()))
            if alone and clean.strip() and not self._is_block(piece):
                return f"<p>{clean}</p>"
            return clean

        finished = _PLACED.sub(place, text)
        parser.finish()
        return finished

    def _is_block(self, piece: str) -> bool:
        first = _FIRST_TAG.match(piece)
        return first is not None and self.md.is_block_level(first[1])

    def _piece(self, key: int) -> str:
        """A piece set aside, with the pieces set aside within it."""
        blocks = self.md.htmlStash.rawHtmlBlocks

        def inner(match: re.Match[str]) -> str:
            number = int(match[1])
            return str(blocks[number]) if number < key else ""

        piece = str(blocks[key])
        while re.search(_KEY, piece):
            piece, key = re.sub(_KEY, inner, piece), key - 1
        return piece


class _ProseTracker:
    """Numbers the paragraphs, headings and cells that positions, asked in order, lie in."""

    def __init__(self, text: str) -> None:
        self._tags = _PROSE_TAG.finditer(text)
        self._next = next(self._tags, None)
        self._number = 0
        self._inside = False

    def paragraph_at(self, position: int) -> int | None:
        """The number of the one around ``position``; None between them."""
        while self._next is not None and self._next.start() < position:
            self._inside = not self._next[1]
            self._number += 1
            self._next = next(self._tags, None)
        return self._number if self._inside else None
