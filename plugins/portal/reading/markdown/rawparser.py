"""Reads an editor's raw HTML token by token and writes it anew by the allow-list.

In: pieces of HTML in the order of the text.  Out: the same with only what is allowed, and an
error for each token that is not, with its line and what to write instead.  Start and end tags are
paired over the pieces of a paragraph, since Markdown hands over ``<abbr>`` and ``</abbr>`` one by
one.
"""

from __future__ import annotations

import re
from html import escape

from portal.reading.markdown.allowlist import ACTIVE_TAGS, VOID_TAGS
from portal.reading.markdown.characters import ENTITY, letter_of
from portal.reading.markdown.links import check_link, link_attributes
from portal.reading.markdown.rawrules import (
    OpenElement,
    Refusal,
    attribute_refusal,
    missing_child,
    tag_refusal,
    text_refusal,
)
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

_ENTITIES = re.compile(f"({ENTITY.pattern})", re.IGNORECASE)
# An editor's table gets the same scrolling region as one in Markdown.
_REGION = '<div class="table-scroll" role="region" tabindex="0" aria-label="{}">'


class RawParser:
    """One for each text; pieces are given to :meth:`clean`, :meth:`finish` comes last."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._open: list[OpenElement] = []
        self._tables = 0
        self._paragraph: int | None = None

    def clean(self, piece: str, paragraph: int | None) -> str:
        """The piece by the allow-list; ``paragraph`` numbers the one it stands in, if any.

        What one paragraph, or one block of HTML, leaves open is not closed by another.
        """
        if paragraph is None or paragraph != self._paragraph:
            self.finish()
        self._paragraph = paragraph
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
                    out.append(self._start(token, line))
                    dropped = token.name if token.name in ACTIVE_TAGS else None
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
            self._tell_unclosed(element)
        self._open = []

    def entity(self, reference: str, line: int) -> str:
        """A character reference as it is, unless it stands for what no text may hold."""
        letter = letter_of(reference)
        if letter is None:
            self._work.error(line, "text-entity-refused", entity=reference)
            return ""
        return escape(reference) if letter == reference else reference

    def _start(self, token: StartTag, line: int) -> str:
        refusal = tag_refusal(token.name, self._open, in_prose=self._paragraph is not None)
        if refusal is not None:
            self._tell(line, refusal)
            if token.name not in VOID_TAGS | ACTIVE_TAGS:
                self._open.append(OpenElement(token.name, line, refused=True))
            return ""
        written = "".join(
            f' {name}="{escape(value)}"' for name, value in self._attributes(token, line).items()
        )
        if self._open:
            self._open[-1].children.append(token.name)
        if token.name not in VOID_TAGS:
            self._open.append(OpenElement(token.name, line))
        region = self._region() if token.name == "table" else ""
        return f"{region}<{token.name}{written}>"

    def _region(self) -> str:
        self._tables += 1
        number = self._work.tables + self._tables
        return _REGION.format(escape(table_label(self._work.context.lang, number, "")))

    def _end(self, token: EndTag, line: int) -> str:
        """The end tag, after those of the elements that were left open within."""
        if token.name in ACTIVE_TAGS:
            self._tell(line, ("raw-active", {"tag": token.name}))
            return ""
        if token.rest:
            values = {"tag": f"/{token.name}", "name": token.rest}
            self._tell(line, ("raw-attribute", values))
        if all(token.name != element.tag for element in self._open):
            self._tell(line, ("raw-unopened", {"tag": token.name}))
            return ""
        written = ""
        while True:
            element = self._open.pop()
            if not element.refused:
                written += f"</{element.tag}>" + ("</div>" if element.tag == "table" else "")
            if element.tag == token.name:
                self._tell(element.line, missing_child(element))
                return written
            self._tell_unclosed(element)

    def _text(self, text: str, line: int) -> str:
        refusal = text_refusal(text, self._open)
        if refusal is not None:
            self._tell(line, refusal)
            return ""
        return "".join(
            self.entity(part, line) if place % 2 else escape(part, quote=False)
            for place, part in enumerate(_ENTITIES.split(text))
        )

    def _attributes(self, token: StartTag, line: int) -> dict[str, str]:
        kept: dict[str, str] = {}
        for name, value in token.attributes:
            refusal = attribute_refusal(token.name, name, value)
            if refusal is not None:
                self._tell(line, refusal)
            elif name == "href":
                address = check_link(self._work, value, lambda: line)
                kept.update(link_attributes(address) if address else ())
            else:
                kept[name] = value
        return kept

    def _tell(self, line: int, refusal: Refusal | None) -> None:
        if refusal is not None:
            code, values = refusal
            self._work.error(line, code, **values)

    def _tell_unclosed(self, element: OpenElement) -> None:
        if not element.refused:
            self._tell(element.line, ("raw-unclosed", {"tag": element.tag}))
