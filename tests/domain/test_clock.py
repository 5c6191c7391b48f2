"""Now: said, else from the environment, else the machine's clock."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from portal.domain.clock import now
from portal.domain.dates import HANOI, InvalidDate


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2026-03-01", "2026-03-01T00:00:00+07:00"),
        ("2026-03-01 17:30", "2026-03-01T17:30:00+07:00"),
        ("2026-03-01T17:30:05", "2026-03-01T17:30:05+07:00"),
        ("2026-03-01T17:30:00Z", "2026-03-02T00:30:00+07:00"),
        ("2026-03-01T17:30:00-05:00", "2026-03-02T05:30:00+07:00"),
        ("2026-03", "2026-03-01T00:00:00+07:00"),
    ],
)
def test_what_is_said_is_local_time_unless_it_names_a_zone(said: str, expected: str) -> None:
    instant = now(said, {"SOURCE_DATE_EPOCH": "0"})
    assert instant.isoformat() == expected
    assert instant.tzinfo is HANOI


@pytest.mark.parametrize(
    ("said", "reason"),
    [("tomorrow", "form"), ("2026-02-31", "calendar"), ("01/03/2026", "form")],
)
def test_what_is_no_time_is_refused(said: str, reason: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        now(said, {})
    assert (caught.value.text, caught.value.reason) == (said, reason)


def test_the_environments_epoch_counts_seconds() -> None:
    assert now(None, {"SOURCE_DATE_EPOCH": "1"}).isoformat() == "1970-01-01T07:00:01+07:00"
    assert now("", {"SOURCE_DATE_EPOCH": "1"}) == now(None, {"SOURCE_DATE_EPOCH": "1"})


@pytest.mark.parametrize(
    ("epoch", "reason"),
    [("yesterday", "form"), ("-1", "form"), ("1.5", "form"), ("²", "form"), ("9" * 20, "calendar")],
)
def test_an_epoch_that_is_no_count_of_seconds_is_refused(epoch: str, reason: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        now(None, {"SOURCE_DATE_EPOCH": epoch})
    assert (caught.value.text, caught.value.reason) == (epoch, reason)


def test_without_both_it_is_the_machines_clock_in_local_time() -> None:
    before = datetime.now(HANOI)
    instant = now(None, {})
    assert before <= instant <= datetime.now(HANOI)
    assert instant.utcoffset() == timedelta(hours=7)
