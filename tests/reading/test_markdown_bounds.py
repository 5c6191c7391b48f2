"""No text holds up a build: what is too much is refused at once, the rest is done in time."""

from __future__ import annotations

import re
import time

import pytest

from portal.reading.markdown import Rendered
from tests.needs import ROOT
from tests.reading.texts import convert

PLACE = "content/news/2020/thu.md"
# Far more than any of these takes, far less than what they would take without bounds.
SECONDS = 20.0


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "a " * 100_001,
            (
                f"{PLACE}:10: the text has 200002 characters, the limit is 200000; split it into "
                "several"
            ),
        ),
        (
            "Một.\n\n" + "a" * 10_001,
            (
                f"{PLACE}:12: this line has more than 10000 characters; split it into paragraphs "
                "with empty lines between"
            ),
        ),
        (
            "Một.\n" + "> " * 9 + "a",
            (
                f"{PLACE}:11: lists or quotations are nested more than 8 deep; use fewer levels or "
                "indent less"
            ),
        ),
        (
            "- 1. " * 5 + "a",
            (
                f"{PLACE}:10: lists or quotations are nested more than 8 deep; use fewer levels or "
                "indent less"
            ),
        ),
        (
            "\n\n" + "\t" * 9 + "- a",
            (
                f"{PLACE}:12: lists or quotations are nested more than 8 deep; use fewer levels or "
                "indent less"
            ),
        ),
        (
            "Một.\n\n" + "- a\n" * 2_001,
            (
                f"{PLACE}:12: from this line on there are more than 2000 lines or 60000 characters "
                "without an empty line; part them, or put a long table into an attached file"
            ),
        ),
        (
            "Một.\n\n" + ("a" * 9_999 + "\n") * 7,
            (
                f"{PLACE}:12: from this line on there are more than 2000 lines or 60000 characters "
                "without an empty line; part them, or put a long table into an attached file"
            ),
        ),
        (
            "Một.\n\n" + "\n\n".join(["chữ [ nghĩa " * 800] * 10),
            (
                f"{PLACE}:12: this paragraph holds too many marks “[” to be worked through; split "
                "it or delete those not meant"
            ),
        ),
        (
            "Một.\n\n" + "a < b " * 5_000,
            (
                f"{PLACE}:12: this line has more than 10000 characters; split it into paragraphs "
                "with empty lines between"
            ),
        ),
        (
            "Một.\n\n" + "a < b\n\n" * 5_000,
            (
                f"{PLACE}:12: this paragraph holds too many marks “<” to be worked through; split "
                "it or delete those not meant"
            ),
        ),
    ],
    ids=lambda value: value[:12],
)
def test_what_is_too_much_is_refused_with_its_line_before_it_is_parsed(
    text: str, line: str
) -> None:
    outcome = convert(text)

    assert outcome.lines() == [line]
    assert outcome.rendered == Rendered("")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000_000,
        "\n\n".join(["[" * 400] * 490),
        "\n\n".join(["*a" * 4_900] * 15),
        "\n\n".join(["**a _b " * 1_400] * 15),
        "\n\n".join(["`a" * 2_000] * 15),
        "<div>" * 600,
        "<a " + "b=c " * 2_000 + ">",
        "<!--" * 500,
        "<![" * 500,
        "&#0;" * 2_000,
        "## a\n" * 1_900,
        "## a\n\n" * 8_000,
        "> a\n" * 1_900,
        "- a\n\n" * 10_000,
        "a\n: b\n\n" * 10_000,
        "|a|b|\n|-|-|\n" + "|`c|`|\n" * 1_900,
        "".join(f"[^{n}]\n\n[^{n}]: x\n\n" for n in range(1_500)),
        "".join(f"[{n}]: /a/\n\n" for n in range(1_000)),
        "\\*" * 4_900,
        "- " * 4_900,
        "  \n" * 60_000,
        "x\u0000y" * 3_000,
    ],
    ids=lambda text: text[:12].encode("unicode_escape").decode(),
)
def test_strange_texts_are_done_in_time(text: str) -> None:
    begun = time.perf_counter()
    convert(text)

    assert time.perf_counter() - begun < SECONDS


def test_a_long_report_is_no_trouble() -> None:
    row = "| Vụ án phối hợp điều tra | [Công an](/co-quan/cong-an-ha-tinh/) | **21** |\n"
    table = "| Chỉ tiêu | Đơn vị | Số |\n|---|---|---|\n" + row * 300
    outcome = convert(
        "## Kết quả\n\n" + ("Một đoạn văn *dài* vừa phải. " * 40 + "\n\n") * 60 + table
    )

    assert outcome.lines() == []
    assert outcome.rendered.html.count("<tr>") == 301


@pytest.mark.parametrize("char", ["\x00", "\x08", "\x1b", "\x7f", "\x9f", "\ufffe", "\ud800"])
def test_characters_that_html_forbids_are_told_and_taken_out(char: str) -> None:
    outcome = convert(f"Một.\n\nHai{char}ba.")

    assert outcome.lines() == [
        (
            f"{PLACE}:12: there is a hidden character, U+{ord(char):04X}, that no text may hold; "
            "delete it and type the words there again"
        )
    ]
    assert outcome.html == "<p>Một.</p>\n<p>Haiba.</p>"


def test_characters_that_turn_a_line_around_are_told_and_taken_out() -> None:
    outcome = convert("Số \u202e12\u202c vụ")

    assert outcome.codes == ["text-invisible"]
    assert outcome.html == "<p>Số 12 vụ</p>"


def test_lao_word_breaks_and_soft_hyphens_are_text() -> None:
    assert convert("ກະຊວງ\u200bການ\u00adຕ່າງ", lang="lo").lines() == []


@pytest.mark.parametrize("entity", ["&#0;", "&#1;", "&#x1F;", "&#127;", "&#xFFFE;", "&#xD800;"])
def test_entities_for_no_letter_are_errors(entity: str) -> None:
    outcome = convert(f"Một.\n\nHai {entity} ba.")

    assert outcome.lines() == [
        f"{PLACE}:12: “{entity}” stands for no letter; delete it or type the letter itself"
    ]


def test_the_documentation_gives_the_bounds_as_they_are() -> None:
    page = (ROOT / "docs" / "text.md").read_text(encoding="utf-8").partition("## Bounds")[2]
    told = {
        re.sub(r"\D", "", value)
        for text in ("a " * 100_001, "a" * 10_001, "> " * 9 + "a", "- a\n" * 2_001)
        for problem in convert(text).problems
        for name, value in problem.values
        if name in ("limit", "lines")
    }

    assert told == {"200000", "10000", "8", "60000", "2000"}
    assert told <= set(re.findall(r"\d+", page))
