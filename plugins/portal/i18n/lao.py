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

__all__ = ["RUN", "pieces", "syllables"]

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


def pieces(run: str, words: Collection[str]) -> list[str]:
    """A run in pieces to be kept whole: each the longest of ``words``, else a syllable."""
    found: list[str] = []
    rest = syllables(run)
    while rest:
        taken = next((n for n in range(len(rest), 1, -1) if "".join(rest[:n]) in words), 1)
        found.append("".join(rest[:taken]))
        rest = rest[taken:]
    return found
