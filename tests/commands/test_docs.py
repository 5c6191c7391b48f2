"""docs/development.md says of the commands what they are."""

from __future__ import annotations

import re

from portal.commands.usage import help_text, usage
from portal.commands.words import WORDS
from tests.needs import ROOT, TOOLS

TEXT = (ROOT / "docs/development.md").read_text("utf-8")


def test_every_word_is_in_the_table_and_no_other() -> None:
    assert re.findall(r"^\| `([a-z]+)` \|", TEXT, re.MULTILINE) == list(WORDS)


def test_every_tool_that_tests_need_is_named_with_its_package() -> None:
    for tool in TOOLS.values():
        package = tool.install.removeprefix("sudo apt install ").split()[0]
        assert package in TEXT


def test_every_word_and_option_has_help_in_both_languages() -> None:
    for word in WORDS.values():
        for lang in ("vi", "en"):
            shown = help_text(word, lang)
            assert shown.startswith(usage(word).in_(lang))
            assert all(f"  {option.name}" in shown for option in word.options)
        texts = [word.help, *(option.help for option in word.options)]
        assert all(text.vi != text.en for text in texts)
