"""Programs that gates ask where a machine has them: a browser, axe, the Nu Html Checker.

In: the project's folder, the path.  Out: where each lies, or None.  None of them is needed to
publish; a gate that had to do without says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Tools", "find_tools"]

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Tools:
    """Paths; None for what this machine lacks."""

    chromium: str | None = None
    axe: Path | None = None
    java: str | None = None
    vnu: Path | None = None


def find_tools(root: Path) -> Tools:
    """What there is here; ``CHROMIUM`` names another browser."""
    packages = root / "node_modules"
    axe = packages / "axe-core" / "axe.min.js"
    vnu = packages / "vnu-jar" / "build" / "dist" / "vnu.jar"
    names = (os.environ.get("CHROMIUM"), *_BROWSERS)
    browser = next((path for name in names if name and (path := shutil.which(name))), None)
    return Tools(browser, axe if axe.is_file() else None, _java(), vnu if vnu.is_file() else None)


def _java() -> str | None:
    """A Java that starts: on some systems ``java`` is only a hint how to install it."""
    path = shutil.which("java")
    if path is None:
        return None
    started = subprocess.run([path, "-version"], capture_output=True, check=False)  # noqa: S603
    return path if started.returncode == 0 else None
