"""The shipped site in Chromium: every page type, as a reader's browser meets it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from portal.commands.httpd import SiteServer
from tests.needs import chromium, needs
from tests.site.facts import Site

pytestmark = needs("chromium")

WIDTHS = (1280, 768, 320)

# One of each page type.
TYPES = (
    "/", "/tin/", "/tin/2021/", "/tin/2021/12/", "/nam/", "/nam/2021/", "/co-quan/", "/tinh-ban/",
    "/co-quan/so-ngoai-vu-ha-tinh/", "/tinh-ban/khammouane/", "/tinh/ha-tinh/", "/loai/",
    "/loai/talks/", "/quy-che/", "/van-ban/", "/so-lieu/", "/lich/", "/dinh-chinh/",
    "/tim-kiem/", "/du-lieu/", "/gioi-thieu/", "/lien-he/", "/so-do/", "/404.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(built_site: Site) -> Iterator[str]:
    """The built site on a server of this machine."""
    with SiteServer(built_site.root, 0, "") as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.address
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Containers run as root, where Chromium's own sandbox cannot; the pages are our own.
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


def addresses(site: Site) -> list[str]:
    """Each page type in Vietnamese and English, and one article and one regulation."""
    article = next(address for address in site.pages if address.startswith("/tin/2020/h"))
    regulation = next(address for address in site.pages if address.startswith("/quy-che/q"))
    wanted = [*TYPES, article, regulation]
    return [f"{prefix}{address}" for prefix in ("", "/en") for address in wanted]


@dataclass(slots=True)
class Visit:
    """What happened while one page was shown, and how wide it was on each screen."""

    address: str
    status: int = 0
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
def tour(browser: Browser, address: str, built_site: Site) -> Tour:
    """Every page type once, in both languages, on three screens."""
    context = browser.new_context()
    page = context.new_page()
    visits = [visit(page, address, each) for each in addresses(built_site)]
    stored = page.evaluate("localStorage.length + sessionStorage.length")
    tour = Tour(visits, stored, len(context.cookies()))
    context.close()
    return tour


def visit(page: Page, address: str, path: str) -> Visit:
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
    answer = page.goto(address + path, wait_until="load")
    found.status = answer.status if answer else 0
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
    assert len(tour.visits) > 50
    assert {visit.address: visit.status for visit in tour.visits if visit.status != 200} == {}


def test_no_page_asks_another_server(tour: Tour, address: str) -> None:
    asked = [url for visit in tour.visits for url in visit.asked]
    assert len(asked) > len(tour.visits)
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def test_no_page_meets_an_error(tour: Tour) -> None:
    faults = {
        visit.address: found
        for visit in tour.visits
        if (found := [fault for fault in visit.faults if "favicon.ico" not in fault])
    }
    assert faults == {}


def test_no_page_sets_a_cookie_or_stores_anything(tour: Tour) -> None:
    assert (tour.cookies, tour.stored) == (0, 0)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(width: int, tour: Tour) -> None:
    wide = {visit.address: visit.overflow[width] for visit in tour.visits}
    assert {path: by for path, by in wide.items() if by > 0} == {}


def test_a_reader_finds_an_article_without_a_script(
    browser: Browser, address: str, built_site: Site
) -> None:
    """From home through a year to an article and to the agency that it names, by links alone."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/")
    for prefix in ("/tin/", "/tin/2", "/tin/2", "/co-quan/"):
        link = page.locator(f"main a[href^='{prefix}']").first
        if prefix == "/tin/":
            link = page.locator("a[href='/tin/']").first
        href = link.get_attribute("href")
        assert href is not None
        answer = page.goto(address + href)
        assert answer is not None
        assert answer.status == 200
    assert page.locator("h1").count() == 1
    context.close()
