"""Runs the search's own script in Node, as it is served.

In: a program of tests/search/js/, a value as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from typing import Any

from portal.output.assets import joined_script, minified_script
from tests.needs import ROOT

__all__ = ["run"]

_ENGINE = ROOT / "theme/static/js/search-engine.js"
_PROGRAMS = ROOT / "tests/search/js"


def run(program: str, given: Any, *words: str) -> Any:
    """What the program prints; raises CalledProcessError, with what it said, when it fails."""
    with tempfile.NamedTemporaryFile(suffix=".js") as engine:
        engine.write(minified_script(joined_script(_ENGINE)))
        engine.flush()
        done = subprocess.run(
            ["node", str(_PROGRAMS / program), *words],
            input=json.dumps(given),
            env={**os.environ, "PORTAL_ENGINE": engine.name},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
