"""A warm build that is killed at any step leaves one whole site, and its successor is right.

``PORTAL_KILLS`` asks for more steps than every run tries.
"""

from __future__ import annotations

import os

import pytest

from tests.warm.conftest import Turning
from tests.warm.place import differing
from tests.warm.steps import BUILDS, at_step, killed_at, steps_taken

KILLS = int(os.environ.get("PORTAL_KILLS", "7"))


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_at_any_step_the_former_or_the_coming_site_is_shown_and_the_next_build_is_right(
    turning: Turning, jobs: int
) -> None:
    place = turning.place
    place.jobs = jobs
    steps = []
    for _ in turning.states:
        turning.turn()
        steps.append(steps_taken(place))
    assert min(steps) > 50, steps
    seen = []
    for kill in range(KILLS):
        former, coming = turning.turn()
        step = 1 + kill * (steps[kill % len(steps)] - 1) // max(1, KILLS - 1)
        assert killed_at(place, step)
        shown = turning.shown
        seen.append(shown == former.shown)
        if shown != former.shown:
            assert differing(shown, coming.shown) == []
        place.build()
        assert differing(turning.shown, coming.shown) == []
    assert seen[0]
    assert not seen[-1]


def test_of_two_builds_at_once_one_waits_and_what_was_saved_last_is_shown(
    turning: Turning,
) -> None:
    place = turning.place
    place.jobs = 1
    holding, free = BUILDS.Event(), BUILDS.Event()

    def hold() -> None:
        holding.set()
        free.wait()

    def first() -> None:
        # Far enough to have the lock: the trees are changed from here on.
        at_step(steps // 2, hold)
        place.build()

    turning.turn()
    steps = steps_taken(place)
    for _ in turning.states[1:]:
        turning.turn()
        place.build()
    former, between = turning.turn()
    one = BUILDS.Process(target=first)
    one.start()
    holding.wait()
    assert differing(turning.shown, former.shown) == []
    _, last = turning.turn()
    other = BUILDS.Process(target=place.build)
    other.start()
    other.join(1)
    assert other.is_alive(), "it waits"
    free.set()
    one.join()
    other.join()
    assert (one.exitcode, other.exitcode) == (0, 0)
    assert differing(turning.shown, last.shown) == []
    turning.turn()
    place.build()
    assert differing(turning.shown, turning.states[turning.at].shown) == []
    assert between.shown != last.shown


def test_two_builds_of_the_same_begun_together_both_end_well(turning: Turning) -> None:
    place = turning.place
    place.jobs = 2
    _, coming = turning.turn()
    builds = [BUILDS.Process(target=place.build) for _ in range(2)]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert [build.exitcode for build in builds] == [0, 0]
    assert differing(turning.shown, coming.shown) == []
