"""The shipped content, built once for all tests that look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.needs import ROOT
from tests.site.building import build
from tests.site.factory import make_corpus
from tests.site.facts import Site, read_site


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share the built site stay on one worker (pytest-xdist), which builds it once.

    First, since pytest-xdist looks for the marks in the same hook.
    """
    for item in items:
        if "built_site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("built_site"))


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The complete site of content/."""
    output = tmp_path_factory.mktemp("built") / "output"
    done = build(ROOT / "content", output)
    assert done.returncode == 0, done.stdout + done.stderr
    return read_site(output)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder of 30 made-up articles, not to be changed."""
    content = tmp_path_factory.mktemp("corpus") / "content"
    make_corpus(content, articles=30, agencies=5, partners=3)
    return content
