"""Units of Laos as tiles."""

from __future__ import annotations

from itertools import combinations

import pytest

from portal.pages.drawing.geography import BORDER, LAO_TILES, by_latitude
from portal.pages.drawing.tiles import COLUMNS, ROOM, Tile, TileMap, locator, tile_map
from portal.pages.drawing.words import NARROW, Mark

MARK = Mark(("Khăm Muộn",), "Khăm Muộn: 9 tin", "/tinh-ban/khammouane/")
UNITS = [(code, MARK, 1) for code in LAO_TILES]


def apart(one: Tile, other: Tile, height: float) -> bool:
    return (
        one.x + one.width <= other.x + 0.01
        or other.x + other.width <= one.x + 0.01
        or one.y + height <= other.y
        or other.y + height <= one.y
    )


def check(made: TileMap) -> None:
    """No tile over another, none outside."""
    assert all(apart(*pair, made.tile_height) for pair in combinations(made.tiles, 2))
    for tile in made.tiles:
        assert 0 <= tile.x <= tile.x + tile.width <= 100.01
        assert 0 <= tile.y <= tile.y + made.tile_height <= made.height


def test_the_grid_holds_each_of_the_eighteen_units_in_a_place_of_its_own() -> None:
    assert len(LAO_TILES) == len(set(LAO_TILES.values())) == 18
    assert {column for column, _ in LAO_TILES.values()} == set(range(COLUMNS))


def test_units_that_follow_each_other_along_the_border_do_not_go_north_in_the_grid() -> None:
    border = sorted((code for code in BORDER if code in LAO_TILES), key=by_latitude)
    # Luang Prabang touches the border far from its middle, which lies south of Houaphanh's.
    border.remove("LA-LP")
    rows = [LAO_TILES[code][1] for code in border]
    assert rows == sorted(rows)


def test_all_units_have_a_tile_and_none_lies_over_another() -> None:
    made = tile_map(UNITS, LAO_TILES)
    assert len(made.tiles) == 18
    check(made)


def test_units_without_a_place_stand_below_the_others_and_none_vanishes() -> None:
    strangers = [("", MARK, 2), ("LA-NEW", MARK, 3), ("LA-KH", MARK, 4), ("", MARK, 5)]
    made = tile_map([*UNITS, *strangers], LAO_TILES)
    check(made)
    lowest = max(tile.y for tile in made.tiles if tile.count == 1)
    assert [(tile.count, tile.y > lowest) for tile in made.tiles[18:]] == [
        (2, True), (3, True), (4, True), (5, True),
    ]  # fmt: skip


def test_forty_unknown_units_and_a_single_one_find_room() -> None:
    check(tile_map([("", MARK, n) for n in range(40)], LAO_TILES))
    assert tile_map([("", MARK, 0)], LAO_TILES).tiles[0].level == 0
    assert tile_map([], LAO_TILES) == TileMap(0, 4.5, ())


@pytest.mark.parametrize(("count", "level"), [(0, 0), (1, 1), (3, 2), (5, 3), (8, 4)])
def test_tints_are_steps_of_the_greatest_count(count: int, level: int) -> None:
    made = tile_map([("LA-PH", MARK, 8), ("LA-KH", MARK, count)], LAO_TILES)
    assert made.tiles[1].level == level


def test_a_name_has_the_room_that_its_tile_leaves_at_the_narrowest() -> None:
    # Tiles are lettered smaller, at 12 px where other pictures have 13.
    assert made_width() * NARROW * 13 / 12 / 100 >= ROOM


def made_width() -> float:
    return tile_map(UNITS, LAO_TILES).tiles[0].width


def test_the_locator_marks_one_unit_and_knows_no_other_land() -> None:
    found = locator("LA-KH", LAO_TILES)
    assert found is not None
    assert (found.width, found.height, len(found.tiles)) == (30, 90, 18)
    assert [(x, y) for x, y, here in found.tiles if here] == [(10, 50)]
    assert locator("VN-23", LAO_TILES) is None
