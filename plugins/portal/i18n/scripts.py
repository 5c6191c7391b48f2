"""The language that a text's letters alone give away.

In: a name of unknown language, such as a newspaper's.  Out: its language, or None where the
letters may be of many.  For marking words with ``lang``, where nobody has said what they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["language_of"]

# Letters of Vietnamese that no other language of the region's press has; ê, ô, â are French too.
_VIETNAMESE = re.compile("[ăđơư\u1ea0-\u1ef9]", re.IGNORECASE)
_SCRIPTS = {"LAO": "lo", "THAI": "th", "KHMER": "km", "CJK": "zh"}


@lru_cache(maxsize=4096)
def language_of(text: str) -> str | None:
    """``vi``, the language of the first letter of a script of its own, or None."""
    for letter in text:
        script = unicodedata.name(letter, "").partition(" ")[0]
        if script in _SCRIPTS:
            return _SCRIPTS[script]
    composed = unicodedata.normalize("NFC", text)
    words = composed.split()
    marked = sum(not word.isascii() and word.isalpha() for word in words)
    # Nearly all words of Vietnamese bear a mark, few of French do.
    return "vi" if _VIETNAMESE.search(composed) or marked * 4 >= len(words) * 3 > 8 else None
