"""Where a line of Lao may end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.domain.problems import Problems
from portal.i18n.language import load_language
from portal.i18n.lao import RUN, Divider, syllables

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "theme/locale"
# Vowel signs and marks that belong to the letter before them.
SIGNS = set("ະາຳັິີຶືຸູົຼຽ່້໊໋໌ໍໆຯ")
BEFORE = set("ເແໂໃໄ")


def shipped_runs() -> list[str]:
    """Every run of Lao in the catalogue and the content."""
    files = [LOCALE / "lo.po", *(ROOT / "content").rglob("*.yaml"), *ROOT.glob("content/*/*.lo.md")]
    return sorted({run for file in files for run in RUN.findall(file.read_text("utf-8"))})


def listed_words() -> set[str]:
    words = load_language("lo", LOCALE, Problems()).words
    return {word.removeprefix("=") for word in words}


@pytest.mark.parametrize(
    "divided",
    [
        "ພະ|ແນກ|ການ|ຕ່າງ|ປະ|ເທດ",
        "ກອງ|ບັນ|ຊາ|ການ|ປ້ອງ|ກັນ|ຄວາມ|ສະ|ຫງົບ",
        "ແຂວງ|ສະ|ຫວັນ|ນະ|ເຂດ",
        "ບໍ|ລິ|ຄຳ|ໄຊ",
        # ຫ before another letter is silent, ຼ and ໌ belong to what they stand at
        "ຫຼວງ|ພະ|ບາງ",
        "ໄຟລ໌|ຫຼ້າ|ສຸດ",
        # the carrier with itself as its vowel
        "ຖອນ|ອອກ",
        # ງ never stands before ລ, nor before ວຽ
        "ຂອງ|ລາວ",
        "ແຂວງ|ວຽງ|ຈັນ",
        # the sign of repetition stays
        "ຕ່າງໆ|ນີ້",
    ],
)
def test_a_run_is_divided_into_syllables(divided: str) -> None:
    assert "|".join(syllables(divided.replace("|", ""))) == divided


def test_where_the_letters_leave_it_open_there_is_no_break() -> None:
    assert syllables("ບອກວ່າ") == ["ບອກວ່າ"]
    assert syllables("ກວາງ") == ["ກວາງ"]


def test_no_shipped_text_is_cut_before_a_sign_or_after_a_leading_vowel() -> None:
    runs = shipped_runs()
    assert len(runs) > 300
    wrong = [
        divided
        for run in runs
        for divided in [syllables(run)]
        if "".join(divided) != run
        or any(not part or part[0] in SIGNS for part in divided)
        or any(part[-1] in BEFORE for part in divided)
    ]
    assert wrong == []


def test_no_piece_of_a_shipped_text_is_too_long_for_a_narrow_screen() -> None:
    """Three syllables that nothing divides would be a gap in the rules or in the list."""
    words = listed_words()
    divider = Divider(words)
    parts = {part for run in shipped_runs() for part in divider.pieces(run)}
    base = re.compile("[ກ-ຮໜ-ໟ]")
    long = {part for part in parts if part not in words and len(base.findall(part)) > 5}
    assert long == set()


def test_known_words_stay_whole_the_longest_first() -> None:
    divider = Divider({"ປະເທດ", "ຕ່າງປະເທດ"})
    assert divider.pieces("ການຕ່າງປະເທດລາວ") == ["ການ", "ຕ່າງປະເທດ", "ລາວ"]
    assert Divider(()).pieces("ການຕ່າງປະເທດລາວ") == ["ການ", "ຕ່າງ", "ປະ", "ເທດ", "ລາວ"]


def test_a_known_word_ends_where_the_letters_leave_it_open_but_never_before_a_sign() -> None:
    divider = Divider({"ແຂວງ", "ກວາງຈິ"})
    assert divider.pieces("ແຂວງກວາງຈິ") == ["ແຂວງ", "ກວາງຈິ"]
    assert Divider({"ພາສາ"}).pieces("ພາສາ່ລາວ")[0] != "ພາສາ"


def test_every_word_of_the_list_is_spelled_as_the_texts_are() -> None:
    words = listed_words()
    assert len(words) > 200
    assert {word for word in words if not RUN.fullmatch(word)} == set()


def test_the_vowel_am_is_one_sign_in_every_text() -> None:
    """NFC leaves ໍ and າ apart where people type two signs; search would miss them."""
    assert [run for run in shipped_runs() if "ໍາ" in run] == []
