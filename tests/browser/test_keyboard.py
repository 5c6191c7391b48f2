"""With the keyboard alone: everything is reached, in order, and one sees where one is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.keyboard import Stop, reachable, step, tab_to, walk
from tests.browser.pagetypes import LANGUAGES, SAMPLES, Sample, address_in
from tests.needs import needs

pytestmark = needs("chromium")

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 800}

WALKED = [
    sample
    for sample in SAMPLES
    if sample.name in ("home", "article-full", "events-year", "regulation", "contact", "search")
    and sample.lang in LANGUAGES[:2]
]


def backwards(stops: list[Stop]) -> list[str]:
    """Pairs where the focus goes up the page without a column beginning to the right.

    Marks of a picture stand in its own order: those of a timeline from left to right.
    """
    return [
        f"{before.text[:30]} → {after.text[:30]}"
        for before, after in pairwise(stops)
        if after.top < before.top - 4 and after.left < before.right
        if not (before.drawn and after.drawn)
    ]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("sample", WALKED, ids=[sample.id for sample in WALKED])
def test_the_tab_key_reaches_everything_in_order_and_shows_where_one_is(
    sample: Sample, width: int, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(sample.address)
    stops = walk(page)
    assert [stop.number for stop in stops] == list(range(reachable(page)))
    assert [stop.text for stop in stops if not stop.is_seen] == []
    if width == PHONE["width"]:
        assert backwards(stops) == []


def test_the_focus_leaves_the_page_at_both_ends(page: Page) -> None:
    """No trap: after the last stop comes the browser's own bar, and so it does backwards."""
    page.goto("/lien-he/")
    count = reachable(page)
    last = [step(page) for _ in range(count)][-1]
    assert last is not None
    assert last.number == count - 1
    after = step(page)
    assert after is None or after.number == 0
    page.goto("/lien-he/")
    reachable(page)
    step(page)
    before = step(page, "Shift+Tab")
    assert before is None or before.number == count - 1


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_first_stop_skips_to_the_content(size: dict[str, int], page: Page) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto("/tin/")
    first = step(page)
    assert first is not None
    assert (first.href, first.is_seen) == ("#noi-dung", True)
    step(page, "Enter")
    assert page.evaluate("document.activeElement.localName") == "main"
    inside = step(page)
    assert inside is not None
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_of_a_phone_opens_closes_and_leads_on(page: Page) -> None:
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.goto("/")
    assert not page.locator(".menu__list").is_visible()
    assert tab_to(page, ".menu > summary").is_seen
    step(page, "Enter")
    assert page.locator(".menu__list").is_visible()
    step(page, "Space")
    assert not page.locator(".menu__list").is_visible()
    step(page, "Enter")
    link = tab_to(page, ".menu a[href='/quy-che/']", limit=10)
    assert link.is_seen
    page.keyboard.press("Enter")
    page.wait_for_url("**/quy-che/")


def test_every_language_is_reached_and_leads_back(page: Page) -> None:
    here = next(each for each in SAMPLES if each.name == "article-full")
    page.goto(here.address)
    for lang in (*LANGUAGES[1:], LANGUAGES[0]):
        tab_to(page, f".languages a[hreflang='{lang}']")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{address_in(lang, here.address)}")
        assert page.locator("html").get_attribute("lang") == lang
        current = page.locator(".languages [aria-current]")
        assert current.get_attribute("hreflang") == lang


def test_the_rail_leads_to_a_year(page: Page) -> None:
    page.goto("/tin/")
    year = tab_to(page, ".rail a")
    assert year.is_seen
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{year.href}")
    assert year.text[:4] in page.locator("h1").inner_text()


def test_the_search_is_reached_from_any_page(page: Page) -> None:
    page.goto("/co-quan/")
    search = tab_to(page, ".tools__link", limit=10)
    assert search.is_seen
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/")


def test_a_wide_table_is_moved_with_the_arrow_keys(page: Page) -> None:
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.goto("/so-lieu/")
    tab_to(page, ".table-scroll:has(.heat)")
    # The latest years, at the right, are seen first.
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    for _ in range(50):
        if page.evaluate("document.activeElement.scrollLeft") < 0:
            return
        page.wait_for_timeout(20)
    pytest.fail("the table did not move")


def test_a_hidden_outline_is_found(page: Page) -> None:
    page.goto("/tim-kiem/")
    page.evaluate("""
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(".ways a { outline: none !important; }");
        document.adoptedStyleSheets = [sheet];
    """)
    unseen = [stop.text for stop in walk(page) if not stop.is_seen]
    assert len(unseen) == page.locator(".ways a").count()
