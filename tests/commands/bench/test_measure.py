"""What a command costs is taken down, with all that it started."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from portal.commands.bench.measure import Failed, measure

# Two processes: one works and holds memory, the other writes a file.
_WORK = """
import pathlib, subprocess, sys, time
pathlib.Path(sys.argv[1], "a").write_bytes(bytes(1000))
child = "import time; held = b'x' * (64 << 20); until = time.process_time() + 0.5\\n"
child += "while time.process_time() < until: pass\\ntime.sleep(0.3)"
subprocess.run([sys.executable, "-c", child], check=True)
print("1 files, 1 written")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_run_is_taken_down_with_its_descendants(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _WORK, str(tmp_path)]
    measured = measure(command, cwd=tmp_path, environ=os.environ, output=tmp_path)
    assert measured.wall > 0.8
    assert 0.5 < measured.cpu < 5
    assert measured.memory > 64 << 20
    assert (measured.files, measured.size) == (1, 1000)
    assert measured.said == "1 files, 1 written"


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; print('no'); sys.exit(3)"]
    with pytest.raises(Failed) as caught:
        measure(command, cwd=tmp_path, environ=os.environ, output=tmp_path)
    assert (caught.value.code, caught.value.said) == (3, "no")
