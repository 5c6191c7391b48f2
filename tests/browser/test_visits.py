"""Every page type in every language, as a reader's browser meets it: what it asks and says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser.pagetypes import SAMPLES
from tests.browser.serving import CSP, Wire
from tests.needs import needs

pytestmark = needs("chromium")

WIDTHS = (1280, 768, 320)


@dataclass(slots=True)
class Visit:
    """What happened while one page was shown, and how much wider than each screen it was."""

    address: str
    status: int = 0
    policy: str = ""
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    overflow: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Tour:
    """All visits, in one session of one reader."""

    visits: list[Visit]
    stored: int
    cookies: int


@pytest.fixture(scope="module")
def tour(browser: Browser, server: Wire) -> Tour:
    """Every page type once, in all languages, on three screens."""
    context = browser.new_context(base_url=server.address)
    page = context.new_page()
    visits = [visit(page, sample.address) for sample in SAMPLES]
    stored = page.evaluate("localStorage.length + sessionStorage.length")
    tour = Tour(visits, stored, len(context.cookies()))
    context.close()
    return tour


def visit(page: Page, path: str) -> Visit:
    found = Visit(path)

    def failed(request: Request) -> None:
        # A font that was still on its way when the page was left is not missed.
        if "ERR_ABORTED" not in (request.failure or ""):
            found.faults.append(f"{request.url}: {request.failure}")

    listeners: dict[str, Callable[..., None]] = {
        "request": lambda request: found.asked.append(request.url),
        "requestfailed": failed,
        "console": lambda said: found.faults.append(f"{said.type}: {said.text}"),
        "pageerror": lambda error: found.faults.append(str(error)),
    }
    for name, listener in listeners.items():
        page.on(name, listener)  # type: ignore[call-overload] # one overload for each name
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    answer = page.goto(path, wait_until="load")
    assert answer is not None
    found.status = answer.status
    found.policy = answer.headers["content-security-policy"]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found.overflow[width] = page.evaluate(
            "document.fonts.ready.then(() => document.documentElement.scrollWidth"
            " - document.documentElement.clientWidth)"
        )
    for name, listener in listeners.items():
        page.remove_listener(name, listener)
    return found


def test_every_page_type_is_shown(tour: Tour) -> None:
    assert [visit.address for visit in tour.visits] == [sample.address for sample in SAMPLES]
    assert {visit.address: visit.status for visit in tour.visits if visit.status != 200} == {}


def test_no_page_asks_another_server(tour: Tour, server: Wire) -> None:
    asked = [url for visit in tour.visits for url in visit.asked]
    assert len(asked) > len(tour.visits)
    assert [url for url in asked if not url.startswith((server.address, "data:"))] == []


def test_no_page_meets_an_error_or_the_content_security_policy(tour: Tour) -> None:
    assert {visit.policy for visit in tour.visits} == {CSP}
    assert {visit.address: visit.faults for visit in tour.visits if visit.faults} == {}


def test_no_page_sets_a_cookie_or_stores_anything(tour: Tour) -> None:
    assert (tour.cookies, tour.stored) == (0, 0)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(width: int, tour: Tour) -> None:
    wide = {visit.address: visit.overflow[width] for visit in tour.visits}
    assert {path: by for path, by in wide.items() if by > 0} == {}


def test_a_wrong_address_gets_the_page_that_helps_on(page: Page) -> None:
    answer = page.goto("/khong-co-trang-nay/")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("main a").count() > 3
