"""README.md and README.vi.md agree with the commands, the schema and what ``check`` says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from portal.commands.speech import Exit
from portal.commands.usage import usage
from portal.commands.words import WORDS
from portal.domain.model import Kind, Role, Stage
from portal.i18n.labels import KINDS, ROLES, STAGES
from portal.schema.article import ArticleFile
from portal.schema.describe import field_docs
from portal.schema.texts import TranslationFile
from portal.schema.values import PLACEHOLDER
from tests.docs.examples import EXAMPLE, add_article, copy_of_content, example, with_keys
from tests.docs.pages import code_words, fences, rows
from tests.needs import ROOT

ENGLISH = (ROOT / "README.md").read_text("utf-8")
VIETNAMESE = (ROOT / "README.vi.md").read_text("utf-8")
BOTH = pytest.mark.parametrize("text", [ENGLISH, VIETNAMESE], ids=["README.md", "README.vi.md"])

# 22 November 2026, noon in Hà Nội: what the examples call the future stays there.
NOW = "1795323600"


def check(content: Path) -> subprocess.CompletedProcess[str]:
    """``check`` of a folder, in a process of its own, as an editor would run it."""
    return subprocess.run(
        [sys.executable, "-m", "portal.commands", "--lang", "vi", "check", "--content", content],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "SOURCE_DATE_EPOCH": NOW},
        capture_output=True,
        text=True,
        check=False,
    )


def wrongly(article: str) -> list[str]:
    """The article with each of the five mistakes of README.vi.md, in their order."""
    mistakes = (
        ("title: Sở", "title: Gia Lai: Sở"),
        ("date: 2025-10-08", "date: 8/10/2025"),
        ("kind: signing", "kind: ký kết"),
        ("Bộ CHQS Gia Lai", "Bộ Chỉ huy Quân sự Gia Lay"),
        ("Bộ CHQS Gia Lai", "Bộ Chỉ huy BĐBP Gia Lai"),
    )
    assert all(article.count(right) == 1 for right, _ in mistakes)
    return [article.replace(right, wrong) for right, wrong in mistakes]


def known_keys(model: type) -> set[str]:
    """The keys of a model with all that stand inside them."""
    found: set[str] = set()
    for doc in field_docs(model):
        found.add(doc.key)
        found |= known_keys(doc.inner) if doc.inner else set()
    return found


# --- commands ------------------------------------------------------------------------------------


@BOTH
def test_every_command_is_named_and_no_other(text: str) -> None:
    assert set(re.findall(r"python3 tasks\.py ([a-z]+)", text)) == set(WORDS)


def test_the_english_usage_lines_are_those_of_the_help() -> None:
    shown = next(fence.body for fence in fences(ENGLISH) if "tasks.py build" in fence.body)
    assert shown.splitlines() == [usage(word).en.removeprefix("Usage: ") for word in WORDS.values()]


@BOTH
def test_every_option_named_is_an_option(text: str) -> None:
    options = {option.name for word in WORDS.values() for option in word.options}
    foreign = {"--install", "--version", "--global"}  # of wsl, python3 and git
    named = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", text))
    assert named - foreign <= options | {"--lang", "--help", "--list"}


@pytest.mark.parametrize(("text", "header"), [(ENGLISH, "exit code"), (VIETNAMESE, "mã thoát")])
def test_every_exit_code_is_told(text: str, header: str) -> None:
    assert [row[0] for row in rows(text, header)] == [str(int(code)) for code in Exit]


# --- keys and terms ------------------------------------------------------------------------------


def test_the_vietnamese_table_of_keys_is_the_schema_s() -> None:
    docs = {doc.key: doc for doc in field_docs(ArticleFile)}
    table = {row[0].strip("`"): row[1] for row in rows(VIETNAMESE, "trường")}
    assert set(table) <= set(docs)
    assert {key for key, needed in table.items() if needed == "có"} == {
        key for key, doc in docs.items() if doc.required
    }


def test_every_key_of_an_article_is_explained_to_editors() -> None:
    shown = [front for _, front in front_matter(VIETNAMESE)]
    explained = code_words(VIETNAMESE).union(*map(keys_within, shown))
    assert known_keys(ArticleFile) - explained == set()


@BOTH
def test_every_key_of_the_examples_is_in_the_schema(text: str) -> None:
    for file, front in front_matter(text):
        model = TranslationFile if file.endswith(".en.md") else ArticleFile
        assert keys_within(front) <= known_keys(model)


def front_matter(text: str) -> list[tuple[str, object]]:
    """The front matter of a page's examples and pieces, with the file that it is of."""
    shown = [fence for fence in fences(text) if fence.info in ("yaml", "markdown")]
    return [
        (fence.file, yaml.safe_load(fence.body.split("---\n\n")[0].strip("-"))) for fence in shown
    ]


def keys_within(value: object) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(keys_within, value))
    if isinstance(value, dict):
        return set(value).union(*map(keys_within, value.values()))
    return set()


@BOTH
def test_what_new_leaves_to_be_written_is_named(text: str) -> None:
    assert PLACEHOLDER in code_words(text)


def test_the_terms_are_those_of_the_site() -> None:
    tables = [rows(VIETNAMESE, "ghi | nghĩa | dùng khi")]
    tables += [
        rows(f"\n{part}", "ghi | nghĩa")
        for part in re.split(r"(?<=\n)(?=\| ghi \| nghĩa \|\n)", VIETNAMESE)[1:]
    ]
    kinds, stages, roles = ({row[0].strip("`"): row[1] for row in table} for table in tables)
    assert kinds == {kind.value: KINDS[kind] for kind in Kind}
    assert stages == {stage.value: STAGES[stage] for stage in Stage}
    assert {id: word.partition(" (")[0] for id, word in roles.items()} == {
        role.value: ROLES[role] for role in Role
    }


# --- examples ------------------------------------------------------------------------------------


@BOTH
def test_the_example_articles_pass_check(text: str, tmp_path: Path) -> None:
    content = copy_of_content(tmp_path)
    shown = [fence for fence in fences(text) if fence.info == "markdown"]
    assert EXAMPLE in [fence.file for fence in shown]
    for fence in shown:
        add_article(content, fence.file, fence.body)
    done = check(content)
    assert (done.returncode, "gia-lai-ky-quy-che-phoi-hop" in done.stdout) == (0, False), (
        done.stdout + done.stderr
    )


def test_every_piece_of_front_matter_passes_check(tmp_path: Path) -> None:
    content = copy_of_content(tmp_path)
    pieces = [fence.body for fence in fences(VIETNAMESE) if fence.info == "yaml"]
    assert len(pieces) >= 8
    for number, piece in enumerate(pieces):
        article = with_keys(example(VIETNAMESE), piece)
        year = re.search(r"^date: (\d{4})", article, re.MULTILINE)
        assert year is not None
        add_article(content, f"content/news/{year[1]}/vi-du-{number}.md", article)
    done = check(content)
    assert (done.returncode, "vi-du-" in done.stdout) == (0, False), done.stdout + done.stderr


def test_the_five_mistakes_are_answered_as_the_editors_are_told(tmp_path: Path) -> None:
    content = copy_of_content(tmp_path)
    for number, article in enumerate(wrongly(example(VIETNAMESE)), 1):
        add_article(content, f"content/news/2025/loi-{number}.md", article)
    said = [line for line in check(content).stdout.splitlines() if "/loi-" in line]
    told = [
        fence.body.strip().replace("gia-lai-ky-quy-che-phoi-hop", f"loi-{number}")
        for number, fence in enumerate(
            (fence for fence in fences(VIETNAMESE) if fence.body.startswith(EXAMPLE)), 1
        )
    ]
    assert said == told
