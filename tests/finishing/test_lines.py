"""Breaking a title: few lines, even lines, the largest size, no word torn, nothing cut."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.finishing.lines import Lines, fit


def width_of(text: str) -> float:
    """Every character half as wide as it is high."""
    return len(text) / 2


def set_title(title: str, **more: Any) -> Lines:
    options: dict[str, Any] = {
        "width": 500,
        "height": 250,
        "sizes": (100, 80, 60, 50, 40),
        "leading": 1.0,
        "most": 4,
        "syllables": True,
    }
    return fit(title, width_of, **{**options, **more})


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Sơ kết", Lines(("Sơ kết",), 100)),
        ("Tỉnh Khăm Muộn", Lines(("Tỉnh", "Khăm Muộn"), 100)),
        ("Ban Bộ đội Biên phòng", Lines(("Ban Bộ đội", "Biên phòng"), 100)),
        ("Nam số 12 của tỉnh 1", Lines(("Nam số 12", "của tỉnh 1"), 100)),
        ("Hợp tác Hà – Lào mới", Lines(("Hợp tác", "Hà – Lào mới"), 80)),
    ],
)
def test_a_title_is_set_as_large_as_it_can_be_without_tearing_a_word(
    title: str, lines: Lines
) -> None:
    assert set_title(title) == lines


def test_lines_are_as_even_as_they_can_be() -> None:
    found = set_title("aaaa bbbb cccc dddd ee", sizes=(50,), syllables=False)
    assert found.texts == ("aaaa bbbb", "cccc dddd ee")


def test_a_word_is_torn_only_where_it_must_be() -> None:
    tall = set_title("ủy ban nhân dân", width=200, sizes=(100,), height=500)
    assert tall.texts == ("ủy", "ban", "nhân", "dân")
    wide = set_title("ủy ban nhân dân", width=400, sizes=(100,), height=500)
    assert wide.texts == ("ủy ban", "nhân dân")


def test_english_capitals_are_no_reason_to_grow_smaller() -> None:
    title = "Department Of Foreign Affairs"
    assert set_title(title, syllables=False).size >= set_title(title).size


def test_a_mark_is_never_parted_from_its_letter() -> None:
    found = set_title("ກ້ຳ" * 30, syllables=False)
    assert "".join(found.texts) == "ກ້ຳ" * 30
    assert len(found.texts) > 1
    assert all(line[0] in "ກຳ" for line in found.texts)


def test_two_names_with_a_comma_between_them_may_be_parted() -> None:
    found = set_title("Svay Rieng, Prey Veng, Khmum", sizes=(60,))
    assert found.texts == ("Svay Rieng,", "Prey Veng, Khmum")


def test_zero_width_spaces_are_places_to_break_and_are_not_drawn() -> None:
    found = set_title("ພະແນກ\u200bການຕ່າງ\u200bປະເທດ", sizes=(70,), width=300, syllables=False)
    assert found.texts == ("ພະແນກ", "ການຕ່າງ", "ປະເທດ")


def test_a_word_wider_than_the_box_is_broken_between_letters() -> None:
    found = set_title("x" * 90)
    assert (found.texts, found.size) == (("x" * 25, "x" * 25, "x" * 25, "x" * 15), 40)


def test_a_title_too_long_for_every_size_takes_more_lines_of_the_last() -> None:
    title = " ".join(["từng"] * 60)
    found = set_title(title)
    assert found.size == 40
    assert " ".join(found.texts) == title
    assert len(found.texts) > 4


@given(st.text("aăâ đĐT–12,.", min_size=1, max_size=120).filter(str.strip))
def test_nothing_is_lost_or_wider_than_the_box(title: str) -> None:
    found = set_title(title)
    assert "".join("".join(found.texts).split()) == "".join(title.split())
    assert all(width_of(line) * found.size <= 500 for line in found.texts)
