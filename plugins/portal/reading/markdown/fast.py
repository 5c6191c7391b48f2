"""Shorter ways through Python-Markdown for plain prose, with the very same result.

In: a Markdown instance.  Out: the same with classes that first ask whether there is anything to do:
most text of an article holds no markup, yet Python-Markdown runs some twenty patterns over each
piece of it and some ten tests over each block.  They are put into Markdown's own registries;
nothing is replaced in its modules.  A text has gone through the bounds (guard) before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import AtomicString, Registry

from portal.reading.markdown.blocks import PlainBlocks
from portal.reading.markdown.emphasis import EMPHASIS_MARKS
from portal.reading.markdown.printing import Prettify, to_html
from portal.reading.markdown.work import Bench

__all__ = ["quicken"]

# A piece of text must hold one of these for any inline pattern in use to find something in it.
_INLINE_MARKS = ("`", "\\", "[", "<", "&", "*", "_", "  \n")
# A block of raw HTML that is set aside leaves a line end where it stood.
_SOURCE_MARKS = ("`", "\\", "[", "<", "&", "*", "_", "  ")
# The same for each pattern, asked once for the whole text.
_PATTERN_MARKS = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "link": "[",
    "image_link": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  ",
    "html": "<",
    "entity": "&",
    **EMPHASIS_MARKS,
}
_REFERENCE_PATTERNS = ("reference", "image_reference", "short_reference", "short_image_ref")


def quicken(md: Markdown, bench: Bench) -> None:
    """Put the shorter ways into a Markdown instance, under the names of the longer ones."""
    md.preprocessors.register(_Sound(md), "normalize_whitespace", 30)
    md.preprocessors.register(_HtmlBlocks(md, bench), "html_block", 20)
    md.parser.blockprocessors.register(PlainBlocks(md.parser), "plain", 110)
    md.treeprocessors.register(_Inline(md, bench), "inline", 20)
    md.treeprocessors.register(Prettify(md), "prettify", 10)
    md.treeprocessors.register(_Unescape(md, bench), "unescape", 0)
    md.serializer = to_html


class _Sound(NormalizeWhitespace):
    """Leaves alone what the bounds have put in order: line ends, tabs, marks of Markdown's own."""

    def run(self, lines: list[str]) -> list[str]:
        return [lines[0], *(line if line.strip(" ") else "" for line in lines[1:]), "", ""]


class _HtmlBlocks(HtmlBlockPreprocessor):
    """Looks for raw HTML only in a text that has a ``<`` or ``&``."""

    def __init__(self, md: Markdown, bench: Bench) -> None:
        super().__init__(md)
        self._bench = bench

    def run(self, lines: list[str]) -> list[str]:
        text = self._bench.work.text
        if "<" in text or "&" in text:
            lines = super().run(lines)
        return lines


class _Inline(InlineProcessor):
    """Runs over a piece of text only the patterns that can find something in it."""

    def __init__(self, md: Markdown, bench: Bench) -> None:
        super().__init__(md)
        self._bench = bench
        self._all = self.inlinePatterns
        self._chosen: dict[frozenset[str], Registry[Any]] = {}

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        text = self._bench.work.text
        marks = [
            mark
            for mark, source in zip(_INLINE_MARKS, _SOURCE_MARKS, strict=True)
            if source in text
        ]
        if not marks:
            return tree
        self.inlinePatterns = self._useful_patterns(text)
        marked = [block for block in tree if _set_apart(block, marks)]
        part = tree
        # What comes of a mark behind a block stands between blocks, and must do so in the whole
        # tree.  Else the blocks that hold a mark get a tree of their own: the others need no visit.
        if not any(block.tail and _holds(block.tail, marks) for block in tree):
            part = Element(tree.tag)
            part.extend(marked)
        super().run(part, ancestors)
        return tree

    def _useful_patterns(self, text: str) -> Registry[Any]:
        idle = {name for name, mark in _PATTERN_MARKS.items() if mark not in text}
        if not self.md.references:
            idle.update(_REFERENCE_PATTERNS)
        choice = frozenset(idle)
        if choice not in self._chosen:
            chosen: Registry[Any] = Registry()
            skipped = [self._all[name] for name in choice]
            for rank, pattern in enumerate(self._all):
                if pattern not in skipped:
                    chosen.register(pattern, str(rank), -rank)
            self._chosen[choice] = chosen
        return self._chosen[choice]


def _set_apart(block: Element, marks: Sequence[str]) -> bool:
    """True when a block holds a mark; the pieces without one are then closed to all patterns."""
    texts, tails, marked = [], [], False
    for element in block.iter():
        if element.text:
            if _holds(element.text, marks):
                marked = True
            else:
                texts.append(element)
        if element.tail and element is not block:
            if _holds(element.tail, marks):
                marked = True
            else:
                tails.append(element)
    if marked:
        for element in texts:
            element.text = AtomicString(element.text or "")
        for element in tails:
            element.tail = AtomicString(element.tail or "")
    return marked


def _holds(text: str, marks: Sequence[str]) -> bool:
    for mark in marks:  # noqa: SIM110 - asked for every piece of text; any() takes thrice the time
        if mark in text:
            return True
    return False


class _Unescape(UnescapeTreeprocessor):
    """Restores escaped characters in a text that has a backslash."""

    def __init__(self, md: Markdown, bench: Bench) -> None:
        super().__init__(md)
        self._bench = bench

    def run(self, root: Element) -> None:
        if "\\" in self._bench.work.text:
            super().run(root)
