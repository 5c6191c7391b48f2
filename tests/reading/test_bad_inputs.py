"""Each wrong input, one defect a file, gives exit 1 and exactly the lines that were agreed on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import pytest

from portal.commands import check
from portal.domain.messages.articles import ARTICLE_MESSAGES
from portal.domain.messages.fields import FIELD_MESSAGES
from portal.domain.messages.files import FILE_MESSAGES
from portal.domain.messages.references import REFERENCE_MESSAGES
from portal.domain.messages.registers import REGISTER_MESSAGES
from portal.domain.messages.yaml import YAML_MESSAGES
from portal.reading import parsing
from tests.bad_inputs import BAD, NOW, SMALL, expected_lines, laid, lines_of, names

# Sentences that no single wrong file of one small tree can bring about, or that are warnings;
# each has a test of its own beside this one.
ELSEWHERE = {
    "border-one-sided",
    "embargo-before-date",
    "file-stray",
    "modified-other-day",
    "reference-ended-alone",
    "reference-not-begun-alone",
    "site-missing",
    "text-hard-space",
}


Examine = Callable[[str], check.Findings]


@pytest.fixture(scope="module")
def examine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examine]:
    """What ``check`` finds with one wrong input laid in; each is looked at once.

    All other files are parsed once for all, which parsing, a pure function, allows.
    """
    content = tmp_path_factory.mktemp("bad") / "content"
    shutil.copytree(SMALL, content)

    @cache
    def examined(name: str) -> check.Findings:
        with laid(name, content):
            return check.examine([], content, NOW)

    with pytest.MonkeyPatch.context() as patch:
        parse = lru_cache(maxsize=None)(parsing.parse_file)
        patch.setattr(parsing, "parse_file", parse)
        yield examined


def test_the_small_tree_itself_has_no_problem() -> None:
    findings = check.examine([], SMALL, NOW)
    assert lines_of(findings, "en") == (0, ["Read 30 files, no errors."])


@pytest.mark.parametrize("name", names())
def test_a_wrong_input_is_named_with_exactly_these_lines(name: str, examine: Examine) -> None:
    findings = examine(name)
    expected = expected_lines(name)
    assert lines_of(findings, "vi") == (1, expected["vi"])
    assert lines_of(findings, "en") == (1, expected["en"])


def test_every_sentence_has_a_wrong_input_that_brings_it_about(examine: Examine) -> None:
    seen = {problem.code for name in names() for problem in examine(name).problems}
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
