"""How much goes over the wire, compressed as a host does it, against the project's budgets.

Bytes of files are those of brotli at its best; a first visit is what the browser itself counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.pagetypes import LANGUAGES, SAMPLES, address_in
from tests.browser.serving import Wire, wire_bytes
from tests.needs import ROOT, needs
from tests.site.facts import Page, Site

STYLES = 12 * 1024
ARTICLE = 9 * 1024
SCRIPTS = 3 * 1024
FIRST_VISIT = 110 * 1024


def articles(site: Site) -> list[str]:
    """The addresses of all published articles of content/, in every language."""
    files = [path for path in sorted((ROOT / "content/news").rglob("*.md")) if "." not in path.stem]
    published = [f"/tin/{path.parent.name}/{path.stem}/" for path in files]
    return [
        address_in(lang, address)
        for lang in LANGUAGES
        for address in published
        if address in site.pages
    ]


def page_bytes(site: Site, address: str) -> int:
    return wire_bytes(site.files[f"{address.lstrip('/')}index.html"])


def scripts_of(site: Site, page: Page) -> Iterator[int]:
    for source in re.findall(r'<script[^>]+src="([^"]+)"', page.html):
        yield wire_bytes(site.files[urlsplit(source).path.lstrip("/")])


def test_all_styles_together_are_small(shown: Site) -> None:
    sheets = [path for name, path in shown.files.items() if name.endswith(".css")]
    assert sheets
    assert sum(wire_bytes(path) for path in sheets) <= STYLES


def test_every_article_is_small(shown: Site) -> None:
    weights = {address: page_bytes(shown, address) for address in articles(shown)}
    assert len(weights) >= 57 * len(LANGUAGES)
    assert {address: size for address, size in weights.items() if size > ARTICLE} == {}


def test_no_page_for_reading_loads_more_script_than_it_may(shown: Site) -> None:
    """The search is a tool, not a page for reading."""
    heavy = {
        page.address: size
        for page in shown.pages.values()
        if not page.address.endswith("/tim-kiem/")
        and (size := sum(scripts_of(shown, page))) > SCRIPTS
    }
    assert heavy == {}


@needs("chromium")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_first_visit_of_an_article_without_photographs_is_light(
    lang: str, shown: Site, browser: Browser, server: Wire
) -> None:
    """The heaviest article of each language, with everything that the browser fetches for it."""
    own = [each for each in articles(shown) if shown.pages[each].lang == lang]
    plain = [each for each in own if "<figure" not in shown.pages[each].html]
    heaviest = max(plain, key=lambda address: page_bytes(shown, address))
    received = first_visit(browser, server, heaviest)
    assert any(url.endswith(".woff2") for url in received)
    assert any(url.endswith(".css") for url in received)
    assert sum(received.values()) <= FIRST_VISIT, received


@needs("chromium")
def test_photographs_are_not_counted_as_nothing(browser: Browser, server: Wire) -> None:
    full = next(each for each in SAMPLES if each.name == "article-full")
    assert any(url.endswith(".jpg") for url in first_visit(browser, server, full.address))


def first_visit(browser: Browser, server: Wire, address: str) -> dict[str, int]:
    """Each address that was fetched, with its bytes on the wire, headers included."""
    received: dict[str, int] = {}
    urls: dict[str, str] = {}
    with browser.new_context(base_url=server.address) as context:
        page = context.new_page()
        wire = context.new_cdp_session(page)
        wire.on(
            "Network.requestWillBeSent",
            lambda e: urls.update({e["requestId"]: e["request"]["url"]}),
        )

        def finished(event: dict[str, float | str]) -> None:
            url = urls[str(event["requestId"])]
            received[url] = received.get(url, 0) + int(event["encodedDataLength"])

        wire.on("Network.loadingFinished", finished)
        wire.send("Network.enable")
        page.goto(address, wait_until="networkidle")
    return received
