"""Text → the words that a search goes by, the same here and in theme/static/js/search-engine.js.

In: any text.  Out: words in order, in one spelling: NFC, lower case, the tone where the newer
orthography puts it (``hoà`` → ``hòa``, ``thuỷ`` → ``thủy``, ``tòan`` → ``toàn``); folded, they are
what is left when marks and the bar of đ are taken away.

Vietnamese writes a space after every syllable, so its words here are syllables.  Lao writes none
between words: a run of Lao letters is divided into syllables as :mod:`portal.i18n.lao` does it for
the ends of lines.  Han characters stand each alone.  Whatever is no letter, digit or mark divides.
The letters are told by ranges and not by Unicode's classes, whose tables differ between versions
of Python and of browsers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from portal.i18n import lao

__all__ = ["bare", "folded", "names", "spans", "words"]

_HAN = "\u4e00-\u9fff"
_LAO = "\u0e80-\u0eff"
_OTHERS = "0-9a-zß-öø-ɏ\u0300-\u036fḀ-ỿ\u0e01-\u0e5b\u1780-\u17e9"
_WORD = re.compile(f"[{_OTHERS}]+|[{_LAO}]+|[{_HAN}]")
_ANY_LAO = re.compile(f"[{_LAO}]")
_CAPITALS = "".join(filter(str.isupper, map(chr, [*range(0x41, 0x250), *range(0x1E00, 0x1F00)])))
_NAME = re.compile("{one}(?:[ \u00a0]{one}){{2,}}".format(one=f"[{_CAPITALS}][\\w\u0300-\u036f]*"))
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Soft hyphens, places where a line may end, marks of direction and order: nobody types them."""

_LAO_AM = "\u0ecd\u0eb2", "\u0eb3"
"""Niggahita and aa look like the letter am, and are typed for it."""

_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_LAO_TONES = re.compile("[\u0ec8-\u0ecc]")

_TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_LATE = {
    unicodedata.normalize("NFC", f"{first}{second}{tone}"): unicodedata.normalize(
        "NFC", f"{first}{tone}{second}"
    )
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
"""An open syllable's tone as the older orthography puts it → as the newer one does."""

_EARLY = {
    unicodedata.normalize("NFC", f"{first}{tone}{second}"): unicodedata.normalize(
        "NFC", f"{first}{second}{tone}"
    )
    for first, second in ("oa", "oe")
    for tone in _TONES
}
"""In a closed syllable the tone stands on the second vowel; many type it on the first."""

_CLOSED = re.compile(f"({'|'.join(_EARLY)})(?=[a-z])")


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    return list(chain.from_iterable(map(_words_of, text.split())))


def names(text: str) -> list[str]:
    """What is written as a name is: three words or more in a row that begin with capitals.

    Other things are as well, and nothing is lost by that; a name of two words is a pair.
    """
    return _NAME.findall(text)


@lru_cache(maxsize=65_536)
def _words_of(run: str) -> tuple[str, ...]:
    """Those of a run without spaces: texts repeat the same few thousand."""
    plain = bare(run)
    if _ANY_LAO.search(plain):
        return tuple(word for word, _, _ in spans(run))
    return tuple(map(_placed, _WORD.findall(plain)))


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word, and where it stands in the text as :func:`bare` gives it."""
    plain = bare(text)
    for found in _WORD.finditer(plain):
        run, start = found[0], found.start()
        if not "\u0e80" <= run[0] <= "\u0eff":
            yield _placed(run), start, found.end()
            continue
        for syllable in lao.syllables(run):
            yield syllable, start, start + len(syllable)
            start += len(syllable)


def bare(text: str) -> str:
    """NFC, lower case, without what cannot be seen."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).lower().replace(*_LAO_AM)


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """A word without marks: ``đường`` → ``duong``; a Lao one without its tone marks."""
    plain = _LATIN_MARKS.sub("", unicodedata.normalize("NFD", word)).replace("đ", "d")
    return _LAO_TONES.sub("", unicodedata.normalize("NFC", plain))


@lru_cache(maxsize=65_536)
def _placed(word: str) -> str:
    """The same word with its tone in the one place."""
    if word.isascii():
        return word
    end = _LATE.get(word[-2:])
    if end and word[-3:-2] != "q":
        return word[:-2] + end
    return _CLOSED.sub(lambda found: _EARLY[found[0]], word)
