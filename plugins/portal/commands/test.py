"""``test``: every test that this machine can run.

In: words for pytest.  Out: 0 all passed, 1 a test failed, 2 wrong words, 3 the machine (with
``PORTAL_REQUIRE_ALL=1`` also when a test was skipped; see tests/conftest.py).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from portal.commands.speech import Exit

__all__ = ["run"]

# pytest's own codes (docs: "Exit codes"), told in the portal's.  A file that cannot be collected
# counts as interrupted there; here it is a fault of the project like any failing test.
_PYTEST_CODES = {
    0: Exit.DONE,
    1: Exit.CONTENT,
    2: Exit.CONTENT,
    3: Exit.ENVIRONMENT,
    4: Exit.USAGE,
    5: Exit.USAGE,
}

_MOST_WORKERS = 4


def run(*, root: Path, words: Sequence[str], lang: str) -> int:
    """Run pytest in ``root`` with ``words``; the whole suite is spread over the cores."""
    workers = min(os.cpu_count() or 1, _MOST_WORKERS)
    # Tests of one file share what is dear to make, such as a built site: they stay together.
    spread = ["-n", str(workers), "--dist", "loadfile"] if not words and workers > 1 else []
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", *spread, *words],
        cwd=root,
        env={**os.environ, "PORTAL_LANG": lang},
        check=False,
    )
    return _PYTEST_CODES.get(finished.returncode, Exit.ENVIRONMENT)
