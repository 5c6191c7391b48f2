"""Calendar files as they are written, read back by another's parser."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.output.ics import calendar_file
from portal.pages.calendars import Calendar, Entry
from tests.made import at, composer

URL = "https://so.example/tin/2020/hop/"
ENTRY = Entry(
    uid=f"{URL}#su-kien",
    first=date(2020, 6, 10),
    last=date(2020, 6, 11),
    summary="Sơ kết; đánh giá, ký kết",
    url=URL,
    changed=at("2020-06-12 08:00"),
    description="Buổi chiều\nĐã họp \\ xong.",
    place="Hà Tĩnh",
    category="Sơ kết",
)


def written(*entries: Entry, source: str = "") -> bytes:
    calendar = Calendar("Lịch, chung", "https://so.example/lich/", entries, source)
    return calendar_file(composer(), lambda _: calendar)


def read(data: bytes) -> icalendar.Calendar:
    calendar = icalendar.Calendar.from_ical(data)
    assert [component.errors for component in calendar.walk() if component.errors] == []
    return calendar


def test_the_file_of_an_event_holds_nothing_else() -> None:
    assert written(ENTRY).decode() == (
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//Cong tin doi ngoai//Portal//VI\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:https://so.example/tin/2020/hop/#su-kien\r\n"
        "DTSTAMP:20200612T010000Z\r\n"
        "DTSTART;VALUE=DATE:20200610\r\n"
        "DTEND;VALUE=DATE:20200612\r\n"
        "SUMMARY:Sơ kết\\; đánh giá\\, ký kết\r\n"
        "DESCRIPTION:Buổi chiều\\nĐã họp \\\\ xong.\r\n"
        "LOCATION:Hà Tĩnh\r\n"
        "CATEGORIES:Sơ kết\r\n"
        "URL:https://so.example/tin/2020/hop/\r\n"
        "LAST-MODIFIED:20200612T010000Z\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )


def test_another_parser_reads_what_was_meant() -> None:
    (event,) = read(written(ENTRY)).events
    assert (event["SUMMARY"], event["DESCRIPTION"], event["LOCATION"]) == (
        "Sơ kết; đánh giá, ký kết",
        "Buổi chiều\nĐã họp \\ xong.",
        "Hà Tĩnh",
    )
    assert (event.start, event.end) == (date(2020, 6, 10), date(2020, 6, 12))
    assert event.stamp == datetime(2020, 6, 12, 1, tzinfo=UTC)


def test_what_is_not_known_has_no_line() -> None:
    bare = Entry("x", date(2020, 6, 10), date(2020, 6, 10), "Họp", URL, at("2020-06-12"))
    (event,) = read(written(bare)).events
    assert {name for name in event if name in ("DESCRIPTION", "LOCATION", "CATEGORIES")} == set()


def test_what_was_withdrawn_is_cancelled_by_a_later_word() -> None:
    gone = Entry("x", date(2020, 6, 10), date(2020, 6, 10), "Gỡ", URL, at("2020-06-12"),
                 cancelled=True)  # fmt: skip
    (event,) = read(written(gone)).events
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)


def test_a_calendar_to_follow_says_where_it_is_and_how_often_to_ask() -> None:
    source = "https://so.example/lich/lich.ics"
    data = written(ENTRY, source=source)
    # Texts, by RFC 7986 and by custom: their commas are escaped.
    assert {"NAME:Lịch\\, chung", "X-WR-CALNAME:Lịch\\, chung"} <= set(data.decode().split("\r\n"))
    calendar = read(data)
    assert (str(calendar["URL"]), str(calendar["SOURCE"])) == ("https://so.example/lich/", source)
    assert calendar["REFRESH-INTERVAL"].to_ical() == b"P1D"


def test_a_calendar_without_an_event_still_holds_a_component() -> None:
    calendar = read(written(source="https://so.example/lich/lich.ics"))
    assert [component.name for component in calendar.subcomponents] == ["VTIMEZONE"]


@pytest.mark.parametrize("length", [67, 68, 69, 140, 141, 142, 143])
def test_lines_are_folded_at_75_octets(length: int) -> None:
    long = Entry("x", date(2020, 6, 10), date(2020, 6, 10), "a" * length, URL, at("2020-06-12"))
    lines = written(long).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert str(read(written(long)).events[0]["SUMMARY"]) == "a" * length


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], include_characters="\n")))
def test_any_words_come_back_as_they_were_and_no_letter_is_cut(words: str) -> None:
    entry = Entry("x", date(2020, 6, 10), date(2020, 6, 10), "a", URL, at("2020-06-12"), words)
    data = written(entry)
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    (event,) = read(data).events
    assert str(event.get("DESCRIPTION", "")) == words
