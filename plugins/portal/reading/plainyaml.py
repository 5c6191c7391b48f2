"""Front matter of the plain kind, which nearly all of it is, without a YAML parser.

In: the text that :mod:`portal.reading.frontmatter` would give to the parser.  Out: the tree and the
lines that :class:`~portal.reading.treebuilder.TreeBuilder` would make of it, or None for anything
that is not plain beyond doubt: then the parser reads it, and says what is wrong.

Plain is: ``key: words``, ``key: "words"``, ``key: [words, words]``, ``key: {key: words}``, and
below a ``key:`` a block of such keys, or a list of such values or blocks; lines of comment.
No text over several lines, no escape, no empty value, no key twice.  Half of what the parser
takes, whose events are an object of Python for every word and bracket.
"""

from __future__ import annotations

import re

from portal.reading.treebuilder import NULLS, Node
from portal.schema.place import Loc

__all__ = ["read_plain"]

# What means something to YAML where words could begin.
_SIGNS = frozenset(" -?:,[]{}#&*!|>'\"%@`")
_QUOTES = ("'", '"')
# Words in brackets end at more signs than those on a line of their own.
_INNER = rf"[^{re.escape(''.join(sorted(_SIGNS)))}][^,\[\]{{}}:#?]*"
_SCALAR = rf'(?:{_INNER}|"[^"\\]*")'
_KEY = "[a-z][a-z_]*"
_LINE = re.compile(rf"( *)(- )?(?:({_KEY}):(?: (.+))?|(.+))")
_PAIRS = re.compile(rf"\{{{_KEY}: {_SCALAR}(?:, {_KEY}: {_SCALAR})*\}}")
_ITEMS = re.compile(rf"\[{_SCALAR}(?:, {_SCALAR})*\]")
_PAIR = re.compile(rf"({_KEY}): ({_SCALAR})")
_ITEM = re.compile(_SCALAR)


class _NotPlain(Exception):
    """The parser has to read this text."""


def read_plain(text: str, first_line: int) -> tuple[dict[str, Node], dict[Loc, int]] | None:
    """The tree of ``text`` and the line of each part, or None when it is not of the plain kind."""
    if not text.replace("\n", "").isprintable():
        return None
    reader = _Reader(first_line)
    try:
        for number, line in enumerate(text.removesuffix("\n").split("\n"), first_line):
            reader.take(line, number)
        reader.end()
    except _NotPlain:
        return None
    return (reader.root, reader.lines) if reader.root else None


class _Reader:
    """Takes line after line.

    A key without a value stands open for the list or the block of keys below it; ``_block`` is the
    block that is being filled, there or in an entry of the list, and ``_column`` where its keys
    stand.
    """

    def __init__(self, first_line: int) -> None:
        self.root: dict[str, Node] = {}
        self.lines: dict[Loc, int] = {(): max(first_line - 1, 1)}
        self._open = ""
        self._list: list[Node] = []
        self._indent = -1
        self._block: dict[str, Node] | None = None
        self._block_loc: Loc = ()
        self._column = -1

    def take(self, line: str, number: int) -> None:
        """One line; raises _NotPlain."""
        if line.lstrip(" ").startswith("#"):
            return
        found = _LINE.fullmatch(line)
        if found is None:
            raise _NotPlain
        spaces, dash, key, value, bare = found.groups()
        if dash:
            self._take_item(len(spaces), key, value or bare, number)
        elif key is None or (spaces and value is None):
            raise _NotPlain
        elif spaces:
            self._take_inner(len(spaces), key, value, number)
        else:
            self.end()
            self._block, self._column = None, -1
            if value is None:
                self._place(self.root, (), key, number)
                self._open, self._list, self._indent = key, [], -1
            else:
                self.root[key] = self._value(value, self._place(self.root, (), key, number), number)

    def end(self) -> None:
        """Close what stands open: it must have been given something."""
        if self._open and self._open not in self.root:
            raise _NotPlain
        self._open = ""

    def _take_item(self, indent: int, key: str | None, value: str | None, number: int) -> None:
        if not self._open or value is None:
            raise _NotPlain
        if self._indent < 0:
            if self._block is not None:
                raise _NotPlain
            self._indent, self.root[self._open] = indent, self._list
        elif indent != self._indent:
            raise _NotPlain
        loc: Loc = (self._open, len(self._list))
        self.lines[loc] = number
        self._block = None
        if key is None:
            self._list.append(self._value(value, loc, number))
            return
        self._block, self._block_loc, self._column = {}, loc, indent + 2
        self._list.append(self._block)
        self._take_inner(self._column, key, value, number)

    def _take_inner(self, column: int, key: str, value: str, number: int) -> None:
        if self._block is None:
            if not self._open or self._indent >= 0:
                raise _NotPlain
            self._block = self.root[self._open] = {}
            self._block_loc, self._column = (self._open,), column
        elif column != self._column:
            raise _NotPlain
        loc = self._place(self._block, self._block_loc, key, number)
        self._block[key] = self._value(value, loc, number)

    def _place(self, into: dict[str, Node], at: Loc, key: str, number: int) -> Loc:
        if key in into or (into is self.root and key == self._open):
            raise _NotPlain
        loc = (*at, key)
        self.lines[loc] = number
        return loc

    def _value(self, text: str, loc: Loc, number: int) -> Node:
        if text[0] == "{":
            if _PAIRS.fullmatch(text) is None:
                raise _NotPlain
            entry: dict[str, Node] = {}
            for key, words in _PAIR.findall(text):
                self._place(entry, loc, key, number)
                entry[key] = _scalar(words)
            return entry
        if text[0] == "[":
            if _ITEMS.fullmatch(text) is None:
                raise _NotPlain
            items = [_scalar(words) for words in _ITEM.findall(text)]
            self.lines.update(((*loc, place), number) for place in range(len(items)))
            return items
        if text[0] not in _QUOTES and (text[-1] in " :" or ": " in text or " #" in text):
            raise _NotPlain
        return _scalar(text)


def _scalar(text: str) -> str:
    """One value; an empty one, or what means one, is for the parser to complain about."""
    if text[0] in _QUOTES:
        value = text[1:-1]
        if len(text) < 2 or text[-1] != text[0] or text[0] in value or "\\" in value:
            raise _NotPlain
        value = value.strip()
        if not value:
            raise _NotPlain
        return value
    value = text.rstrip(" ")
    if text[0] in _SIGNS or value in NULLS:
        raise _NotPlain
    return value
