"""Short names of provinces."""

from __future__ import annotations

import pytest

from portal.i18n.names import short_name


@pytest.mark.parametrize(
    ("name", "lang", "short"),
    [
        ("Tỉnh Khăm Muộn", "vi", "Khăm Muộn"),
        ("Thành phố Huế", "vi", "Huế"),
        ("Thủ đô Viêng Chăn", "vi", "Thủ đô Viêng Chăn"),
        ("Khammouane Province", "en", "Khammouane"),
        ("Hue City", "en", "Hue"),
        ("Vientiane Capital", "en", "Vientiane Capital"),
        ("ແຂວງຄຳມ່ວນ", "lo", "ຄຳມ່ວນ"),
        ("Tỉnh Khăm Muộn", "en", "Tỉnh Khăm Muộn"),
        ("Tỉnh ", "vi", "Tỉnh "),
    ],
)
def test_the_word_for_what_it_is_is_left_out(name: str, lang: str, short: str) -> None:
    assert short_name(name, lang) == short
