"""Social cards: everything said, nothing cut, nothing on top of anything else."""

from __future__ import annotations

from itertools import pairwise

import pytest
import yaml

from portal.finishing.card import FIELD, HEIGHT, WIDTH, lay_out
from portal.finishing.orders import CardWords
from portal.finishing.paint import mask_of_drum, paint
from portal.finishing.typeface import Typeface
from tests.finishing.drawings import THEME, opened, words
from tests.needs import ROOT

LIMIT = 60 * 1024


@pytest.fixture(scope="module")
def typeface() -> Typeface:
    return Typeface(THEME / "drawing/fonts")


def titles() -> list[tuple[str, str]]:
    """Every name and title of the shipped registers, with its language; the longest of each."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "content/registry").rglob("*.yaml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        names = data.get("title") or data.get("name")
        if isinstance(names, dict):
            found.update({text: lang for lang, text in names.items()})
    return sorted(found.items(), key=lambda item: (-len(item[0]), item))[:60]


EXTREMES = [
    ("X", "vi"),
    ("Sơ kết", "vi"),
    (" ".join(["Quy chế phối hợp bảo đảm an ninh trật tự"] * 8), "vi"),
    ("Nghiêng" * 30, "vi"),
    ("ກອງບັນຊາການປ້ອງກັນຄວາມສະຫງົບແຂວງບໍລິຄຳໄຊ" * 4, "lo"),
    ("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "en"),
]


def check(lines: CardWords, typeface: Typeface) -> None:
    placed = lay_out(lines, typeface)
    for line in placed:
        assert FIELD.left - 8 <= line.ink.left, line.text
        assert line.ink.right <= FIELD.right + 4, line.text
        assert FIELD.top - 4 <= line.ink.top, line.text
        assert line.ink.bottom <= FIELD.bottom, line.text
    for above, below in pairwise(placed):
        assert above.ink.bottom < below.ink.top + 2, (above.text, below.text)
    said = "".join("".join(line.text for line in placed if line.part == "title").split())
    assert said == "".join(lines.title.split())
    parts = [line.part for line in placed]
    others = [name for name in ("kicker", "detail", "department", "site") if getattr(lines, name)]
    assert [part for part in dict.fromkeys(parts) if part != "title"] == others


@pytest.mark.parametrize(("title", "lang"), [*titles(), *EXTREMES])
def test_all_words_stand_within_the_card_and_clear_of_each_other(
    typeface: Typeface, title: str, lang: str
) -> None:
    check(words(title, syllables=lang == "vi"), typeface)
    check(words(title, syllables=lang == "vi", kicker="", detail=""), typeface)


def test_a_long_name_of_a_department_grows_smaller_and_is_not_cut(typeface: Typeface) -> None:
    long = "Sở Ngoại vụ và Hợp tác quốc tế của Ủy ban nhân dân tỉnh Hà Tĩnh, Việt Nam"
    check(words(department=long, site=f"{long} – {long}", kicker=long, detail=long), typeface)


def test_a_title_is_never_so_small_that_it_cannot_be_read(typeface: Typeface) -> None:
    for title, lang in titles():
        placed = lay_out(words(title, syllables=lang == "vi"), typeface)
        sizes = {line.size for line in placed if line.part == "title"}
        assert len(sizes) == 1
        assert len(title.split()) >= 2 or lang == "lo"
        assert min(sizes) >= 46, title


@pytest.mark.parametrize("ground", ["banner", "paper"])
def test_a_card_is_a_png_of_the_right_size_and_always_the_same(
    typeface: Typeface, ground: str
) -> None:
    drum = mask_of_drum((THEME / "static/img/drum.svg").read_text("utf-8"))
    longest = max(titles(), key=lambda item: len(item[0]))[0]
    lines = lay_out(words(longest), typeface)
    data = paint(lines, drum, ground, {})
    picture = opened(data)
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(data) <= LIMIT
    assert (
        paint(lay_out(words(longest), Typeface(THEME / "drawing/fonts")), drum, ground, {}) == data
    )


@pytest.mark.parametrize(
    ("ground", "expected"), [("banner", (75, 29, 82)), ("paper", (251, 248, 241))]
)
def test_a_card_wears_the_colours_of_the_department(
    typeface: Typeface, ground: str, expected: tuple[int, int, int]
) -> None:
    drum = mask_of_drum((THEME / "static/img/drum.svg").read_text("utf-8"))
    lines = lay_out(words(), typeface)
    picture = opened(paint(lines, drum, ground, {"identity": "#4b1d52"})).convert("RGB")
    assert picture.getpixel((5, 5)) == expected
    colours = {colour for _, colour in picture.getcolors(64) or []}
    assert ((75, 29, 82) in colours, (23, 55, 94) in colours) == (True, False)


def test_no_word_touches_the_drum(typeface: Typeface) -> None:
    drum = mask_of_drum((THEME / "static/img/drum.svg").read_text("utf-8"))
    box = drum.getbbox()
    assert box is not None
    assert box[0] > FIELD.right + 4
    assert box[2] == WIDTH
