"""Blocks of common shapes, taken before Python-Markdown's processors test them one by one.

In: blocks of Markdown.  Out: the very elements that those processors make: paragraphs, headings,
tight lists of single lines.  Whatever has another shape is left to them.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

__all__ = ["PlainBlocks"]

# A line that begins with a letter and holds no table's bar can only be prose: headings, lists,
# quotes, rules, tables, definitions, footnotes and code all begin otherwise.
_LINE = r"[^\W\d_][^\n|]*"
_PROSE = re.compile(rf"{_LINE}(?:\n{_LINE})*")
_HEADING = re.compile(r"#{1,6}[^#\\\n]*")
_LISTS = {
    "ul": re.compile(rf"[*+-] +{_LINE}(?:\n[*+-] +{_LINE})*"),
    # Another first number would have to be told.
    "ol": re.compile(rf"1\. +{_LINE}(?:\n\d+\. +{_LINE})*"),
}
_MARKER = re.compile(r"[^ ]+ +")
_FIRST = {"*": "ul", "+": "ul", "-": "ul", "1": "ol"}


class PlainBlocks(BlockProcessor):
    """Stands before all other processors."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self._shape = ""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block is plain; its shape is kept for ``run``, which comes next."""
        if self.parser.state.isstate("list"):
            # In a tight list a paragraph behind others has no element of its own.
            return not len(parent) and not parent.text and _PROSE.fullmatch(block) is not None
        self._shape = _shape(parent, block)
        return self._shape != ""

    def run(self, parent: Element, blocks: list[str]) -> None:
        if self.parser.state.isstate("list"):
            parent.text = blocks.pop(0)
            return
        shape = self._shape
        while shape:
            _make(shape, parent, blocks.pop(0))
            while blocks and not blocks[0]:
                del blocks[0]
            shape = _shape(parent, blocks[0]) if blocks else ""


def _shape(parent: Element, block: str) -> str:
    """The tag that a plain block becomes (``h`` for any heading), or nothing."""
    if _PROSE.fullmatch(block):
        return "p"
    if block.startswith("#"):
        return "h" if _HEADING.fullmatch(block) else ""
    tag = _FIRST.get(block[:1])
    if tag is None or not _LISTS[tag].fullmatch(block):
        return ""
    # One that goes on makes the list before it a loose one.
    goes_on = parent.tag in ("ol", "ul") or (len(parent) and parent[-1].tag == tag)
    return "" if goes_on else tag


def _make(shape: str, parent: Element, block: str) -> None:
    if shape == "p":
        SubElement(parent, "p").text = block
    elif shape == "h":
        words = block.lstrip("#")
        SubElement(parent, f"h{len(block) - len(words)}").text = words.strip()
    else:
        made = SubElement(parent, shape)
        for line in block.split("\n"):
            SubElement(made, "li").text = _MARKER.sub("", line, count=1)
