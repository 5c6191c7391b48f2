"""The shipped site in Chromium: every page type, as a reader's browser meets it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from portal.commands.httpd import SiteServer
from tests.needs import chromium, needs
from tests.site.facts import Site

pytestmark = needs("chromium")

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


def test_no_page_asks_another_server_or_meets_an_error(
    browser: Browser, address: str, built_site: Site
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: faults.append(f"{page.url}: {said.type} {said.text}"))
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: faults.append(f"{page.url}: {request.url}"))
    for each in addresses(built_site):
        answer = page.goto(address + each, wait_until="load")
        assert answer is not None
        assert answer.status == 200, each
    page.close()
    assert len(asked) > len(addresses(built_site))
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert [fault for fault in faults if "favicon.ico" not in fault] == []


def test_no_page_sets_a_cookie_or_stores_anything(
    browser: Browser, address: str, built_site: Site
) -> None:
    context = browser.new_context()
    page = context.new_page()
    for each in addresses(built_site):
        page.goto(address + each)
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_is_wider_than_the_screen(
    width: int, browser: Browser, address: str, built_site: Site
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    wide = [each for each in addresses(built_site) if overflow(page, address + each)]
    page.close()
    assert wide == []


def overflow(page: Page, url: str) -> bool:
    page.goto(url)
    measured: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return measured > 0


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
