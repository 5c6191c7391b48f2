"""Bytes become text: what tools do without being asked is put right, what loses letters is said."""

from __future__ import annotations

import unicodedata

import pytest

from portal.domain.problems import Problems
from portal.reading.textfile import decode, soften_spaces

PATH = "content/x.md"


def lines(problems: Problems, lang: str = "en") -> list[str]:
    return [problem.line_text(lang) for problem in problems]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("Hà Tĩnh\n".encode(), "Hà Tĩnh\n"),
        (b"\xef\xbb\xbfmot\n", "mot\n"),
        (b"mot\r\nhai\r\n", "mot\nhai\n"),
        (b"mot\rhai\r", "mot\nhai\n"),
        (b"mot\r\nhai\nba\r", "mot\nhai\nba\n"),
        (b"\xef\xbb\xbf\r\n", "\n"),
        ("ngày\t11/6".encode(), "ngày\t11/6"),
        ("ສະຫວັນ\u200bນະເຂດ 🙂".encode(), "ສະຫວັນ\u200bນະເຂດ 🙂"),
    ],
)
def test_a_mark_of_windows_or_an_old_line_end_is_taken_away_in_silence(
    data: bytes, text: str
) -> None:
    problems = Problems()
    assert decode(data, PATH, problems) == text
    assert lines(problems) == []


def test_decomposed_letters_are_composed_and_the_first_word_is_named() -> None:
    problems = Problems()
    text = "một\nCông an " + unicodedata.normalize("NFD", "tỉnh Hà Tĩnh") + "\n"
    assert decode(text.encode(), PATH, problems) == "một\nCông an tỉnh Hà Tĩnh\n"
    assert lines(problems) == [
        (
            "content/x.md:2: warning: “tỉnh” is written in decomposed letters (as copied from a "
            "PDF "
            "or a Mac); it was read as composed, but type it again so that the file keeps to one "
            "form"
        )
    ]


def test_only_the_first_control_character_and_the_first_lost_letter_are_named() -> None:
    problems = Problems()
    assert decode("a\x07b\x08\nc\ufffdd\ufffd".encode(), PATH, problems) is None
    assert [(problem.line, problem.code) for problem in problems] == [
        (1, "text-control"),
        (2, "text-lost-letter"),
    ]


@pytest.mark.parametrize("text", ["\ufffd", "\x00", "\u2028", "\u202e", "\u2066", "\x85", "\x7f"])
def test_one_bad_character_is_enough_wherever_it_stands(text: str) -> None:
    for data in (text, f"{text}a", f"a{text}", f"a\n{text}\n"):
        assert decode(data.encode(), PATH, Problems()) is None


@pytest.mark.parametrize("data", [b"\xff\xfea\x00", b"\xfe\xff\x00a"])
def test_a_file_saved_as_utf_16_is_told_so(data: bytes) -> None:
    problems = Problems()
    assert decode(data, PATH, problems) is None
    assert [problem.code for problem in problems] == ["text-utf16"]


def test_special_spaces_become_plain_and_invisible_ones_go() -> None:
    problems = Problems()
    text = soften_spaces("a: Hà\u00a0Tĩnh\nb: Sở\u200b Ngoại\u00advụ\n", 2, PATH, problems)
    assert text == "a: Hà Tĩnh\nb: Sở Ngoạivụ\n"
    assert lines(problems, "vi") == [
        (
            "content/x.md:2: cảnh báo: phần đầu tệp có dấu cách đặc biệt U+00A0 (thường do chép từ "
            "web hoặc Word); đã được đọc như dấu cách thường hoặc bỏ qua, nên xóa rồi gõ lại bằng "
            "phím cách"
        )
    ]


def test_lao_keeps_the_sign_between_its_words() -> None:
    problems = Problems()
    lao = "title: ສະຫວັນ\u200bນະເຂດ\n"
    assert soften_spaces(lao, 2, PATH, problems) == lao
    mixed = "title: ສະຫວັນ\u200bນະເຂດ\u00a0x\n"
    assert soften_spaces(mixed, 2, PATH, problems) == "title: ສະຫວັນ\u200bນະເຂດ x\n"
