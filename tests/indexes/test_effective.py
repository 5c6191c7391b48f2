"""The last instant at which time alone changed anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Any

import pytest

from portal.domain.dates import HANOI, Moment
from portal.domain.model import Article, Names, Official
from portal.domain.registry import Registry
from portal.indexes.effective import effective_instant
from tests.made import agency, article, at, former, regulation, valid


def effective(
    now: str, *articles: Article, regulations: Sequence[Any] = (), **registers: Any
) -> str:
    registry = Registry(registers.get("agencies", [agency("so")]), (), regulations,
                        registers.get("people", ()))  # fmt: skip
    instant = effective_instant(articles, registry, at(now))
    assert instant.tzinfo is HANOI
    return f"{instant:%Y-%m-%d %H:%M}"


def test_at_the_earliest_it_is_the_beginning_of_the_year() -> None:
    assert effective("2026-11-20 09:00", article("a", "2026-03-01")) == "2026-01-01 00:00"
    assert effective("2026-01-01 00:00") == "2026-01-01 00:00"
    assert effective("2025-12-31 23:59") == "2025-01-01 00:00"


@pytest.mark.parametrize("key", ["publish_at", "expires"])
def test_an_embargos_end_and_an_expiry_turn_at_their_instant(key: str) -> None:
    times: dict[str, Any] = {key: "2026-06-11 17:30"}
    one = article("a", "2026-03-01", **times)
    assert effective("2026-06-11 17:29", one) == "2026-01-01 00:00"
    assert effective("2026-06-11 17:30", one) == "2026-06-11 17:30"
    assert effective("2026-11-20", one) == "2026-06-11 17:30"


def test_the_latest_of_all_turns_counts() -> None:
    texts = [article(f"a{m}", "2026-01-01", expires=f"2026-0{m}-01") for m in (3, 9, 5)]
    assert effective("2026-06-01", *texts) == "2026-05-01 00:00"


def test_a_review_turns_on_the_day_after_its_last() -> None:
    one = regulation("r", signed="2025-06-11", review_every=["P1Y"])
    assert effective("2026-06-11 23:59", regulations=[one]) == "2026-01-01 00:00"
    assert effective("2026-06-12", regulations=[one]) == "2026-06-12 00:00"


def test_the_review_of_a_withdrawn_text_postpones_nothing() -> None:
    one = regulation("r", signed="2025-06-11", review_every=["P1Y"])
    gone = article("gone", "2026-02-05", regulations=[("r", "briefing")], withdrawn="2026-02-06")
    assert effective("2026-11-20", gone, regulations=[one]) == "2026-06-12 00:00"


def test_terms_followers_and_events_of_regulations_turn() -> None:
    term = regulation("r", period=("2020", "2026-03"))
    assert effective("2026-11-20", regulations=[term]) == "2026-04-01 00:00"
    pair = [regulation("old"), regulation("new", signed="2026-05-20", replaces=("old",))]
    assert effective("2026-11-20", regulations=pair) == "2026-05-20 00:00"
    event = regulation("r", events=[("2026-07", "planned")])
    assert effective("2026-11-20", regulations=[event]) == "2026-07-01 00:00"


def test_an_announced_event_turns_when_it_is_over() -> None:
    one = article("a", "2026-06-01", kind="notice", event="2026-06-15")
    assert effective("2026-06-15 23:59", one) == "2026-01-01 00:00"
    assert effective("2026-06-16", one) == "2026-06-16 00:00"


def test_names_and_validities_turn() -> None:
    ended = agency("so", until="2026-06-27")
    begun = agency("so", since="2026-06-28")
    renamed = agency("so", names=(former("Phòng", None, "2026-02"),))
    found = [effective("2026-11-20", agencies=[one]) for one in (ended, begun, renamed)]
    assert found == ["2026-06-28 00:00", "2026-06-28 00:00", "2026-03-01 00:00"]


def test_terms_of_office_turn() -> None:
    person = Official("p", "p", "Nguyễn Văn Thử", Names("Giám đốc"), "so",
                      valid=valid("2026-04-01", "2026-08"))  # fmt: skip
    assert effective("2026-07-01", people=[person]) == "2026-04-01 00:00"
    assert effective("2026-11-20", people=[person]) == "2026-09-01 00:00"


def test_now_may_be_given_in_any_zone() -> None:
    now = Moment.parse("2026-01-01 03:00").instant
    assert now.astimezone(UTC).year == 2025
    instant = effective_instant((), Registry(), now.astimezone(UTC))
    assert instant == at("2026-01-01")
