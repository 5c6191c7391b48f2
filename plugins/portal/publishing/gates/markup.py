"""One page's HTML, read as strictly as its author promises to write it.

In: the text of a page.  Out: :class:`Markup`: faults with their places, ids, links, texts.  A page
is valid here when a browser need not guess: every tag is closed where it was opened, nothing stands
where the parser would move it, no attribute is given twice, no id is used twice, every reference
within the page is answered, and nothing runs that is not a file.  It is one pass of regular
expressions, since a site has tens of thousands of pages; the Nu Html Checker
(:mod:`portal.publishing.gates.outside`) knows far more rules and looks at a sample.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from portal.publishing.gates.elements import (
    CLOSES_P,
    KNOWN,
    NEVER_WITHIN,
    PARENTS,
    RAW,
    REFERENCES,
    REQUIRED,
    SAID,
    URLS,
    VOID,
)

__all__ = ["Fault", "Markup", "read_markup"]

_TAG = re.compile(
    r"<(?:(?P<end>/)?(?P<name>[A-Za-z][A-Za-z0-9:-]*)"
    r"(?P<given>(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*)>|!--.*?-->|!doctype html>|(?P<wrong>.?))",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"""\s+(?P<name>[^\s"'<>/=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""", re.DOTALL
)
_RUNS = re.compile(r"[\x00-\x20]*(?:javascript|vbscript|data:text/html)", re.IGNORECASE)
_DATA = re.compile(r"application/(?:\w+\+)?json", re.IGNORECASE)
_FOREIGN = frozenset({"svg", "math"})
_ONCE = ("html", "head", "title", "body", "main")


class Fault(NamedTuple):
    """``at`` is where in the text, ``code`` which rule, ``found`` what stands there."""

    at: int
    code: str
    found: str


@dataclass(slots=True)
class Markup:
    """What one page holds; ``texts`` are those that people read, with their places."""

    faults: list[Fault] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    links: dict[str, None] = field(default_factory=dict)
    texts: list[tuple[int, str]] = field(default_factory=list)


def read_markup(html: str) -> Markup:
    """Read the page; raises nothing, whatever the text is."""
    reader = _Reader(html)
    reader.read()
    return reader.page


class _Reader:
    """One reading of one page."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.page = Markup()
        self.open: list[str] = []
        self.foreign = 0
        self.count = dict.fromkeys(_ONCE, 0)
        self.asked: list[tuple[int, str]] = []

    def read(self) -> None:
        html = self.html
        if html[:15].lower() != "<!doctype html>":
            self._fault(0, "gate-html-doctype", html[:15])
        place = 0
        while (at := html.find("<", place)) >= 0:
            self._text(place, at)
            tag = _TAG.match(html, at)
            assert tag is not None, "its last branch takes anything"
            place = max(tag.end(), at + 1)
            if tag["wrong"] is not None:
                self._fault(at, "gate-html-syntax", html[at : at + 20])
            elif tag["name"] and tag["end"]:
                self._end(at, tag["name"].lower())
            elif tag["name"]:
                place = self._start(at, tag["name"].lower(), tag["given"], place)
        self._text(place, len(html))
        for name in self.open:
            self._fault(len(html), "gate-html-open", name)
        for name, count in self.count.items():
            if count != 1:
                self._fault(0, "gate-html-once", name)
        for at, id in self.asked:
            if id not in self.page.ids:
                self._fault(at, "gate-html-reference", id)

    def _text(self, start: int, end: int) -> None:
        text = self.html[start:end]
        if text and not text.isspace():
            self.page.texts.append((start, unescape(text) if "&" in text else text))

    def _start(self, at: int, name: str, given: str, place: int) -> int:
        """A start tag, and the raw text behind it; where to read on."""
        values = self._attributes(at, name, given)
        within = self.open[-1] if self.open else ""
        if self.foreign:
            closed = given.endswith("/")
        else:
            closed = name in VOID
            self._place(at, name, within)
        if name in self.count and not self.foreign:
            self.count[name] += 1
        if closed:
            return place
        if name in RAW and not self.foreign:
            return self._raw(at, name, values, place)
        self.open.append(name)
        self.foreign += name in _FOREIGN
        return place

    def _place(self, at: int, name: str, within: str) -> None:
        """Whether it may stand here at all."""
        if name not in KNOWN:
            self._fault(at, "gate-html-unknown", name)
        if within not in PARENTS.get(name, (within,)):
            self._fault(at, "gate-html-place", f"<{within}> <{name}>")
        if (name in CLOSES_P and "p" in self.open) or within == "p" == name:
            self._fault(at, "gate-html-place", f"<p> <{name}>")
        for above in NEVER_WITHIN.get(name, ()):
            if above in self.open:
                self._fault(at, "gate-html-place", f"<{above}> <{name}>")

    def _raw(self, at: int, name: str, values: dict[str, str], place: int) -> int:
        """The text of an element that holds nothing else; where to read on."""
        end = self.html.find(f"</{name}>", place)
        if end < 0:
            self._fault(at, "gate-html-open", name)
            return len(self.html)
        data = name == "script" and _DATA.match(values.get("type", ""))
        if name == "style" or (name == "script" and "src" not in values and not data):
            self._fault(at, "gate-html-runs", f"<{name}>")
        else:
            self._text(place, end)
        return end + len(name) + 3

    def _end(self, at: int, name: str) -> None:
        if self.open and self.open[-1] == name:
            self.open.pop()
            self.foreign -= name in _FOREIGN
            return
        self._fault(at, "gate-html-end", name)
        # Go on behind what was left open, so that one slip is not told a hundred times.
        if name in self.open:
            while self.open[-1] != name:
                self.foreign -= self.open.pop() in _FOREIGN
            self._end(at, name)

    def _attributes(self, at: int, name: str, given: str) -> dict[str, str]:
        values: dict[str, str] = {}
        place = 0
        for found in _ATTRIBUTE.finditer(given):
            if found.start() != place:
                break
            place = found.end()
            key = found["name"].lower()
            value = found[2] or found[3] or found[4] or ""
            if key in values:
                self._fault(at, "gate-html-twice", key)
            values[key] = unescape(value) if "&" in value else value
        if given[place:].strip() not in ("", "/"):
            self._fault(at, "gate-html-syntax", f"<{name}{given}"[:40])
        for key in REQUIRED.get(name, ()):
            if key not in values:
                self._fault(at, "gate-html-lacks", f"<{name} {key}>")
        for key, value in values.items():
            self._attribute(at, key, value)
        return values

    def _attribute(self, at: int, key: str, value: str) -> None:
        page = self.page
        if key == "id":
            if value in page.ids or not value or any(map(str.isspace, value)):
                self._fault(at, "gate-html-id", value)
            page.ids.add(value)
        elif key in URLS:
            if _RUNS.match(value):
                self._fault(at, "gate-html-runs", value)
            page.links[value.strip()] = None
        elif key == "srcset":
            page.links.update((part.split()[0], None) for part in value.split(",") if part.strip())
        elif key in SAID and value:
            page.texts.append((at, value))
        elif key in REFERENCES:
            self.asked += [(at, id) for id in value.split()]
        elif key == "style" or key.startswith("on"):
            self._fault(at, "gate-html-runs", key)

    def _fault(self, at: int, code: str, found: str) -> None:
        self.page.faults.append(Fault(at, code, found))
