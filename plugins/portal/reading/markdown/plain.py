"""The words of cleaned HTML, for summaries and excerpts.

In: HTML that :mod:`portal.reading.markdown` has made (never an outsider's).  Out: text; blocks
are parted by line breaks, footnotes and their marks are left out, images give nothing.
"""

from __future__ import annotations

import html
import re

__all__ = ["plain_text", "spaced_text"]

_NOTES = re.compile(r'<section aria-label="[^"]*" class="footnotes".*?</section>', re.DOTALL)
_MARKS = re.compile(r'<sup id="fnref[^"]*">.*?</sup>')
_REST_OF_TAG = r"(?:\"[^\"]*\"|[^\">])*>"
_PHRASE_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|del|dfn|em|i|img|ins|kbd|mark|q|rp|rt|ruby|s|small|span|strong"
    r"|sub|sup|time|wbr)(?=[ >])" + _REST_OF_TAG
)
_BLOCK_TAG = re.compile(r"</?[a-z]" + _REST_OF_TAG)
_SPACES = re.compile(r"[^\S\n ]+ *| {2,}")
_BREAKS = re.compile(r" *\n\s*")


def plain_text(clean_html: str) -> str:
    """HTML as made here → its words, one block a line."""
    return _BREAKS.sub("\n", _SPACES.sub(" ", spaced_text(clean_html))).strip()


def spaced_text(clean_html: str) -> str:
    """The same with spaces and breaks as they come, for who goes by words: far quicker."""
    return html.unescape(_without_tags(clean_html))


def _without_tags(clean_html: str) -> str:
    text = clean_html
    if "fnref" in text:
        text = _MARKS.sub("", _NOTES.sub("", text))
    return _BLOCK_TAG.sub("\n", _PHRASE_TAG.sub("", text))
