"""The cycle collector rests during a build, and only then."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from portal.output.heap import give_back, uncollected
from portal.output.workers import spread


def test_the_collector_rests_within_and_works_again_after() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_a_fault() -> None:
    with pytest.raises(ValueError, match="fault"), uncollected():
        raise ValueError("fault")
    assert gc.isenabled()


def test_one_that_rested_before_goes_on_resting() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()


def test_workers_inherit_its_rest() -> None:
    with uncollected():
        found = set(spread(lambda: 0, lambda _, item: gc.isenabled(), range(100), 2))
    assert found == {False}


def test_memory_that_was_let_go_is_given_back() -> None:
    """Only glibc tells: elsewhere the size stays, and nothing fails."""
    kept = [(bytes(200), bytearray(60_000)) for _ in range(2000)]
    few = [small for small, _ in kept]
    del kept
    before = resident()
    give_back()
    assert resident() <= before
    assert len(few) == 2000


def resident() -> int:
    """Pages of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1])
