"""Shaping: every Vietnamese and Lao letter is drawn, at the width that was measured."""

from __future__ import annotations

import shutil
from pathlib import Path
from unicodedata import normalize

import pytest

from portal.finishing.typeface import Style, Typeface
from portal.output.errors import EnvironmentFault
from tests.finishing.drawings import THEME

FONTS = THEME / "drawing/fonts"
TITLE = Style("serif-600", 100)
VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"


@pytest.fixture(scope="module")
def typeface() -> Typeface:
    return Typeface(FONTS)


@pytest.mark.parametrize("font", ["serif-600", "sans-400", "sans-600"])
def test_every_vietnamese_letter_is_drawn_with_its_marks(typeface: Typeface, font: str) -> None:
    style = Style(font, 100)
    for base in VOWELS + VOWELS.upper():
        plain = typeface.shape(base, style).ink
        for tone in TONES:
            shaped = typeface.shape(normalize("NFC", base + tone), style)
            assert shaped.path != typeface.shape(base, style).path
            ink = shaped.ink
            if tone == "\u0323":
                # Under a y the dot stands beside the tail.
                assert ink.bottom > plain.bottom + (-1 if base == "y" else 5), base + tone
            else:
                # Over an i the mark stands in the place of the dot.
                assert ink.top < plain.top + (2 if base == "i" else -2), base + tone


def test_a_line_is_as_wide_as_its_words_and_its_ink_lies_within(typeface: Typeface) -> None:
    shaped = typeface.shape("Quy chế phối hợp", TITLE)
    assert shaped.advance == pytest.approx(typeface.advance("Quy chế phối hợp", TITLE))
    assert -10 < shaped.ink.left < shaped.ink.right < shaped.advance + 10
    assert typeface.shape("Quy chế phối hợp", Style("serif-600", 50)).advance == pytest.approx(
        shaped.advance / 2
    )


def test_pairs_are_kerned(typeface: Typeface) -> None:
    pair = typeface.advance("To", TITLE)
    assert pair < typeface.advance("T", TITLE) + typeface.advance("o", TITLE) - 3


def test_tracking_stands_between_letters_and_not_behind_the_last(typeface: Typeface) -> None:
    plain = typeface.advance("ABC", Style("sans-600", 30))
    assert typeface.advance("ABC", Style("sans-600", 30, 2)) == pytest.approx(plain + 4)
    assert typeface.advance("A", Style("sans-600", 30, 2)) == typeface.advance(
        "A", Style("sans-600", 30)
    )


def test_lao_is_drawn_by_its_own_font_and_marks_stand_on_their_letters(typeface: Typeface) -> None:
    bare, marked = typeface.shape("ກ", TITLE), typeface.shape("ກ້", TITLE)
    assert marked.advance == pytest.approx(bare.advance)
    assert marked.ink.top < bare.ink.top - 10
    mixed = typeface.shape("Lào ລາວ", TITLE)
    assert mixed.advance > typeface.advance("Lào ", TITLE)


def test_nothing_to_write_takes_no_room(typeface: Typeface) -> None:
    empty = typeface.shape("", TITLE)
    assert (empty.path, empty.advance) == ("", 0)


def test_a_letter_that_no_font_has_is_named(typeface: Typeface) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        typeface.shape("Tỉnh 漢", TITLE)
    assert (caught.value.exitcode, caught.value.message("vi"), caught.value.message("en")) == (
        3,
        (
            f"Không phông chữ nào trong “{FONTS}” có ký tự “漢” (U+6F22); "
            "hãy thêm vào thư mục ấy một phông .ttf có ký tự này."
        ),
        (
            f"No font in “{FONTS}” has the character “漢” (U+6F22); "
            "add a .ttf font that has it to that folder."
        ),
    )


@pytest.mark.parametrize("harm", ["gone", "empty", "torn"])
def test_a_broken_font_is_named(tmp_path: Path, harm: str) -> None:
    fonts = Path(shutil.copytree(FONTS, tmp_path / "fonts"))
    path = fonts / "serif-600.ttf"
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(b"" if harm == "empty" else path.read_bytes()[:300])
    with pytest.raises(EnvironmentFault) as caught:
        Typeface(fonts).shape("Sơ kết", TITLE)
    assert (caught.value.message("vi"), caught.value.message("en")) == (
        f"Không đọc được phông chữ “{path}” dùng để vẽ ảnh; hãy khôi phục tệp từ kho mã.",
        (
            f"The font “{path}”, with which pictures are drawn, cannot be read; "
            "restore the file from the repository."
        ),
    )
