"""Figures made of answers: scores, bytes that count, percentiles."""

from __future__ import annotations

import pytest

from portal.commands.bench.search.found import Cold, Score, cold_of, percentile, score
from portal.commands.bench.search.queries import Query
from portal.commands.bench.search.wire import Sent


def query(*right: str) -> Query:
    return Query("name", "x", frozenset(right))


def test_a_score_counts_first_five_and_ten() -> None:
    answers = [
        (query("a"), ["a", "b"]),
        (query("a", "b"), ["c", "b", "a"]),
        (query("a"), ["b", "c", "d", "e", "f", "a"]),
        (query("a"), []),
    ]
    assert score(answers) == Score(queries=4, first=0.25, five=0.5, ten=0.75)


def test_of_what_was_sent_only_the_search_counts() -> None:
    sent = [
        Sent("/tim-kiem/", 9_000),
        Sent("/theme/css/site.0.css", 8_000),
        Sent("/theme/vendor/fonts/x.woff2", 30_000),
        Sent("/theme/js/first.0.js", 300),
        Sent("/theme/js/search.0.js", 3_000),
        Sent("/tim-kiem/chi-muc/muc.json", 5_000),
        Sent("/tim-kiem/chi-muc/0/17.0.json", 10_000),
    ]
    assert cold_of(sent, 80.0) == Cold(18_000, 3, 80.0)


@pytest.mark.parametrize(("part", "found"), [(0.5, 2), (0.95, 4), (0, 1)])
def test_a_percentile_is_one_of_the_values(part: float, found: float) -> None:
    assert percentile([4, 1, 3, 2], part) == found
