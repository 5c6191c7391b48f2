"""What is written to the disk before a release is shown, and what a disk that fails says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from portal.publishing.targets.flushing import flush_file_system


def program(folder: Path, text: str) -> None:
    path = folder / "sync"
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """How often all file systems were written out; ``sync`` is what a test puts into its place."""
    done: list[str] = []
    monkeypatch.setattr(os, "sync", lambda: done.append("all"))
    monkeypatch.setenv("PATH", str(tmp_path))
    return done


def test_one_file_system_is_written_out(whole: list[str], tmp_path: Path) -> None:
    program(tmp_path, f'echo "$@" >{tmp_path}/asked')
    flush_file_system(tmp_path / "www")
    assert (tmp_path / "asked").read_text("utf-8") == f"-f {tmp_path}/www\n"
    assert whole == []


@pytest.mark.parametrize("text", ["", "echo 'sync: invalid option -- f' >&2; exit 1"])
def test_all_are_where_one_alone_cannot(whole: list[str], tmp_path: Path, text: str) -> None:
    if text:
        program(tmp_path, text)
    flush_file_system(tmp_path)
    assert whole == ["all"]


def test_a_disk_that_fails_is_told(whole: list[str], tmp_path: Path) -> None:
    program(tmp_path, "echo \"sync: error syncing 'www': Input/output error\" >&2; exit 1")
    with pytest.raises(OSError, match="Input/output error"):
        flush_file_system(tmp_path)
    assert whole == []
