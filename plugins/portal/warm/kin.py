"""Which files an article is made of, and where its texts are kept.

In: an article, what became of the texts.  Out: :class:`Kin`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from portal.domain.model import Article
from portal.domain.packing import packed
from portal.i18n.language import SOURCE_LANGUAGE
from portal.output.bodies import Converted

__all__ = ["Kin", "kin_of", "merged_kin"]


@packed
@dataclass(frozen=True, slots=True)
class Kin:
    """An article's file and those of its translations: paths, and the languages' body keys.

    ``files`` are paths relative to content/, the original's first; ``bodies`` tell by language
    under which key its text is kept, and its stamp.
    """

    files: tuple[str, ...]
    bodies: Mapping[str, tuple[bytes, bytes]]


def kin_of(article: Article, converted: Converted) -> Kin:
    """The kin of an article whose texts have been converted."""
    keys = {lang: (article.slug, lang) for lang in (SOURCE_LANGUAGE, *article.translations)}
    return Kin(
        (article.path, *(other.path for other in article.translations.values())),
        {lang: (converted.keys[key], converted.bodies[key].stamp) for lang, key in keys.items()},
    )


def merged_kin(
    before: Mapping[str, Kin],
    slugs: Collection[str],
    changed: Iterable[Article],
    converted: Converted,
) -> dict[str, Kin]:
    """Those there were, by slug; of ``slugs`` only those of the articles that they have now."""
    merged = {slug: kin for slug, kin in before.items() if slug not in slugs}
    merged.update((article.slug, kin_of(article, converted)) for article in changed)
    return merged
