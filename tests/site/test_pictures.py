"""The pictures of the shipped site: as pages hold them, and as Chromium lays them out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import serving
from tests.needs import chromium, needs
from tests.site.facts import Site

LADDER, TILES, YEARS, REGISTER = "/", "/tinh-ban/", "/so-lieu/", "/quy-che/"

# What a reader meets: words over words, words outside, words or targets too small to be used.
FAULTS = """() => {
  const found = [];
  for (const picture of document.querySelectorAll("svg.pic")) {
    const edge = picture.getBoundingClientRect();
    const words = [...picture.querySelectorAll("text")]
      .map(text => [text.textContent.trim(), text.getBoundingClientRect(),
                    parseFloat(getComputedStyle(text).fontSize)])
      .filter(([, box]) => box.width);
    words.forEach(([text, box, size], place) => {
      if (size < 12) found.push(`${text}: ${size} px`);
      const across = box.left < edge.left - 9 || box.right > edge.right + 9;
      const down = box.top < edge.top - 3 || box.bottom > edge.bottom + 3;
      if (across || down) found.push(`${text}: outside`);
      for (const [other, over] of words.slice(place + 1)) {
        const across = Math.min(box.right, over.right) - Math.max(box.left, over.left);
        const down = Math.min(box.bottom, over.bottom) - Math.max(box.top, over.top);
        if (across > 1 && down > 5) found.push(`${text} over ${other}`);
      }
    });
    for (const link of picture.querySelectorAll("a")) {
      const field = link.querySelector(".choice__field").getBoundingClientRect();
      if (field.width < 24 || field.height < 24) found.push(`${link.ariaLabel}: target`);
    }
  }
  return found;
}"""


def soup(site: Site, address: str) -> BeautifulSoup:
    return BeautifulSoup(site.data(f"{address[1:]}index.html"), "html.parser")


def regulations(site: Site) -> list[str]:
    return sorted(a for a in site.pages if a.startswith("/quy-che/") and a != REGISTER)


@pytest.mark.parametrize(
    ("address", "marks"), [(LADDER, 19), (TILES, 37), (YEARS, 15), ("/en/tinh-ban/", 37)]
)
def test_every_mark_is_a_link_with_a_name_that_holds_its_count(
    built_site: Site, address: str, marks: int
) -> None:
    links = soup(built_site, address).select("svg.pic a")
    assert len(links) >= marks
    for link in links:
        name = str(link["aria-label"])
        # The dead ones are found by test_links.py; here each says in words what its figures say.
        counts = [text.get_text(strip=True) for text in link.select(".choice__count")]
        assert [count for count in counts if f": {count} " not in name] == []
        assert built_site.answers(str(link["href"]))


def test_the_ladder_shows_the_border_of_today(built_site: Site) -> None:
    page = soup(built_site, LADDER)
    names = [text.get_text(" ", strip=True) for text in page.select(".ladder .choice__name")]
    assert names == [
        "Phông Sa Lỳ", "Luông Pha Băng", "Hủa Phăn", "Xiêng Khoảng", "Bôlykhămxay", "Khăm Muộn",
        "Savannakhet", "Salavan", "Sê Kông", "Attapư",
        "Điện Biên", "Sơn La", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Quảng Trị", "Huế", "Đà Nẵng",
        "Quảng Ngãi",
    ]  # fmt: skip
    assert len(page.select(".ladder path")) == len(page.select(".ladder__table td li"))


def test_all_eighteen_units_of_laos_are_drawn(built_site: Site) -> None:
    assert len(soup(built_site, TILES).select(".tiles a")) == 18
    here = [
        address
        for address in built_site.pages
        if address.count("/") == 3
        and address.startswith("/tinh-ban/")
        and soup(built_site, address).select(".locator__here")
    ]
    assert len(here) == 18


def test_no_picture_brings_a_style_a_script_or_an_address_from_elsewhere(built_site: Site) -> None:
    for address in (LADDER, TILES, YEARS, REGISTER, *regulations(built_site)):
        for picture in soup(built_site, address).find_all("svg"):
            assert isinstance(picture, Tag)
            assert picture.select("style, script, image, foreignObject, [style]") == []


# --- in a browser --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Containers run as root, where Chromium's own sandbox cannot; the pages are our own.
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, built_site: Site) -> Iterator[Page]:
    with serving(built_site.root) as server:
        context = browser.new_context(base_url=server.address)
        yield context.new_page()
        context.close()


@needs("chromium")
def test_words_meet_no_words_and_marks_can_be_hit_on_a_small_and_a_large_screen(
    page: Page, built_site: Site
) -> None:
    faults = {}
    chosen = [LADDER, TILES, YEARS, REGISTER, *regulations(built_site)[::4]]
    for address in [f"{prefix}{each}" for prefix in ("", "/en") for each in chosen]:
        page.goto(address)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if found := page.evaluate(f"document.fonts.ready.then({FAULTS})"):
                faults[address, width] = found
    assert faults == {}


@needs("chromium")
def test_the_check_sees_words_that_are_small_meet_or_leave_their_picture(page: Page) -> None:
    page.goto(LADDER)
    page.evaluate("""() => {
      const [small, over, under, outside] = document.querySelectorAll(".ladder .choice__name");
      small.style.fontSize = "8px";
      over.setAttribute("y", under.getAttribute("y"));
      outside.setAttribute("y", "-20em");
    }""")
    assert page.evaluate(FAULTS) == [
        "Phông Sa Lỳ: 8 px",
        "Luông Pha Băng over Hủa Phăn",
        "Xiêng Khoảng: outside",
    ]


@needs("chromium")
def test_the_keyboard_reaches_each_mark_and_shows_where_it_is(page: Page) -> None:
    page.goto(LADDER)
    page.locator(".ladder a").first.focus()
    names = []
    for _ in range(3):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.ariaLabel"))
        stroke = page.evaluate(
            "getComputedStyle(document.activeElement.querySelector('.choice__field')).strokeWidth"
        )
        assert stroke == "3px"
    assert names == [
        "Luông Pha Băng: 1 tin",
        "Hủa Phăn: 5 tin",
        "Xiêng Khoảng: 2 tin",
    ]


@needs("chromium")
def test_a_mark_leads_where_it_says(page: Page) -> None:
    page.goto(TILES)
    page.locator(".tiles a[aria-label^='Khăm Muộn']").click()
    assert page.url.endswith("/tinh-ban/khammouane/")
    page.locator(".locator a").click()
    assert page.url.endswith("/tinh-ban/#ban-do-o")
