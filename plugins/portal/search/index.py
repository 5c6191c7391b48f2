"""The index of a whole site, as pages and files ask for it; what is kept of it for the next build.

In: counts of texts, pieces.  Out: :class:`SearchIndex`.  Its pieces lie in the store under lasting
names, the newest of each alone; whoever asks for one is given the one that the index tells of, or
Unkept is raised.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from portal.domain.keys import key_of
from portal.domain.packing import packed
from portal.indexes.rows import Row
from portal.search.pieces import Piece, Told
from portal.search.volumes import Volume, volumes

__all__ = [
    "NO_SEARCH",
    "NO_STATE",
    "PieceKey",
    "SearchIndex",
    "SearchState",
    "YearKey",
    "counts_of_rows",
    "cut",
    "differing",
]

YearKey = tuple[str, int]
"""A language, and a year of publication."""

PieceKey = tuple[str, str]
"""A language, and the name of a piece."""


@packed
@dataclass(frozen=True, slots=True)
class SearchState:
    """What is known of an index: of each year the key of its table and how many texts it has; of
    each piece what tells it from any other.
    """

    years: Mapping[YearKey, tuple[bytes, int]]
    pieces: Mapping[PieceKey, Told]

    @property
    def counts(self) -> Mapping[YearKey, int]:
        """How many texts each year has."""
        return {each: count for each, (_, count) in self.years.items()}

    @property
    def token(self) -> bytes:
        """What tells this state from any other."""
        return key_of(repr(sorted(self.years.items())), repr(sorted(self.pieces.items())))


NO_STATE = SearchState({}, {})


@dataclass(frozen=True)
class SearchIndex:
    """``texts`` are the pieces that ``state`` tells of; ``counts`` are those of all years.

    ``token`` tells it from any other; b"": it is not made, and no more of it is known than counts.
    """

    state: SearchState
    texts: Mapping[PieceKey, Piece]
    counts: Mapping[YearKey, int] = field(default_factory=dict)
    token: bytes = b""

    def piece(self, lang: str, name: str) -> str:
        """What is served; raises KeyError where there is none."""
        return self.texts[lang, name].text

    def told(self, lang: str, name: str) -> tuple[bytes, int]:
        """The digest of a piece, and a sheaf's first place."""
        _, digest, first = self.state.pieces[lang, name]
        return digest, first

    @classmethod
    def of_counts(cls, counts: Mapping[YearKey, int]) -> SearchIndex:
        """An index that is not made yet."""
        return cls(NO_STATE, {}, counts)


def differing(one: SearchState, other: SearchState) -> set[PieceKey]:
    """The pieces of which only one of two has what it has."""
    return {each for each, _ in one.pieces.items() ^ other.pieces.items()}


NO_SEARCH = SearchIndex.of_counts({})


def counts_of_rows(rows: Iterable[Row], languages: Collection[str]) -> Mapping[YearKey, int]:
    """How many texts each year has, by the rows of a site."""
    found: defaultdict[YearKey, int] = defaultdict(int)
    for row in rows:
        for lang in row.words:
            if lang in languages:
                found[lang, row.date.date.year] += 1
    return dict(found)


def cut(counts: Mapping[YearKey, int]) -> Mapping[str, tuple[Volume, ...]]:
    """The volumes of each language that has a text."""
    own: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for (lang, year), count in counts.items():
        own[lang][year] = count
    return {lang: volumes(own[lang]) for lang in sorted(own)}
