"""On what was measured, and whether the machine had other work."""

from __future__ import annotations

from portal import __version__
from portal.commands.bench.machine import machine_lines
from portal.commands.bench.peers import Peer


def test_a_busy_machine_is_told_first() -> None:
    first, *others = machine_lines([], 1.25)
    assert first.startswith("**The machine was busy with other work when this began (load 1.2):")
    assert list(machine_lines([], 0.4)) == others


def test_versions_of_the_portal_and_its_peers_are_named() -> None:
    lines = list(machine_lines([Peer("hugo", "0.168.0", (), "", "")], 0))
    assert lines[-2:] == [f"Portal: {__version__}", "Hugo: 0.168.0"]
