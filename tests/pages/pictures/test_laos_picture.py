"""The tiles of Laos and the locator."""

from __future__ import annotations

from portal.pages.directories import partner_directory
from portal.pages.entities import entity_page
from portal.pages.pictures.laos import lao_tiles
from portal.pages.views.parts import Link
from portal.pages.views.pictures import LocatorView
from tests.made import article, composer, province

PROVINCES = [
    province("kham", "Tỉnh Khăm Muộn", "LA", iso="LA-KH"),
    province("phong", "Tỉnh Phông Sa Lỳ", "LA", iso="LA-PH"),
    province("cu", "Tỉnh Cũ", "LA", iso="LA-XN", until="2006"),
    province("moi", "Tỉnh Mới", "LA"),
    province("takeo", "Tỉnh Takeo", "KH", iso="KH-21"),
]
TEXTS = [article("a", parties=["kham"]), article("b", partner_provinces=("kham", "takeo"))]


def test_each_lao_unit_of_today_has_a_tile_with_the_count_of_its_page() -> None:
    view = lao_tiles(composer(TEXTS, provinces=PROVINCES))
    assert view is not None
    assert [(tile.mark.name, tile.mark.url, tile.count) for tile in view.picture.tiles] == [
        ("Phông Sa Lỳ: 0 tin", "/tinh-ban/phong/", 0),
        ("Khăm Muộn: 2 tin", "/tinh-ban/kham/", 2),
        ("Mới: 0 tin", "/tinh-ban/moi/", 0),
    ]
    assert view.count == 3


def test_the_tiles_hold_the_numbers_of_the_directory_below_them() -> None:
    page = partner_directory(composer(TEXTS, provinces=PROVINCES))
    assert page.tiles is not None
    told = {line.entity.url: line.count for line in page.groups[0].lines if not line.ended}
    assert {tile.mark.url: tile.count for tile in page.tiles.picture.tiles} == told


def test_without_lao_units_there_is_no_grid() -> None:
    assert lao_tiles(composer()) is None
    assert partner_directory(composer(provinces=[PROVINCES[-1]])).tiles is None


def test_a_lao_units_page_shows_where_it_lies() -> None:
    made = composer(TEXTS, provinces=PROVINCES)
    found = entity_page(made, "kham").locator
    assert isinstance(found, LocatorView)
    assert (found.name, found.all) == (
        "Tỉnh Khăm Muộn",
        Link("Các đơn vị hành chính của Lào", "/tinh-ban/#ban-do-o"),
    )
    assert [entity_page(made, id).locator for id in ("cu", "moi", "takeo")] == [None] * 3
