"""Words in a picture: their room, their lines."""

from __future__ import annotations

import pytest

from portal.pages.drawing.words import Mark, fitted, tidy, width


@pytest.mark.parametrize(
    ("marked", "bare"), [("Khăm Muộn", "Kham Muon"), ("ສະຫວັນ", "ສະຫວນ"), ("Đường", "Đuong")]
)
def test_signs_above_and_below_a_letter_take_no_room(marked: str, bare: str) -> None:
    assert width(marked) == pytest.approx(width(bare))


@pytest.mark.parametrize(
    ("text", "measured"),
    # In Be Vietnam Pro 600, as Chromium measures it.
    [("Luông Pha Băng", 8.06), ("Xiangkhouang", 7.24), ("Quảng Ngãi", 5.86), ("11/6/2020", 5.22)],
)
def test_the_width_of_words_is_never_taken_for_less_than_it_is(text: str, measured: float) -> None:
    assert measured - 0.1 <= width(text) <= measured + 0.5


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Huế", ("Huế",)),
        ("Xay Nha Bu Ly", ("Xay Nha", "Bu Ly")),
        ("Thủ đô Viêng Chăn", ("Thủ đô", "Viêng Chăn")),
        ("Một tên dài hơn hai dòng rất nhiều", ("Một tên dài", "hơn hai…")),
        ("Bolikhamxaykhammouane", ("Bolikham…",)),
        ("", ()),
    ],
)
def test_names_are_broken_evenly_and_cut_where_they_are_too_long(
    text: str, lines: tuple[str, ...]
) -> None:
    assert fitted(text, 6) == lines
    assert all(width(line) <= 6 for line in fitted(text, 6))


def test_one_line_is_centred_and_two_stand_about_the_middle() -> None:
    assert Mark(("Huế",), "", "").rows == (("Huế", 0.35),)
    assert Mark(("Luông", "Pha Băng"), "", "").rows == (("Luông", -0.25), ("Pha Băng", 1.2))


def test_numbers_are_as_short_as_they_can_be() -> None:
    assert [str(tidy(value)) for value in (1.0, 33.3333, 0.005, 2 / 3)] == [
        "1",
        "33.33",
        "0.01",
        "0.67",
    ]
