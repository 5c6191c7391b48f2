"""What the search knows of one text: its keys, each with a weight.

In: an article, its row, its body as HTML, a language.  Out: :class:`Record`.  Keys are words,
pairs of words that follow one another, and the ids of the bodies and provinces in the facts, each
after ``@``: who asks for one spelling of a name finds what was written with another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from portal.domain.model import Article, Translation
from portal.domain.packing import packed
from portal.indexes.rows import Row
from portal.reading.markdown import Rendered
from portal.reading.markdown.plain import plain_text
from portal.search.encoding import CONCEPT
from portal.search.words import words

__all__ = ["Record", "make_record"]

_ONCE, _OFTEN, _FACTS, _TITLE = range(4)


@packed
@dataclass(frozen=True, slots=True)
class Record:
    """``keys`` stand one a line; ``weights`` has a digit for each.

    Two texts, because a build hands thousands of these from process to process.
    """

    keys: str
    weights: str

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each key with its weight."""
        return zip(self.keys.split("\n"), self.weights, strict=True) if self.keys else iter(())


def make_record(article: Article, row: Row, body: Rendered, lang: str) -> Record:
    """The record of an article's text in ``lang``."""
    text = article.translations.get(lang, article)
    weights: dict[str, int] = {}
    for line in plain_text(body.html).split("\n"):
        for key in _keys(line):
            weights[key] = _OFTEN if key in weights else _ONCE
    for line in (text.summary, *_facts(article, text)):
        weights.update(dict.fromkeys(_keys(line), _FACTS))
    for id in dict.fromkeys((*row.agency_ids, *row.partner_ids, *row.province_ids)):
        weights[CONCEPT + id] = _FACTS
    weights.update(dict.fromkeys(_keys(text.title), _TITLE))
    return Record("\n".join(weights), "".join(map(str, weights.values())))


def _keys(line: str) -> list[str]:
    """The words of a line and its pairs."""
    single = words(line)
    return single + [f"{one} {other}" for one, other in pairwise(single)]


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
