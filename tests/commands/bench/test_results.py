"""Medians, spreads, and ratios between builds of one turn."""

from __future__ import annotations

from portal.commands.bench.results import Spread, counts_told, ratio
from tests.commands.bench.made import run


def test_a_spread_is_the_median_with_the_least_and_the_greatest() -> None:
    assert Spread.of([4.0, 2.0, 3.0]) == Spread(3.0, 2.0, 4.0)
    assert Spread.of([2.0, 4.0]) == Spread(3.0, 2.0, 4.0)


def test_a_ratio_is_taken_turn_by_turn() -> None:
    # The second turn was a busy one for both: the medians' ratio would be 3, each turn says 2.
    ours, theirs = [run(2.0), run(6.0), run(2.0)], [run(1.0), run(3.0), run(1.0)]
    assert ratio(ours, theirs) == Spread(2.0, 2.0, 2.0)


def test_there_is_no_ratio_to_what_was_not_measured() -> None:
    assert ratio([run(1.0)], []) is None


def test_counts_are_read_from_what_the_build_says() -> None:
    said = "out: 1,252 files, 52 written, 0 removed; 60 rendered, 0 converted. Content: 79 files"
    assert counts_told(said) == {
        "files": 1252,
        "written": 52,
        "removed": 0,
        "rendered": 60,
        "converted": 0,
    }
    assert counts_told("Total in 213 ms") == {}
