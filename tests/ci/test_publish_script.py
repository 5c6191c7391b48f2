"""``.ci/publish`` in a repository of its own, with a publication that is made up."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.needs import ROOT

PUBLISH = """
import os, pathlib, sys
print(*sys.argv[1:], "key" if "PORTAL_SSH_KEY" in os.environ else "")
if "fails" in sys.argv:
    sys.exit(1)
pathlib.Path("ledger").mkdir(exist_ok=True)
pathlib.Path("ledger/2026.txt").write_text(os.environ["LINES"])
"""


def git(folder: Path, *words: str) -> str:
    name = ("-c", "user.name=t", "-c", "user.email=t@example.vn")
    done = subprocess.run(
        ["git", *name, *words], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a repository that holds the script and a stand-in for tasks.py."""
    origin = tmp_path / "origin.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(origin))
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(origin), str(clone))
    git(clone, "checkout", "-q", "-b", "main")
    (clone / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/publish", clone / ".ci/publish")
    (clone / "tasks.py").write_text(PUBLISH, "utf-8")
    git(clone, "add", "-A")
    git(clone, "commit", "-qm", "first")
    git(clone, "push", "-q", "origin", "main")
    return clone


def publish(clone: Path, branch: str, lines: str = "a\n", **more: str) -> tuple[int, str]:
    """Run the script as a forge does; its exit code and what it says."""
    environ = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    environ |= {"GIT_CONFIG_GLOBAL": "/dev/null", "LINES": lines, "PORTAL_BRANCH": branch, **more}
    done = subprocess.run(
        [".ci/publish"], cwd=clone, env=environ, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def ledger(clone: Path) -> str:
    """The ledger as the repository has it; "" for none."""
    origin = clone.parent / "origin.git"
    names = git(origin, "ls-tree", "-r", "--name-only", "main").split()
    return git(origin, "show", "main:ledger/2026.txt") if "ledger/2026.txt" in names else ""


def test_main_is_published_and_the_ledger_pushed_once(clone: Path) -> None:
    assert publish(clone, "main", PORTAL_TARGET="may-chu") == (0, "publish --to may-chu \n")
    assert ledger(clone) == "a"
    head = git(clone, "rev-parse", "HEAD")
    assert "[skip ci]" in git(clone, "log", "-1", "--format=%B")
    assert publish(clone, "main", PORTAL_TARGET="may-chu")[0] == 0
    assert git(clone, "rev-parse", "HEAD") == head


def test_another_branch_is_a_preview_and_keeps_no_ledger(clone: Path) -> None:
    named = {"PORTAL_TARGET": "may-chu", "PORTAL_PREVIEW": "xem-thu"}
    assert publish(clone, "bai-moi", **named) == (0, "publish --to xem-thu \n")
    assert ledger(clone) == ""


def test_without_a_target_nothing_is_published(clone: Path) -> None:
    said = "No target is named for branch main: nothing is published.\n"
    assert publish(clone, "main") == (0, said)
    assert publish(clone, "main", PORTAL_PREVIEW="xem-thu") == (0, said)


def test_a_publication_that_fails_fails_the_run_and_pushes_nothing(clone: Path) -> None:
    assert publish(clone, "main", PORTAL_TARGET="fails")[0] == 1
    assert ledger(clone) == ""


def test_a_push_that_was_overtaken_is_done_again(clone: Path) -> None:
    other = clone.with_name("other")
    git(clone.parent, "clone", "-q", str(clone.parent / "origin.git"), str(other))
    (other / "bai.md").write_text("x", "utf-8")
    git(other, "add", "-A")
    git(other, "commit", "-qm", "faster")
    git(other, "push", "-q", "origin", "main")
    assert publish(clone, "main", "a\nb\n", PORTAL_TARGET="may-chu")[0] == 0
    assert ledger(clone) == "a\nb"
    assert (clone / "bai.md").is_file()


def test_a_run_without_a_branch_is_refused(clone: Path) -> None:
    assert publish(clone, "", PORTAL_TARGET="may-chu")[0] == 1
