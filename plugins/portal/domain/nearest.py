"""The nearest right value to a mistyped one, for messages.

In: what an editor wrote and what would have been right.  Out: the likeliest few, best first.
Spellings are compared without diacritics and case, so that ``so ngoai vu`` finds
``Sở Ngoại vụ``; what is offered is always the true spelling.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

__all__ = ["fold", "nearest", "slugify"]

# Of 100: below the first nothing is offered; what lies further below the best is left out.
_CUTOFF = 68.0
_MARGIN = 10.0
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Lower case without diacritics (đ → d), the form in which likeness is measured."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def slugify(text: str) -> str:
    """``text`` as a slug: lower-case ASCII letters and digits joined by hyphens; may be empty."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def nearest(
    value: str,
    candidates: Iterable[str],
    limit: int = 3,
    *,
    words: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """The likeliest ``candidates``, best first; none when nothing is near.

    ``words`` are further spellings to search, each with the candidate that it stands for.
    """
    # Loaded when something is wrong, which is seldom.
    from rapidfuzz import fuzz, process

    pairs = [(text, text) for text in candidates]
    pairs += (words or {}).items()
    known = sorted((_key(word), offer) for word, offer in pairs)
    found = process.extract(
        _key(value),
        [word for word, _ in known],
        scorer=fuzz.ratio,
        score_cutoff=_CUTOFF,
        limit=4 * limit,
    )
    if not found:
        return ()
    best = found[0][1]
    # One clear winner is a better answer than three guesses.
    offers = [known[index][1] for _, score, index in found if score >= best - _MARGIN]
    return tuple(dict.fromkeys(offers))[:limit]


@lru_cache(maxsize=65536)
def _key(text: str) -> str:
    """The form in which two spellings are compared; kept, since the candidates stay the same."""
    return fold(text).replace("_", "-")
