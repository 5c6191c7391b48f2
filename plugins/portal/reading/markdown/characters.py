"""Characters: which may stand in a text, and what character references stand for.

In: text and references such as ``&amp;``.  Out: letters.  Pure.
"""

from __future__ import annotations

import html
import re

__all__ = ["ENTITY", "NOT_TEXT", "decode_entities", "letter_of"]

# What the serializer of Python-Markdown lets through as a character reference; a bare ``&copy``
# is text there, so it must be text here.
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[0-9a-z]+);", re.IGNORECASE)

# Not allowed in HTML, or (the second row) able to show a line in another order than it has.
NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"
)


def decode_entities(text: str) -> str:
    """``text`` with its character references resolved, however often they were nested."""
    while "&" in text:
        decoded = ENTITY.sub(lambda found: html.unescape(found[0]), text)
        if decoded == text:
            break
        text = decoded
    return text


def letter_of(reference: str) -> str | None:
    """What a reference stands for: itself when it is unknown, None for what no text may hold."""
    letter = html.unescape(reference)
    # Python gives U+FFFD for a number that is no character, and nothing for a non-character.
    if letter in ("", "\ufffd") or NOT_TEXT.search(letter):
        return None
    return letter
