"""The spellings of the registers, so that each is found by any; what is abbreviated in their field.

In: an entry of a register.  Out: its names and aliases as the search folds them, each once.
"""

from __future__ import annotations

from portal.domain.registry import Entity
from portal.search.words import folded, words

__all__ = ["abbreviations", "spellings"]

# What papers and reports of the field shorten, beside what the registers themselves spell.
_SHORT = {
    "vi": {
        "ANQG": "an ninh quốc gia",
        "ANTT": "an ninh trật tự",
        "BCA": "Bộ Công an",
        "BCH": "Bộ Chỉ huy",
        "BĐBP": "Bộ đội Biên phòng",
        "BNG": "Bộ Ngoại giao",
        "BQP": "Bộ Quốc phòng",
        "CHDCND": "Cộng hòa Dân chủ Nhân dân",
        "CHQS": "chỉ huy quân sự",
        "ĐSQ": "Đại sứ quán",
        "HĐND": "Hội đồng nhân dân",
        "KTXH": "kinh tế xã hội",
        "LHHN": "liên hiệp hữu nghị",
        "NgV": "Ngoại vụ",
        "QCPH": "quy chế phối hợp",
        "QPAN": "quốc phòng an ninh",
        "SNgV": "Sở Ngoại vụ",
        "TLSQ": "Tổng Lãnh sự quán",
        "TTATXH": "trật tự an toàn xã hội",
        "UBND": "Ủy ban nhân dân",
        "XNC": "xuất nhập cảnh",
    },
    "en": {"MoU": "memorandum of understanding", "DoFA": "Department of Foreign Affairs"},
}


def spellings(entity: Entity) -> list[str]:
    """In the order of the register; none that is only a digit or a letter."""
    names = (entity.name.vi, entity.name.en, entity.name.lo)
    former = (name.name for name in entity.names)
    found = [_folded(text) for text in (*names, *former, *entity.aliases) if text]
    return [text for text in dict.fromkeys(found) if len(text) > 1]


def abbreviations(lang: str) -> dict[str, str]:
    """Abbreviation → what it stands for, both folded."""
    return {_folded(short): _folded(long) for short, long in _SHORT.get(lang, {}).items()}


def _folded(text: str) -> str:
    return " ".join(map(folded, words(text)))
