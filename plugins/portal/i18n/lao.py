"""Where a line of Lao may end: between words that are known, else between syllables.

In: Lao text, which has no spaces between words, and theme/locale/lo.words.txt.  Out: the text in
pieces that a line must not split.

Browsers that carry a Lao dictionary find the words themselves; many on old telephones carry none
and take everything between two spaces for one word.  The pieces give both the same places.
Today's orthography writes every vowel, so the beginning of a syllable can be told from the
letters around it; where it cannot (``ວ``, ``ລ`` or ``ຣ`` after a letter that may stand before
them in one onset), there is no break.  No piece ever begins with a vowel sign, a tone mark or
the sign of repetition.
"""

from __future__ import annotations

import re
from collections.abc import Collection

__all__ = ["RUN", "Divider", "syllables"]

RUN = re.compile("[\u0e80-\u0eff]{2,}")
"""Lao letters and signs without anything between them."""

_CONSONANT = "ກ-ຮໜ-ໟ"
_BEFORE = "ເແໂໃໄ"  # vowel signs written before their consonant: they begin a syllable
_SIGN = "ະາຳັິີຶືຸູົຼຽ່້໊໋໌ໍໆຯ"  # never at the beginning of anything
_VOICED = "ະາຳັິີຶືຸູົຼຽ່້໊໋ໍ"  # after a consonant: it is the first of its syllable
_ONSET_SECOND = "ວລຣ"
_AFTER_HO = "ງຍນມລວຣ"  # ຫ before one of these is silent and belongs to it
_NEVER_LAST = "ຂຄຈຉຊຕຖທປຜຝພຟຢຫຮສໜໝ"
_NEVER_FIRST_OF_TWO = "ດນບມຍວ"  # these never stand before ວ, ລ, ຣ in one onset

_START = re.compile(
    f"(?<=[{_CONSONANT}{_SIGN}])(?:"
    # a vowel sign that is written first; after ະ, ຳ and ໆ nothing belongs to the syllable any more
    f"(?=[{_BEFORE}])|(?<=[ະຳໆ])(?=[{_CONSONANT}])"
    # a letter that closes no syllable, or one with a sign of its own
    f"|(?=[{_NEVER_LAST}](?!໌))"
    f"|(?<!ຫ)(?=[{_CONSONANT}][{_VOICED}])(?![{_ONSET_SECOND}])"
    f"|(?<=ຫ)(?=[{_CONSONANT}][{_VOICED}])(?![{_AFTER_HO}])"
    f"|(?<=[{_NEVER_FIRST_OF_TWO}{_SIGN}])(?=[{_ONSET_SECOND}][{_VOICED}])"
    f"|(?<=ງ)(?=[ລຣ][{_VOICED}]|ວຽ)"
    # the carrier with itself as its vowel
    "|(?=ອອ[ກງດນບມຍ])"
    ")"
)


def syllables(run: str) -> list[str]:
    """A run in pieces of one syllable (of more, where the letters leave it open)."""
    return _START.split(run)


class Divider:
    """Divides runs by a list of words, and by syllables where no word of it stands."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = frozenset(words)
        self._longest = max(map(len, self._words), default=0)

    def pieces(self, run: str) -> list[str]:
        """A run in pieces to be kept whole: from the left, the longest word, else a syllable."""
        found: list[str] = []
        rest = syllables(run)
        while rest:
            text = "".join(rest)
            word = self._word_at_start_of(text)
            found.append(word or rest[0])
            if word:
                rest = _without(rest, len(word))
            else:
                del rest[0]
        return found

    def _word_at_start_of(self, text: str) -> str:
        """A word may end where the rules see no end of a syllable, but never before a sign."""
        for end in range(min(self._longest, len(text)), 1, -1):
            if text[:end] in self._words and text[end : end + 1] not in _SIGNS:
                return text[:end]
        return ""


_SIGNS = frozenset(_SIGN)


def _without(syllables: list[str], length: int) -> list[str]:
    """The syllables after the first ``length`` letters, the first of them maybe cut."""
    for place, syllable in enumerate(syllables):
        if length < len(syllable):
            return [syllable[length:], *syllables[place + 1 :]]
        length -= len(syllable)
    return []
