"""The page of a text that was withdrawn: when, why, and what to read instead.

In: a composer and the article.  Out: WithdrawnPage.  The text itself is nowhere on it.
"""

from __future__ import annotations

from portal.domain.model import Article
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.views.parts import Link
from portal.pages.views.texts import WithdrawnPage

__all__ = ["withdrawn_page"]


def withdrawn_page(compose: Composer, article: Article) -> WithdrawnPage:
    """``/tin/<year>/<slug>/`` of a withdrawn article, by its title alone."""
    withdrawn = article.withdrawn
    assert withdrawn is not None, "the schema asks a reason of every withdrawn article"
    translation = article.translations.get(compose.lang)
    title, lang = (translation.title, compose.lang) if translation else (article.title, "vi")
    address = addresses.article(article.date.date.year, article.slug)
    see = compose.site.indexes.rows.get(withdrawn.see) if withdrawn.see else None
    return WithdrawnPage(
        head=compose.head(
            address,
            title,
            compose("Tin này đã được gỡ."),
            title_lang=compose.foreign(lang),
            trail=(Link(compose("Tin mới"), compose.url(addresses.NEWS)),),
            languages=(),
            robots="noindex",
        ),
        title=title,
        lang=compose.foreign(lang),
        date=compose.date(withdrawn.date),
        reason=withdrawn.reason,
        reason_lang=compose.foreign("vi"),
        see=compose.story_link(see) if see else None,
    )
