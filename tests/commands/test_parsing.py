"""Words, options and operands: what is understood, and what a wrong one is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.commands import cli
from portal.commands.parsing import parse
from portal.commands.speech import CommandFault, Exit, choose_language
from portal.commands.words import WORDS
from tests.needs import ROOT

ALL = "build|serve|check|publish|rollback|releases|new|test|lint|bench"
USAGE_CHECK = "python3 tasks.py check [--content DIR] [--format FORM] [FILES…]"


def refused(*words: str) -> tuple[str, str]:
    """The first lines, in Vietnamese and English, of what wrong words are told."""
    with pytest.raises(CommandFault) as caught:
        parse(words)
    assert caught.value.exitcode == Exit.USAGE
    return caught.value.text.vi.splitlines()[0], caught.value.text.en.splitlines()[0]


def test_the_words_are_those_that_work_and_no_others() -> None:
    assert list(WORDS) == ALL.split("|")


def test_options_and_operands_may_stand_in_any_order() -> None:
    call = parse(["check", "a.md", "--format", "json", "b.md", "--content=elsewhere"])
    assert call.operands == ("a.md", "b.md")
    assert call.text("format") == "json"
    assert call.folder("content", Path("/root")) == Path("elsewhere").absolute()


def test_what_was_not_given_has_its_default_below_the_project() -> None:
    call = parse(["build"])
    assert call.folder("output", Path("/srv/portal")) == Path("/srv/portal/output")
    assert call.folder("content", Path("/srv/portal")) == Path("/srv/portal/content")
    assert (call.text("site_url"), call.text("now"), call.number("jobs")) == ("", "", 0)
    assert not any(call.flag(key) for key in ("fresh", "lean", "drafts"))


def test_flags_are_on_when_given() -> None:
    call = parse(["build", "--lean", "--fresh"])
    assert [call.flag(key) for key in ("fresh", "lean", "drafts")] == [True, True, False]


def test_a_title_may_begin_with_a_dash_behind_two_dashes() -> None:
    assert parse(["new", "--", "visit", "--Thăm"]).operands == ("visit", "--Thăm")


def test_the_words_of_pytest_are_passed_on_unread() -> None:
    assert parse(["test", "-k", "feeds", "--maxfail=1"]).operands == ("-k", "feeds", "--maxfail=1")


def test_no_word_is_told_the_usage() -> None:
    with pytest.raises(CommandFault) as caught:
        parse([])
    assert caught.value.text.vi == (
        f"Thiếu lệnh.\nCách dùng: python3 tasks.py [--lang vi|en] {ALL} …"
    )


def test_a_mistyped_word_is_told_the_nearest() -> None:
    assert refused("bulid") == (
        "Không có lệnh “bulid”. Có phải ý bạn là “build”?",
        "There is no command “bulid”. Did you mean “build”?",
    )


@pytest.mark.parametrize("word", ["import", "archive", "docs"])
def test_words_of_later_work_are_unknown(word: str) -> None:
    assert refused(word)[1].startswith(f"There is no command “{word}”.")


def test_a_word_like_no_other_gets_no_hint() -> None:
    assert refused("zzz") == ("Không có lệnh “zzz”.", "There is no command “zzz”.")


def test_a_mistyped_option_is_told_the_nearest() -> None:
    assert refused("build", "--site-ulr=https://x.vn") == (
        "build: không có tùy chọn “--site-ulr”. Có phải ý bạn là “--site-url”?",
        "build: there is no option “--site-ulr”. Did you mean “--site-url”?",
    )


def test_an_abbreviated_option_is_not_guessed() -> None:
    assert refused("build", "--dra")[1] == (
        "build: there is no option “--dra”. Did you mean “--drafts”?"
    )


@pytest.mark.parametrize("words", [["build", "--now"], ["build", "--now", "--lean"]])
def test_an_option_without_its_value_is_told_how_to_write_it(words: list[str]) -> None:
    assert refused(*words) == (
        "build: --now cần một giá trị: --now TIME",
        "build: --now needs a value: --now TIME",
    )


def test_a_flag_with_a_value_is_refused() -> None:
    assert refused("build", "--lean=yes") == (
        "build: --lean không nhận giá trị.",
        "build: --lean takes no value.",
    )


@pytest.mark.parametrize("value", ["eighty", "80.5", "²", "+80"])
def test_a_port_that_is_no_number_is_refused(value: str) -> None:
    assert refused("serve", "--port", value) == (
        f"serve: --port cần một số nguyên không âm, không phải “{value}”.",
        f"serve: --port needs a whole number, zero or more, not “{value}”.",
    )


def test_a_format_that_does_not_exist_is_told_the_nearest() -> None:
    assert refused("check", "--format", "jsno") == (
        "check: --format chỉ nhận text | json, không nhận “jsno”. Có phải ý bạn là “json”?",
        "check: --format takes text | json, not “jsno”. Did you mean “json”?",
    )


def test_missing_operands_are_named() -> None:
    assert refused("new") == ("new: thiếu KIND TITLE.", "new: KIND TITLE is missing.")
    assert refused("new", "visit") == ("new: thiếu TITLE.", "new: TITLE is missing.")


def test_an_unquoted_title_is_too_many_operands() -> None:
    assert refused("new", "visit", "Thăm", "và") == (
        "new: thừa “và”.",
        "new: “và” is too much.",
    )


def test_words_with_braces_are_shown_as_they_are() -> None:
    assert refused("{zzz}")[1] == "There is no command “{zzz}”."


@pytest.mark.parametrize(
    ("words", "environ", "expected"),
    [
        (["build"], {}, ("vi", ["build"])),
        (["--lang", "en", "build"], {}, ("en", ["build"])),
        (["build", "--lang=en", "--lean"], {}, ("en", ["build", "--lean"])),
        (["build"], {"PORTAL_LANG": "en"}, ("en", ["build"])),
        (["build", "--lang", "vi"], {"PORTAL_LANG": "en"}, ("vi", ["build"])),
        (["build"], {"PORTAL_LANG": "fr"}, ("vi", ["build"])),
        (["new", "--", "--lang", "en"], {}, ("vi", ["new", "--", "--lang", "en"])),
    ],
)
def test_the_language_may_stand_before_or_behind_the_word(
    words: list[str], environ: dict[str, str], expected: tuple[str, list[str]]
) -> None:
    assert choose_language(words, environ) == expected


@pytest.mark.parametrize("words", [["--lang", "fr"], ["--lang=fr", "build"]])
def test_a_language_that_is_not_spoken_is_refused(words: list[str]) -> None:
    with pytest.raises(CommandFault, match="--lang: takes vi or en, not “fr”"):
        choose_language(words, {})


def test_help_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--help"], "en") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"Usage: {USAGE_CHECK}",
        "",
        "Check the content, write nothing; all problems at once.",
        "",
        "Options:",
        "  --content DIR  the content folder (default: content)",
        "  --format FORM  form of the result: text or json (default: text)",
        "  --lang LANG    language: vi or en (default: vi)",
        "  --help         print this help",
    ]
    assert cli.run(["--help"], "vi") == 0
    assert "  check     kiểm tra nội dung, không ghi gì" in capsys.readouterr().out


def test_a_wrong_word_ends_with_exit_2_on_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["check", "--formt", "json"], "vi") == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines() == [
        "check: không có tùy chọn “--formt”. Có phải ý bạn là “--format”?",
        f"Cách dùng: {USAGE_CHECK}",
    ]


def test_an_epoch_that_is_no_number_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert cli.run(["check"], "en") == 2
    assert capsys.readouterr().err == (
        "SOURCE_DATE_EPOCH must be a number of seconds since 1970, not “yesterday”.\n"
    )


def test_a_reader_who_leaves_early_is_no_fault() -> None:
    """As in `tasks.py --help | head -n 1`."""
    process = subprocess.Popen(
        [sys.executable, "-m", "portal.commands", "--help"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == 141
