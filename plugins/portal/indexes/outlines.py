"""What outputs about the whole site ask of each article, where a row does not tell it.

In: an :class:`~portal.domain.model.Article`.  Out: :class:`Outline`.  Whoever goes through all
articles goes through these, and opens only the articles that have what is looked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.dates import Moment
from portal.domain.model import Article, Status
from portal.domain.packing import packed

__all__ = ["Outline", "make_outline"]


@packed
@dataclass(frozen=True, slots=True)
class Outline:
    """One article as a plan sees it.

    ``path`` is relative to content/; ``modified`` has every translation by its language, the
    original's under ``vi``; ``corrected`` is True when it, or a translation, has corrections.
    """

    path: str
    slug: str
    date: Moment
    modified: Mapping[str, Moment | None]
    draft: bool
    withdrawn: bool
    has_days: bool
    documents: int
    figures: int
    corrected: bool
    aliases: tuple[str, ...]

    @property
    def year(self) -> int:
        """Of publication: the article's address and its part of everything are in it."""
        return self.date.date.year

    def changed(self, lang: str) -> Moment:
        """When its text in ``lang``, or else the original, was last changed or published."""
        return self.modified.get(lang) or self.modified["vi"] or self.date


def make_outline(article: Article) -> Outline:
    """The outline of an article, of whatever state."""
    modified = {"vi": article.modified}
    corrected = bool(article.corrections)
    for lang, translation in article.translations.items():
        modified[lang] = translation.modified
        corrected = corrected or bool(translation.corrections)
    return Outline(
        path=article.path,
        slug=article.slug,
        date=article.date,
        modified=modified,
        draft=article.status is Status.DRAFT,
        withdrawn=article.status is Status.WITHDRAWN,
        has_days=article.event is not None and article.event.has_days,
        documents=len(article.documents),
        figures=len(article.figures),
        corrected=corrected,
        aliases=article.aliases,
    )
