"""The filters above the list of news as a reader has them, in every language of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.pagetypes import LANGUAGES, address_in
from tests.browser.serving import CSP, Wire
from tests.browser.test_axe import SCHEMES, checked_page, look
from tests.browser.test_layout_shift import shifts
from tests.needs import needs

__all__ = ["checked_page"]

pytestmark = needs("chromium")

EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
YEAR = "2022"
AGENCY = "so-ngoai-vu-ha-tinh"
PARTNER = "khammouane"
HOSTILE = '"><img src=x onerror="window.ran=1"><script>window.ran=1</script>'
HTML = "text/html; charset=utf-8"
PATIENCE = 20_000
TRUSTED = f"{CSP}; require-trusted-types-for 'script'; trusted-types portal"

_ROW = re.compile(r'<li class="story">.*?\n</li>', re.DOTALL)


@pytest.fixture
def wrong(browser: Browser, server: Wire) -> Iterator[tuple[Page, list[str]]]:
    """A page whose requests can be answered here, and what went wrong in it since."""
    with browser.new_context(
        base_url=server.address, reduced_motion="reduce", service_workers="block"
    ) as context:
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        yield page, faults


def rows_of(html: str, kind: str = "") -> list[str]:
    """The rows of a list as the build made them; those of a kind."""
    return [row for row in _ROW.findall(html) if f"/loai/{kind}" in row]


def shown(page: Page) -> list[str]:
    rows = page.locator(".narrow > ol > li").locator("visible=true")
    return [row.replace("&nbsp;", "\xa0") for row in rows.evaluate_all(_AS_WRITTEN)]


_AS_WRITTEN = "all => all.map(each => each.outerHTML)"


def says(page: Page, words: str | re.Pattern[str]) -> None:
    """Waits until the filters tell of it."""
    expect(page.locator(".narrow .said")).to_contain_text(words, timeout=PATIENCE)


def counted(page: Page) -> int:
    """How many texts are said to be left; waits until that is said."""
    says(page, re.compile(r"\d"))
    found = re.search(r"\d+", page.locator(".narrow .said").inner_text())
    assert found
    return int(found[0])


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".narrow__button").click()
    expect(page.locator("select[name=co-quan] option").nth(1)).to_be_attached(timeout=PATIENCE)


def choices(page: Page, name: str) -> dict[str, int]:
    """The choices of a select with their counts."""
    texts = page.locator(f"select[name={name}] option").evaluate_all(
        "all => all.slice(1).map(each => [each.value, each.text])"
    )
    return {value: int(text.rpartition("(")[2].rstrip(")")) for value, text in texts}


def test_nothing_is_fetched_before_the_filters_are_opened(
    wrong: tuple[Page, list[str]],
) -> None:
    page, faults = wrong
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/tin/", wait_until="networkidle")
    named = ("/tim-kiem/", "js/search-engine.", "js/narrowing.")
    assert [url for url in asked if any(each in url for each in named)] == []
    page.locator(".narrow__button").click()
    expect(page.locator("select[name=co-quan] option").nth(1)).to_be_attached(timeout=PATIENCE)
    index = [url.partition("/chi-muc/")[2] for url in asked if "/chi-muc/" in url]
    assert [re.sub(r"[0-9a-f]{12}", "#", name) for name in sorted(index)] == [
        "0/loc.#.json",
        "muc.json",
    ]
    assert not re.search(r"/chi-muc/[^\"]", page.content())
    assert faults == []


@EACH_LANGUAGE
def test_rows_are_those_that_the_build_made(
    lang: str, wrong: tuple[Page, list[str]], server: Wire
) -> None:
    page, faults = wrong
    page.goto(address_in(lang, f"/tin/?nam={YEAR}&loai=talks"))
    made = rows_of(server.page(address_in(lang, f"/tin/{YEAR}/")), "talks/")
    assert len(made) > 1
    assert counted(page) == len(made)
    assert shown(page) == made
    assert faults == []


@EACH_LANGUAGE
def test_all_news_are_counted_translated_or_not(
    lang: str, wrong: tuple[Page, list[str]], server: Wire
) -> None:
    page, faults = wrong
    address = address_in(lang, "/tin/")
    opened(page, address)
    links = re.findall(
        rf'rail__link" href="{address}(\d+)/".*?rail__count">(\d+)', server.page(address)
    )
    assert choices(page, "nam") == {year: int(count) for year, count in links}
    assert list(choices(page, "nam")) == [year for year, _ in links]
    assert faults == []


def test_choices_narrow_together_and_each_says_how_many_it_leaves(
    wrong: tuple[Page, list[str]],
) -> None:
    page, faults = wrong
    opened(page, "/tin/")
    chosen = {}
    for name in ("tinh-ban", "loai", "nam", "co-quan"):
        wanted, left = max(choices(page, name).items(), key=lambda each: each[1])
        page.locator(f"select[name={name}]").select_option(wanted)
        chosen[name] = wanted
        says(page, f"Số tin tìm được: {left}.")
    assert len(shown(page)) == left > 0
    pairs = dict(pair.split("=") for pair in page.url.partition("?")[2].split("&"))
    assert pairs == chosen
    for row in shown(page):
        assert f"/loai/{chosen['loai']}/" in row
        assert f"/tin/{chosen['nam']}/" in row
    assert faults == []


def test_the_way_back_leads_through_all_choices(wrong: tuple[Page, list[str]]) -> None:
    page, faults = wrong
    opened(page, "/tin/")
    latest = shown(page)
    page.locator("select[name=nam]").select_option(YEAR)
    of_year = counted(page)
    page.locator("select[name=loai]").select_option("talks")
    expect(page.locator(".narrow .said")).not_to_contain_text(f" {of_year}.", timeout=PATIENCE)
    talks = shown(page)
    page.locator(".story__title a").locator("visible=true").first.click()
    page.wait_for_url(f"**/tin/{YEAR}/*/")
    page.go_back()
    says(page, f" {len(talks)}.")
    assert shown(page) == talks
    assert page.locator("select[name=loai]").input_value() == "talks"
    page.go_back()
    says(page, f" {of_year}.")
    assert page.locator("select[name=loai]").input_value() == ""
    page.go_back()
    says(page, "Đã xóa bộ lọc: dưới đây là các tin mới nhất.")
    assert shown(page) == latest
    assert page.url.endswith("/tin/")
    assert faults == []


def test_the_rest_comes_when_it_is_asked_for(wrong: tuple[Page, list[str]], server: Wire) -> None:
    page, faults = wrong
    page.goto(f"/tin/?nam={YEAR}")
    made = rows_of(server.page(f"/tin/{YEAR}/"))
    assert counted(page) == len(made) > 10
    assert shown(page) == made[:10]
    page.locator(".narrow__more button").click()
    expect(page.locator(".narrow__more")).to_be_hidden()
    assert shown(page) == made
    focused = page.evaluate("document.activeElement.closest('li')?.outerHTML")
    assert focused.replace("&nbsp;", "\xa0") == made[10]
    assert faults == []


def test_filters_are_cleared_and_the_latest_stand_as_before(
    wrong: tuple[Page, list[str]], server: Wire
) -> None:
    page, faults = wrong
    page.goto(f"/tin/?co-quan={AGENCY}&tinh-ban={PARTNER}")
    counted(page)
    clear = page.get_by_role("button", name="Xóa bộ lọc")
    clear.click()
    says(page, "Đã xóa bộ lọc: dưới đây là các tin mới nhất.")
    assert shown(page) == rows_of(server.page("/tin/"))
    assert page.url.endswith("/tin/")
    expect(clear).to_be_focused()
    expect(page.locator(".narrow__more, .narrow__own").locator("visible=true")).to_have_count(0)
    assert faults == []


@pytest.mark.parametrize(
    ("name", "value", "address"),
    [
        ("nam", YEAR, f"/tin/{YEAR}/"),
        ("loai", "talks", "/loai/talks/"),
        ("co-quan", AGENCY, f"/co-quan/{AGENCY}/"),
        ("tinh-ban", PARTNER, f"/tinh-ban/{PARTNER}/"),
    ],
)
@EACH_LANGUAGE
def test_what_is_chosen_alone_is_found_on_its_own_page(
    lang: str, name: str, value: str, address: str, wrong: tuple[Page, list[str]]
) -> None:
    page, faults = wrong
    page.goto(address_in(lang, f"/tin/?{name}={value}"))
    counted(page)
    link = page.locator(".narrow__own a")
    chosen = page.locator(f"select[name={name}] option:checked").inner_text()
    assert link.inner_text().endswith(f": {chosen.rpartition(' (')[0]}")
    href = link.get_attribute("href") or ""
    assert href == address_in(lang, address)
    assert page.request.get(href).ok
    other = "nam" if name == "loai" else "loai"
    page.locator(f"select[name={other}]").select_option(index=1)
    expect(page.locator(".narrow__own")).to_be_hidden()
    assert faults == []


def test_a_reader_with_a_keyboard_needs_no_mouse(wrong: tuple[Page, list[str]]) -> None:
    page, faults = wrong
    page.goto("/tin/")
    button = page.get_by_role("button", name="Lọc tin")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    expect(page.locator("select[name=nam] option").nth(1)).to_be_attached(timeout=PATIENCE)
    page.keyboard.press("Tab")
    expect(page.get_by_label("Năm đăng")).to_be_focused()
    page.keyboard.press("ArrowDown")
    newest = page.get_by_label("Năm đăng").input_value()
    counted(page)
    assert page.url.endswith(f"?nam={newest}")
    expect(page.get_by_label("Năm đăng")).to_be_focused()
    button.focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("Năm đăng")).to_be_hidden()
    assert counted(page) == len(shown(page))
    assert faults == []


@pytest.mark.parametrize(
    "value",
    [
        HOSTILE,
        "__proto__",
        "constructor",
        "../../en/",
        "javascript:alert(1)",
        "x" * 5_000,
        "\x00",
        "1e3",
    ],
    ids=["markup", "proto", "constructor", "path", "scheme", "long", "nul", "number"],
)
def test_a_hostile_address_leaves_a_sentence(value: str, wrong: tuple[Page, list[str]]) -> None:
    page, faults = wrong
    page.set_viewport_size({"width": 320, "height": 800})
    for name in ("nam", "loai", "co-quan", "tinh-ban"):
        page.goto("/404.html")
        page.evaluate(
            "([name, value]) => location.assign(`/tin/?${new URLSearchParams([[name, value]])}`)",
            [name, value],
        )
        says(page, "Không có tin nào có đủ các lựa chọn này.")
        assert page.evaluate("window.ran") is None
        assert page.locator(".narrow img, .narrow script, .narrow__own a").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert faults == []


@pytest.mark.parametrize(
    "file",
    ["js/search-engine.", "js/narrowing.", "/muc.json", "/loc.", f"/tin/{YEAR}/"],
)
def test_what_does_not_come_leaves_a_sentence_and_the_latest(
    file: str, wrong: tuple[Page, list[str]], server: Wire
) -> None:
    page, _ = wrong
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))

    def absent(route: Route) -> None:
        route.fulfill(status=503, body="")

    page.route(lambda url: file in url, absent)
    page.goto(f"/tin/?nam={YEAR}")
    says(page, "Kiểm tra kết nối rồi thử lại")
    assert shown(page) == rows_of(server.page("/tin/"))
    page.unroute_all()
    page.locator(".narrow__button").click()
    page.locator(".narrow__button").click()
    says(page, "Số tin tìm được")
    assert len(shown(page)) == 10
    assert faults == []


def test_a_year_that_does_not_come_is_told_of_and_the_others_are_shown(
    wrong: tuple[Page, list[str]],
) -> None:
    page, _ = wrong
    page.goto(f"/tin/?co-quan={AGENCY}")
    left = counted(page)
    rows = shown(page)
    years = {re.findall(r"/tin/(\d+)/", row)[0] for row in rows}
    assert len(years) > 1
    missing = max(years)
    page.route(f"**/tin/{missing}/", lambda route: route.abort())
    page.reload()
    says(page, f"Số tin tìm được: {left}. Có tin chưa tải được. Kiểm tra kết nối rồi thử lại.")
    assert shown(page) == [row for row in rows if f"/tin/{missing}/" not in row]


def test_a_site_that_was_published_meanwhile_shows_no_wrong_row(
    wrong: tuple[Page, list[str]], server: Wire
) -> None:
    """The year's page has one row less than the index has texts."""
    page, faults = wrong
    html = server.page(f"/tin/{YEAR}/")
    shorter = html.replace(rows_of(html)[0], "", 1)
    page.route(f"**/tin/{YEAR}/", lambda route: route.fulfill(body=shorter, content_type=HTML))
    page.goto(f"/tin/?nam={YEAR}")
    says(page, "Chưa tải được bộ lọc.")
    assert shown(page) == rows_of(server.page("/tin/"))
    assert faults == []


def test_rows_of_a_long_year_come_from_the_pages_of_its_months(
    wrong: tuple[Page, list[str]], server: Wire
) -> None:
    """Above a hundred rows a year's page shows months with counts; here it is made to."""
    page, faults = wrong
    html = server.page(f"/tin/{YEAR}/")
    # Where the source names no month, there is no page of it: the rows stay.
    months = re.sub(
        r'(</a> <span class="count">[^\n]*\n\s*)<ol.*?\n</ol>', r"\1", html, flags=re.DOTALL
    )
    assert len(rows_of(months)) < len(rows_of(html)) / 2
    page.route(f"**/tin/{YEAR}/", lambda route: route.fulfill(body=months, content_type=HTML))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/tin/?nam={YEAR}&loai=talks")
    made = rows_of(html, "talks/")
    assert counted(page) == len(made)
    assert shown(page) == made
    own = {url for url in asked if re.search(rf"/tin/{YEAR}/\d\d/$", url)}
    assert 0 < len(own) <= len(made) < html.count("section-heading")
    assert faults == []


def test_a_slow_network_is_told_of(wrong: tuple[Page, list[str]]) -> None:
    page, faults = wrong
    held: list[Route] = []
    page.route("**/loc.*.json", lambda route: held.append(route))
    with page.expect_request("**/loc.*.json"):
        page.goto(f"/tin/?nam={YEAR}")
    says(page, "Đang tải bộ lọc…")
    expect(page.locator(".stories").first).to_have_attribute("aria-busy", "true")
    held[0].continue_()
    says(page, "Số tin tìm được")
    expect(page.locator(".stories").first).to_have_attribute("aria-busy", "false")
    assert faults == []


def test_the_strictest_policy_lets_them_work(wrong: tuple[Page, list[str]], server: Wire) -> None:
    page, faults = wrong
    html = server.page("/tin/")
    headers = {"Content-Type": HTML, "Content-Security-Policy": TRUSTED}
    page.route("**/tin/?nam=*", lambda route: route.fulfill(body=html, headers=headers))
    page.goto(f"/tin/?nam={YEAR}")
    assert counted(page) > 10
    assert len(shown(page)) == 10
    assert faults == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ["/tin/", f"/tin/?nam={YEAR}&loai=talks"])
def test_nothing_moves_when_the_filters_appear(
    width: int, address: str, browser: Browser, slow_server: Wire
) -> None:
    assert shifts(browser, slow_server, address, width) == []


def test_without_a_script_there_are_no_filters(browser: Browser, server: Wire) -> None:
    with browser.new_context(base_url=server.address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"/tin/?nam={YEAR}")
        assert shown_without_script(page) == len(rows_of(server.page("/tin/")))
        expect(page.locator(".narrow__bar")).to_be_hidden()


def shown_without_script(page: Page) -> int:
    return page.locator(".story").locator("visible=true").count()


@needs("axe")
@pytest.mark.parametrize("scheme", SCHEMES)
def test_filters_shut_nobody_out_on_a_phone(checked_page: Page, scheme: str) -> None:
    checked_page.set_viewport_size({"width": 320, "height": 800})
    checked_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    checked_page.goto(f"/tin/?co-quan={AGENCY}")
    counted(checked_page)
    found = look(checked_page, whole=True)
    assert (found.violations, found.untold) == ([], [])
    assert checked_page.evaluate("document.documentElement.scrollWidth") == 320
