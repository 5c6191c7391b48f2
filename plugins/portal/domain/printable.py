"""Names and snippets from outside, made safe to print.

In: any text, perhaps with surrogates, control or direction-changing characters.  Out: the same
text with everything that cannot be seen written as an escape, so that a hostile file name can
neither move a terminal's cursor nor forge a second line of a report.
"""

from __future__ import annotations

__all__ = ["printable", "snippet"]

_SNIPPET = 60


def printable(text: str) -> str:
    """``text`` with every character that cannot be seen as ``\\xNN`` or ``U+NNNN``.

    A byte that was not valid UTF-8 (Python keeps it as a surrogate) is shown as that byte.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escape(ord(char)) for char in text)


def snippet(text: str, limit: int = _SNIPPET) -> str:
    """``printable`` text on one line, cut at ``limit`` characters with an ellipsis."""
    flat = " ".join(text[: 4 * limit].split())
    return printable(flat if len(flat) <= limit else flat[: limit - 1] + "…")


def _escape(point: int) -> str:
    if 0xDC80 <= point <= 0xDCFF:
        return f"\\x{point - 0xDC00:02x}"
    return f"\\x{point:02x}" if point < 0x80 else f"<U+{point:04X}>"
