"""The nearest right value is found through missing diacritics, capitals and slips."""

from __future__ import annotations

import pytest

from portal.domain.nearest import fold, nearest, slugify

SPELLINGS = ["Sở Ngoại vụ Hà Tĩnh", "Sở Ngoại vụ Hà Giang", "Công an tỉnh Hà Tĩnh", "Bôlykhămxay"]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("so ngoai vu ha tinh", ("Sở Ngoại vụ Hà Tĩnh",)),
        ("SỞ NGOẠI VỤ HÀ TỈNH", ("Sở Ngoại vụ Hà Tĩnh",)),
        ("Bo ly kham xay", ("Bôlykhămxay",)),
        ("Sở Ngoại vụ Hà Ting", ("Sở Ngoại vụ Hà Tĩnh", "Sở Ngoại vụ Hà Giang")),
        ("Hội Chữ thập đỏ", ()),
        ("", ()),
    ],
)
def test_the_likeliest_spelling_is_offered_as_it_is_written(
    value: str, found: tuple[str, ...]
) -> None:
    assert nearest(value, SPELLINGS) == found


def test_another_word_for_a_value_offers_the_value() -> None:
    assert nearest("Sơ kết", ["briefing"], words={"sơ kết": "interim-review"}) == (
        "interim-review",
    )


def test_no_more_is_offered_than_asked_for_and_nothing_twice() -> None:
    many = [f"bai-so-{number}" for number in range(10)]
    assert len(nearest("bai-so", many)) == 3
    assert nearest("bai-so-1", ["bai-so-1"], words={"bai so 1": "bai-so-1"}) == ("bai-so-1",)


def test_the_order_of_candidates_does_not_matter() -> None:
    assert nearest("tin", ["tin-b", "tin-a"]) == nearest("tin", ["tin-a", "tin-b"])


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đối ngoại: Hà Tĩnh – Khăm Muộn", "doi-ngoai-ha-tinh-kham-muon"),
        ("  ĐỨC  ", "duc"),
        ("“1.000” vụ", "1-000-vu"),
        ("ສະຫວັນ", ""),
        ("…", ""),
    ],
)
def test_a_title_becomes_a_slug(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_folding_takes_all_marks_away() -> None:
    assert fold("Ắt Tạ Pư, Đắk Nông, ươu") == "at ta pu, dak nong, uou"
