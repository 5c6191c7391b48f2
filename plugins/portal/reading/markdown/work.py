"""One text on its way through the converter: its source, its place, what was found so far.

In: the Markdown text and where it stands.  Out: line numbers for messages, and the lists that
become :class:`portal.reading.markdown.Rendered`.  The steps of the converter share one
:class:`Bench`, on which the converter lays the work of the moment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from portal.domain.printable import snippet
from portal.domain.problems import Problems
from portal.reading.markdown.characters import decode_entities
from portal.reading.markdown.records import Heading, LinkContext

__all__ = ["Bench", "Work", "attribute_text"]

_PLACEHOLDER = re.compile("\x02[^\x03]*\x03")
# So much of an attribute's text is enough to find its line.
_START = 12


@dataclass(slots=True)
class Work:
    """The state of one conversion; ``path`` is as in messages, ``content/news/…``."""

    text: str
    path: str
    first_line: int
    context: LinkContext
    problems: Problems
    headings: list[Heading] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    links: dict[str, None] = field(default_factory=dict)
    images: dict[str, None] = field(default_factory=dict)
    targets: set[str] = field(default_factory=set)
    tables: int = 0
    _cursors: dict[str, int] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """The text's folder relative to the content folder, for relative links."""
        return "/".join(self.path.split("/")[1:-1])

    def line_at(self, position: int) -> int:
        """The line of the file on which a position of the text stands."""
        return self.first_line + self.text.count("\n", 0, position)

    def line_of(self, needle: str) -> int:
        """The line of the next mention of ``needle``; the first line when there is none.

        Asked again for the same words it goes on to their next mention, so that two equal
        mistakes are reported on their own lines; after the last it stays there.
        """
        start = self._cursors.get(needle, 0)
        found = self.text.find(needle, start) if needle else -1
        if found < 0:
            found = max(start - len(needle), 0)
        else:
            self._cursors[needle] = found + len(needle)
        return self.line_at(found)

    def error(self, line: int, code: str, **values: str) -> None:
        """Note an error of this text; values are made safe to print and short."""
        self.problems.error(self.path, line, "", code, **_shown(values))

    def warn(self, line: int, code: str, **values: str) -> None:
        """Note a warning of this text."""
        self.problems.warn(self.path, line, "", code, **_shown(values))


class Bench:
    """Where the converter lays the text of the moment for its steps to find."""

    def __init__(self) -> None:
        self._work: Work | None = None

    @property
    def work(self) -> Work:
        if self._work is None:
            raise RuntimeError("the Markdown steps were run outside of Converter.convert")
        return self._work

    def lay(self, work: Work | None) -> None:
        """Take up a text, or clear the bench."""
        self._work = work


def attribute_text(work: Work, element: Element, name: str) -> str:
    """The words of an attribute (alt, title), on one line.

    Markup nested in markup there is more than Markdown resolves: an error, since it would show.
    """
    text = element.get(name, "")
    if "\x02" in text:
        text = _PLACEHOLDER.sub("", text)
        work.error(work.line_of(text[:_START]), "text-markup-in-words", text=text)
    return " ".join(decode_entities(text).split())


def _shown(values: dict[str, str]) -> dict[str, str]:
    # ``nearest`` is a list of known, safe values, one a line.
    return {key: text if key == "nearest" else snippet(text) for key, text in values.items()}
