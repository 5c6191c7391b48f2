"""The words that there are, folded, for who has mistyped one.

In: in how many texts each is, by volume.  Out: pieces: the counts of a volume, which nobody is
sent, and the words of all, the commonest first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from portal.search.gathering import is_single
from portal.search.pieces import Piece
from portal.search.words import folded

__all__ = ["changed_counts", "counts_of", "counts_piece", "vocabulary_piece"]

_SHORTEST_WORD = 2


def counts_piece(counts: Mapping[str, int]) -> Piece:
    """The counts of a volume."""
    return Piece(
        "", "\n".join(f"{word}\t{counts[word]}" for word in sorted(counts) if counts[word])
    )


def counts_of(piece: Piece) -> Counter[str]:
    """As :func:`counts_piece` was given them."""
    pairs = (line.split("\t") for line in piece.rest.split("\n")) if piece.rest else ()
    return Counter({word: int(count) for word, count in pairs})


def changed_counts(piece: Piece, gone: Iterable[str], come: Iterable[str]) -> Piece:
    """The counts when texts lost and won these keys."""
    counts = counts_of(piece)
    counts.subtract(folded(key) for key in gone if is_single(key))
    counts.update(folded(key) for key in come if is_single(key))
    return counts_piece(counts)


def vocabulary_piece(volumes: Iterable[Piece]) -> Piece:
    """The words of all volumes, but for numbers and letters."""
    counts: Counter[str] = Counter()
    for piece in volumes:
        counts.update(counts_of(piece))
    listed = (word for word in counts if len(word) >= _SHORTEST_WORD and not word[0].isdigit())
    found = " ".join(sorted(listed, key=lambda word: (-counts[word], word)))
    return Piece(f"{json.dumps(found, ensure_ascii=False)}\n")
