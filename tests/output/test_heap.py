"""The cycle collector rests during a build, and only then."""

from __future__ import annotations

import gc

import pytest

from portal.output.heap import uncollected
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
