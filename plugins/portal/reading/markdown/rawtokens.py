"""Cuts a piece of raw HTML into tokens.

In: HTML as an editor wrote it.  Out: tokens in order, nothing left over.  The standard library's
parser would do, but it raises on some malformed declarations and reads others differently from
one Python release to the next; the same content has to give the same bytes everywhere.  What a
browser might read differently is no danger: the result is written anew and cleaned again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

__all__ = ["Comment", "Declaration", "EndTag", "StartTag", "Text", "Token", "tokens"]


@dataclass(frozen=True, slots=True)
class StartTag:
    """``<name …>``; attribute names are in lower case, values without their entities."""

    start: int
    end: int
    name: str
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EndTag:
    """``</name>``; ``rest`` is what should not be there, ``</name rest>``."""

    start: int
    end: int
    name: str
    rest: str


@dataclass(frozen=True, slots=True)
class Comment:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Declaration:
    """``<!DOCTYPE …>``, ``<![CDATA[…]]>``, ``<?…?>``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    start: int
    end: int


Token = StartTag | EndTag | Comment | Declaration | Text

_TOKEN = re.compile(
    r"""
    (?P<comment> <!--.*?(?:--!?>|\Z) )
    | (?P<declaration> <!\[CDATA\[.*?(?:\]\]>|\Z) | <[!?][^>]*+(?:>|\Z) )
    | <(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>"'<]*+)(?P<rest>(?:[^>"']|"[^"]*+"|'[^']*+')*+)>
    | (?P<text> [^<]++ | < )
    """,
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?""",
)


def tokens(piece: str) -> Iterator[Token]:
    """The tokens of ``piece``; a ``<`` that begins nothing is text."""
    for match in _TOKEN.finditer(piece):
        start, end = match.span()
        if match["comment"] is not None:
            yield Comment(start, end)
        elif match["declaration"] is not None:
            yield Declaration(start, end)
        elif match["text"] is not None:
            yield Text(start, end)
        elif match["slash"]:
            yield EndTag(start, end, match["name"].lower(), match["rest"].strip())
        else:
            yield StartTag(start, end, match["name"].lower(), _attributes(match["rest"]))


def _attributes(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
        for match in _ATTRIBUTE.finditer(text)
    )
