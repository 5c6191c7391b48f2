"""Each wrong input, one defect a file, gives exit 1 and exactly the lines that were agreed on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from portal.domain.messages.articles import ARTICLE_MESSAGES
from portal.domain.messages.fields import FIELD_MESSAGES
from portal.domain.messages.files import FILE_MESSAGES
from portal.domain.messages.references import REFERENCE_MESSAGES
from portal.domain.messages.registers import REGISTER_MESSAGES
from portal.domain.messages.yaml import YAML_MESSAGES
from portal.reading import content as content_module
from portal.reading.content import read_content
from tests.bad_inputs import BAD, NOW, SMALL, check_lines, expected_lines, laid, names

# Sentences that no single wrong file of one small tree can bring about, or that are warnings;
# each has a test of its own beside this one.
ELSEWHERE = {
    "border-one-sided",
    "embargo-before-date",
    "file-stray",
    "file-unused",
    "modified-other-day",
    "reference-ended-alone",
    "reference-not-begun-alone",
    "site-missing",
    "text-decomposed",
    "text-hard-space",
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the small tree; its files are parsed once, since parsing is a pure function."""
    content = tmp_path_factory.mktemp("bad") / "content"
    shutil.copytree(SMALL, content)
    with pytest.MonkeyPatch.context() as patch:
        parse = lru_cache(maxsize=None)(content_module.parse_file)
        patch.setattr(content_module, "parse_file", parse)
        yield content


def test_the_small_tree_itself_has_no_problem(tree: Path) -> None:
    assert check_lines(tree, "en") == (0, ["Read 30 files, no errors."])


@pytest.mark.parametrize("name", names())
def test_a_wrong_input_is_named_with_exactly_these_lines(name: str, tree: Path) -> None:
    with laid(name, tree):
        found = {lang: check_lines(tree, lang) for lang in ("vi", "en")}
    assert {lang: lines for lang, (_, lines) in found.items()} == expected_lines(name)
    assert {code for code, _ in found.values()} == {1}


def test_every_sentence_has_a_wrong_input_that_brings_it_about(tree: Path) -> None:
    seen: set[str] = set()
    for name in names():
        with laid(name, tree):
            seen |= {problem.code for problem in read_content(tree, now=NOW).problems}
    own = {
        *ARTICLE_MESSAGES,
        *FIELD_MESSAGES,
        *FILE_MESSAGES,
        *REFERENCE_MESSAGES,
        *REGISTER_MESSAGES,
        *YAML_MESSAGES,
    }
    assert own - seen == ELSEWHERE


def test_no_expectation_is_left_without_its_input() -> None:
    expected = {path.name.removesuffix(".expected") for path in BAD.glob("*.expected")}
    assert expected == set(names())
