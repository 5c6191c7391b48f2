"""Overviews with counts; the site map without any."""

from __future__ import annotations

from portal.domain.model import AgencyType, Page
from portal.pages.directories import (
    agency_directory,
    kind_directory,
    partner_directory,
    province_directory,
    site_map,
)
from portal.pages.views.lists import DirectoryGroup
from tests.made import agency, article, composer, province

AGENCIES = [
    agency("so", "Sở"),
    agency("phong", "Phòng"),
    agency("cu", "Sở cũ", until="2020", heirs=[("so", "merged")]),
    agency("ca", "Công an", type=AgencyType.POLICE),
]
PROVINCES = [
    province("ha-tinh"),
    province("quang-binh", until="2025-06-30"),
    province("kham", country="LA"),
    province("quang-tay", country="CN"),
]
TEXTS = [
    article("a", "2018-01-05", parties=["cu"]),
    article("b", "2019-01-05", parties=["phong"]),
    article("c", "2020-01-05", parties=["phong", "cu"], partner_provinces=("kham",)),
]


def lines(groups: tuple[DirectoryGroup, ...]) -> list[tuple[str, list[tuple[str, int | None]]]]:
    return [(g.id, [(line.entity.id, line.count) for line in g.lines]) for g in groups]


def test_agencies_stand_by_branch_the_most_told_first_the_former_last() -> None:
    page = agency_directory(composer(TEXTS, agencies=AGENCIES))
    assert lines(page.groups) == [
        ("nganh-department", [("phong", 2), ("so", 0), ("cu", 2)]),
        ("nganh-police", [("ca", 0)]),
    ]
    former = page.groups[0].lines[-1]
    assert (former.years, former.ended) == ("2018–2020", "năm 2020")
    assert [link.text for link in former.entity.today] == ["Sở"]


def test_partners_stand_by_country_the_lao_first() -> None:
    page = partner_directory(composer(TEXTS, agencies=AGENCIES, provinces=PROVINCES))
    assert lines(page.groups) == [("nuoc-la", [("kham", 1)]), ("nuoc-cn", [("quang-tay", 0)])]
    assert page.groups[0].lines[0].years == "2020"


def test_provinces_stand_present_and_former() -> None:
    page = province_directory(composer(provinces=PROVINCES))
    assert lines(page.groups) == [
        ("tinh-hien-nay", [("ha-tinh", 0)]),
        ("tinh-truoc-day", [("quang-binh", 0)]),
    ]


def test_all_kinds_stand_with_their_counts() -> None:
    page = kind_directory(composer(TEXTS))
    counts = dict(lines(page.groups)[0][1])
    assert (len(counts), counts["working-session"], counts["visit"]) == (11, 3, 0)


def test_the_site_map_names_everything_and_counts_nothing() -> None:
    """It belongs to no year, so a new article must leave it as it is."""
    pages = {("gioi-thieu", "vi"): Page("p.md", "gioi-thieu", "vi", "Giới thiệu", "x", "")}
    registers = {"agencies": AGENCIES, "provinces": PROVINCES, "pages": pages}
    before = site_map(composer(TEXTS[:1], **registers))  # type: ignore[arg-type]  # as site takes
    after = site_map(composer(TEXTS, **registers))  # type: ignore[arg-type]  # as site takes
    assert before == after
    assert {count for _, group in lines(after.groups) for _, count in group} == {None}
    assert {line.years for group in after.groups for line in group.lines} == {""}
    assert [group.id for group in after.groups] == [
        "muc", "trang", "loai-tin", "nuoc-la", "nuoc-cn", "nganh-department", "nganh-police",
        "tinh-hien-nay", "tinh-truoc-day",
    ]  # fmt: skip
    assert [line.entity.url for line in after.groups[1].lines] == ["/gioi-thieu/"]
