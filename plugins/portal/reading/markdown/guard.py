"""Bounds that keep any text, however strange, from holding up a build.

In: a text before it is parsed.  Out: the text with plain line ends, spaces for tabs and without
what can never be published, or None when it breaks a bound; each with an error.  The bounds are
far above what prose needs; the worst text within them takes the parser a few seconds, where the
worst beyond them took it six minutes.
"""

from __future__ import annotations

import re

from portal.reading.markdown.characters import NOT_TEXT
from portal.reading.markdown.work import Work

__all__ = ["MAX_CHARACTERS", "sound_text"]

MAX_CHARACTERS = 200_000
_MAX_LINE = 10_000
_MAX_BLOCK_LINES = 2_000
_MAX_BLOCK = 60_000
_MAX_DEPTH = 8

# Asked of a text with a line end before it: a pattern that begins with a letter, and not with
# ``^``, is looked for ten times as fast.
_LONG_LINE = re.compile(rf"\n[^\n]{{{_MAX_LINE + 1}}}")
_DEEP = re.compile(rf"\n(?:[ ]*(?:>|(?:[-+*]|\d{{1,9}}\.)[ ])){{{_MAX_DEPTH + 1}}}")
_INDENTED = re.compile(rf"\n(?: {{4}}){{{_MAX_DEPTH + 1}}}[ ]*\S")
_BLOCK_END = re.compile(r"\n(?:[ ]*\n)+")

# What the parser may have to look ahead for each of these marks, to the end of its block, in
# hundredths of the time it takes for ``[``; and the budget, about two seconds.
_MARK_COSTS = {"[": 100, "`": 25, "*": 5, "_": 5, "\\": 5}
_BUDGET = 20_000_000 * 100
# For ``<`` the HTML parser looks ahead to the end of the text.
_TAG_BUDGET = 50_000_000


def sound_text(work: Work) -> str | None:
    """The text to parse; None when it is too much for the parser."""
    text = work.text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    if len(text) > MAX_CHARACTERS:
        limit = str(MAX_CHARACTERS)
        work.error(work.first_line, "text-too-long", size=str(len(text)), limit=limit)
        return None
    # Most texts hold nothing but letters and line ends, which is seen in a tenth of the time.
    found = None if text.replace("\n", "").isprintable() else NOT_TEXT.search(text)
    if found is not None:
        code = f"U+{ord(found[0]):04X}"
        work.error(work.line_at(found.start()), "text-invisible", character=code)
        text = NOT_TEXT.sub("", text)
    lines = f"\n{text}"
    for pattern, message, bound in (
        (_LONG_LINE, "text-line-too-long", _MAX_LINE),
        (_DEEP, "text-too-deep", _MAX_DEPTH),
        (_INDENTED, "text-too-deep", _MAX_DEPTH),
    ):
        found = pattern.search(lines)
        if found is not None:
            # The line end before it stands where, in the text, the line begins.
            work.error(work.line_at(found.start()), message, limit=str(bound))
            return None
    return text if _is_spread_out(work, text) else None


def _is_spread_out(work: Work, text: str) -> bool:
    """False when a block is too long, or holds more markup than can be looked through quickly."""
    if text.count("<") * len(text) > _TAG_BUDGET:
        work.error(work.line_at(text.find("<")), "text-too-dense", mark="<")
        return False
    # Most texts are short enough for any arrangement of their marks.
    if len(text) < _MAX_BLOCK and _cost(text, 0, len(text)) <= _BUDGET:
        return text.count("\n") < _MAX_BLOCK_LINES or _are_blocks_short(work, text)
    return _are_blocks_short(work, text) and _are_blocks_plain(work, text)


def _blocks(text: str) -> list[tuple[int, int]]:
    starts = [0, *(gap.end() for gap in _BLOCK_END.finditer(text))]
    ends = [*(gap.start() for gap in _BLOCK_END.finditer(text)), len(text)]
    return list(zip(starts, ends, strict=True))


def _are_blocks_short(work: Work, text: str) -> bool:
    for start, end in _blocks(text):
        if end - start > _MAX_BLOCK or text.count("\n", start, end) >= _MAX_BLOCK_LINES:
            limits = {"lines": str(_MAX_BLOCK_LINES), "limit": str(_MAX_BLOCK)}
            work.error(work.line_at(start), "text-block-too-long", **limits)
            return False
    return True


def _are_blocks_plain(work: Work, text: str) -> bool:
    costs = {start: _cost(text, start, end) for start, end in _blocks(text)}
    if sum(costs.values()) <= _BUDGET:
        return True
    start = max(costs, key=costs.__getitem__)
    end = dict(_blocks(text))[start]
    mark = max(_MARK_COSTS, key=lambda mark: _MARK_COSTS[mark] * text.count(mark, start, end))
    work.error(work.line_at(start), "text-too-dense", mark=mark)
    return False


def _cost(text: str, start: int, end: int) -> int:
    marks = sum(cost * text.count(mark, start, end) for mark, cost in _MARK_COSTS.items())
    return marks * (end - start)
