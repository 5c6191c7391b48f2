"""YAML events → a tree of text, lists and mappings, saying on the way what is not allowed.

In: the text of one document.  Out: its root mapping and the line of each part.  The parser's events
are used and not its objects: nothing is built that was not asked for, so anchors and aliases
("billion laughs"), tags, several documents, repeated keys and deep nesting are met before they
cost anything, each at its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from portal.domain.problems import Problems
from portal.schema.place import Loc, shown_field

__all__ = ["MAX_DEPTH", "NULLS", "GiveUpError", "Node", "TreeBuilder"]

Node = Any  # str | list[Node] | dict[str, Node] | None (a value already complained about)

# libyaml is some twenty times faster; a machine without its wheel reads the same, slowly.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# A root, a list in it, an entry, a mapping in that entry: the schema goes no deeper than four.
MAX_DEPTH = 5

NULLS = frozenset({"~", "null", "Null", "NULL"})
_KEY = re.compile(r"[a-z][a-z0-9_]*")
# What an escape such as "\0" can bring in although the file itself holds no such character.
_HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


class GiveUpError(Exception):
    """The structure makes no sense from here on; the reason is already in the problems."""


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being filled; ``key`` is the one that waits for its value."""

    value: Any
    loc: Loc
    is_mapping: bool
    flow: bool
    key: str | None = None
    repeated: bool = False


class TreeBuilder:
    """Fills ``root`` and ``lines`` from one text; used once."""

    def __init__(
        self, path: str, problems: Problems, first_line: int, may_be_empty: frozenset[str]
    ) -> None:
        self.root: dict[str, Node] | None = None
        self.lines: dict[Loc, int] = {(): max(first_line - 1, 1)}
        self._path = path
        self._problems = problems
        self._first_line = first_line
        self._may_be_empty = may_be_empty
        self._stack: list[_Frame] = []

    def build(self, text: str) -> None:
        """Read ``text``; raises GiveUpError or the parser's own error when it makes no sense."""
        loader = _LOADER(text)
        try:
            self._read(loader.get_event)
        finally:
            loader.dispose()
        if self.root is None:
            if not self._problems.has_errors:
                self._problems.error(self._path, self.lines[()], "", "front-matter-empty")
            raise GiveUpError

    def _read(self, next_event: Any) -> None:
        documents = 0
        while True:
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._open(event, {}, is_mapping=True)
            elif kind is yaml.SequenceStartEvent:
                self._open(event, [], is_mapping=False)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._stack.pop()
            elif kind is yaml.AliasEvent:
                self._refuse(event, "yaml-alias", value=event.anchor)
                self._place(None, event, told=True)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1 or event.version or event.tags:
                    self._refuse(event, "yaml-several-documents")
                    raise GiveUpError
            elif kind is yaml.StreamEndEvent:
                return

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_mark(event)
        value: str = event.value
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.is_mapping and frame.key is None:
            self._key(frame, value, event)
        elif event.style:
            self._quoted(value.strip(), event)
        elif not value or value in NULLS:
            self._place(None, event)
        else:
            self._place(value, event)

    def _quoted(self, value: str, event: Any) -> None:
        hidden = _HIDDEN.search(value) if event.style == '"' else None
        if hidden is not None:
            self._refuse(event, "yaml-escape", character=f"U+{ord(hidden[0]):04X}")
            self._place(None, event, told=True)
        else:
            self._place(value or None, event)

    def _key(self, frame: _Frame, key: str, event: Any) -> None:
        loc = (*frame.loc, key)
        line = event.start_mark.line + self._first_line
        frame.key = key
        frame.repeated = key in frame.value
        if frame.repeated:
            first = self.lines[loc]
            field = shown_field(loc)
            self._problems.error(self._path, line, field, "yaml-repeated-key", key=key, first=first)
        else:
            self.lines[loc] = line

    def _open(self, event: Any, value: Node, *, is_mapping: bool) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_mark(event)
        if len(self._stack) >= MAX_DEPTH:
            self._refuse(event, "yaml-too-deep", limit=MAX_DEPTH)
            raise GiveUpError
        loc = self._place(value, event)
        self._stack.append(_Frame(value, loc, is_mapping, bool(event.flow_style)))

    def _place(self, value: Node, event: Any, *, told: bool = False) -> Loc:
        """Put a value where it belongs; returns its place.  ``told``: its fault was noted."""
        if not self._stack:
            return self._place_root(value, event)
        frame = self._stack[-1]
        if frame.is_mapping:
            key = frame.key
            if key is None:
                self._refuse(event, "yaml-odd-key")
                raise GiveUpError
            frame.key = None
            loc: Loc = (*frame.loc, key)
            if frame.repeated:
                return loc
            if value is None and frame.flow and not _KEY.fullmatch(key):
                self._problems.error(
                    self._path, self.lines[loc], shown_field(frame.loc), "yaml-comma", text=key
                )
                return loc
            frame.value[key] = value
        else:
            loc = (*frame.loc, len(frame.value))
            frame.value.append(value)
            self.lines[loc] = event.start_mark.line + self._first_line
        if value is None and not told and loc[0] not in self._may_be_empty:
            line = self.lines[loc]
            self._problems.error(self._path, line, shown_field(loc), "value-empty")
        return loc

    def _place_root(self, value: Node, event: Any) -> Loc:
        if type(value) is dict:
            self.root = value
        elif value is not None:
            # Read on: the parser may have more to say of this very line.
            self._refuse(event, "front-matter-not-mapping")
        return ()

    # --- refusals ----------------------------------------------------------------------------

    def _refuse_mark(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, "yaml-anchor", value=event.anchor)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, "yaml-tag", value=tag)

    def _refuse(self, event: Any, code: str, **values: object) -> None:
        loc: Loc = ()
        if self._stack:
            frame = self._stack[-1]
            loc = frame.loc if frame.key is None else (*frame.loc, frame.key)
        line = event.start_mark.line + self._first_line
        self._problems.error(self._path, line, shown_field(loc), code, **values)
