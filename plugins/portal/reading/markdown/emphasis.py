"""Emphasis: ``*nghiêng*``, ``**đậm**``, ``***cả hai***``, and the same with ``_``.

In: a piece of text with markers.  Out: ``em`` and ``strong`` elements; markers without a partner
stay as they were typed.  These patterns stand in for Python-Markdown's own because that of 3.11
loses letters where markers overlap (``a*b**c*d`` comes out without the ``d``), and nothing an
editor writes may vanish.  A marker that opens touches the word behind it, one that closes
the word before it, and ``_`` marks whole words only, so that ``ten_tep_tin`` stays whole.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

__all__ = ["EMPHASIS_MARKS", "add_emphasis"]

_PATTERNS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "star_3": ("***", r"\*{3}(?![\s*])(.+?)(?<![\s*])\*{3}(?!\*)", ("strong", "em")),
    "star_2": ("**", r"\*{2}(?![\s*])(.+?)(?<!\s)\*{2}(?!\*)", ("strong",)),
    "star_1": ("*", r"\*(?![\s*])([^*]+)(?<!\s)\*(?!\*)", ("em",)),
    "line_3": ("___", r"(?<![\w_])_{3}(?![\s_])(.+?)(?<![\s_])_{3}(?![\w_])", ("strong", "em")),
    "line_2": ("__", r"(?<![\w_])_{2}(?![\s_])(.+?)(?<!\s)_{2}(?![\w_])", ("strong",)),
    "line_1": ("_", r"(?<![\w_])_(?![\s_])(.+?)(?<![\s_])_(?![\w_])", ("em",)),
}

# What a text must hold for each pattern to find anything.
EMPHASIS_MARKS = {name: mark for name, (mark, _, _) in _PATTERNS.items()}


def add_emphasis(md: Markdown) -> None:
    """Put the patterns in the place of Python-Markdown's, the longest markers first."""
    md.inlinePatterns.deregister("em_strong")
    for rank, (name, (_, pattern, tags)) in enumerate(_PATTERNS.items()):
        md.inlinePatterns.register(_Emphasis(pattern, tags, md), name, 60 - rank)


class _Emphasis(InlineProcessor):
    def __init__(self, pattern: str, tags: tuple[str, ...], md: Markdown) -> None:
        super().__init__(pattern, md)
        self._tags = tags

    # The name is Markdown's; so is the second argument, which its older base class lacks.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        outer = innermost = Element(self._tags[0])
        for tag in self._tags[1:]:
            innermost = SubElement(innermost, tag)
        innermost.text = m[1]
        return outer, m.start(0), m.end(0)
