"""Markdown text → HTML that is safe to print, with everything wrong in it said.

In: the body of an article or a page, where it stands, and what it may link to.  Out: a
:class:`Rendered`.  The way of a text: bounds (guard) → Python-Markdown's blocks and inline
patterns (fast) → headings, links, images, tables, footnotes in the tree → raw HTML through the
allow-list (raw) → the cleaner (allowlist), unless nothing is there to be cleaned (plainness).

The dialect is Markdown with tables, footnotes, definition lists and lists that keep their
numbers.  Attribute lists are left out, because they give editors ids, classes and handlers;
typographic replacement is left out, because it would change what Vietnamese editors typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.inlinepatterns import AUTOMAIL_RE, InlineProcessor
from markdown.treeprocessors import Treeprocessor

from portal.domain.problems import Problems
from portal.reading.markdown.allowlist import clean_html
from portal.reading.markdown.emphasis import add_emphasis
from portal.reading.markdown.fast import quicken
from portal.reading.markdown.footnotes import FOOTNOTE_OPTIONS, settle_footnotes
from portal.reading.markdown.guard import sound_text
from portal.reading.markdown.headings import anchor_headings, element_text
from portal.reading.markdown.images import settle_images
from portal.reading.markdown.links import settle_links
from portal.reading.markdown.plainness import is_plain
from portal.reading.markdown.raw import RawHtml
from portal.reading.markdown.records import LinkContext, Rendered
from portal.reading.markdown.tables import CheckedTables, wrap_tables
from portal.reading.markdown.work import Bench, Work
from portal.store import key_of

__all__ = ["Converter"]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Marks by which Python-Markdown keeps the place of finished pieces; a text has none of its own.
_LEFT_OVER = re.compile("[\x02\x03]")
_COLLECTED = _HEADINGS | {"a", "dl", "img", "table"}


class Converter:
    """One for each worker, used for text after text: making one costs as much as a conversion."""

    def __init__(self) -> None:
        self._bench = Bench()
        self._md = _build(self._bench)

    def convert(
        self,
        text: str,
        *,
        path: str,
        first_line: int,
        context: LinkContext,
        problems: Problems,
    ) -> Rendered:
        """One text as HTML.

        In: Markdown; ``path`` as in messages (``content/news/2020/<slug>.md``); the line of the
        file on which the text begins; what may be linked to; where problems are noted.
        Out: HTML and what was found.  With an error noted the HTML is still clean, but may lack
        what was refused: it is for a preview, never for publication.
        """
        work = Work(text, path, first_line, context, problems)
        sound = sound_text(work)
        if sound is None:
            return Rendered("")
        work.text = sound
        self._md.reset()
        self._bench.lay(work)
        try:
            html = self._md.convert(sound)
            if "<" in sound or not is_plain(html):
                html = clean_html(html)
        finally:
            self._bench.lay(None)
        if _LEFT_OVER.search(html):
            work.error(first_line, "text-not-understood")
            html = _LEFT_OVER.sub("", html)
        found = (tuple(work.headings), tuple(work.links), tuple(work.images))
        return Rendered(html, *found, key_of(html, repr(found)))


class _Finish(Treeprocessor):
    """Everything the portal does in the tree, once Markdown has finished with it."""

    def __init__(self, md: Markdown, bench: Bench) -> None:
        super().__init__(md)
        self._bench = bench

    def run(self, root: Element) -> None:
        work = self._bench.work
        found = [element for element in root.iter() if element.tag in _COLLECTED]
        settle_footnotes(work, root)
        headings = [element for element in found if element.tag in _HEADINGS]
        anchor_headings(work, headings, self.md.htmlStash)
        settle_links(work, (e for e in found if e.tag == "a" and "role" not in e.attrib))
        if any(element.tag in ("img", "table") for element in found):
            self._settle_boxes(work, root, found)
        for element in found:
            if element.tag == "dl" and element[0].tag != "dt":
                line = work.line_of(element_text(element[0], self.md.htmlStash)[:20])
                work.error(line, "definition-without-term")
        _find_unused_references(work, self.md.references)

    def _settle_boxes(self, work: Work, root: Element, found: list[Element]) -> None:
        """Images and tables, which stand in or get an element around them."""
        parents = {child: parent for parent in root.iter() for child in parent}
        tables, titles, title = [], [], ""
        for element in found:
            if element.tag in _HEADINGS:
                title = element_text(element, self.md.htmlStash)
            elif element.tag == "table":
                tables.append(element)
                titles.append(title)
        work.tables = len(tables)
        settle_images(work, [e for e in found if e.tag == "img"], parents)
        wrap_tables(work, tables, titles, parents)


def _find_unused_references(work: Work, references: Mapping[str, tuple[str, str | None]]) -> None:
    """``[name]: address`` that nothing uses: Markdown would drop the line in silence."""
    for name, (target, _) in references.items():
        if target not in work.targets:
            work.error(work.line_of(f"]: {target}"), "reference-unused", name=name, target=target)


class _PlainMail(InlineProcessor):
    """``<ten@tinh.gov.vn>`` as a link in plain letters; Markdown's own writes it in entities."""

    # The name is Markdown's; so is the second argument, which its older base class lacks.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        link = Element("a", {"href": f"mailto:{m[1].removeprefix('mailto:')}"})
        link.text = m[1].removeprefix("mailto:")
        return link, m.start(0), m.end(0)


def _build(bench: Bench) -> Markdown:
    md = Markdown(
        extensions=[
            CheckedTables(bench),
            FootnoteExtension(**FOOTNOTE_OPTIONS),
            DefListExtension(),
            SaneListExtension(),
        ],
        output_format="html",
    )
    add_emphasis(md)
    quicken(md, bench)
    md.inlinePatterns.register(_PlainMail(AUTOMAIL_RE, md), "automail", 110)
    # After ``unescape``, the last of Markdown's own: only then is all text final.
    md.treeprocessors.register(_Finish(md, bench), "portal", -10)
    md.postprocessors.register(RawHtml(md, bench), "raw_html", 30)
    return md
