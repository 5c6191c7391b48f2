"""Calendar files of the shipped site: found from pages, read whole by another's parser."""

from __future__ import annotations

import icalendar

from tests.site.building import SITE_URL
from tests.site.facts import Site


def calendars(site: Site) -> dict[str, icalendar.Calendar]:
    return {
        name: icalendar.Calendar.from_ical(site.data(name))
        for name in site.files
        if name.endswith(".ics")
    }


def test_every_calendar_is_read_without_a_fault(built_site: Site) -> None:
    found = calendars(built_site)
    assert len(found) > 300
    for name, calendar in found.items():
        assert [part.errors for part in calendar.walk() if part.errors] == [], name
        assert calendar.subcomponents, name
        for event in calendar.events:
            assert event.start < event.end, name
            assert event.stamp == event.LAST_MODIFIED, name


def test_every_line_is_short_and_ends_as_rfc_5545_wants(built_site: Site) -> None:
    for name in built_site.files:
        if name.endswith(".ics"):
            data = built_site.data(name)
            assert data.endswith(b"END:VCALENDAR\r\n"), name
            lines = data.split(b"\r\n")
            assert max(map(len, lines)) <= 75, name
            assert not any(b"\n" in line or b"\r" in line for line in lines), name


def test_an_event_is_the_same_in_every_calendar_of_a_language(built_site: Site) -> None:
    told: dict[tuple[str, str], set[bytes]] = {}
    for name, calendar in calendars(built_site).items():
        prefix = name.partition("/")[0]
        lang = prefix if prefix in ("en", "lo") else "vi"
        events = calendar.events
        ids = [str(event["UID"]) for event in events]
        assert len(set(ids)) == len(ids), name
        for id, event in zip(ids, events, strict=True):
            told.setdefault((lang, id), set()).add(event.to_ical())
            path, _, mark = id.removeprefix(SITE_URL).partition("#")
            assert path in built_site.pages, id
            assert mark in ("su-kien", "ra-soat", "het-han")
            assert str(event["URL"]).removeprefix(SITE_URL) in built_site.pages
    assert {key: len(texts) for key, texts in told.items() if len(texts) > 1} == {}


def test_pages_offer_the_calendars_that_are_there_and_each_is_offered(built_site: Site) -> None:
    offered = {}
    for page in built_site.pages.values():
        for _, kind, url in page.alternates:
            if kind == "text/calendar":
                offered[url] = page.address
                # Not only to machines.
                assert ("a", "href", url) in page.links, page.address
    assert set(offered) == {f"/{name}" for name in built_site.files if name.endswith(".ics")}
    assert offered["/lich/lich.ics"] == "/lich/"
    assert all(url.rpartition("/")[0] + "/" == page for url, page in offered.items())
