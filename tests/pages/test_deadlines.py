"""What regulations owe, in the order of time."""

from __future__ import annotations

from datetime import date

from portal.pages.deadlines import Deadline, all_deadlines, deadlines_of
from tests.made import regulation, site

REGULATIONS = [
    regulation("a", signed="2023-10-25", period=("2023-10-25", "2028"), review_every=["P1Y"]),
    regulation("b", signed="2026-01-05", review_every=["P6M", "P1Y"]),
    regulation("het", signed="2010", period=("2010", "2015"), review_every=["P1Y"]),
    regulation("khong"),
]


def test_a_regulation_owes_its_next_review_and_ends_with_the_last_day_of_its_term() -> None:
    assert deadlines_of(site(regulations=REGULATIONS), "a") == (
        Deadline(date(2024, 10, 25), "a"),
        Deadline(date(2028, 12, 31), "a", ends=True),
    )


def test_what_is_over_or_was_never_dated_owes_nothing() -> None:
    made = site(regulations=REGULATIONS)
    assert (deadlines_of(made, "het"), deadlines_of(made, "khong")) == ((), ())


def test_all_deadlines_stand_in_the_order_of_time() -> None:
    found = all_deadlines(site(regulations=REGULATIONS))
    assert [(str(one.day), one.id, one.ends) for one in found] == [
        ("2024-10-25", "a", False),
        ("2026-07-05", "b", False),
        ("2028-12-31", "a", True),
    ]
