"""Bodies and provinces: their own stories, those of their predecessors apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from portal.domain.model import AgencyType
from portal.pages.entities import entity_page
from portal.pages.views.lists import EntityPage
from portal.pages.views.parts import DateText, Link, TermDescription
from tests.made import agency, article, composer, former, province, regulation, succession

COMMAND = agency(
    "command", "Bộ Chỉ huy", until="2025-06-27", heirs=[("board", "replaced")],
    type=AgencyType.BORDER_GUARD, province="ha-tinh",
)  # fmt: skip
BOARD = agency(
    "board", "Ban Chỉ huy", since="2025-06-28", heirs=[], parent="so",
    website="https://bp.example/", province="ha-tinh",
)  # fmt: skip
OLDEST = agency("oldest", "Công an vũ trang", until="1979", heirs=[("command", "replaced")])
PROVINCES = [
    province("ha-tinh", "Hà Tĩnh", iso="VN-23", borders=("kham", "quang-binh"), english="Ha Tinh"),
    province("kham", "Khăm Muộn", "LA", borders=("ha-tinh", "quang-binh", "quang-tri-2025")),
    province("quang-binh", "Quảng Bình", until="2025-06-30", heirs=[("quang-tri-2025", "merged")],
             borders=("kham",)),
    province("quang-tri-2025", "Quảng Trị", since="2025-07-01", borders=("kham",)),
]  # fmt: skip
TEXTS = [
    *(article(f"c{n}", f"2020-06-{n:02}", parties=["command", "so"]) for n in range(1, 8)),
    article("b1", "2026-01-05", parties=["board"], partner_provinces=("kham",)),
]


def page(id: str, lang: str = "vi", **more: Any) -> EntityPage:
    defaults: dict[str, Any] = {
        "agencies": [OLDEST, COMMAND, BOARD],
        "provinces": PROVINCES,
        "regulations": [regulation("r", ["board", "so"]), regulation("s", ["so"])],
    }
    return entity_page(composer(TEXTS, lang, **{**defaults, **more}), id)


def test_a_body_counts_and_shows_its_own_stories_only() -> None:
    found = page("board")
    assert (found.heading, found.count, [row.url for row in found.latest]) == (
        "Ban Chỉ huy",
        1,
        ["/tin/2026/b1/"],
    )
    assert [(year.label, year.url) for year in found.years] == [("2026", "/co-quan/board/2026/")]


def test_what_its_predecessors_did_stands_apart_with_its_own_count() -> None:
    blocks = page("board").predecessors
    assert [(b.entity.text, b.ended, b.relation, b.count, len(b.latest)) for b in blocks] == [
        ("Bộ Chỉ huy", "27/6/2025", "được thay bằng", 7, 5),
        ("Công an vũ trang", "năm 1979", "", 0, 0),
    ]
    assert page("oldest").predecessors == ()


def test_a_former_body_keeps_its_page_and_points_on() -> None:
    found = page("command")
    assert found.ended
    assert found.count == 7
    assert found.succession == (
        TermDescription("Tiếp nối", links=(Link("Công an vũ trang", "/co-quan/oldest/"),)),
        TermDescription(
            "Được thay bằng",
            links=(Link("Ban Chỉ huy", "/co-quan/board/"),),
            date=DateText("2025-06-28", "28/6/2025"),
        ),
    )


def test_the_date_of_a_succession_is_the_registers_where_it_gives_one() -> None:
    dated = replace(COMMAND, successors=(succession("board", "replaced", "2025-07"),))
    found = page("command", agencies=[OLDEST, dated, BOARD])
    assert found.succession[1].date == DateText("2025-07", "tháng 7/2025")


def test_facts_describe_a_body() -> None:
    assert {fact.term: fact.text or fact.links[0].url if fact.date is None else fact.date.iso
            for fact in page("board").facts} == {
        "Địa phương": "/tinh/ha-tinh/",
        "Cơ quan cấp trên": "/co-quan/so/",
        "Trang thông tin": "https://bp.example/",
        "Có từ": "2025-06-28",
    }  # fmt: skip


def test_a_province_names_those_it_borders_on_in_its_time() -> None:
    borders = {fact.term: fact.links for fact in page("kham").facts}["Giáp với"]
    assert [link.text for link in borders] == ["Hà Tĩnh", "Quảng Bình", "Quảng Trị"]
    assert page("ha-tinh").facts[0] == TermDescription(
        "Tên trong ngôn ngữ khác", links=(Link("Ha Tinh", "", "en"),)
    )
    assert page("quang-tri-2025").ended is False


def test_former_names_are_told() -> None:
    hue = province("hue", "Huế", names=(former("Thừa Thiên Huế", None, "2024-12-31"),))
    assert page("hue", provinces=[*PROVINCES, hue]).facts[0] == TermDescription(
        "Tên trước đây", "Thừa Thiên Huế, đến 31/12/2024"
    )


def test_companions_are_those_of_its_stories_the_most_frequent_first() -> None:
    assert page("command").companions == (Link("so", "/co-quan/so/", None, 7),)
    assert [link.text for link in page("board").companions] == ["Khăm Muộn"]


def test_a_body_names_the_regulations_it_is_a_party_of() -> None:
    assert [link.url for link in page("board").regulations] == ["/quy-che/r/"]
    assert [link.url for link in page("so").regulations] == ["/quy-che/r/", "/quy-che/s/"]


def test_a_partner_gets_the_stories_of_its_bodies_too() -> None:
    police = agency("ca-kham", province="kham")
    texts = [article("a", parties=["ca-kham"])]
    found = entity_page(composer(texts, agencies=[police], provinces=PROVINCES), "kham")
    assert (found.count, found.section) == (1, "partners")


def test_feeds_are_offered_for_bodies_and_partners_and_twins_for_all() -> None:
    heads = [page(id).head for id in ("board", "kham", "ha-tinh")]
    assert [(head.atom, head.twin) for head in heads] == [
        ("/co-quan/board/atom.xml", "/co-quan/board/index.json"),
        ("/tinh-ban/kham/atom.xml", "/tinh-ban/kham/index.json"),
        ("", "/tinh/ha-tinh/index.json"),
    ]


def test_a_body_of_which_nothing_is_told_has_a_page_all_the_same() -> None:
    found = page("oldest")
    assert (found.count, found.latest, found.years, found.companions) == (0, (), (), ())


def test_names_without_a_translation_are_marked() -> None:
    assert (page("board", "en").heading, page("board", "en").heading_lang) == ("Ban Chỉ huy", "vi")
    assert (page("ha-tinh", "en").heading, page("ha-tinh", "en").heading_lang) == ("Ha Tinh", None)
