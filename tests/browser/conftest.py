"""What the tests in a browser share: one built site, one server, a browser a module."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from portal.commands.filelock import held
from tests.browser.content import make_content
from tests.browser.serving import Wire, serving
from tests.needs import chromium
from tests.site.building import build
from tests.site.facts import Site, read_site

# Containers run as root, where Chromium's own sandbox cannot; the pages are our own.
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
_FONT_DELAY = 0.3


@pytest.fixture(scope="session")
def shown_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of tests/browser/content.py; with several workers (pytest-xdist) one builds."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    output = shared / "shown" / "output"
    with held(shared / "shown.lock", lambda: None):
        if not output.exists():
            make_content(output.with_name("content"))
            done = build(output.with_name("content"), output)
            assert done.returncode == 0, done.stdout + done.stderr
    return output.resolve()


@pytest.fixture(scope="session")
def shown(shown_root: Path) -> Site:
    """The same site, read."""
    return read_site(shown_root)


@pytest.fixture(scope="session")
def server(shown_root: Path) -> Iterator[Wire]:
    with serving(shown_root) as server:
        yield server


@pytest.fixture(scope="session")
def slow_server(shown_root: Path) -> Iterator[Wire]:
    """The same site, with fonts that come late."""
    with serving(shown_root, _FONT_DELAY) as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; closed before another module's tests, which may need the thread's event loop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, server: Wire) -> Iterator[BrowserContext]:
    """A reader who has never been here; addresses are relative to the site."""
    with browser.new_context(base_url=server.address, reduced_motion="reduce") as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
