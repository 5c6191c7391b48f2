"""What the search knows of one text: its words, and the ids that its facts name.

In: an article, its row, its body as HTML, a language.  Out: :class:`Record`, which tells its keys,
each with a weight.  Keys are words, pairs of words that follow one another, and the ids of the
bodies and provinces in the facts, each after ``@``: who asks for one spelling of a name finds what
was written with another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from portal.domain.model import Article, Translation
from portal.domain.packing import packed
from portal.indexes.rows import Row
from portal.reading.markdown import Rendered
from portal.reading.markdown.plain import spaced_text
from portal.search.encoding import CONCEPT
from portal.search.words import words

__all__ = ["FACTS", "OFTEN", "ONCE", "TITLE", "Record", "make_record"]

ONCE, OFTEN, FACTS, TITLE = range(4)


@packed
@dataclass(frozen=True, slots=True)
class Record:
    """``body``, ``facts`` and ``title`` are words with spaces between, a line of the text a line.

    ``facts`` has the ids among its lines.
    """

    body: str
    facts: str
    title: str

    def weights(self) -> dict[str, int]:
        """Each key with its weight."""
        found: dict[str, int] = {}
        for key in _keys(self.body):
            found[key] = OFTEN if key in found else ONCE
        found.update(dict.fromkeys(_keys(self.facts), FACTS))
        found.update(dict.fromkeys(_keys(self.title), TITLE))
        return found


def make_record(article: Article, row: Row, body: Rendered, lang: str) -> Record:
    """The record of an article's text in ``lang``."""
    text = article.translations.get(lang, article)
    ids = dict.fromkeys((*row.agency_ids, *row.partner_ids, *row.province_ids))
    facts = _lines((text.summary, *_facts(article, text)))
    return Record(
        _lines(spaced_text(body.html).split("\n")),
        "\n".join(filter(None, [facts, *(CONCEPT + id for id in ids)])),
        _lines((text.title,)),
    )


def _lines(texts: Iterable[str]) -> str:
    """The words of each, but of those that have none."""
    found = [" ".join(words(text)) for text in texts if text and not text.isspace()]
    return "\n".join(filter(None, found))


def _keys(lines: str) -> list[str]:
    """The words of all lines, and the pairs of each."""
    found = []
    for line in lines.split("\n") if lines else ():
        single = line.split(" ")
        found += single
        found += [f"{one} {other}" for one, other in pairwise(single)]
    return found


def _facts(article: Article, text: Article | Translation) -> Iterable[str]:
    """What the front matter says; of a translation, names and numbers stay as they are."""
    when = article.event_date
    yield "/".join(str(part) for part in (when.day, when.month, when.year) if part)
    if article.event and article.event.place:
        yield article.event.place
    for person in article.people:
        yield person.name
        yield person.office
    for paper in article.documents:
        yield f"{paper.number} {paper.title}"
    if text is article:
        yield from article.tags
        yield from (figure.label for figure in article.figures)
        yield from (image.caption for image in article.images if image.caption)
    if text.note:
        yield text.note
