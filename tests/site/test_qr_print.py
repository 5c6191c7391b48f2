"""The QR code of an article: on paper it is there and is read; on screen nobody asks for it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from portal.commands.build import build_site
from tests.browser.serving import serving
from tests.needs import chromium, needs
from tests.site.factory import make_corpus

pytestmark = needs("chromium")

SITE_URL = "https://so-ngoai-vu.example"


class Printed:
    """An article as its site shows it: what was asked for on screen and on paper, and the print."""

    def __init__(self, page: Page, address: str, path: str) -> None:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        page.goto(address + path, wait_until="load")
        for _ in range(20):
            page.mouse.wheel(0, 2000)
        page.wait_for_timeout(200)
        self.on_screen = [each for each in asked if each.endswith("qr.svg")]
        page.pdf()
        self.on_paper = [each for each in asked if each.endswith("qr.svg")]
        page.emulate_media(media="print")
        page.wait_for_load_state("networkidle")
        code, words = page.locator(".citation__code"), page.locator(".citation")
        self.words = words.inner_text()
        self.box = code.evaluate("e => [e.offsetWidth, e.offsetHeight]")
        self.picture = page.locator(".remark:has(.citation)").screenshot()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium(), args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content") / "content"
    make_corpus(folder, articles=2, translated=0, agencies=2, partners=1)
    return folder


def article_of(content: Path) -> str:
    path = sorted((content / "news").rglob("*.md"))[0]
    return f"/tin/{path.parent.name}/{path.stem}/"


@pytest.fixture(scope="module", params=["plain", "finished"])
def printed(
    request: pytest.FixtureRequest,
    browser: Browser,
    content: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, str, Printed]]:
    """Which build, the article's path, and how it prints."""
    home = tmp_path_factory.mktemp("print")
    build_site(content=content, output=home / "output", site_url=SITE_URL, jobs=1)
    path = article_of(content)
    if request.param == "finished":
        from portal.finishing.qr import qr_svg

        (home / "output" / path[1:] / "qr.svg").write_bytes(qr_svg(SITE_URL + path))
    with serving(home / "output") as server:
        page = browser.new_page(viewport={"width": 800, "height": 800}, device_scale_factor=2)
        yield request.param, path, Printed(page, server.address, path)
        page.close()


def test_a_reader_on_screen_never_asks_for_it(printed: tuple[str, str, Printed]) -> None:
    assert printed[2].on_screen == []


def test_printing_asks_for_it(printed: tuple[str, str, Printed]) -> None:
    _, path, found = printed
    assert found.on_paper == [f"{path}qr.svg"]


def test_the_address_stands_in_words_in_every_build(printed: tuple[str, str, Printed]) -> None:
    _, path, found = printed
    assert found.words.endswith(f" {SITE_URL}{path}")


def test_on_paper_it_is_25_mm_and_reads_as_the_address_and_before_publishing_nothing_is_there(
    printed: tuple[str, str, Printed],
) -> None:
    build, path, found = printed
    picture = Image.open(io.BytesIO(found.picture)).convert("L")
    codes = [code.text for code in zxingcpp.read_barcodes(picture)]
    if build == "finished":
        assert found.box == pytest.approx([25 / 25.4 * 96] * 2, abs=1)
        assert codes == [SITE_URL + path]
    else:
        assert found.box == [0, 0]
        assert codes == []
