"""The table of words on which Python and JavaScript must agree: where its rows come from.

``PYTHONPATH=plugins:. python -m tests.search.table`` writes tests/fixtures/search/words.tsv anew:
a text, its words, the same folded.  Read the difference before it is committed: the table is what
both are held against.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import cycle

from portal.search.words import folded, words
from tests.needs import ROOT

__all__ = ["TABLE", "rows"]

TABLE = ROOT / "tests/fixtures/search/words.tsv"

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng
eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac
oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi
uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn
ương ươp ươt ươu ưt ưu yêm yên yêt yêu
"""
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_VOWELS = "aăâeêioôơuưy"

_OTHERS = (
    "09/QCPH/SNgV-BP",
    "09/2011/QĐ-UBND",
    "Số 1.000 người, 12,5 %",
    "17:30 ngày 11/6/2020",
    "LA-BL",
    "Bôlykhămxay, Bolikhamxay, Bo-ly-khăm-xay",
    "BĐBP ĐẮK LẮK đắk lắk",
    "“Việt–Lào”…hữu nghị!",
    "Memorandum of Understanding (MoU)",
    "Côte d'Ivoire, Ångström, straße, œuvre, İstanbul",
    "老挝人民民主共和国",
    "ราชอาณาจักรไทย",
    "កម្ពុជា",
    "ສປປ ລາວ 2026",
    "ຄໍາ ຄຳ ຄໍາ​ເວົ້າ",
    "a\u00adb c\u200bd e\u2060f\ufeffg",
    "hoà hòa Hoà HÒA thuỷ thủy quý quỳ khoẻ khỏe tòan toàn hòan ngòai lóet",
    "<b>đậm</b> &amp; 'nháy' \"kép\"",
    "x\u0300y\u0303z",
    "", "   ", "–—…", "_gạch_dưới_",
    "email@so.gov.vn https://ngoaivu.gov.vn/tin/2020/",
    "ﬁ № ½ ²",
    "Ｆｕｌｌ ｗｉｄｔｈ",
    "😀 vui 👨‍👩‍👧",
)  # fmt: skip


def rows() -> Iterator[tuple[str, str, str]]:
    """Text, words, folded words."""
    for text in dict.fromkeys(_texts()):
        found = words(text)
        yield text, " ".join(found), " ".join(map(folded, found))


def _texts() -> Iterator[str]:
    """Every rime with every tone, in the newer place, the older, upper case, taken apart."""
    onsets = cycle(["", *_ONSETS.split()])
    turn = cycle(range(4))
    for rime in _RIMES.split():
        for tone in _TONES:
            onset = next(onsets)
            for syllable in dict.fromkeys(_with_tone(onset, rime, tone)):
                yield syllable
                kind = next(turn)
                if kind == 0:
                    yield unicodedata.normalize("NFD", syllable)
                elif kind == 1:
                    yield syllable.upper()
                elif kind == 2:
                    yield unicodedata.normalize("NFD", syllable).title()
    lao = (ROOT / "theme/locale/lo.words.txt").read_text("utf-8")
    for line in lao.splitlines():
        word = line.partition("#")[0].strip().removeprefix("=")
        if word:
            yield word
    yield from _OTHERS


def _with_tone(onset: str, rime: str, tone: str) -> Iterator[str]:
    """The tone on each vowel of the rime, which holds every place that anyone writes it in."""
    for place, letter in enumerate(rime):
        if letter in _VOWELS:
            toned = f"{onset}{rime[: place + 1]}{tone}{rime[place + 1 :]}"
            yield unicodedata.normalize("NFC", toned)


def _main() -> None:
    lines = ["\t".join(row) for row in rows()]
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    TABLE.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    _main()
