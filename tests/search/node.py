"""Runs the search's own script in Node.  In: a program of tests/search/js/, a value as JSON."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from tests.needs import ROOT

__all__ = ["run"]

_PROGRAMS = ROOT / "tests/search/js"


def run(program: str, given: Any, *words: str) -> Any:
    """What the program prints; raises CalledProcessError, with what it said, when it fails."""
    done = subprocess.run(
        ["node", str(_PROGRAMS / program), *words],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
