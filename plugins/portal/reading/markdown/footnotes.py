"""Footnotes of a text: marked for screen readers, worded in the text's language, all in use.

In: the list that Python-Markdown's extension has made.  Out: a section with a name; errors for
a mark without a note, a note without a mark, and a note given twice (the extension keeps one).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from xml.etree.ElementTree import Element

from portal.reading.markdown.labels import labels_for
from portal.reading.markdown.work import Work

__all__ = ["FOOTNOTE_OPTIONS", "settle_footnotes"]

# The title carries only the number here; the words come with the language of the text.
# U+FE0E asks for the arrow as text and not as a coloured picture.
FOOTNOTE_OPTIONS = {"BACKLINK_TITLE": "%d", "BACKLINK_TEXT": "&#8617;&#65038;"}

_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\n]*)\]:", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\]\s]+)\]")


def settle_footnotes(work: Work, root: Element) -> None:
    """Dress and check the footnotes of a text that has any."""
    if "[^" not in work.text:
        return
    _find_repeated(work)
    _find_undefined(work, root)
    labels = labels_for(work.context.lang)
    called: set[str] = set()
    for anchor in root.iter("a"):
        kind = anchor.get("class")
        if kind == "footnote-ref":
            anchor.set("role", "doc-noteref")
            called.add(anchor.get("href", "").removeprefix("#"))
        elif kind == "footnote-backref":
            anchor.set("role", "doc-backlink")
            anchor.set("aria-label", labels.back.format(anchor.attrib.pop("title", "")))
    for div in root.iter("div"):
        if div.get("class") == "footnote":
            _dress(work, div, labels.footnotes, called)


def _dress(work: Work, div: Element, label: str, called: set[str]) -> None:
    div.tag = "section"
    div.attrib.update({"class": "footnotes", "role": "doc-endnotes", "aria-label": label})
    for rule in div.findall("hr"):
        div.remove(rule)
    for item in div.iterfind("ol/li"):
        anchor = item.get("id", "")
        work.anchors.add(anchor)
        if anchor not in called:
            name = anchor.removeprefix("fn:")
            work.error(work.line_of(f"[^{name}]:"), "footnote-unused", name=name)


def _find_repeated(work: Work) -> None:
    seen: set[str] = set()
    for match in _DEFINITION.finditer(work.text):
        if match[1] in seen:
            work.error(work.line_at(match.start()), "footnote-repeated", name=match[1])
        seen.add(match[1])


def _find_undefined(work: Work, root: Element) -> None:
    """A mark that is still to be read in the text has no note."""
    for text in _prose(root):
        for match in _MARK.finditer(text):
            work.error(work.line_of(match[0]), "footnote-undefined", name=match[1])


def _prose(root: Element) -> Iterable[str]:
    return chain.from_iterable(
        (("" if element.tag == "code" else element.text or ""), element.tail or "")
        for element in root.iter()
    )
