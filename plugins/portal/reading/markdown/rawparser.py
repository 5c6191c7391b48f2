"""Reads an editor's raw HTML token by token and writes it anew by the allow-list.

In: pieces of HTML in the order of the text.  Out: the same with only what is allowed, and an
error for each token that is not, with its line and what to write instead.  Start and end tags are
paired over all pieces, since Markdown hands over ``<abbr>`` and ``</abbr>`` one by one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from portal.reading.markdown.allowlist import (
    ACTIVE_TAGS,
    BLOCK_TAGS,
    CONTAINERS,
    FIRST_CHILDREN,
    NEEDED_CHILD,
    PARENTS,
    RAW_TAGS,
    VOID_TAGS,
    attribute_rule,
)
from portal.reading.markdown.links import check_link, link_attributes
from portal.reading.markdown.rawtokens import (
    Comment,
    Declaration,
    EndTag,
    StartTag,
    Text,
    tokens,
)
from portal.reading.markdown.tables import table_label
from portal.reading.markdown.work import Work

__all__ = ["RawParser"]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OTHER_WAYS = {"img": "raw-image", **dict.fromkeys(_HEADINGS, "raw-heading")}
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z0-9]+);")
# An editor's table gets the same scrolling region as one in Markdown.
_REGION = '<div class="table-scroll" role="region" tabindex="0" aria-label="{}">'


@dataclass(slots=True)
class _Open:
    """An element that is open: its name, where it began, the elements seen directly in it."""

    tag: str
    line: int
    children: list[str] = field(default_factory=list)


class RawParser:
    """One for each text; pieces are given to :meth:`clean`, :meth:`finish` comes last."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._open: list[_Open] = []
        self._refused: set[str] = set()
        self._tables = 0
        self._paragraph: int | None = None

    def clean(self, piece: str, paragraph: int | None) -> str:
        """The piece by the allow-list; ``paragraph`` numbers the one it stands in, if any.

        What one paragraph, or one block of HTML, leaves open is not closed by another.
        """
        if paragraph is None or paragraph != self._paragraph:
            self.finish()
        self._paragraph = paragraph
        inline = paragraph is not None
        first = self._work.line_of(piece.strip("\n").partition("\n")[0])
        blank = len(piece) - len(piece.lstrip("\n"))
        out: list[str] = []
        dropped: str | None = None
        for token in tokens(piece):
            line = first + piece.count("\n", blank, token.start)
            match token:
                case EndTag() if dropped is not None:
                    dropped = None if token.name == dropped else dropped
                case _ if dropped is not None:
                    pass
                case StartTag():
                    if self._is_allowed(token.name, line, inline=inline):
                        out.append(self._start(token, line))
                    elif token.name in ACTIVE_TAGS:
                        dropped = token.name
                case EndTag():
                    out.append(self._end(token, line))
                case Text():
                    out.append(self._text(piece[token.start : token.end], line))
                case Declaration():
                    self._work.error(line, "raw-declaration", text=piece[token.start : token.end])
                case Comment():
                    pass
        return "".join(out)

    def finish(self) -> None:
        """Say which tags were never closed."""
        for element in self._open:
            self._work.error(element.line, "raw-unclosed", tag=element.tag)
        self._open = []

    def _start(self, token: StartTag, line: int) -> str:
        written = "".join(
            f' {name}="{escape(value)}"' for name, value in self._attributes(token, line)
        )
        region = ""
        if token.name == "table":
            self._tables += 1
            number = self._work.tables + self._tables
            region = _REGION.format(escape(table_label(self._work.context.lang, number, "")))
        if self._open:
            self._open[-1].children.append(token.name)
        if token.name not in VOID_TAGS:
            self._open.append(_Open(token.name, line))
        return f"{region}<{token.name}{written}>"

    def _end(self, token: EndTag, line: int) -> str:
        """The end tag, after those of the elements that were left open within."""
        tag = token.name
        if token.rest:
            self._work.error(line, "raw-attribute", tag=f"/{tag}", name=token.rest)
        if tag in self._refused:
            return ""  # its start has been told of
        if all(tag != element.tag for element in self._open):
            self._work.error(line, "raw-unopened", tag=tag)
            return ""
        written = ""
        while True:
            element = self._open.pop()
            written += f"</{element.tag}>" + ("</div>" if element.tag == "table" else "")
            if element.tag == tag:
                self._check_children(element)
                return written
            self._work.error(element.line, "raw-unclosed", tag=element.tag)

    def _text(self, text: str, line: int) -> str:
        outer = self._open[-1].tag if self._open else ""
        if outer in CONTAINERS and text.strip():
            self._tell_contents(outer, text.strip(), line)
            return ""
        return _escaped(text)

    def _tell_contents(self, outer: str, found: str, line: int) -> None:
        inner = ", ".join(f"<{tag}>" for tag in sorted(CONTAINERS[outer]))
        self._work.error(line, "raw-contents", tag=outer, found=found, inner=inner)

    def _check_children(self, element: _Open) -> None:
        needed = NEEDED_CHILD.get(element.tag)
        if needed is not None and needed not in element.children:
            self._work.error(element.line, "raw-incomplete", tag=element.tag, needed=needed)

    def _is_allowed(self, tag: str, line: int, *, inline: bool) -> bool:
        """False, with the problem noted, for a tag that may not be used here."""
        parents = PARENTS.get(tag)
        outer = self._open[-1].tag if self._open else ""
        in_line = inline or (outer != "" and (outer == "p" or outer not in BLOCK_TAGS))
        if tag in ACTIVE_TAGS:
            self._work.error(line, "raw-active", tag=tag)
        elif tag not in RAW_TAGS:
            self._work.error(line, _OTHER_WAYS.get(tag, "raw-tag"), tag=tag)
        elif parents is not None and outer not in parents:
            listed = ", ".join(f"<{parent}>" for parent in parents)
            self._work.error(line, "raw-misplaced", tag=tag, parents=listed)
        elif outer in CONTAINERS and tag not in CONTAINERS[outer]:
            self._tell_contents(outer, f"<{tag}>", line)
        elif tag in FIRST_CHILDREN and self._open[-1].children:
            self._work.error(line, "raw-not-first", tag=tag, outer=self._open[-1].tag)
        elif tag in BLOCK_TAGS and in_line:
            self._work.error(line, "raw-block-in-line", tag=tag)
        elif tag == "a" and any(element.tag == "a" for element in self._open):
            self._work.error(line, "raw-link-in-link")
        else:
            return True
        self._refused.add(tag)
        return False

    def _attributes(self, token: StartTag, line: int) -> list[tuple[str, str]]:
        kept: dict[str, str] = {}
        for name, value in token.attributes:
            rule = attribute_rule(token.name, name)
            if rule is None:
                active = name.startswith("on") or name in ("style", "srcdoc", "formaction")
                code = "raw-attribute-active" if active else "raw-attribute"
                self._work.error(line, code, tag=token.name, name=name)
            elif not rule.fullmatch(value):
                self._work.error(line, "raw-value", tag=token.name, name=name, value=value)
            elif name == "href":
                address = check_link(self._work, value, lambda: line)
                kept.update(link_attributes(address) if address else ())
            else:
                kept[name] = value
        return list(kept.items())


def _escaped(text: str) -> str:
    """Text with its entities as they are and everything else escaped."""
    parts = []
    place = 0
    for entity in _ENTITY.finditer(text):
        parts += [escape(text[place : entity.start()], quote=False), entity[0]]
        place = entity.end()
    return "".join([*parts, escape(text[place:], quote=False)])
