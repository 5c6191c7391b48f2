"""``lint``: the project's tools and its own rules over code, theme and locks.

In: the project's folder.  Out: 0, or 1 with everything that any of the checks found; all of
them run, whatever the first says.  The own rules are those that no tool knows: see
:mod:`portal.commands.treerules` and :mod:`portal.commands.lockrules`.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from portal.commands import lockrules, treerules
from portal.commands.speech import Exit, Text

__all__ = ["run"]

_PYTHON = ("-m", "ruff", "check", ".")
_FORMAT = ("-m", "ruff", "format", "--check", ".")
_TYPES = ("-m", "mypy")
_TEMPLATES = ("-m", "djlint", "theme/templates", "--lint", "--quiet")

_PASSED = Text("{name}: đạt ({seconds:.1f} giây)", "{name}: passed ({seconds:.1f} s)")
_FAILED = Text("{name}: có lỗi ({seconds:.1f} giây)", "{name}: faults found ({seconds:.1f} s)")


def run(*, root: Path, lang: str) -> int:
    """Run every check, print what each found; 1 when any found something."""
    checks: dict[str, Callable[[], bool]] = {
        "ruff check": lambda: _tool(root, _PYTHON),
        "ruff format": lambda: _tool(root, _FORMAT),
        "mypy --strict": lambda: _tool(root, _TYPES),
        "djlint": lambda: _tool(root, _TEMPLATES),
        "tree": lambda: _rules(treerules.faults(root), lang),
        "locks": lambda: _rules(lockrules.faults(root), lang),
    }
    failed = False
    for name, check in checks.items():
        started = time.perf_counter()
        passed = check()
        text = _PASSED if passed else _FAILED
        seconds = time.perf_counter() - started
        print(text.filled(name=name, seconds=seconds).in_(lang), flush=True)
        failed = failed or not passed
    return Exit.CONTENT if failed else Exit.DONE


def _tool(root: Path, words: tuple[str, ...]) -> bool:
    finished = subprocess.run([sys.executable, *words], cwd=root, check=False)
    return finished.returncode == 0


def _rules(found: list[tuple[str, Text]], lang: str) -> bool:
    for place, text in found:
        print(f"{place}: {text.in_(lang)}")
    return not found
