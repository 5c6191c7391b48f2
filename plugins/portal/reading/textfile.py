"""Bytes of a file → text, with everything that is wrong with them said by line.

In: the bytes and the path to name.  Out: text in NFC with ``\\n`` line ends, or None when
there is no telling what the text is.  First step of reading.

What an editor's tools do without being asked is accepted: a byte order mark (Windows Notepad)
is dropped, ``\\r\\n`` becomes ``\\n``.  Decomposed letters (copied out of a PDF, or typed on a Mac)
are composed, with a warning: no letter changes, so the text is not held back for them.  What
may have lost letters — wrong encoding, control characters, U+FFFD — is an error.
"""

from __future__ import annotations

import re
import unicodedata

from portal.domain.problems import Problems

__all__ = ["decode", "soften_spaces"]

# Line feed and tab are text; U+2028/2029 break lines in some programs and not in others; the
# bidirectional controls can make a line read other than it is.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_DECOMPOSED = re.compile(r"\w*(?:[\u0300-\u036f]+\w*)+")
_INVISIBLE = "\u200b\u2060\ufeff\u00ad"
_HARD_SPACES_IN_LAO = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\u2060\ufeff\u00ad]")
_HARD_SPACES = re.compile(f"\u200b|{_HARD_SPACES_IN_LAO.pattern}")
_LAO = re.compile("[\u0e80-\u0eff]")

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, path: str, problems: Problems) -> str | None:
    """The text of a file; None with an error in ``problems`` when it cannot be read."""
    if data.startswith(_UTF16):
        problems.error(path, 1, "", "text-utf16")
        return None
    data = data.removeprefix(_BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        byte = f"0x{data[error.start]:02X}"
        problems.error(path, line, "", "text-not-utf8", column=column, byte=byte)
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.isprintable():
        return text
    if not _check_characters(text, path, problems):
        return None
    if not unicodedata.is_normalized("NFC", text):
        text = _compose(text, path, problems)
    return text


def _check_characters(text: str, path: str, problems: Problems) -> bool:
    """Control characters and U+FFFD are errors; the first of each kind is named."""
    # None of them is printable, and to ask that takes a fifth of the search.
    control = None if _is_printable(text) else _CONTROL.search(text)
    if control is not None:
        line, column = _place(text, control.start())
        code = f"U+{ord(control[0]):04X}"
        problems.error(path, line, "", "text-control", column=column, character=code)
    lost = text.find("\ufffd")
    if lost >= 0:
        line, column = _place(text, lost)
        problems.error(path, line, "", "text-lost-letter", column=column)
    return control is None and lost < 0


def _compose(text: str, path: str, problems: Problems) -> str:
    composed = unicodedata.normalize("NFC", text)
    for number, line in enumerate(text.split("\n"), start=1):
        if not unicodedata.is_normalized("NFC", line):
            word = _DECOMPOSED.search(line)
            shown = unicodedata.normalize("NFC", word[0] if word else line.strip()[:40])
            problems.warn(path, number, "", "text-decomposed", word=shown)
            break
    return composed


def soften_spaces(text: str, first_line: int, path: str, problems: Problems) -> str:
    """Front matter with every no-break or invisible space made plain, or dropped.

    They come with pasted text, cannot be seen, and make equal names differ.  Lao writes
    words with U+200B between them, so texts with Lao letters keep theirs.
    """
    if text.isascii() or _is_printable(text):
        return text
    is_lao = _LAO.search(text) is not None
    spaces = _HARD_SPACES_IN_LAO if is_lao else _HARD_SPACES
    found = spaces.search(text)
    if found is None:
        return text
    line = first_line + text.count("\n", 0, found.start())
    problems.warn(path, line, "", "text-hard-space", character=f"U+{ord(found[0]):04X}")
    return spaces.sub(lambda match: "" if match[0] in _INVISIBLE else " ", text)


def _is_printable(text: str) -> bool:
    """True when a text holds letters, plain spaces and line ends only."""
    return text.replace("\n", "").isprintable()


def _place(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a character."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
