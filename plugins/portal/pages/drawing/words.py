"""Words in a picture: what a mark says and where it leads, and how much room words take.

In: text.  Out: :class:`Mark`; widths in em; text broken into lines that fit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["NARROW", "Mark", "fitted", "tidy", "width"]

NARROW = 22.0
"""The narrowest picture in em of its text: a screen of 320 px less its edges, at 13 px."""

_WIDTHS: Mapping[str, float] = MappingProxyType(
    {
        sign: em
        for em, signs in (
            (0.3, " ijlI.,:;·'()|"),
            (0.45, "frt1"),
            (0.55, "szJ/"),
            (0.6, "cehknuvxy7-"),
            (0.85, "CGQOĐ"),
            (0.95, "mwMW…"),
        )
        for sign in signs
    }
)
_LINE = 1.2
"""From one line to the next, in em."""

_BREAK = re.compile("(?<=[ \u200b])")
"""A word keeps the space that follows it."""

_CAPITAL = 0.75
_OTHER = 0.65


@dataclass(frozen=True, slots=True)
class Mark:
    """What can be chosen in a picture.

    ``lines`` are seen; ``name`` is what a screen reader says, with the count in words; ``url`` is
    "" where there is no page to lead to (a lean build); ``lang`` is None in the page's language.
    """

    lines: tuple[str, ...]
    name: str
    url: str
    lang: str | None = None

    @property
    def rows(self) -> tuple[tuple[str, float], ...]:
        """Each line, and how many em it stands below the one before, or the first the middle."""
        first = 0.35 - (len(self.lines) - 1) * _LINE / 2
        return tuple(
            (line, tidy(_LINE if place else first)) for place, line in enumerate(self.lines)
        )


def width(text: str) -> float:
    """About how wide a text is, in em of the theme's text face, rather too much than too little.

    Signs that stand above or below others, as in Lao, take no room.
    """
    return sum(_sign_width(sign) for sign in text)


def _sign_width(sign: str) -> float:
    # A letter is as wide with its marks as without.
    bare = unicodedata.normalize("NFD", sign)[0]
    if unicodedata.category(bare) == "Mn":
        return 0.0
    return _WIDTHS.get(bare, _CAPITAL if bare.isupper() else _OTHER)


def fitted(text: str, room: float, most: int = 2) -> tuple[str, ...]:
    """The text in at most so many lines of at most ``room`` em; what is too much ends in "…".

    Lines end at spaces, and at zero-width spaces, which are left out.  Two lines are made as even
    as they can be.
    """
    words = [word for word in _BREAK.split(text) if word]
    halves = [(_joined(words[:at]), _joined(words[at:])) for at in range(1, len(words))]
    even = min(halves, key=lambda pair: max(map(width, pair)), default=())
    if width(_joined(words)) > room and most > 1 and even and max(map(width, even)) <= room:
        return even
    lines: list[str] = []
    for word in words:
        if lines and width(_joined([lines[-1], word])) <= room:
            lines[-1] += word
        else:
            lines.append(word)
    lines = [_joined([line]) for line in lines]
    if len(lines) > most:
        lines[most - 1 :] = [f"{lines[most - 1]}…"]
    return tuple(_cut(line, room) for line in lines)


def _joined(words: Sequence[str]) -> str:
    return "".join(words).replace("\u200b", "").strip()


def _cut(line: str, room: float) -> str:
    if width(line) <= room:
        return line
    kept = line.rstrip("…")
    while kept and width(f"{kept}…") > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def tidy(value: float) -> float:
    """Two decimals at most, and none where there is nothing behind the point."""
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
