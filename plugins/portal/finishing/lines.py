"""Breaks a title into few, even lines at the largest size that fits.

In: a title, a box, sizes to try, a function that measures at size 1.  Out: :class:`Lines`.  Pure
arithmetic: nothing here knows fonts or pictures.  Nothing is ever cut: a word that is wider than
the box is broken between letters, and a title too long for every size takes as many lines of the
last one as it must.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unicodedata import category

__all__ = ["Lines", "fit"]

_GLUE = "\u00a0"
# "– " begins no line; a number belongs to the word before it ("khu vực XVI", "Quân khu 7").
_DASH = re.compile(r" (?=[–—·/&-] )")
_NUMBER = re.compile(r" (?=(?:\d[\d/.–]*|[IVX]+)(?: |$|[,;)]))")
# Vietnamese writes its words syllable by syllable; these of the field are not torn while a
# slightly smaller size spares them, and no more are two capitalised syllables, which are a name.
_WORDS = frozenset(
    re.split(
        r"\s*\|\s*",
        """an ninh|bản ghi|biên bản|biên giới|biên phòng|bảo đảm|bộ đội|cấp cao|chỉ huy|công an
        |công tác|cổng tin|cơ chế|cửa khẩu|đại biểu|đối ngoại|ghi nhớ|giai đoạn|giao ban|hải quan
        |hoạt động|hội đàm|hội đồng|hội nghị|hợp tác|họp báo|khu vực|liên hợp|ngoại giao|ngoại vụ
        |nhân dân|phối hợp|quân sự|quân khu|quy chế|sơ kết|tăng cường|thành phố|thiết lập
        |thỏa thuận|thủ đô|thường niên|toàn diện|tổng kết|trật tự|trung ương|ủy ban|văn bản
        |văn phòng""",
    )
)
# What names a class of bodies or places; the name itself begins behind it.
_CLASSES = frozenset({"Ban", "Bộ", "Cục", "Đoàn", "Hội", "Sở", "Tỉnh"})
_SPARING = 0.72
"""How much smaller a title may become so that no word of it is torn."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines, from the top, and the size that was found."""

    texts: tuple[str, ...]
    size: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that stay together; widths at size 1, with and without the space behind.

    ``torn`` is true when a break after it tears a word or a name.
    """

    text: str
    width: float
    bare: float
    torn: bool


@dataclass(frozen=True, slots=True)
class _Setting:
    """Lines at one size; ``torn`` words."""

    texts: tuple[str, ...]
    torn: int


def fit(
    title: str,
    measure: Callable[[str], float],
    *,
    width: float,
    height: float,
    sizes: Sequence[float],
    leading: float,
    most: int,
    syllables: bool,
) -> Lines:
    """The largest of ``sizes`` at which ``title`` takes at most ``most`` lines inside the box.

    ``measure(text)`` is a line's width at size 1; ``leading`` times the size a line's height.
    Of the ways to break it into the fewest lines, the one that tears the fewest words and whose
    lines are most even.  ``syllables`` stands for Vietnamese, whose words a break may tear: a size
    of at least seven tenths of the largest is taken when it alone spares them all.
    """
    pieces = _pieces(title, measure, syllables)
    first: tuple[_Setting, float] | None = None
    for size in sizes:
        if first and size < first[1] * _SPARING:
            break
        room = min(most, int(height // (size * leading)))
        setting = _set(pieces, width / size, room)
        if setting and not setting.torn:
            return Lines(setting.texts, size)
        if setting and first is None:
            first = setting, size
    if first:
        return Lines(first[0].texts, first[1])
    size = sizes[-1]
    pieces = _cut(pieces, measure, width / size)
    setting = _set(pieces, width / size, len(pieces))
    assert setting is not None, "no piece is wider than the box now"
    return Lines(setting.texts, size)


def _pieces(title: str, measure: Callable[[str], float], syllables: bool) -> list[_Piece]:
    """The parts between which a line may break: at spaces, and at zero-width ones."""
    glued = _NUMBER.sub(_GLUE, _DASH.sub(_GLUE, " ".join(title.split())))
    words = re.findall(r"[^ \u200b]+[ \u200b]*", glued)
    texts = [word.replace("\u200b", "").replace(_GLUE, " ") for word in words]
    return [
        _Piece(text, measure(text), measure(text.rstrip()), syllables and _is_torn(text, after))
        for text, after in zip(texts, [*texts[1:], ""], strict=True)
    ]


def _is_torn(before: str, after: str) -> bool:
    """Whether a break between the two would tear a word or a name."""
    if not before.endswith(" ") or not after:
        return False
    left, right = before.split()[-1], after.split()[0]
    name = left.istitle() and left.isalpha() and right.istitle() and left not in _CLASSES
    return name or f"{left} {right}".lower().rstrip(",;.)") in _WORDS


def _set(pieces: Sequence[_Piece], width: float, most: int) -> _Setting | None:
    """In the fewest lines, of which the best; None when they are more than ``most``."""
    # best[count][end]: (torn words, unevenness, start of the last line) of pieces[:end].
    best: list[dict[int, tuple[int, float, int]]] = [{0: (0, 0.0, 0)}]
    for _ in range(most):
        row: dict[int, tuple[int, float, int]] = {}
        for start, (torn, uneven, _) in best[-1].items():
            used = 0.0
            for end in range(start, len(pieces)):
                left = width - used - pieces[end].bare
                if left < 0:
                    break
                used += pieces[end].width
                last = end + 1 == len(pieces)
                cost = (torn + (pieces[end].torn and not last), uneven + left * left, start)
                if end + 1 not in row or cost < row[end + 1]:
                    row[end + 1] = cost
        best.append(row)
        if len(pieces) in row:
            return _Setting(_traced(pieces, best), row[len(pieces)][0])
    return None


def _traced(
    pieces: Sequence[_Piece], best: Sequence[dict[int, tuple[int, float, int]]]
) -> tuple[str, ...]:
    lines: list[str] = []
    end = len(pieces)
    for row in reversed(best[1:]):
        start = row[end][2]
        lines.insert(0, "".join(piece.text for piece in pieces[start:end]).rstrip())
        end = start
    return tuple(lines)


def _cut(pieces: Sequence[_Piece], measure: Callable[[str], float], width: float) -> list[_Piece]:
    """The pieces, those that are too wide cut between letters, never before a mark."""
    parts: list[_Piece] = []
    for piece in pieces:
        text = piece.text
        while measure(text.rstrip()) > width:
            fitting = [n for n in range(1, len(text)) if n == 1 or measure(text[:n]) <= width]
            end = max((n for n in fitting if not category(text[n]).startswith("M")), default=1)
            parts.append(_Piece(text[:end], *(measure(text[:end]),) * 2, torn=True))
            text = text[end:]
        parts.append(_Piece(text, measure(text), measure(text.rstrip()), piece.torn))
    return parts
