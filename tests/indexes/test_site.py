"""All indexes at once."""

from __future__ import annotations

from datetime import date

from portal.domain.lifecycle import RegulationStatus
from portal.domain.model import Kind, Source
from portal.domain.registry import Registry
from portal.indexes.index import Index
from portal.indexes.rows import make_row
from portal.indexes.site import SiteIndexes, build_indexes
from tests.made import NOW, agency, article, province, regulation

REGISTRY = Registry(
    [
        agency("command", until="2025-06-27", heirs=[("board", "replaced")], province="ha-tinh"),
        agency("board", since="2025-06-28", province="ha-tinh"),
        agency("silent"),
    ],
    [
        province("ha-tinh"),
        province("khammouane", country="LA"),
        province("savannakhet", None, "LA"),
    ],
    [
        regulation(
            "r",
            ["command"],
            signed="2016-06-25",
            review_every=["P1Y"],
            events=[("2018-07", "briefing")],
        ),
        regulation("untold", ["board"]),
    ],
)
ARTICLES = [
    article(
        "reviewed",
        "2020-06-12",
        event="2020-06-11",
        parties=["command"],
        kind="interim-review",
        regulations=[("r", "interim-review")],
        partner_provinces=("khammouane",),
    ),
    article("mentioned", "2021-01-05", parties=["command"], regulations=[("r", None)]),
    article("board-met", "2026-01-05", parties=["board"], kind="briefing"),
]
GONE = [
    article("gone", "2022-05-01", parties=["board"], withdrawn="2022-05-02", kind="visit",
            partner_provinces=("savannakhet",), regulations=[("r", "briefing")])
]  # fmt: skip


def indexes() -> SiteIndexes:
    rows = [make_row(one, REGISTRY, NOW) for one in ARTICLES]
    gone = [make_row(one, REGISTRY, NOW) for one in GONE]
    return build_indexes(rows, REGISTRY, date(2026, 11, 20), gone)


def slugs(index: Index) -> list[str]:
    return [row.slug for row in index.rows]


def test_each_row_falls_into_the_index_of_every_key() -> None:
    found = indexes()
    assert slugs(found.news) == slugs(found.events) == ["board-met", "mentioned", "reviewed"]
    assert {id: slugs(index) for id, index in found.provinces.items()} == {
        "ha-tinh": ["board-met", "mentioned", "reviewed"]
    }
    assert {kind: slugs(index) for kind, index in found.kinds.items() if index.count} == {
        Kind.INTERIM_REVIEW: ["reviewed"],
        Kind.WORKING_SESSION: ["mentioned"],
        Kind.BRIEFING: ["board-met"],
    }


def test_an_agency_has_its_own_rows_and_none_of_its_predecessors() -> None:
    found = indexes()
    assert {id: slugs(index) for id, index in found.agencies.items()} == {
        "board": ["board-met"],
        "command": ["mentioned", "reviewed"],
        "silent": [],
    }


def test_a_withdrawn_text_is_in_no_list_but_its_periods_stay() -> None:
    found = indexes()
    assert "gone" not in found.rows
    assert [year.year for year in found.news.emptied] == [2022]
    assert [year.year for year in found.agencies["board"].emptied] == [2022]
    assert [year.year for year in found.kinds[Kind.VISIT].emptied] == [2022]
    assert slugs(found.partners["savannakhet"]) == []
    assert [year.year for year in found.partners["savannakhet"].emptied] == [2022]


def test_a_regulations_life_is_its_articles_and_its_own_events_in_order() -> None:
    life = indexes().regulations["r"]
    assert [row.slug for row in life.rows] == ["mentioned", "reviewed"]
    assert [(str(e.date), e.stage, e.slug) for e in life.events] == [
        ("2018-07", "briefing", None),
        ("2020-06-11", "interim-review", "reviewed"),
    ]
    assert life.standing.status is RegulationStatus.SIGNATORY_DISSOLVED


def test_a_regulation_that_nobody_tells_of_has_an_empty_life() -> None:
    life = indexes().regulations["untold"]
    assert (life.rows, life.events) == ((), ())
    assert life.standing.status is RegulationStatus.TERM_UNKNOWN


def test_two_events_of_one_day_and_stage_keep_their_own_sources() -> None:
    two = regulation("r", ["silent"], events=[("2024", "held"), ("2024", "held")])
    first, second = two.events
    sources = [Source("Báo A", "https://a.example/"), Source("Báo B", "https://b.example/")]
    events = tuple(
        type(event)(event.date, event.stage, source, note)
        for event, source, note in zip((first, second), sources, ("đầu", "cuối"), strict=True)
    )
    registry = Registry([agency("silent")], (), [type(two)(
        two.path, two.id, two.title, two.type, two.parties, events=events
    )])  # fmt: skip
    life = build_indexes([], registry, date(2026, 11, 20)).regulations["r"]
    assert [(event.source, event.note) for event in life.events] == [
        (sources[0], "đầu"),
        (sources[1], "cuối"),
    ]
