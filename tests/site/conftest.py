"""The shipped content, built once for all tests that look at it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from portal.commands.filelock import held
from portal.warm.signatures import look
from tests.needs import ROOT
from tests.site.building import build
from tests.site.factory import make_corpus
from tests.site.facts import Site, read_site


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The complete site of content/; with several workers (pytest-xdist) one builds for all."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    output = shared / "built" / "output"
    with held(shared / "built.lock", lambda: None):
        if not output.exists():
            output.parent.mkdir()
            done = build(ROOT / "content", output)
            assert done.returncode == 0, done.stdout + done.stderr
    return read_site(output)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder of 30 made-up articles, not to be changed."""
    content = tmp_path_factory.mktemp("corpus") / "content"
    make_corpus(content, articles=30, agencies=5, partners=3)
    # A file written within the last tick of the clock is opened again by the next build: the
    # tests of what a build leaves alone begin when that is over.
    while None in (look(content) or {}).values():
        time.sleep(0.1)
    return content
