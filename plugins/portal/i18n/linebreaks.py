"""Places where a line may end, put into pages of languages that have no spaces between words.

In: a page as HTML and the words of theme/locale/<code>.words.txt.  Out: the page with ``<wbr>``
between the words (Lao: :mod:`portal.i18n.lao`).

``<wbr>`` and not the zero-width space: it is no character, so what a reader copies, searches in
the page or hears read out is the text as it was written.  Titles, attributes, data, drawings and
feeds stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from portal.i18n import lao

__all__ = ["LineBreaks"]

_HEAD = "</head>"
_KEPT = re.compile(r"(<(script|style|svg|option|textarea)\b.*?</\2)(?=>)", re.DOTALL)
# Templates and texts escape the bracket in all that they print, so this is the end of a tag.
_TEXT = re.compile("(>[^<\u0e80-\u0eff]*)([\u0e80-\u0eff][^<]*)")


class LineBreaks:
    """Puts breaks into the pages of one language; runs that recur are divided once."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = frozenset(words)
        self._known: dict[str, str] = {}

    def page(self, html: str) -> str:
        """The page with its breaks."""
        head, end, body = html.partition(_HEAD)
        # Text, then what is kept, then its name, again and again.
        parts = _KEPT.split(body)
        return f"{head}{end}" + "".join(
            _TEXT.sub(self._text, part) if place % 3 == 0 else part
            for place, part in enumerate(parts)
            if place % 3 != 2
        )

    def _text(self, found: re.Match[str]) -> str:
        return found[1] + lao.RUN.sub(self._run, found[2])

    def _run(self, found: re.Match[str]) -> str:
        run = found[0]
        marked = self._known.get(run)
        if marked is None:
            marked = self._known[run] = "<wbr>".join(lao.pieces(run, self._words))
        return marked
