"""A theme, the small content, and a content folder of the test's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.needs import ROOT
from tests.output.making import files_of, make, make_theme

SMALL = ROOT / "tests/fixtures/small/content"


@pytest.fixture(scope="session")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_theme(tmp_path_factory.mktemp("theme") / "theme")


@pytest.fixture(scope="session")
def small() -> Path:
    """The small content, not to be changed."""
    return SMALL


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small content, to be changed."""
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


@pytest.fixture(scope="session")
def built(theme: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the small site, complete."""
    output = tmp_path_factory.mktemp("built") / "output"
    make(SMALL, theme, output)
    return files_of(output)
