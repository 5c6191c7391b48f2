"""What a text's letters tell of its language, and what they do not."""

from __future__ import annotations

import unicodedata

import pytest

from portal.i18n.scripts import language_of


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Báo Mới", "vi"),
        ("Báo Công an nhân dân", "vi"),
        ("Đảng bộ tỉnh", "vi"),
        (unicodedata.normalize("NFD", "Báo Mới"), "vi"),
        ("ວຽງຈັນໃໝ່", "lo"),
        ("มติชน", "th"),
        ("云南日报 (Yunnan)", "zh"),
        ("Vientiane Times", None),
        ("Le Rénovateur", None),
        ("Études à Genève sur la coopération", None),
        ("", None),
    ],
)
def test_letters_give_a_language_away(text: str, lang: str | None) -> None:
    assert language_of(text) == lang
