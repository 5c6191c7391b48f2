"""Catalogues: read from their source, missing or broken ones told like any other problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.domain.problems import Problems
from portal.i18n.language import Language, load_language

HEADER = (
    'msgid ""\nmsgstr "Language: en\\nContent-Type: text/plain; charset=UTF-8\\n'
    'Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)


def load(folder: Path, text: str | bytes | None, code: str = "en") -> tuple[Language, list[str]]:
    if text is not None:
        data = text.encode() if isinstance(text, str) else text
        (folder / f"{code}.po").write_bytes(data)
    problems = Problems()
    language = load_language(code, folder, problems)
    return language, [problem.line_text("en") for problem in problems]


def test_words_are_those_of_the_catalogue_or_vietnamese(tmp_path: Path) -> None:
    text = f'{HEADER}msgid "Lịch"\nmsgstr "Calendar"\n'
    language, problems = load(tmp_path, text)
    assert (language("Lịch"), language("Tin mới"), problems) == ("Calendar", "Tin mới", [])
    assert (language.prefix, language.name) == ("/en", "English")


def test_plurals_follow_the_language(tmp_path: Path) -> None:
    text = (
        f'{HEADER}msgid "%(num)s tin"\nmsgid_plural "%(num)s tin"\n'
        'msgstr[0] "%(num)s story"\nmsgstr[1] "%(num)s stories"\n'
    )
    language, _ = load(tmp_path, text)
    found = [language.plural("%(num)s tin", "%(num)s tin", count) for count in (0, 1, 2)]
    assert found == ["0 stories", "1 story", "2 stories"]
    assert Language("vi").plural("%(num)s tin", "%(num)s tin", 2) == "2 tin"


def test_vietnamese_needs_no_catalogue(tmp_path: Path) -> None:
    language, problems = load(tmp_path, None, "vi")
    assert (language("Lịch"), language.prefix, problems) == ("Lịch", "", [])


def test_a_language_calls_itself_by_its_own_name() -> None:
    assert [Language(code).name for code in ("vi", "en", "lo")] == ["Tiếng Việt", "English", "ລາວ"]


def test_words_that_no_line_splits_stand_beside_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "lo.words.txt").write_text("# remark\n\nປະເທດ\nພາສາ\n", "utf-8")
    language, _ = load(tmp_path, HEADER, "lo")
    assert language.words == {"ປະເທດ", "ພາສາ"}
    assert load(tmp_path, HEADER, "en")[0].words == frozenset()


def test_a_missing_catalogue_is_told_and_the_build_goes_on_to_tell_the_rest(tmp_path: Path) -> None:
    language, problems = load(tmp_path, None, "lo")
    sentence = (
        "the theme has no translation into ລາວ, a language of site.yaml; "
        "add the file or remove the language"
    )
    assert problems == [f"theme/locale/lo.po: {sentence}"]
    assert language("Lịch") == "Lịch"


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        (
            f'{HEADER}<<<<<<< HEAD\nmsgid "Lịch"\nmsgstr "Calendar"\n',
            ":4",
            "Unknown or misformatted keyword;",
        ),
        (f'{HEADER}msgid "a"\nmsgstr "'.encode() + b'\xff"\n', "", "can't decode byte 0xff"),
    ],
    ids=["line", "bytes"],
)
def test_a_broken_catalogue_is_told_with_its_line(
    tmp_path: Path, text: str | bytes, place: str, reason: str
) -> None:
    language, problems = load(tmp_path, text)
    assert len(problems) == 1
    assert problems[0].startswith(f"theme/locale/en.po{place}: the translation cannot be read: ")
    assert reason in problems[0]
    assert language("Lịch") == "Lịch"
