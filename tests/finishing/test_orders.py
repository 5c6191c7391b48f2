"""Orders: what there is to draw, and that each says everything its drawing needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.domain.model import Kind
from portal.finishing.orders import (
    CardOrder,
    CardWords,
    IconOrder,
    QrOrder,
    code_orders,
    picture_orders,
)
from portal.i18n.language import Language
from portal.pages.site import Site
from tests.finishing.drawings import small_site
from tests.made import agency, article, province, regulation, site


def cards(site: Site) -> dict[str, CardOrder]:
    return {o.path: o for o in picture_orders(site) if isinstance(o, CardOrder)}


def test_there_is_a_card_for_the_site_and_for_all_that_has_a_page_in_each_language() -> None:
    vietnamese = [
        "the/cong.png",
        "the/co-quan/so.png",
        "the/co-quan/so-cu.png",
        "the/tinh-ban/kham-muon.png",
        *(f"the/loai/{kind}.png" for kind in Kind),
        "the/quy-che/qc.png",
    ]
    assert sorted(cards(small_site())) == sorted([*vietnamese, *(f"en/{p}" for p in vietnamese)])


def test_icons_are_ordered_once_for_all_languages() -> None:
    icons = [order for order in picture_orders(small_site()) if isinstance(order, IconOrder)]
    assert [(icon.path, icon.size) for icon in icons] == [
        ("bieu-tuong/icon-180.png", 180),
        ("bieu-tuong/icon-192.png", 192),
        ("bieu-tuong/icon-512.png", 512),
        ("favicon.ico", 0),
    ]


@pytest.mark.parametrize(
    ("path", "ground", "kicker", "title", "detail", "syllables"),
    [
        ("the/cong.png", "banner", "", "Cổng tin", "", True),
        ("en/the/cong.png", "banner", "", "News", "", False),
        ("the/loai/interim-review.png", "paper", "Loại tin", "Sơ kết", "", True),
        (
            "the/co-quan/so.png",
            "banner",
            "Sở Ngoại vụ, cơ quan đối ngoại",
            "Sở Ngoại vụ",
            "",
            True,
        ),
        (
            "the/co-quan/so-cu.png",
            "banner",
            "Sở Ngoại vụ, cơ quan đối ngoại",
            "Sở Ngoại vụ",
            "đến hết 31/3/2016",
            True,
        ),
        ("the/tinh-ban/kham-muon.png", "banner", "Tỉnh bạn · Lào", "Tỉnh Khăm Muộn", "", True),
        ("en/the/tinh-ban/kham-muon.png", "banner", "Tỉnh bạn · Lào", "Khammouane", "", False),
        ("the/quy-che/qc.png", "paper", "Quy chế phối hợp", "Qc", "2016–2023", True),
    ],
)
def test_a_card_says_who_or_what_it_is(
    path: str, ground: str, kicker: str, title: str, detail: str, syllables: bool
) -> None:
    order = cards(small_site())[path]
    english = path.startswith("en/")
    department = "Department of Foreign Affairs" if english else "Sở Ngoại vụ"
    name = "News" if english else "Cổng tin"
    foot = "so.example" if path.endswith("cong.png") else name
    assert order == CardOrder(
        path, ground, CardWords(kicker, title, detail, department, foot, syllables), ()
    )


def test_a_lao_body_is_called_in_lao_too_and_a_vietnamese_one_in_vietnamese() -> None:
    lao = province("kham-muon", "tỉnh Khăm Muộn", "LA", english="Khammouane")
    named = type(lao.name)(lao.name.vi, lao.name.en, "ແຂວງຄຳມ່ວນ")
    made = site(
        agencies=[agency("so", "Sở", english="Department", province="ha-tinh")],
        provinces=[
            type(lao)(lao.path, lao.id, named, lao.country),
            province("ha-tinh", "Tỉnh Hà Tĩnh", english="Ha Tinh"),
        ],
    )
    details = {path: order.words.detail for path, order in cards(made).items()}
    assert details["the/tinh-ban/kham-muon.png"] == "ແຂວງຄຳມ່ວນ"
    assert details["en/the/tinh-ban/kham-muon.png"] == "ແຂວງຄຳມ່ວນ"
    assert (details["the/tinh/ha-tinh.png"], details["en/the/tinh/ha-tinh.png"]) == (
        "",
        "Tỉnh Hà Tĩnh",
    )
    assert (details["the/co-quan/so.png"], details["en/the/co-quan/so.png"]) == ("", "Sở")


def test_a_regulation_tells_what_its_title_does_not() -> None:
    titles = type(agency("x").name)
    made = site(
        regulations=[
            regulation("a", ["so"], number="01/QC", title=titles("Quy chế 2016–2023"),
                       period=("2016", "2023")),
            regulation("b", ["so"], number="02/QC", title=titles("Quy chế"), signed="2020-06-11"),
        ]
    )  # fmt: skip
    found = cards(made)
    assert found["the/quy-che/a.png"].words.detail == "01/QC"
    assert found["the/quy-che/b.png"].words.detail == "02/QC · 11/6/2020"


def test_a_lao_title_says_where_a_line_may_end() -> None:
    lao = Language("lo", words=frozenset(["ປະເທດ", "=ການຕ່າງ"]))
    named = type(agency("x").name)("Sở", None, "ພະແນກການຕ່າງປະເທດ")
    made = agency("so")
    found = cards(site(agencies=[type(made)(made.path, made.id, named, made.type)],
                       languages=("vi",)))  # fmt: skip
    assert "\u200b" not in found["the/co-quan/so.png"].words.title
    with_lao = replace(
        site(agencies=[type(made)(made.path, made.id, named, made.type)]),
        languages={"lo": lao},
    )
    title = cards(with_lao)["lo/the/co-quan/so.png"].words.title
    assert title.split("\u200b")[-2:] == ["ການຕ່າງ", "ປະເທດ"]


def test_a_new_article_changes_no_card() -> None:
    assert picture_orders(small_site()) == picture_orders(
        small_site(article("tin-moi", "2022-01-01"))
    )


def test_every_article_that_is_shown_has_the_code_of_its_address_in_each_language() -> None:
    assert list(code_orders(small_site())) == [
        QrOrder("tin/2020/tin-mot/qr.svg", "https://so.example/tin/2020/tin-mot/"),
        QrOrder("en/tin/2020/tin-mot/qr.svg", "https://so.example/en/tin/2020/tin-mot/"),
    ]
