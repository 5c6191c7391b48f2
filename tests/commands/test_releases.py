"""``rollback`` is to be done within a second: it loads nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from portal.commands import targets
from tests.needs import ROOT

HEAVY = ("PIL", "bs4", "markdown", "pelican", "yaml")


def test_going_back_loads_neither_pelican_nor_what_it_builds_with() -> None:
    script = (
        "import sys; from pathlib import Path; from portal.commands import releases, targets; "
        f"targets.read_settings(Path({str(ROOT)!r})); "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("[]\n", 0), done.stderr


def test_settings_that_only_pelican_can_read_are_read_by_it(tmp_path: Path) -> None:
    conf = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from pelicanconf import *; PATH = 'x'"
    (tmp_path / "x").mkdir()
    (tmp_path / targets.SETTINGS).write_text(conf, "utf-8")
    assert targets.read_settings(tmp_path)["PATH"] == str(tmp_path / "x")
