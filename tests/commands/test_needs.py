"""A missing tool: the test is skipped, listed at the end, and in the verification a fault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import ROOT, TOOLS, missing

SUITE = """
from tests.needs import needs

def test_plain(): pass

@needs("chromium")
def test_browser(): raise AssertionError("must not run")

@needs("chromium", "vnu")
def test_pages(): raise AssertionError("must not run")
"""


def run_suite(folder: Path, *words: str, **environ: str) -> tuple[int, str]:
    """The suite above on a machine without Chromium."""
    (folder / "conftest.py").write_text("from tests.conftest import *\n", "utf-8")
    (folder / "test_suite.py").write_text(SUITE, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", "utf-8")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "PORTAL_"))}
    process = subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=folder,
        env={**kept, "PATH": "", "CHROMIUM": "", "PYTHONPATH": str(ROOT), **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    return process.returncode, process.stdout


@pytest.mark.parametrize("spread", [[], ["-n", "2"]])
def test_what_was_skipped_is_listed_with_how_to_install_it(
    tmp_path: Path, spread: list[str]
) -> None:
    code, printed = run_suite(tmp_path, *spread, PORTAL_LANG="en")
    assert code == 0
    lines = printed.splitlines()
    at = next(i for i, line in enumerate(lines) if "how to install what is missing" in line)
    assert lines[at + 1] == "chromium (2 tests): sudo apt install chromium"
    assert "1 passed, 2 skipped" in lines[-1]


def test_the_list_is_in_vietnamese_by_default(tmp_path: Path) -> None:
    _, printed = run_suite(tmp_path)
    assert "đã bỏ qua, và cách cài phần còn thiếu" in printed
    assert "chromium (2 phép thử): sudo apt install chromium" in printed


@pytest.mark.parametrize("spread", [[], ["-n", "2"]])
def test_where_all_is_required_a_skipped_test_is_a_fault_of_the_machine(
    tmp_path: Path, spread: list[str]
) -> None:
    assert run_suite(tmp_path, *spread, PORTAL_REQUIRE_ALL="1")[0] == 3
    assert run_suite(tmp_path, "-k", "plain", PORTAL_REQUIRE_ALL="1")[0] == 0


def test_a_tool_that_nobody_knows_is_an_error_of_the_test() -> None:
    with pytest.raises(KeyError):
        missing(("hammer",))
    ways = ("sudo apt install ", "python3 tasks.py ")
    assert all(tool.install.startswith(ways) for tool in TOOLS.values())
