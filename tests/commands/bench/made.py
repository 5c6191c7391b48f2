"""Measurements that nobody took, for tests of what is made of them."""

from __future__ import annotations

from portal.commands.bench.measure import Measured
from portal.commands.bench.results import Key, Results, Run
from portal.commands.bench.trees import Changes

__all__ = ["put", "run"]


def run(wall: float, *, memory: int = 400, said: str = "", changes: Changes | None = None) -> Run:
    """A build of ``wall`` seconds on one core, ``memory`` in MB."""
    measured = Measured(wall, wall, memory * 1_000_000, 1100, 10_000_000, said)
    return Run(measured, changes or Changes(0, 0))


def put(results: Results, row: str, builder: str, articles: int, *runs: Run) -> None:
    for each in runs:
        results.add(Key(row, builder, articles), each)
