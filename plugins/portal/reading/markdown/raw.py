"""Raw HTML in a text: put back in place, piece by piece, through the allow-list.

In: the serialized text with placeholders, and the pieces that Python-Markdown set aside.  Out:
the text with clean pieces; an error for everything that was taken out, because nothing an editor
writes may vanish in silence - except comments, which are remarks and are never published.
"""

from __future__ import annotations

import re
from html import escape, unescape

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.util import HTML_PLACEHOLDER

from portal.reading.markdown.allowlist import BLOCK_TAGS
from portal.reading.markdown.rawparser import RawParser
from portal.reading.markdown.work import Bench, Work

__all__ = ["RawHtml"]

_KEY = HTML_PLACEHOLDER % "([0-9]+)"
_PLACED = re.compile(f"<p>{_KEY}</p>|{_KEY}")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[0-9a-z]+);", re.IGNORECASE)
_FIRST_TAG = re.compile(r"\s*</?([a-z][a-z0-9]*)", re.IGNORECASE)
_PROSE_TAG = re.compile(r"<(/?)(?:p|h[1-6]|dt|td|th)[ >]")
_NOT_TEXT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


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
            if _ENTITY.fullmatch(piece):
                entity = _entity(work, piece)
                return f"<p>{entity}</p>" if alone else entity
            clean = parser.clean(piece, None if alone else prose.paragraph_at(match.start()))
            if alone and clean.strip() and not _is_block(piece):
                return f"<p>{clean}</p>"
            return clean

        finished = _PLACED.sub(place, text)
        parser.finish()
        return finished

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


def _is_block(piece: str) -> bool:
    first = _FIRST_TAG.match(piece)
    return first is not None and first[1].lower() in BLOCK_TAGS


def _entity(work: Work, piece: str) -> str:
    """A character reference, unless it stands for what may not be in a text."""
    if _NOT_TEXT.search(unescape(piece)) or unescape(piece) == "":
        work.error(work.line_of(piece), "text-entity-refused", entity=piece)
        return ""
    return piece if unescape(piece) != piece else escape(piece)
