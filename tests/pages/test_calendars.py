"""What calendar files hold, and what they never do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from portal.domain.dates import Moment, PartialDate
from portal.domain.model import Article, Event, Names
from portal.pages.calendars import (
    Calendar,
    Entry,
    entity_calendar,
    event_calendar,
    general_calendar,
    regulation_calendar,
)
from tests.made import agency, article, at, composer, province, regulation, translation

FULL = article(
    "hop", "2020-06-11 17:30", kind="interim-review", title="Sơ kết", summary="Đã họp.",
    full_event=Event(PartialDate.parse("2020-06-10"), PartialDate.parse("2020-06-11"), "chiều",
                     "Hà Tĩnh"),
    modified=Moment.parse("2020-06-12 08:00"),
    translations=[translation("en", "Review", modified=Moment.parse("2020-06-20 09:00"))],
)  # fmt: skip


def of(id: str, texts: list[Article], lang: str = "vi", **more: Any) -> Calendar:
    return entity_calendar(composer(texts, lang, **more), id)


def slugs(calendar: Calendar) -> list[str]:
    return [entry.url.rstrip("/").rpartition("/")[2] for entry in calendar.entries]


# --- one event -----------------------------------------------------------------------------------


def test_an_event_has_its_days_its_place_and_the_part_of_the_day_in_words() -> None:
    url = "https://so.example/tin/2020/hop/"
    entry = Entry(
        uid=f"{url}#su-kien",
        first=date(2020, 6, 10),
        last=date(2020, 6, 11),
        summary="Sơ kết",
        url=url,
        changed=at("2020-06-12 08:00"),
        description="10–11/6/2020, buổi chiều\nĐã họp.",
        place="Hà Tĩnh",
        category="Sơ kết",
    )
    assert event_calendar(composer([FULL]), "hop") == Calendar("Sơ kết", url, (entry,))


def test_a_translated_event_is_the_same_event_in_other_words() -> None:
    (entry,) = event_calendar(composer([FULL], "en"), "hop").entries
    assert (entry.uid, entry.summary, entry.url, entry.changed) == (
        "https://so.example/tin/2020/hop/#su-kien",
        "Review",
        "https://so.example/en/tin/2020/hop/",
        at("2020-06-20 09:00"),
    )


def test_without_a_change_an_event_was_last_told_when_it_was_published() -> None:
    one = article("a", "2020-06", event="2020-06-03")
    (entry,) = event_calendar(composer([one]), "a").entries
    assert (entry.changed, entry.description, entry.place) == (at("2020-06"), "Tóm tắt a.", "")


def test_a_withdrawn_event_is_called_off_and_says_nothing_of_itself() -> None:
    gone = article(
        "rut", event="2020-06-10", title="Bí mật", summary="Kín.", withdrawn="2020-07-01"
    )
    (entry,) = event_calendar(composer([gone]), "rut").entries
    assert entry == Entry(
        uid="https://so.example/tin/2020/rut/#su-kien",
        first=date(2020, 7, 1),
        last=date(2020, 7, 1),
        summary="Tin này đã được gỡ.",
        url="https://so.example/tin/2020/rut/",
        changed=at("2020-07-01"),
        cancelled=True,
    )


# --- of a body -----------------------------------------------------------------------------------


def test_the_calendar_of_a_body_says_whose_it_is_and_where() -> None:
    made = of("so", [FULL], "en", agencies=[agency("so", "Sở", english="Department")])
    assert (made.name, made.url, made.source, slugs(made)) == (
        "Department – News",
        "https://so.example/en/co-quan/so/",
        "https://so.example/en/co-quan/so/lich.ics",
        ["hop"],
    )


def test_a_former_body_is_told_from_its_successor_of_the_same_name() -> None:
    bodies = [
        agency("cu", "Sở Ngoại vụ", until="2025-06-30", heirs=[("moi", "replaced")]),
        agency("moi", "Sở Ngoại vụ", since="2025-07-01"),
    ]
    assert of("cu", [], agencies=bodies).name == "Sở Ngoại vụ (đến hết 30/6/2025) – Cổng tin"
    assert of("moi", [], agencies=bodies).name == "Sở Ngoại vụ (từ 01/7/2025) – Cổng tin"


def test_a_calendar_holds_all_to_come_and_the_latest_twenty_in_order() -> None:
    past = [article(f"c{n:02}", f"2020-01-{n:02}", event=f"2020-01-{n:02}") for n in range(1, 26)]
    to_come = [
        article(f"s{n:02}", "2026-11-01", kind="notice", event=f"2026-12-{n:02}")
        for n in range(1, 26)
    ]
    expected = [f"c{n:02}" for n in range(6, 26)] + [f"s{n:02}" for n in range(1, 26)]
    assert slugs(of("so", [*to_come, *past])) == expected


def test_what_goes_on_for_long_stays_though_twenty_came_since() -> None:
    long = article(
        "dai", "2026-01-05", kind="notice",
        full_event=Event(PartialDate.parse("2026-02-01"), PartialDate.parse("2026-12-31")),
    )  # fmt: skip
    past = [article(f"c{n:02}", f"2026-03-{n:02}", event=f"2026-03-{n:02}") for n in range(1, 26)]
    assert slugs(of("so", [long, *past]))[:2] == ["dai", "c06"]


def test_what_fits_into_no_calendar_is_left_out() -> None:
    texts = [
        article("thang", event="2020-06"),
        article("nam", event="2020"),
        article("bao-cao", kind="report"),
        article("het", event="2020-06-01", expires="2021-01-01"),
        article("nhap", event="2020-06-02", status="draft"),
        article("rut", event="2020-06-03", withdrawn="2020-07-01"),
        article("vao", event="2020-06-04"),
    ]
    assert slugs(of("so", texts)) == ["vao"]
    # As in feeds, only what is written in the language.
    assert slugs(of("so", texts, "en")) == []


def test_a_partner_province_has_the_events_of_its_bodies_too() -> None:
    bodies = [agency("ca", province="kham")]
    texts = [
        article("a", event="2020-06-01", parties=["ca"]),
        article("b", event="2020-06-02", parties=["so"], partner_provinces=("kham",)),
    ]
    around: dict[str, Any] = {
        "agencies": bodies,
        "provinces": [province("kham", "Khăm Muộn", "LA")],
    }
    assert slugs(of("kham", texts, **around)) == ["a", "b"]


# --- regulations ---------------------------------------------------------------------------------

REGULATION = regulation(
    "r", signed="2023-10-25", period=("2023-10-25", "2028"), review_every=["P1Y"],
    title=Names("Quy chế", "The regulation"),
)  # fmt: skip


def test_a_regulation_has_its_events_its_next_review_and_its_end() -> None:
    told = article(
        "a", "2026-01-06", event="2026-01-05", regulations=[("r", "interim-review")]
    )  # fmt: skip
    made = regulation_calendar(composer([told], regulations=[REGULATION]), "r")
    url = "https://so.example/quy-che/r/"
    assert made.source == f"{url}lich.ics"
    assert [(str(e.first), e.summary, e.uid) for e in made.entries] == [
        ("2026-01-05", "Tin a", "https://so.example/tin/2026/a/#su-kien"),
        ("2027-01-05", "Hạn rà soát: Quy chế", f"{url}#ra-soat"),
        ("2028-12-31", "Hết thời hạn: Quy chế", f"{url}#het-han"),
    ]
    assert {e.changed for e in made.entries} == {at("2026-01-06")}


def test_a_deadline_was_told_when_it_was_signed_or_at_a_day_that_never_moves() -> None:
    made = regulation_calendar(composer(regulations=[REGULATION]), "r")
    assert {entry.changed for entry in made.entries} == {at("2023-10-25")}
    undated = replace(REGULATION, signed=None)
    (end,) = regulation_calendar(composer(regulations=[undated]), "r").entries
    assert end.changed == datetime(2000, 1, 1, tzinfo=UTC)


def test_the_general_calendar_holds_what_is_announced_and_what_is_owed() -> None:
    notice = article("bao", "2026-11-01", kind="notice", event="2026-12-15")
    over = article("qua", "2026-11-01", kind="notice", event="2026-11-02")
    held = article("hop", "2026-11-01", event="2026-11-01")
    made = general_calendar(composer([notice, over, held], regulations=[REGULATION]))
    assert (made.name, made.source) == ("Lịch – Cổng tin", "https://so.example/lich/lich.ics")
    assert [entry.summary for entry in made.entries] == [
        "Hạn rà soát: Quy chế",
        "Tin bao",
        "Hết thời hạn: Quy chế",
    ]
