"""Flags on a scale of years, and bars."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.pages.drawing.axis import Span, axis
from portal.pages.drawing.terms import TermBar, term_bar
from portal.pages.drawing.timeline import FLAGS, LEVEL, Event, Flag, Timeline, timeline
from portal.pages.drawing.words import Mark

SCALE = axis(2016, 2025, 22)


def event(day: str, sign: str = "held", words: str = "Sơ kết", *, ahead: bool = False) -> Event:
    return Event(date.fromisoformat(day), sign, Mark((words, day), words, "#buoc-1"), ahead)


def box(made: Timeline, flag: Flag) -> tuple[float, float]:
    """What a flag's words take across, in em at the narrowest width."""
    x = flag.x * made.least / 100
    return (x - flag.width, x) if flag.flipped else (x, x + flag.width)


def crossings(made: Timeline) -> int:
    """Staffs that run through words of another flag below their own."""
    return sum(
        box(made, low)[0] + 0.01 < high.x * made.least / 100 < box(made, low)[1] - 0.01
        for high in made.flags
        for low in made.flags
        if low.y > high.y
    )


def check(made: Timeline) -> None:
    """No words over others, none outside; staffs reach the ground."""
    for one, other in combinations(made.flags, 2):
        if one.y == other.y:
            first, second = sorted((box(made, one), box(made, other)))
            assert first[1] <= second[0] + 0.02
    for flag in made.flags:
        assert box(made, flag)[0] >= -0.02
        assert box(made, flag)[1] <= made.least + 0.02
        assert 0 < flag.y <= made.ground - LEVEL + 0.61
        assert flag.y + flag.staff == pytest.approx(made.ground, abs=0.02)


def test_one_event_has_a_flag_on_the_lowest_level() -> None:
    made = timeline([event("2016-07-02", "signed")], SCALE)
    assert [(flag.x, flag.flipped, flag.sign) for flag in made.flags] == [(5.01, False, "signed")]
    assert (made.height, made.least, made.dots) == (6.5, 22, ())
    check(made)


def test_without_events_there_is_only_the_scale() -> None:
    assert timeline([], SCALE).flags == ()


def test_words_near_the_right_edge_stand_left_of_their_staff() -> None:
    made = timeline([event("2016-02-01"), event("2025-12-01")], SCALE)
    assert [flag.flipped for flag in made.flags] == [False, True]
    check(made)


def test_events_of_a_regulations_life_cross_no_words() -> None:
    life = [
        event("2016-06-25", "signed", "Ký kết"),
        event("2020-06-11"),
        event("2023-10-25", words="Tổng kết"),
        event("2023-10-25", "over", "Được thay thế"),
        event("2025-12-31", "end", "Hết thời hạn"),
    ]
    made = timeline(life, SCALE)
    check(made)
    assert crossings(made) == 0


def test_many_late_meetings_rise_like_stairs_and_cross_no_words() -> None:
    days = ["2017-12-04", "2019-03-22", "2022-02-25", "2023-02-22", "2024-01-01", "2025-02-19"]
    made = timeline([event(day, words="Đã tổ chức") for day in days], SCALE)
    check(made)
    assert crossings(made) == 0
    assert [flag.mark.lines[1] for flag in made.flags] == days
    assert made.least == 33


def test_of_forty_events_the_turns_of_a_life_and_the_latest_have_flags() -> None:
    events = [event(f"{2016 + n // 4}-{1 + 3 * (n % 4):02}-05") for n in range(40)]
    events[3] = event("2016-11-05", "signed")
    made = timeline(events, SCALE)
    check(made)
    assert len(made.flags) == FLAGS
    assert (made.flags[0].sign, made.flags[-1].mark.lines[1]) == ("signed", "2025-10-05")
    assert len(made.dots) == 40 - FLAGS
    assert max(made.dots) < made.flags[1].x


@given(
    st.lists(
        st.tuples(
            st.dates(date(2016, 1, 1), date(2025, 12, 31)),
            st.sampled_from(["Ký kết", "Sơ kết", "Hết thời hạn", "Một tên giai đoạn khá dài"]),
        ),
        max_size=12,
    )
)
def test_whatever_the_days_no_words_meet_and_all_events_are_told(
    given_events: list[tuple[date, str]],
) -> None:
    events = [event(day.isoformat(), words=words) for day, words in given_events]
    made = timeline(events, SCALE)
    check(made)
    assert len(made.flags) == len(events)


def test_the_year_in_which_the_page_speaks_is_marked_while_it_is_on_the_scale() -> None:
    made = timeline([], SCALE, today=date(2020, 5, 5))
    assert (made.year, made.year_label) == (Span(39.99, 10.02), "2020")
    gone = timeline([], SCALE, today=date(2027, 1, 1))
    assert (gone.year, gone.year_label) == (None, "")


def test_a_day_within_the_year_changes_nothing() -> None:
    first, last = (timeline([], SCALE, today=date(2020, *day)) for day in ((1, 1), (12, 31)))
    assert first == last


@pytest.mark.parametrize(
    ("first", "last", "made"),
    [
        (date(2016, 1, 1), date(2025, 12, 31), TermBar(Span(0, 100), None, (50.01,))),
        (date(2021, 1, 1), None, TermBar(None, Span(50.01, 40), (50.01,))),
        (None, date(2025, 12, 31), TermBar(None, None, (50.01,))),
    ],
)
def test_a_term_without_an_end_is_open(
    first: date | None, last: date | None, made: TermBar
) -> None:
    events = [date(2021, 1, 1), date(2021, 1, 1)]
    assert term_bar(SCALE, first, last, date(2024, 12, 31), events) == made
