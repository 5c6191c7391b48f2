"""Whether a text is to be seen, and what time alone changes of it."""

from __future__ import annotations

from typing import Any

import pytest

from portal.domain.publication import (
    PublicationState,
    has_expired,
    publication_state,
    turning_points,
)
from tests.made import article, at

EMBARGO = "2026-12-01 08:00"


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-12-01 07:59", PublicationState.EMBARGOED),
        ("2026-12-01 08:00", PublicationState.PUBLISHED),
    ],
)
def test_an_embargo_ends_at_its_very_instant(now: str, state: PublicationState) -> None:
    assert publication_state(article("a", EMBARGO, publish_at=EMBARGO), at(now)) is state


@pytest.mark.parametrize(
    ("status", "withdrawn", "state"),
    [
        ("draft", None, PublicationState.DRAFT),
        ("published", "2026-12-02", PublicationState.EMBARGOED),
        ("published", None, PublicationState.EMBARGOED),
    ],
)
def test_what_may_not_be_seen_yet_is_not_hinted_at(
    status: str, withdrawn: str | None, state: PublicationState
) -> None:
    one = article("a", EMBARGO, publish_at=EMBARGO, status=status, withdrawn=withdrawn)
    assert publication_state(one, at("2026-11-20")) is state


def test_a_withdrawn_text_is_withdrawn_once_its_embargo_is_over() -> None:
    one = article("a", "2020-06-11", withdrawn="2020-06-12", publish_at="2020-06-11")
    assert publication_state(one, at("2026-11-20")) is PublicationState.WITHDRAWN


def test_a_text_without_an_embargo_is_published() -> None:
    assert publication_state(article("a"), at("2026-11-20")) is PublicationState.PUBLISHED


@pytest.mark.parametrize(
    ("now", "expired"), [("2021-01-01 00:00", True), ("2020-12-31 23:59", False)]
)
def test_a_text_expires_with_the_first_instant_of_its_day(now: str, expired: bool) -> None:
    assert has_expired(article("a", expires="2021-01-01"), at(now)) is expired


def test_a_text_without_an_expiry_never_expires() -> None:
    assert not has_expired(article("a"), at("2100-01-01"))


def test_only_embargo_and_expiry_turn_a_text_by_themselves() -> None:
    one = article("a", EMBARGO, publish_at=EMBARGO, expires="2027-01-01")
    assert turning_points(one) == (at(EMBARGO), at("2027-01-01"))
    assert turning_points(article("a")) == ()


def test_a_draft_waits_for_no_instant_and_a_withdrawn_text_does_not_expire() -> None:
    times: dict[str, Any] = {"publish_at": "2020-06-11", "expires": "2021-01-01"}
    assert turning_points(article("a", status="draft", **times)) == (at("2021-01-01"),)
    assert turning_points(article("a", withdrawn="2020-06-12", **times)) == (at("2020-06-11"),)
