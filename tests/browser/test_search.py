"""The search page as a reader has it: typing, keys, what is said aloud, the way back."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_axe import SCHEMES, checked_page, look
from tests.needs import needs

__all__ = ["checked_page"]

pytestmark = needs("chromium")

QUERY = "quy che phoi hop cong an so ngoai vu ha tinh"
_TOLD_AS_SHOWN = """() => {
  const told = document.querySelector(".search .said").textContent;
  return told === `Số tin tìm được: ${document.querySelectorAll(".search__result").length}.`;
}"""
_FILES_AT_FIRST_RESULT = """
const ask = window.fetch;
window.files = window.atFirst = 0;
window.fetch = (address, ...rest) => {
  if (String(address).includes("/chi-muc/")) window.files += 1;
  return ask(address, ...rest);
};
new MutationObserver((_, observer) => {
  if (!document.querySelector(".search__result")) return;
  observer.disconnect();
  requestAnimationFrame(() => { window.atFirst = window.files; });
}).observe(document, { childList: true, subtree: true });
"""
HOSTILE = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'


@pytest.fixture
def asked(page: Page) -> list[str]:
    """What went wrong in the page since, a refusal by the site's policy among it."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto("/tim-kiem/")
    page.locator("input[name=q]").wait_for()
    return wrong


def asks(query: str) -> Callable[[str], bool]:
    """Whether an address has the query."""
    return lambda url: parse_qs(urlsplit(url).query).get("q") == [query]


def search_for(page: Page, words: str) -> None:
    field = page.locator("input[name=q]")
    field.fill(words)
    field.press("Enter")


def test_results_come_while_one_types_and_are_told_of(page: Page, asked: list[str]) -> None:
    page.locator("input[name=q]").press_sequentially(QUERY, delay=10)
    results = page.locator(".search__result")
    expect(results.first).to_be_visible()
    # What half of the query found may stand there still, and go while this looks: both in one look.
    page.wait_for_url(asks(QUERY))
    page.wait_for_function(_TOLD_AS_SHOWN)
    href = results.first.locator("a").get_attribute("href")
    assert href is not None
    assert page.request.get(href).ok
    assert results.first.locator("mark").count() > 0
    assert asked == []


def test_the_address_has_the_query_and_the_way_back_leads_through_all(
    page: Page, asked: list[str]
) -> None:
    search_for(page, "hải quan")
    expect(page.locator(".search__result").first).to_be_visible()
    first = page.locator(".search__result a").first.inner_text()
    assert page.url.endswith("?q=h%E1%BA%A3i+quan")
    search_for(page, "biên phòng")
    expect(page.locator(".search__result a").first).not_to_have_text(first)
    page.go_back()
    expect(page.locator("input[name=q]")).to_have_value("hải quan")
    expect(page.locator(".search__result a").first).to_have_text(first)
    page.locator(".search__result a").first.click()
    page.wait_for_url("**/tin/**")
    page.go_back()
    expect(page.locator(".search__result a").first).to_have_text(first)
    assert asked == []


def test_who_types_slowly_leaves_one_entry_for_each_query(page: Page, asked: list[str]) -> None:
    """Results come while one types, so the address changes many times for one query."""
    field = page.locator("input[name=q]")
    length = page.evaluate("history.length")
    for query in ("hải quan", "biên phòng"):
        field.fill("")
        field.press_sequentially(query, delay=200)
        page.wait_for_url(asks(query))
        field.press("Enter")
    assert page.evaluate("history.length") == length + 1
    page.go_back()
    expect(field).to_have_value("hải quan")
    expect(page.locator(".search__result").first).to_be_visible()
    field.press_sequentially(" chung", delay=200)
    page.wait_for_url(asks("hải quan chung"))
    page.go_back()
    expect(field).to_have_value("hải quan")
    assert asked == []


def test_the_first_result_is_painted_before_more_is_fetched(page: Page, asked: list[str]) -> None:
    """The list of files, four shards, the row of the first: nothing else is in its way."""
    page.add_init_script(_FILES_AT_FIRST_RESULT)
    page.goto(f"/tim-kiem/?q={QUERY.replace(' ', '+')}")
    page.wait_for_function(_TOLD_AS_SHOWN)
    first, all_files = page.evaluate("[window.atFirst, window.files]")
    assert 0 < first <= 6 < all_files
    assert asked == []


def test_names_of_the_registers_are_chosen_with_the_keys(page: Page, asked: list[str]) -> None:
    field = page.locator("input[name=q]")
    assert field.get_attribute("aria-expanded") == "false"
    field.press_sequentially("bolikham", delay=10)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    assert field.get_attribute("aria-expanded") == "true"
    field.press("ArrowDown")
    chosen = options.first.get_attribute("id") or "?"
    assert field.get_attribute("aria-activedescendant") == chosen
    assert options.first.get_attribute("aria-selected") == "true"
    field.press("Escape")
    expect(options.first).to_be_hidden()
    assert field.get_attribute("aria-expanded") == "false"
    assert field.get_attribute("aria-activedescendant") is None
    assert field.input_value() == "bolikham"
    field.press("x")
    field.press("Backspace")
    expect(options.first).to_be_visible()
    name = options.first.inner_text()
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value(name)
    expect(page.locator(".search__result").first).to_be_visible()
    assert asked == []


def test_choices_have_counts_and_narrow_what_is_found(page: Page, asked: list[str]) -> None:
    search_for(page, "hội nghị")
    expect(page.locator(".search__result").first).to_be_visible()
    page.locator(".search__narrow summary").click()
    years = page.locator("select[name=nam]")
    choice = years.locator("option").nth(1)
    expect(choice).to_be_attached()
    year, _, count = choice.inner_text().partition(" (")
    years.select_option(year)
    said = page.get_by_role("status").filter(has_text="Số tin tìm được")
    expect(said).to_have_text(f"Số tin tìm được: {count.rstrip(')')}.")
    assert f"nam={year}" in page.url
    hrefs = page.locator(".search__result a").evaluate_all("all => all.map(each => each.href)")
    assert hrefs
    assert all(f"/tin/{year}/" in href for href in hrefs)
    assert asked == []


def test_markup_in_a_query_is_words(page: Page, asked: list[str]) -> None:
    search_for(page, HOSTILE)
    expect(page.locator(".search .said")).not_to_be_empty()
    assert page.locator("input[name=q]").input_value() == HOSTILE
    page.reload()
    expect(page.locator(".search .said")).not_to_be_empty()
    assert page.evaluate("window.ran") is None
    assert page.locator(".search img, .search script").count() == 0
    assert asked == []


def test_a_query_without_end_is_answered(page: Page, asked: list[str]) -> None:
    page.goto(f"/tim-kiem/?q={'quy+che+' * 1_000}")
    expect(page.locator(".search .said")).not_to_be_empty()
    expect(page.locator(".search__result").first).to_be_visible()
    assert asked == []


@needs("axe")
@pytest.mark.parametrize("scheme", SCHEMES)
def test_results_shut_nobody_out_on_a_phone(checked_page: Page, scheme: str) -> None:
    checked_page.set_viewport_size({"width": 320, "height": 800})
    checked_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    checked_page.goto("/tim-kiem/?q=hoi+nghi&nam=2023")
    expect(checked_page.locator(".search__result").first).to_be_visible()
    found = look(checked_page, whole=True)
    assert (found.violations, found.untold) == ([], [])
    assert checked_page.evaluate("document.documentElement.scrollWidth") == 320
