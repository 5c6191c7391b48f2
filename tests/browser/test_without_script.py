"""Without JavaScript: the ways of a reader through the site, by links and disclosures alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pagetypes import LANGUAGES, SAMPLES, address_in
from tests.browser.serving import Wire
from tests.needs import needs

pytestmark = needs("chromium")

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture
def plain(browser: Browser, server: Wire) -> Iterator[Page]:
    """A page of a browser without scripts, on a phone."""
    with browser.new_context(
        base_url=server.address,
        java_script_enabled=False,
        viewport={"width": 360, "height": 640},
    ) as context:
        yield context.new_page()


def follow(page: Page, selector: str) -> str:
    """Go where the first link leads that is seen; its address."""
    page.locator(selector).locator("visible=true").first.click()
    assert page.locator("h1").count() == 1
    return page.url


@EACH_LANGUAGE
def test_from_home_through_a_year_and_a_month_to_an_article(lang: str, plain: Page) -> None:
    root = address_in(lang, "/")
    plain.goto(root)
    plain.locator(".menu > summary").click()
    assert follow(plain, f".menu a[href='{root}tin/']").endswith(f"{root}tin/")
    assert follow(plain, f".rail a[href='{root}tin/2022/']").endswith(f"{root}tin/2022/")
    assert follow(plain, f"main a[href='{root}tin/2022/12/']").endswith("/tin/2022/12/")
    follow(plain, ".story__title a")
    assert plain.locator("article h1").is_visible()


@EACH_LANGUAGE
def test_from_an_article_to_its_regulation_and_its_parties(lang: str, plain: Page) -> None:
    root = address_in(lang, "/")
    article = next(each for each in SAMPLES if (each.name, each.lang) == ("article", lang))
    plain.goto(article.address)
    follow(plain, f"main a[href^='{root}quy-che/']")
    assert plain.locator(".timeline").is_visible()
    follow(plain, f"main a[href^='{root}co-quan/']")
    assert plain.locator(f"main a[href^='{root}tin/']").count() > 0


def test_the_other_languages_of_a_page(plain: Page) -> None:
    article = next(each for each in SAMPLES if each.name == "article")
    plain.goto(article.address)
    for lang in (*LANGUAGES[1:], LANGUAGES[0]):
        follow(plain, f".languages a[hreflang='{lang}']")
        assert plain.url.endswith(address_in(lang, article.address))


@EACH_LANGUAGE
def test_the_search_says_what_to_use_instead(lang: str, plain: Page) -> None:
    plain.goto(address_in(lang, "/tim-kiem/"))
    assert plain.locator("main a").locator("visible=true").count() > 5


def test_every_page_type_shows_its_content(plain: Page) -> None:
    poor = []
    for sample in SAMPLES:
        plain.goto(sample.address, wait_until="commit")
        plain.locator("footer").wait_for()
        if len(plain.locator("main").inner_text()) < 100:
            poor.append(sample.address)
    assert poor == []
