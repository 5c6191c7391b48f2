"""What the search knows of one text: its words, and the ids that its facts name.

In: an article, its row, its body as HTML, a language.  Out: :class:`Record`, which tells its keys,
each with a weight.  Keys are words, pairs of words that follow one another, and the ids of the
bodies and provinces in the facts, each after ``@``: who asks for one spelling of a name finds what
was written with another.  Three words in a row are a key where they are written as a name is: a
text that names Lê Tấn Đạt is not one of lễ tân in which somebody else is called Tấn Đạt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise

from portal.domain.model import Article, Translation
from portal.domain.packing import packed
from portal.indexes.rows import Row
from portal.reading.markdown import Rendered
from portal.reading.markdown.plain import spaced_text
from portal.search.encoding import CONCEPT
from portal.search.words import names, words

__all__ = ["FACTS", "OFTEN", "ONCE", "TITLE", "Record", "make_record"]

ONCE, OFTEN, FACTS, TITLE = range(4)

_SENTENCE = re.compile(r"\n|[.;!?](?=\s)")
"""Nobody asks for the last word of a sentence and the first of the next as a pair."""


@packed
@dataclass(frozen=True, slots=True)
class Record:
    """``body``, ``facts`` and ``title`` are words with spaces between, a sentence a line.

    ``facts`` has the ids among its lines; ``names`` are three or more words that are written with
    capitals, a name a line.
    """

    body: str
    facts: str
    title: str
    names: str

    def weights(self) -> dict[str, int]:
        """Each key with its weight."""
        found: dict[str, int] = {}
        for key in _keys(self.body):
            found[key] = OFTEN if key in found else ONCE
        found.update(dict.fromkeys(_triples(self.names), ONCE))
        found.update(dict.fromkeys(_keys(self.facts), FACTS))
        found.update(dict.fromkeys(_keys(self.title), TITLE))
        return found


def make_record(article: Article, row: Row, body: Rendered, lang: str) -> Record:
    """The record of an article's text in ``lang``."""
    text = article.translations.get(lang, article)
    ids = dict.fromkeys((*row.agency_ids, *row.partner_ids, *row.province_ids))
    facts = (text.summary, *_facts(article, text))
    plain = spaced_text(body.html)
    return Record(
        _lines(_SENTENCE.split(plain)),
        "\n".join(filter(None, [_lines(facts), *(CONCEPT + id for id in ids)])),
        _lines((text.title,)),
        _lines(chain.from_iterable(map(names, (plain, text.title, *facts)))),
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


def _triples(lines: str) -> list[str]:
    """Three words that follow one another, of each line."""
    found: list[str] = []
    for line in lines.split("\n") if lines else ():
        single = line.split(" ")
        found += map(" ".join, zip(single, single[1:], single[2:]))  # noqa: B905 - the last have none after them
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
