"""A disk that is really full, and one that is really read-only: a sentence, and nothing changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.needs import needs
from tests.publishing.mounts import told

CASES = [
    pytest.param("directory", marks=needs("namespaces")),
    pytest.param("ssh", marks=needs("namespaces", "rsync")),
]


@pytest.mark.parametrize("kind", CASES)
def test_a_full_disk_changes_nothing_and_leaves_room_for_the_next_release(
    kind: str, tmp_path: Path
) -> None:
    found = told(kind, "full", tmp_path)
    reason = found.pop("en")
    assert found == {"code": 3, "changed": False, "shown": True, "later": True}
    assert isinstance(reason, str)
    assert ("the disk is full" if kind == "directory" else "No space left on device") in reason
    assert reason.endswith("The former site is still whole; mend this and try again.")


@pytest.mark.parametrize("kind", CASES)
def test_a_read_only_disk_changes_nothing(kind: str, tmp_path: Path) -> None:
    found = told(kind, "read-only", tmp_path)
    reason, back = found.pop("en"), found.pop("back")
    assert found == {"code": 3, "changed": False, "shown": True, "later": True}
    words = "the disk is read-only" if kind == "directory" else "Read-only file system"
    assert isinstance(reason, str)
    assert isinstance(back, list)
    assert words in reason
    assert words in back[1]
    assert (back[0], back[2]) == (3, True)


@needs("namespaces")
def test_a_disk_that_is_full_while_the_site_is_built_leaves_the_former_site(tmp_path: Path) -> None:
    found = told("build", "full", tmp_path)
    reason = found.pop("en")
    assert found == {"codes": [0, 3, 0], "same": True, "later": True}
    assert isinstance(reason, str)
    assert "the disk is full" in reason
    assert reason.endswith("The former site is still whole; mend this and try again.")
