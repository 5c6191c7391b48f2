"""Which facts of a site can differ from those that a ledger tells of, without working any out.

In: what has been changed since.  Out: yes or no for each fact.  A yes costs a digest; a wrong no
would leave an old page standing, so whatever is not known here may have changed.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal.pages.reads import Fact

__all__ = ["Touched"]

_OF_ARTICLES = frozenset({"article", "body", "row", "outline", "withdrawn"})
_OF_INDEXES = frozenset({"rows", "latest", "years", "year", "count"})
_OF_THE_DAY = frozenset({"heirs", "name"})
_OF_PLACES = frozenset({"stories", "together"})
_FIXED = frozenset(
    {"entity", "regulation", "official", "before", "replaced", "spelled"}
    | {"page", "asset", "image", "template", "language"}
)
"""Registers, pages, images and the theme: when any of these changed, all is read anew."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What has been changed; registers, standing pages, images and theme have not.

    ``slugs`` are of articles that were changed, came or went; ``earlier`` of those that name other
    earlier stories now, or name one that was changed; ``indexes`` the names of those in which a
    row differs, ``regulations`` the ids.  ``places``: provinces may stand together otherwise;
    ``outlines``: an outline differs; ``searched``: languages and years in which the search finds
    otherwise; ``day``: pages are made as of another day.
    """

    slugs: frozenset[str] = frozenset()
    earlier: frozenset[str] = frozenset()
    indexes: frozenset[str] = frozenset()
    regulations: frozenset[str] = frozenset()
    places: bool = False
    outlines: bool = False
    searched: frozenset[tuple[str, int]] = frozenset()
    day: bool = False

    def may_differ(self, fact: Fact) -> bool:
        """False when this fact is surely as it was."""
        kind = fact[0]
        if kind in _OF_ARTICLES:
            return fact[1] in self.slugs
        if kind == "earlier":
            return fact[1] in self.earlier
        if kind in _OF_INDEXES:
            return fact[1] in self.indexes
        if kind == "life":
            return self.day or fact[1] in self.regulations
        if kind in _OF_PLACES:
            return self.day or self.places
        if kind in _OF_THE_DAY:
            return self.day
        if kind == "outlines":
            return self.outlines
        if kind == "sheet":
            return fact[1:3] in self.searched
        if kind == "counted":
            return any(fact[1] == lang for lang, _ in self.searched)
        return kind not in _FIXED
