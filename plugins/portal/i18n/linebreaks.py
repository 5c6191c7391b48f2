"""Places where a line may end, put into pages of languages that have no spaces between words.

In: a page as HTML and the words of theme/locale/<code>.words.txt.  Out: the page with ``<wbr>``
between the words (Lao: :mod:`portal.i18n.lao`).

A word that begins with ``=`` in the list is put into ``<bdi class="whole">``: browsers that carry
a dictionary cut it where nobody would (names from another language, mostly).

``<wbr>`` and not the zero-width space: it is no character, so what a reader copies, searches in
the page or hears read out is the text as it was written.  Titles, attributes, data, drawings and
feeds stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from portal.i18n import lao

__all__ = ["ZERO_WIDTH_SPACE", "LineBreaks"]

ZERO_WIDTH_SPACE = "\u200b"

_WHOLE = "="
_HEAD = "</head>"
_EDGE = re.compile(r"<(/?)(script|style|svg|option|textarea)\b")
# Templates and texts escape the bracket in all that they print, so this is the end of a tag.
_TEXT = re.compile("(>[^<\u0e80-\u0eff]*)([\u0e80-\u0eff][^<]*)")


class LineBreaks:
    """Puts breaks into the pages of one language; runs that recur are divided once."""

    def __init__(self, words: Collection[str]) -> None:
        self._whole = {word.removeprefix(_WHOLE) for word in words if word.startswith(_WHOLE)}
        self._divider = lao.Divider([word.removeprefix(_WHOLE) for word in words])
        self._known: dict[str, str] = {}

    def page(self, html: str) -> str:
        """The page with its breaks."""
        head, end, body = html.partition(_HEAD)
        parts = [head, end]
        start, kept, depth = 0, "", 0
        for edge in _EDGE.finditer(body):
            closing, name = edge[1], edge[2]
            if not kept and not closing:
                parts.append(_TEXT.sub(self._text, body[start : edge.start()]))
                start, kept = edge.start(), name
            if name == kept:
                depth += -1 if closing else 1  # a drawing may hold another
            if kept and not depth:
                parts.append(body[start : edge.end()])
                start, kept = edge.end(), ""
        parts.append(_TEXT.sub(self._text, body[start:]))
        return "".join(parts)

    def marked(self, text: str) -> str:
        """A text with a zero-width space where a line may end; for who breaks lines himself."""
        return lao.RUN.sub(lambda run: ZERO_WIDTH_SPACE.join(self._divider.pieces(run[0])), text)

    def _text(self, found: re.Match[str]) -> str:
        return found[1] + lao.RUN.sub(self._run, found[2])

    def _run(self, found: re.Match[str]) -> str:
        run = found[0]
        marked = self._known.get(run)
        if marked is None:
            pieces = map(self._piece, self._divider.pieces(run))
            marked = self._known[run] = "<wbr>".join(pieces)
        return marked

    def _piece(self, piece: str) -> str:
        return f'<bdi class="whole">{piece}</bdi>' if piece in self._whole else piece
