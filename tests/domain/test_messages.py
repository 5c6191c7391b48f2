"""Every sentence is there in both languages, needs the same values, and is used."""

from __future__ import annotations

import re
import string
import unicodedata
from pathlib import Path

import pytest

from portal.domain.messages import MESSAGES, sentence
from portal.domain.messages.articles import ARTICLE_MESSAGES
from portal.domain.messages.fields import FIELD_MESSAGES
from portal.domain.messages.files import FILE_MESSAGES
from portal.domain.messages.gates import GATE_MESSAGES
from portal.domain.messages.html import HTML_MESSAGES
from portal.domain.messages.publishing import PUBLISHING_MESSAGES
from portal.domain.messages.references import REFERENCE_MESSAGES
from portal.domain.messages.registers import REGISTER_MESSAGES
from portal.domain.messages.site import SITE_MESSAGES
from portal.domain.messages.text import TEXT_MESSAGES
from portal.domain.messages.tree import TREE_MESSAGES
from portal.domain.messages.yaml import YAML_MESSAGES
from portal.domain.problems import Problem, Problems, Severity

PACKAGE = Path(__file__).parents[2] / "plugins" / "portal"
SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for path in PACKAGE.rglob("*.py")
    if path.parent.name != "messages"
)


THEMES = [
    ARTICLE_MESSAGES,
    FIELD_MESSAGES,
    FILE_MESSAGES,
    REFERENCE_MESSAGES,
    REGISTER_MESSAGES,
    SITE_MESSAGES,
    TEXT_MESSAGES,
    HTML_MESSAGES,
    PUBLISHING_MESSAGES,
    GATE_MESSAGES,
    TREE_MESSAGES,
    YAML_MESSAGES,
]


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_say_the_same_with_the_same_values(code: str) -> None:
    vi, en = MESSAGES[code]
    assert names(vi) == names(en)
    assert vi != en


@pytest.mark.parametrize("code", MESSAGES)
def test_a_sentence_can_stand_after_its_field_and_before_a_question(code: str) -> None:
    for text in MESSAGES[code]:
        assert unicodedata.is_normalized("NFC", text)
        assert text == text.strip()
        assert not text.endswith((".", ":", ";"))
        assert "\n" not in text
        assert "  " not in text


@pytest.mark.parametrize("code", MESSAGES)
def test_no_sentence_is_there_for_nothing(code: str) -> None:
    family = code.rpartition("-")[0]
    assert f'"{code}"' in SOURCES or f'f"{family}-{{' in SOURCES


def test_no_code_stands_in_two_themes() -> None:
    assert sum(len(theme) for theme in THEMES) == len(MESSAGES)


def test_no_code_is_without_its_sentence() -> None:
    used = re.findall(r'Refused\(\s*"([a-z0-9-]+)"', SOURCES)
    used += re.findall(
        r'problems\.(?:error|warn)\((?:[^"()]|\([^()]*\)|"")*?"([a-z-]+-[a-z-]+)"', SOURCES
    )
    assert {code for code in used if code not in MESSAGES} == set()


@pytest.mark.parametrize(
    ("nearest", "vi", "en"),
    [
        ("", "", ""),
        ("a", ". Có phải ý bạn là “a”?", ". Did you mean “a”?"),
        ("a\nb", ". Có phải ý bạn là “a” hay “b”?", ". Did you mean “a” or “b”?"),
        ("a\nb\nc", ". Có phải ý bạn là “a”, “b” hay “c”?", ". Did you mean “a”, “b” or “c”?"),
    ],
)
def test_what_was_probably_meant_is_asked(nearest: str, vi: str, en: str) -> None:
    values = {"nearest": nearest}
    assert sentence("value-empty", values, "vi") == MESSAGES["value-empty"][0] + vi
    assert sentence("value-empty", values, "en") == MESSAGES["value-empty"][1] + en


def test_a_problem_is_one_line_whatever_an_editor_wrote() -> None:
    problems = Problems()
    problems.error("content/x.md", 3, "a\nb", "key-unknown", key="x\ny", known="k" * 1000)
    (line,) = (problem.line_text("en") for problem in problems)
    assert line.startswith("content/x.md:3: a⏎b: there is no field “x⏎y”; the fields are: kkk")
    assert line.endswith("kkk…")
    assert len(line) < 600


def test_a_place_without_line_or_field_is_said_without() -> None:
    problem = Problem("content/x.md", 0, "", "body-empty")
    assert problem.line_text("en").startswith("content/x.md: there is no text")


def test_problems_come_errors_first_each_once() -> None:
    problems = Problems()
    problems.warn("a.md", 1, "", "file-unused")
    problems.error("b.md", 2, "", "body-empty")
    problems.error("b.md", 1, "", "body-empty")
    problems.error("b.md", 1, "", "body-empty")
    assert [(p.path, p.line, p.severity) for p in problems] == [
        ("b.md", 1, Severity.ERROR),
        ("b.md", 2, Severity.ERROR),
        ("a.md", 1, Severity.WARNING),
    ]
    assert len(problems) == 3
    assert problems.has_errors
    assert [p.path for p in problems.warnings] == ["a.md"]
    assert next(iter(problems.warnings)).line_text("vi").startswith("a.md:1: cảnh báo: ")


def test_a_tool_is_given_both_languages() -> None:
    problem = Problem("a.md", 1, "title", "value-too-long", (("length", "301"), ("limit", "300")))
    assert problem.as_json() == {
        "path": "a.md",
        "line": 1,
        "field": "title",
        "code": "value-too-long",
        "severity": "error",
        "message": {
            "vi": "dài 301 ký tự, quá giới hạn 300 ký tự; hãy viết gọn lại",
            "en": "this has 301 characters, the limit is 300; shorten it",
        },
    }
