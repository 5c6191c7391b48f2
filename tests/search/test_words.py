"""The words of a text: one spelling for all that readers type, and the same in the browser."""

from __future__ import annotations

import unicodedata

import pytest

from portal.search.words import folded, names, words
from tests.needs import needs
from tests.search import node
from tests.search.table import TABLE, rows

LINES = [line.split("\t") for line in TABLE.read_text("utf-8").split("\n")[:-1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Ngoại vụ", ["sở", "ngoại", "vụ"]),
        ("hoà thuỷ khoẻ", ["hòa", "thủy", "khỏe"]),
        ("quý quỳ quỷ", ["quý", "quỳ", "quỷ"]),
        ("tòan ngòai", ["toàn", "ngoài"]),
        ("09/QCPH/SNgV-BP", ["09", "qcph", "sngv", "bp"]),
        ("Đắk-Lắk, 1.000", ["đắk", "lắk", "1", "000"]),
        ("老挝", ["老", "挝"]),
        ("ສະບາຍດີ", ["ສະ", "ບາຍ", "ດີ"]),
        ("so\u00ad ngoai\u200b", ["so", "ngoai"]),
        ("<script>–_–", ["script"]),
        ("", []),
    ],
)
def test_a_text_is_divided_into_words_of_one_spelling(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert words(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("đường", "duong"), ("thủy", "thuy"), ("bôlykhămxay", "bolykhamxay"), ("ເວົ້າ", "ເວົາ")],
)
def test_a_folded_word_has_neither_marks_nor_bars(word: str, expected: str) -> None:
    assert folded(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đồng chí Lê Tấn Đạt, Giám đốc", ["Lê Tấn Đạt"]),
        ("Ông Ô Đuôn\u00a0Khăm dự. Bà Mai", ["Ông Ô Đuôn\u00a0Khăm"]),
        ("đồng chí Trần Hà và LÊ VĂN AN", ["LÊ VĂN AN"]),
        ("tỉnh Hà Tĩnh\nSở Ngoại vụ", []),
    ],
)
def test_three_capitals_in_a_row_are_a_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected
    apart = names(unicodedata.normalize("NFD", text))
    assert [unicodedata.normalize("NFC", name) for name in apart] == expected


def test_the_table_holds_enough_words_and_is_what_python_says() -> None:
    assert len(LINES) >= 2000
    assert [list(row) for row in rows()] == LINES


@needs("node")
def test_the_browser_says_the_same_of_every_word_of_the_table() -> None:
    said = node.run("words.mjs", [text for text, _, _ in LINES])
    wrong = [(line, got) for line, got in zip(LINES, said, strict=True) if line[1:] != got]
    assert wrong == []
