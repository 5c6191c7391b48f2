"""The words that there are, folded, for who has mistyped one.

In: in how many texts each is, by volume.  Out: pieces: the counts of a volume, which nobody is
sent, and the words of all, the commonest first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from portal.search.gathering import is_counted
from portal.search.pieces import Piece
from portal.search.words import folded

__all__ = ["changed_counts", "common_words", "counts_of", "counts_piece", "vocabulary_piece"]

_SHORTEST_WORD = 2
_COMMON = 400
"""So many words the list of files tells of: the browser asks for rare ones first."""

_CLASSES = 8


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
    counts.subtract(folded(key) for key in gone if is_counted(key))
    counts.update(folded(key) for key in come if is_counted(key))
    return counts_piece(counts)


def vocabulary_piece(volumes: Iterable[Piece]) -> Piece:
    """The words and ids of all volumes, but for numbers and letters.

    A list of texts: at place n the words that are in less than 2 ** n texts, but in no less than
    half of that, the commonest first.
    """
    counts: Counter[str] = Counter()
    for piece in volumes:
        counts.update(counts_of(piece))
    listed = (word for word in counts if len(word) >= _SHORTEST_WORD and not word[0].isdigit())
    classes: list[list[str]] = [[]]
    for word in sorted(listed, key=lambda word: (-counts[word], word)):
        place = counts[word].bit_length()
        classes += [[] for _ in range(place + 1 - len(classes))]
        classes[place].append(word)
    told = json.dumps([" ".join(own) for own in classes], ensure_ascii=False)
    return Piece(f"{told}\n")


def common_words(vocabulary: str, texts: int) -> list[str]:
    """The commonest of a served vocabulary: at place n those in a 2 ** n-th of so many texts.

    A word that is written in several ways is counted for each, so some are in more than all.
    """
    classes: list[str] = json.loads(vocabulary)
    most = texts.bit_length()
    above = [own for own in reversed(classes[most:]) if own]
    classes[most:] = [" ".join(above)]
    found = []
    left = _COMMON
    for place in range(most, max(0, most - _CLASSES), -1):
        own = classes[place].split(" ") if place < len(classes) and classes[place] else []
        found.append(" ".join(own[:left]))
        left -= len(own[:left])
    return found
