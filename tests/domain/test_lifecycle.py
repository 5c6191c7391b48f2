"""A regulation's status, by example, at the edges, and in the order that decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from portal.domain.dates import PartialDate
from portal.domain.lifecycle import LifeEvent, RegulationStatus, Standing, standing
from portal.domain.model import Agency, Province, Regulation, Stage
from portal.domain.registry import Registry
from tests.made import agency, province, regulation

TODAY = "2026-11-20"


def stand(
    one: Regulation,
    *others: Regulation,
    now: str = TODAY,
    entities: Sequence[Agency | Province] = (),
    events: Sequence[tuple[str, str]] = (),
) -> Standing:
    """How ``one`` stands on ``now``; ``so`` and ``ca`` live unless ``entities`` say otherwise."""
    known = {entity.id: entity for entity in (agency("so"), agency("ca"), *entities)}
    registry = Registry(
        [entity for entity in known.values() if isinstance(entity, Agency)],
        [entity for entity in known.values() if isinstance(entity, Province)],
        [one, *others],
    )
    life = [LifeEvent(event.date, event.stage) for event in one.events]
    life += [LifeEvent(PartialDate.parse(day), Stage(stage)) for day, stage in events]
    return standing(one, registry, life, date.fromisoformat(now))


def status(one: Regulation, *others: Regulation, **more: Any) -> str:
    return stand(one, *others, **more).status


# --- each status ---------------------------------------------------------------------------------


def test_in_force_while_its_term_runs() -> None:
    assert status(regulation("r", period=("2024-05-20", "2029-05"))) == "in-force"


def test_in_force_with_a_term_that_has_no_end() -> None:
    assert status(regulation("r", period=("2024-05-20", None))) == "in-force"


def test_term_unknown_without_a_period() -> None:
    assert status(regulation("r", signed="2024-05-20")) == "term-unknown"


def test_recurring_for_a_mechanism() -> None:
    assert status(regulation("r", type="mechanism")) == "recurring"


@pytest.mark.parametrize(
    ("end", "now", "expected"),
    [
        ("2026-11-20", "2026-11-20", "in-force"),
        ("2026-11-20", "2026-11-21", "expired"),
        # A partial end means its last day.
        ("2026-11", "2026-11-30", "in-force"),
        ("2026-11", "2026-12-01", "expired"),
        ("2026", "2026-12-31", "in-force"),
        ("2026", "2027-01-01", "expired"),
    ],
)
def test_expired_from_the_day_after_its_last(end: str, now: str, expected: str) -> None:
    assert status(regulation("r", period=("2020", end)), now=now) == expected


@pytest.mark.parametrize(
    ("signed", "now", "expected", "by"),
    [
        ("2026-11-20", "2026-11-19", "in-force", ()),
        ("2026-11-20", "2026-11-20", "superseded", ("new",)),
        # A partial signing counts from its first day.
        ("2026-11", "2026-11-01", "superseded", ("new",)),
        (None, "2026-11-20", "in-force", ()),
    ],
)
def test_superseded_once_its_follower_was_signed(
    signed: str | None, now: str, expected: str, by: tuple[str, ...]
) -> None:
    new = regulation("new", signed=signed, replaces=("r",))
    found = stand(regulation("r", period=("2016", None)), new, now=now)
    assert (found.status, found.superseded_by) == (expected, by)


# --- due for review ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "expected"),
    [("2026-06-10", "in-force"), ("2026-06-11", "in-force"), ("2026-06-12", "due-for-review")],
)
def test_due_for_review_when_the_last_day_for_it_is_past(now: str, expected: str) -> None:
    one = regulation("r", period=("2024", None), review_every=["P1Y"])
    found = stand(one, now=now, events=[("2025-06-11", "briefing")])
    assert (found.status, found.review_due) == (expected, date(2026, 6, 11))


def test_the_shortest_interval_counts() -> None:
    one = regulation("r", signed="2026-01-15", period=("2026", None), review_every=["P1Y", "P6M"])
    assert stand(one).review_due == date(2026, 7, 15)


@pytest.mark.parametrize(
    "stage", ["signed", "re-signed", "briefing", "interim-review", "final-review"]
)
def test_reviews_briefings_and_signings_start_the_interval_anew(stage: str) -> None:
    one = regulation("r", signed="2020-01-15", review_every=["P1Y"])
    assert stand(one, events=[("2026-03-01", stage)]).review_due == date(2027, 3, 1)


@pytest.mark.parametrize("stage", ["held", "planned"])
def test_other_events_do_not(stage: str) -> None:
    one = regulation("r", signed="2020-01-15", review_every=["P1Y"])
    assert stand(one, events=[("2026-03-01", stage)]).review_due == date(2021, 1, 15)


def test_a_review_that_lies_ahead_does_not_count_yet() -> None:
    one = regulation("r", signed="2020-01-15", review_every=["P1Y"])
    events = [("2026-11-21", "interim-review")]
    assert stand(one, events=events, now="2026-11-20").review_due == date(2021, 1, 15)
    assert stand(one, events=events, now="2026-11-21").review_due == date(2027, 11, 21)


def test_a_review_known_to_the_month_counts_from_the_months_last_day() -> None:
    one = regulation("r", review_every=["P1Y"])
    assert stand(one, events=[("2025-02", "interim-review")]).review_due == date(2026, 2, 28)


def test_events_of_the_register_count_like_those_of_articles() -> None:
    one = regulation("r", review_every=["P1Y"], events=[("2026-03-01", "briefing")])
    assert stand(one).review_due == date(2027, 3, 1)


def test_without_a_promise_or_anything_to_count_from_no_review_is_owed() -> None:
    promised = regulation("r", period=("2010", None), review_every=["P1Y"])
    signed = regulation("r", signed="2010-01-01", period=("2010", None))
    for one in (promised, signed):
        assert (stand(one).status, stand(one).review_due) == ("in-force", None)


def test_nothing_is_owed_any_more_once_it_is_over() -> None:
    one = regulation("r", signed="2010-01-01", period=("2010", "2020"), review_every=["P1Y"])
    found = stand(one)
    assert (found.status, found.review_due) == ("expired", None)
    assert found.changes == (date(2010, 1, 1), date(2021, 1, 1))


# --- dissolved signatories -----------------------------------------------------------------------


def ended(relation: str, **more: Any) -> tuple[Agency, Agency]:
    return (
        agency("so", until="2025-06-27", heirs=[("heir", relation)]),
        agency("heir", since="2025-06-28", **more),
    )


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("replaced", "signatory-dissolved"),
        ("split", "signatory-dissolved"),
        ("functions-moved", "in-force"),
        ("merged", "in-force"),
    ],
)
def test_a_signatory_is_dissolved_unless_its_functions_moved_on(
    relation: str, expected: str
) -> None:
    found = stand(regulation("r", ["so", "ca"], period=("2016", None)), entities=ended(relation))
    assert found.status == expected
    assert found.dissolved == (("so",) if expected == "signatory-dissolved" else ())


def test_a_merged_provinces_successor_inherits() -> None:
    old = province("quang-binh", until="2025-06-30", heirs=[("quang-tri-2025", "merged")])
    new = province("quang-tri-2025", since="2025-07-01")
    one = regulation("r", ["quang-binh", "so"], period=("2016", None))
    assert status(one, entities=[old, new]) == "in-force"


def test_a_body_that_ended_without_any_successor_is_dissolved() -> None:
    one = regulation("r", ["ca", "so"], period=("2016", None))
    found = stand(one, entities=[agency("so", until="2025"), agency("ca", until="2024")])
    assert (found.status, found.dissolved) == ("signatory-dissolved", ("ca", "so"))


def test_functions_must_reach_a_body_that_lives() -> None:
    chain = [
        agency("so", until="2010", heirs=[("b", "functions-moved")]),
        agency("b", until="2020", heirs=[("c", "merged")]),
        agency("c", until="2022"),
    ]
    one = regulation("r", period=("2005", None))
    assert status(one, entities=chain, now="2022-12-31") == "in-force"
    assert status(one, entities=chain, now="2023-01-01") == "signatory-dissolved"


@pytest.mark.parametrize(
    ("now", "expected"), [("2025-06-27", "in-force"), ("2025-06-28", "signatory-dissolved")]
)
def test_a_signatory_lives_through_its_last_day(now: str, expected: str) -> None:
    one = regulation("r", period=("2016", None))
    assert status(one, entities=ended("replaced"), now=now) == expected


# --- order ---------------------------------------------------------------------------------------


def test_the_first_that_holds_decides() -> None:
    """One regulation for which all hold, from which one reason after the other is taken."""
    follower = regulation("new", signed="2020-01-01", replaces=("r",))
    gone = [agency("so", until="2022")]
    all_hold: dict[str, Any] = {
        "type": "mechanism",
        "signed": "2010-01-01",
        "period": ("2010", "2020"),
        "review_every": ["P1Y"],
    }
    found = [
        status(regulation("r", **all_hold), follower, entities=gone),
        status(regulation("r", **all_hold), entities=gone),
        status(regulation("r", **all_hold)),
        status(regulation("r", **{**all_hold, "period": None})),
        status(regulation("r", **{**all_hold, "period": None, "type": "regulation"})),
        status(regulation("r", signed="2010-01-01")),
        status(regulation("r", signed="2010-01-01", period=("2010", None))),
    ]
    assert found == [status.value for status in RegulationStatus]


# --- turning days --------------------------------------------------------------------------------


def test_the_days_that_turn_it_are_those_after_its_last_and_those_of_signing() -> None:
    one = regulation("r", signed="2025-01-15", period=("2025", "2029-05"), review_every=["P1Y"])
    new = regulation("new", signed="2028-03", replaces=("r",))
    assert stand(one, new).changes == (
        date(2025, 1, 15),
        date(2026, 1, 16),
        date(2028, 3, 1),
        date(2029, 6, 1),
    )


def test_every_change_of_status_falls_on_a_turning_day_or_an_events() -> None:
    one = regulation("r", signed="2025-01-15", period=("2025", "2025-09"), review_every=["P6M"])
    new = regulation("new", signed="2025-11-02", replaces=("r",))
    seen = [
        stand(one, new, now=date.fromordinal(day).isoformat())
        for day in range(date(2025, 1, 1).toordinal(), date(2026, 1, 1).toordinal())
    ]
    turns = [
        date.fromordinal(date(2025, 1, 2).toordinal() + place)
        for place, (before, after) in enumerate(pairwise(seen))
        if (before.status, before.review_due) != (after.status, after.review_due)
    ]
    assert [each.isoformat() for each in turns] == [
        "2025-01-15",
        "2025-07-16",
        "2025-10-01",
        "2025-11-02",
    ]
    assert set(turns) <= {day for standing in seen for day in standing.changes}
