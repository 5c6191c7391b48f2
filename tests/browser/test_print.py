"""On paper: an article prints with its title, its facts, its sources' and its own address."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.pagetypes import LANGUAGES, SAMPLES, Sample
from tests.needs import needs
from tests.site.building import SITE_URL

pytestmark = needs("chromium")

ARTICLES = [sample for sample in SAMPLES if sample.name in ("article", "article-full")]
OTHERS = [
    sample
    for sample in SAMPLES
    if sample.name in ("home", "regulation", "figures", "data", "contact")
    and sample.lang == LANGUAGES[0]
]
_A4 = (595, 842)


def printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format="A4")))


def words(text: str) -> str:
    """The letters and digits of a text, since a printed line may break anywhere.

    And without the signs around Lao letters: of the forms that a font has for them beside each
    other, a PDF does not tell which letters they stand for.
    """
    return re.sub(r"[\W\u0eb1-\u0ebc\u0ec8-\u0ecd]+", "", text)


@pytest.mark.parametrize("sample", ARTICLES, ids=[sample.id for sample in ARTICLES])
def test_an_article_prints_with_where_it_comes_from(sample: Sample, page: Page) -> None:
    page.goto(sample.address)
    wanted = [
        page.locator("h1").inner_text(),
        *(each.inner_text() for each in page.locator(".article__summary").all()),
        page.locator(".citation").inner_text(),
        f"{SITE_URL}{sample.address}",
        *(link.get_attribute("href") or "" for link in page.locator(".sources a").all()),
        *(fact.inner_text() for fact in page.locator(".card dt").all()),
    ]
    assert len(wanted) > 8
    document = printed(page)
    text = words("".join(each.extract_text() for each in document.pages))
    assert 1 <= len(document.pages) <= 6
    assert [each for each in wanted if words(each) not in text] == []
    ways = words(page.locator(".sections").text_content() or "?")
    assert ways not in text


@pytest.mark.parametrize("sample", OTHERS, ids=[sample.id for sample in OTHERS])
def test_other_pages_print_too(sample: Sample, page: Page) -> None:
    page.goto(sample.address)
    heading = page.locator("h1").text_content() or "?"
    document = printed(page)
    for each in document.pages:
        assert [float(side) for side in each.mediabox[2:]] == pytest.approx(_A4, abs=1)
    texts = [each.extract_text() for each in document.pages]
    assert words(heading) in words("".join(texts))
    assert all(text.strip() for text in texts)


def test_paper_is_white_whatever_the_scheme(page: Page) -> None:
    page.goto(ARTICLES[0].address)
    page.emulate_media(media="print", color_scheme="dark")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    ink = page.evaluate("getComputedStyle(document.querySelector('.text p')).color")
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert sum(int(part) for part in re.findall(r"\d+", ink)[:3]) < 150


def test_headings_stay_with_what_they_head(page: Page) -> None:
    """No page of a printed article ends with a heading of its text."""
    full = next(sample for sample in ARTICLES if sample.name == "article-full")
    page.goto(full.address)
    headings = {words(each.inner_text()) for each in page.locator(".text h2, .text h3").all()}
    texts = [each.extract_text().strip().splitlines() for each in printed(page).pages]
    assert headings
    assert len(texts) > 1
    for before, _ in pairwise(texts):
        body = [line for line in before if line.strip() and not re.fullmatch(r"[\d/ ]+", line)]
        assert words(body[-1]) not in headings
