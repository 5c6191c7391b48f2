"""Machine-readable twins of indexes, overviews and regulations."""

from __future__ import annotations

import json
from typing import Any

from portal.domain.model import Source
from portal.output.jsontext import json_bytes, json_entries
from portal.output.twins import directory_twin, regulation_twin, root_twin, year_twin
from portal.pages.composer import Composer
from tests.made import agency, article, composer, province, regulation, translation

ONE = article(
    "hop", "2020-06-12", event="2020-06-11", parties=["so"], partner_provinces=("kham",),
    kind="briefing", regulations=[("r", "briefing"), ("s", None)], expires="2031-01-01",
    translations=[translation("en", "Briefing")], title="Giao ban",
)  # fmt: skip
ROW = {
    "id": "hop",
    "url": "https://so.example/tin/2020/hop/",
    "title": {"vi": "Giao ban", "en": "Briefing"},
    "kind": "briefing",
    "date": "2020-06-12",
    "event_date": "2020-06-11",
    "event_end_date": None,
    "place": None,
    "agencies": [{"id": "so", "role": "party"}],
    "partner_provinces": ["kham"],
    "regulations": [{"id": "r", "stage": "briefing"}, {"id": "s", "stage": None}],
    "expires": "2031-01-01",
}


def made(*articles: Any, **more: Any) -> Composer:
    return composer(articles or (ONE,), provinces=[province("kham", country="LA")], **more)


def test_a_roots_twin_counts_its_years_and_holds_the_latest() -> None:
    compose = made()
    assert json.loads(root_twin(compose, "/tinh-ban/kham/")) == {
        "url": "https://so.example/tinh-ban/kham/",
        "count": 1,
        "years": [
            {
                "year": 2020,
                "count": 1,
                "data": "https://so.example/tinh-ban/kham/2020/index.json",
            }
        ],
        "latest": [ROW],
    }


def test_a_years_twin_holds_all_its_rows_and_a_roots_the_latest_twenty() -> None:
    many = [article(f"a{day:02}", f"2020-06-{day:02}") for day in range(1, 31)]
    compose = made(*many)
    root = json.loads(root_twin(compose, "/tin/"))
    year = json.loads(year_twin(compose, "/tin/", 2020))
    assert [row["id"] for row in root["latest"]] == [f"a{day:02}" for day in range(30, 10, -1)]
    assert [row["id"] for row in year["items"]] == [f"a{day:02}" for day in range(30, 0, -1)]
    assert (year["url"], year["year"], year["count"]) == ("https://so.example/tin/2020/", 2020, 30)


def test_an_overviews_twin_lists_every_entry_with_its_count() -> None:
    old = agency("so", "Sở cũ", until="2025-06", english="Old", heirs=[("van-phong", "replaced")])
    compose = composer([article("a")], agencies=[old, agency("van-phong")])
    twin = json.loads(directory_twin(compose, "/co-quan/"))
    assert twin == {
        "url": "https://so.example/co-quan/",
        "count": 2,
        "items": [
            {
                "id": "so",
                "url": "https://so.example/co-quan/so/",
                "name": {"vi": "Sở cũ", "en": "Old"},
                "count": 1,
                "valid": {"from": None, "to": "2025-06"},
                "successors": [{"id": "van-phong", "relation": "replaced"}],
            },
            {
                "id": "van-phong",
                "url": "https://so.example/co-quan/van-phong/",
                "name": {"vi": "van-phong"},
                "count": 0,
                "valid": {"from": None, "to": None},
                "successors": [],
            },
        ],
    }


def test_a_regulations_twin_holds_its_status_and_its_events_with_their_sources() -> None:
    one = regulation("r", signed="2016-06-25", review_every=["P1Y"], number="01/QCPH")
    event = regulation("x", events=[("2018-07", "briefing")]).events[0]
    sourced = type(event)(event.date, event.stage, Source("Báo", None, note="Bản in"), "Chỉ tháng")
    one = type(one)(
        one.path, one.id, one.title, one.type, one.parties, one.number, one.signed,
        review_every=one.review_every, events=(sourced,),
    )  # fmt: skip
    new = regulation("new", replaces=("r",))
    compose = made(regulations=[one, new, regulation("s")])
    record = json.loads(regulation_twin(compose, "r"))
    assert record == {
        "id": "r",
        "url": "https://so.example/quy-che/r/",
        "title": {"vi": "r"},
        "type": "regulation",
        "number": "01/QCPH",
        "parties": ["so"],
        "signed": "2016-06-25",
        "from": None,
        "to": None,
        "replaces": [],
        "replaced_by": ["new"],
        "status": "due-for-review",
        "review_due": "2021-06-11",
        "events": [
            {
                "date": "2018-07",
                "stage": "briefing",
                "article": None,
                "source": "Báo",
                "note": "Chỉ tháng",
            },
            {
                "date": "2020-06-11",
                "stage": "briefing",
                "article": "hop",
                "source": None,
                "note": None,
            },
        ],
    }
    whole = json.loads(regulation_twin(compose, None))
    assert (whole["url"], whole["count"]) == ("https://so.example/quy-che/", 3)
    assert whole["items"][1] == record


def test_twins_are_one_entry_a_line_and_end_with_a_line() -> None:
    compose = made()
    text = year_twin(compose, "/tin/", 2020).decode()
    assert text.count("\n") == 3
    assert text.endswith("\n]}\n")
    assert "Giao ban" in text
    assert json_bytes({"a": "ấ"}) == '{"a":"ấ"}\n'.encode()
    assert json_entries(iter(()), {"count": 0}, "items") == b'{"count":0,"items":[\n\n]}\n'
    assert json.loads(json_entries(["1", "2"], {}, "")) == [1, 2]
