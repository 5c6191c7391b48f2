"""The border ladder of a site, and the table behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from portal.pages.directories import partner_directory, province_directory
from portal.pages.pictures.border import border_picture
from portal.pages.site import BuildOptions
from portal.pages.standing import home_page
from portal.pages.views.parts import Link
from portal.pages.views.pictures import BorderRow, BorderView
from tests.made import IDENTITY, article, composer, province

HOME = replace(IDENTITY, home_province="ha-tinh")

PROVINCES = [
    province("nghe-an", "Tỉnh Nghệ An", iso="VN-22", borders=("boly",), english="Nghe An Province"),
    province("ha-tinh", "Tỉnh Hà Tĩnh", iso="VN-23", borders=("kham", "boly", "quang-tay")),
    province("quang-binh", until="2025-06-30", iso="VN-24", borders=("kham",),
             heirs=[("quang-tri-2025", "merged")]),
    province("quang-tri-2025", "Tỉnh Quảng Trị", since="2025-07-01", borders=("kham",)),
    province("cao-bang", "Tỉnh Cao Bằng", iso="VN-04", borders=("quang-tay",)),
    province("kham", "Tỉnh Khăm Muộn", "LA", iso="LA-KH", borders=("ha-tinh",)),
    province("boly", "Tỉnh Bôlykhămxay", "LA", iso="LA-BL", borders=("ha-tinh",)),
    province("quang-tay", "Quảng Tây", "CN"),
]  # fmt: skip

TEXTS = [
    article("a", parties=["ha-tinh"], partner_provinces=("kham",)),
    article("b", parties=["ha-tinh"], partner_provinces=("kham", "boly")),
    article("c", parties=["quang-binh"], partner_provinces=("kham",)),
    article("d", parties=["nghe-an"]),
]


def picture(texts: Any = TEXTS, provinces: Any = PROVINCES, **more: Any) -> BorderView | None:
    return border_picture(composer(texts, provinces=provinces, **{"identity": HOME, **more}))


def drawn(**more: Any) -> BorderView:
    view = picture(**more)
    assert view is not None
    return view


def names(view: BorderView, side: str) -> list[str]:
    return [item.mark.lines[0] for item in getattr(view.picture, side)]


def test_both_sides_stand_from_north_to_south_a_merged_province_where_its_parts_stood() -> None:
    view = drawn()
    assert names(view, "left") == ["Bôlykhămxay", "Khăm Muộn"]
    assert names(view, "right") == ["Nghệ An", "Hà Tĩnh", "Quảng Trị"]


def test_each_mark_leads_to_its_province_and_says_its_count_in_words() -> None:
    marks = [item.mark for item in (*drawn().picture.left, *drawn().picture.right)]
    assert [(mark.name, mark.url) for mark in marks] == [
        ("Bôlykhămxay: 1 tin", "/tinh-ban/boly/"),
        ("Khăm Muộn: 3 tin", "/tinh-ban/kham/"),
        ("Nghệ An: 1 tin", "/tinh/nghe-an/"),
        ("Hà Tĩnh: 2 tin", "/tinh/ha-tinh/"),
        ("Quảng Trị: 1 tin", "/tinh/quang-tri-2025/"),
    ]


def test_the_table_holds_the_numbers_of_the_picture() -> None:
    view = drawn()
    assert view.rows == (
        BorderRow(Link("Tỉnh Nghệ An", "/tinh/nghe-an/", None, 1),
                  (Link("Tỉnh Bôlykhămxay", "/tinh-ban/boly/", None, 0),)),
        BorderRow(Link("Tỉnh Hà Tĩnh", "/tinh/ha-tinh/", None, 2),
                  (Link("Tỉnh Bôlykhămxay", "/tinh-ban/boly/", None, 1),
                   Link("Tỉnh Khăm Muộn", "/tinh-ban/kham/", None, 2))),
        BorderRow(Link("Tỉnh Quảng Trị", "/tinh/quang-tri-2025/", None, 1),
                  (Link("Tỉnh Khăm Muộn", "/tinh-ban/kham/", None, 1),)),
    )  # fmt: skip
    assert [item.count for item in view.picture.right] == [
        row.vietnamese.count for row in view.rows
    ]
    told = sum(link.count is not None for row in view.rows for link in row.lao)
    assert len(view.picture.rungs) == told
    assert sum(rung.weight > 0 for rung in view.picture.rungs) == 3


def test_a_province_of_which_nothing_is_known_comes_last_and_none_vanishes() -> None:
    more = [*PROVINCES, province("moi", "Tỉnh Mới", borders=("la-moi",)),
            province("la-moi", "Tỉnh Lào Mới", "LA")]  # fmt: skip
    view = drawn(provinces=more)
    assert (names(view, "left")[-1], names(view, "right")[-1]) == ("Lào Mới", "Mới")


def test_the_departments_own_province_or_its_heir_is_marked() -> None:
    assert [item.own for item in drawn().picture.right] == [False, True, False]
    former = replace(IDENTITY, home_province="quang-binh")
    assert [item.own for item in drawn(identity=former).picture.right] == [False, False, True]


def test_a_department_without_a_border_with_laos_has_no_ladder() -> None:
    assert picture(identity=replace(IDENTITY, home_province="cao-bang")) is None
    assert picture(texts=(), provinces=()) is None


def test_names_are_those_of_the_pages_language() -> None:
    made = composer(TEXTS, "en", provinces=PROVINCES, identity=HOME)
    view = border_picture(made)
    assert view is not None
    first, second = (item.mark for item in view.picture.right[:2])
    assert (first.lines, first.url, first.lang) == (("Nghe An",), "/en/tinh/nghe-an/", None)
    assert (second.lines, second.lang) == (("Hà Tĩnh",), "vi")


def test_home_and_the_partner_provinces_show_it_and_a_lean_build_links_to_no_absent_page() -> None:
    made = composer(TEXTS, provinces=PROVINCES, identity=HOME)
    assert home_page(made).border == partner_directory(made).border == drawn()
    assert province_directory(made).border is None
    lean = drawn(options=BuildOptions("https://so.example", lean=True))
    assert [item.mark.url for item in lean.picture.right] == ["", "", ""]
    assert lean.picture.left[0].mark.url == "/tinh-ban/boly/"
