"""The few words that the converter itself puts into a text, by language.

They stand here and not in the theme's catalogues because reading comes before presentation.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Labels", "labels_for"]


@dataclass(frozen=True, slots=True)
class Labels:
    """``back`` takes the number of the footnote."""

    table: str
    footnotes: str
    back: str


_LABELS = {
    "vi": Labels("Bảng", "Chú thích", "Quay lại chỗ gọi chú thích {}"),
    "en": Labels("Table", "Footnotes", "Back to where footnote {} is called"),
    "lo": Labels("ຕາຕະລາງ", "ໝາຍເຫດ", "ກັບຄືນໄປບ່ອນອ້າງອີງໝາຍເຫດ {}"),
}


def labels_for(lang: str) -> Labels:
    """The labels of ``lang``; Vietnamese for a language without its own."""
    return _LABELS.get(lang, _LABELS["vi"])
