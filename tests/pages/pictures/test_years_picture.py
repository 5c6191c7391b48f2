"""Columns by year and family of kinds."""

from __future__ import annotations

from portal.domain.model import Kind
from portal.pages.pictures.years import FAMILIES, years_picture
from portal.pages.reference import figures_page
from portal.pages.views.parts import Link
from portal.pages.views.pictures import YearRow
from tests.made import article, composer

TEXTS = [
    article("a", "2018-05-05", kind="signing"),
    article("b", "2020-05-05", kind="agreement"),
    article("c", "2020-05-06", kind="talks"),
    article("d", "2020-05-07", kind="visit"),
]


def test_each_kind_belongs_to_one_family() -> None:
    assert sorted(kind for family in FAMILIES for kind in family) == sorted(Kind)


def test_columns_table_and_legend_hold_the_same_numbers() -> None:
    view = years_picture(composer(TEXTS))
    assert view is not None
    assert view.rows == (
        YearRow(Link("2018", "/nam/2018/"), (1, 0, 0, 0), 1),
        YearRow(Link("2020", "/nam/2020/"), (1, 0, 2, 0), 3),
    )
    told = [(each.mark.name, each.mark.url, each.total) for each in view.picture.columns]
    assert told == [
        ("2018: 1 tin (Ký kết, thỏa thuận 1)", "/nam/2018/", 1),
        ("2019: 0 tin", "", 0),
        ("2020: 3 tin (Ký kết, thỏa thuận 1; Hội đàm, làm việc, thăm 2)", "/nam/2020/", 3),
    ]
    assert [family.count for family in view.families] == [2, 0, 2, 0]


def test_before_the_first_story_nothing_is_drawn() -> None:
    assert years_picture(composer()) is None
    page = figures_page(composer())
    assert (page.years, [table.rows for table in page.tables]) == (None, [(), (), ()])
