"""Measuring: what a command costs is taken down, and the report says how it grows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from portal.commands import bench
from portal.commands.benchreport import Row, report
from portal.commands.measure import Failed, Measured, measure
from portal.commands.speech import CommandFault, Exit

# Two processes: one works and holds memory, the other writes a file.
_WORK = """
import pathlib, subprocess, sys, time
pathlib.Path(sys.argv[1], "a").write_bytes(bytes(1000))
child = "import time; held = b'x' * (64 << 20); until = time.process_time() + 0.5\\n"
child += "while time.process_time() < until: pass\\ntime.sleep(0.3)"
subprocess.run([sys.executable, "-c", child], check=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_run_is_taken_down_with_its_descendants(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _WORK, str(tmp_path)]
    measured = measure(command, cwd=tmp_path, environ=os.environ, output=tmp_path)
    assert measured.wall > 0.8
    assert 0.5 < measured.cpu < 5
    assert measured.memory > 64 << 20
    assert (measured.files, measured.size) == (1, 1000)


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; print('no'); sys.exit(3)"]
    with pytest.raises(Failed) as caught:
        measure(command, cwd=tmp_path, environ=os.environ, output=tmp_path)
    assert (caught.value.code, caught.value.said) == (3, "no")


def rows() -> list[Row]:
    small = [Measured(wall, 3.0, 100 << 20, 1100, 10 << 20) for wall in (2.0, 4.0, 3.0)]
    large = [Measured(wall, 30.0, 300 << 20, 5500, 50 << 20) for wall in (12.0, 11.0, 14.0)]
    return [Row.of(1000, "lean", small), Row.of(5000, "lean", large)]


def test_the_report_shows_medians_and_ranges() -> None:
    lines = report(rows(), 3).splitlines()
    assert (
        "| 1,000 | lean | 3.00 s | 2.00–4.00 s | 3.00 s | 3.00 ms | 100 MiB | 1,100 | 10.0 MiB |"
        in lines
    )


def test_the_report_says_how_time_grows_with_the_number_of_articles() -> None:
    assert report(rows(), 3).splitlines()[-1] == (
        "| lean | 1,000 | 5,000 | × 5.00 | × 4.00 | × 10.00 | 0.80 |"
    )
    assert "## Growth" not in report(rows()[:1], 3)


@pytest.mark.parametrize("value", ["", "a", "10,", "0", "10,-5", "²"])
def test_numbers_of_articles_that_are_none_are_refused(value: str, tmp_path: Path) -> None:
    with pytest.raises(CommandFault) as caught:
        bench.run(root=tmp_path, articles=value, runs=1, lang="en")
    assert caught.value.exitcode == Exit.USAGE
    assert caught.value.text.en == (
        f"bench: --articles needs whole numbers above zero, comma-separated, not “{value}”."
    )
