"""Whatever happens between builds, a warm build shows what a fresh one shows, to the byte.

``PORTAL_SEQUENCES`` and ``PORTAL_STEPS`` ask for more and longer sequences than every run makes.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import ClassVar

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.warm.designs import real_theme
from tests.warm.machine import Editing

SEQUENCES = int(os.environ.get("PORTAL_SEQUENCES", "3"))
STEPS = int(os.environ.get("PORTAL_STEPS", "7"))


def patient(sequences: int) -> settings:
    """A sequence is some seconds of builds, which is not too slow here."""
    return settings(
        deadline=None,
        max_examples=max(1, sequences),
        stateful_step_count=STEPS,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )


class Dressed(Editing):
    """In the theme that ships: its macros print once what many pages show."""

    make_theme = staticmethod(real_theme)
    done: ClassVar[Counter[str]] = Counter()


def hold_against_fresh(machine: type[Editing], sequences: int) -> None:
    """Run so many sequences; ``pytest -s`` shows how many that were."""
    run_state_machine_as_test(machine, settings=patient(sequences))
    done = machine.done
    print(f"{machine.__name__}: {done['sequences']} sequences, {done['comparisons']} comparisons")
    assert done["sequences"] >= sequences
    assert done["comparisons"] > 0


def test_pages_that_print_all_they_could_show_come_out_as_from_a_fresh_build() -> None:
    hold_against_fresh(Editing, SEQUENCES)


def test_pages_of_the_theme_that_ships_come_out_as_from_a_fresh_build() -> None:
    # A single one may be the empty one, which shows nothing.
    hold_against_fresh(Dressed, max(3, SEQUENCES // 3))
