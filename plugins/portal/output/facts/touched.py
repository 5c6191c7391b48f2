"""Which facts of a site can differ from those that a ledger tells of, without working any out.

In: what has been changed since.  Out: yes or no for each fact.  A yes costs a digest; a wrong no
would leave an old page standing, so whatever is not known here may have changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from portal.pages.reads import Fact

__all__ = ["Touched"]

_OF_ARTICLES = frozenset({"article", "body", "row", "outline", "withdrawn"})
_OF_INDEXES = frozenset({"rows", "latest", "years", "year", "count"})
_OF_THE_DAY = frozenset({"heirs", "name"})
_OF_PLACES = frozenset({"stories", "together"})
_FIXED = frozenset(
    {"entity", "called", "regulation", "official", "before", "replaced", "spelled"}
    | {"page", "asset", "image", "template", "language"}
)
"""Registers, pages, images and the theme: when any of these changed, all is read anew."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What has been changed; registers, standing pages, images and theme have not.

    ``slugs`` are of articles that were changed, came or went; ``earlier`` of those that name other
    earlier stories now, or name one that was changed; ``indexes`` the names of those in which a
    row differs, ``regulations`` the ids.  ``places``: provinces may stand together otherwise;
    ``outlines``: an outline differs; ``keys``: a collection may have other keys or another order;
    ``searched``: the pieces of the search's index that differ; ``day``: pages are made
    as of another day.
    """

    slugs: frozenset[str] = frozenset()
    earlier: frozenset[str] = frozenset()
    indexes: frozenset[str] = frozenset()
    regulations: frozenset[str] = frozenset()
    places: bool = False
    outlines: bool = False
    keys: bool = False
    searched: frozenset[tuple[str, str]] = frozenset()
    day: bool = False

    def among(self, facts: Iterable[Fact]) -> list[Fact]:
        """Those that may differ; all others are surely as they were."""
        of_subject: dict[str | int, Collection[str | int]] = {
            **dict.fromkeys(_OF_ARTICLES, self.slugs),
            **dict.fromkeys(_OF_INDEXES, self.indexes),
            "earlier": self.earlier,
        }
        if not self.day:
            of_subject["life"] = self.regulations
        fixed = {
            *_FIXED,
            *(() if self.day or self.places else _OF_PLACES),
            *(() if self.day else _OF_THE_DAY),
            *(() if self.outlines else ("outlines",)),
            *(() if self.keys else ("all",)),
            *(() if self.searched else ("search",)),
        }
        # A large site has a hundred thousand facts, most of them of single articles.
        found = [
            fact
            for fact in facts
            if (fact[1] in of_subject[fact[0]] if fact[0] in of_subject else fact[0] not in fixed)
        ]
        return [fact for fact in found if fact[0] != "search" or fact[1:] in self.searched]
