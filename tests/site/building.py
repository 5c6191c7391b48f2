"""Builds for tests: the real command in a process of its own, as a person would run it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.needs import ROOT

__all__ = ["NOW", "SITE_URL", "build", "environ", "files_of", "start", "words_of"]

# All tests build as of one moment, so that what they compare differs in nothing else.
NOW = "2026-11-20 09:00"
SITE_URL = "https://songoaivu.example"


def words_of(content: Path, output: Path, *options: str) -> list[str]:
    """The command line of a build in the environment that the tests run in."""
    return [
        *(sys.executable, "-m", "portal.commands", "build"),
        *("--content", str(content), "--output", str(output)),
        *("--now", NOW, "--site-url", SITE_URL, *options),
    ]


def environ(**more: str) -> dict[str, str]:
    """This environment with plugins/ on the path and English messages."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SOURCE_DATE")}
    return {**kept, "PYTHONPATH": str(ROOT / "plugins"), "PORTAL_LANG": "en", **more}


def build(
    content: Path, output: Path, *options: str, cwd: Path | str = ROOT, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a build to its end."""
    return subprocess.run(
        words_of(content, output, *options),
        cwd=cwd,
        env=environ(**more),
        capture_output=True,
        text=True,
        check=False,
    )


def start(content: Path, output: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a build in a process group of its own, to be killed with all its workers."""
    return subprocess.Popen(
        words_of(content, output, *options),
        cwd=ROOT,
        env=environ(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def files_of(output: Path) -> Mapping[str, bytes]:
    """Every file of a built site with its bytes."""
    root = output.resolve()
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
