"""The reader's settings: kept only once chosen, there before the first paint, never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import comforts
from tests.browser.comforts import ARTICLE, REGULATION, Host, stored
from tests.needs import needs
from tests.site.facts import Site

pytestmark = needs("chromium")

built_site, chrome = comforts.built_site, comforts.chrome
host, reader = comforts.host, comforts.reader

PAGES = ("/", ARTICLE, REGULATION, "/khong-co-trang-nay/", "/ngoai-tuyen/", f"/en{ARTICLE}")
BUTTON = "Cách hiển thị"

# Every ground that the page had in any frame, and how far anything moved by itself.
WATCH = """
  window.grounds = [];
  window.moved = 0;
  const look = () => {
    const ground = document.body && getComputedStyle(document.body).backgroundColor;
    if (ground && window.grounds.at(-1) !== ground) window.grounds.push(ground);
    requestAnimationFrame(look);
  };
  look();
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.moved += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
"""
# Voices that come late, as browsers have them.
LATE_VOICES = """
  const voices = [];
  speechSynthesis.getVoices = () => voices;
  setTimeout(() => {
    voices.push({ lang: "vi-VN", localService: true }, { lang: "en_GB", localService: true });
    speechSynthesis.dispatchEvent(new Event("voiceschanged"));
  }, 300);
  navigator.share = async () => {};
"""


def choose(page: Page, *names: str) -> None:
    """Open the settings and take these."""
    button = page.get_by_role("button", name=BUTTON)
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    for name in names:
        page.get_by_label(name, exact=True).last.check()


def computed(page: Page, selector: str, name: str) -> str:
    value: str = page.eval_on_selector(
        selector, "(element, name) => getComputedStyle(element)[name]", name
    )
    return value


# --- what a reader without scripts meets -----------------------------------------------------


def test_without_a_script_no_control_is_shown(chrome: Browser, host: Host) -> None:
    context = chrome.new_context(base_url=host.address, java_script_enabled=False)
    page = context.new_page()
    for path in PAGES:
        page.goto(path)
        controls = page.locator("button, input, [data-needs], .display")
        assert controls.count() > 5
        assert [one.inner_text() for one in controls.all() if one.is_visible()] == []
    context.close()


def test_a_script_that_does_not_arrive_leaves_no_dead_control(reader: Page, host: Host) -> None:
    reader.context.route("**/theme/js/site.*", lambda route: route.abort())
    reader.goto("/")
    expect(reader.locator(".display__button")).to_be_hidden()


# --- keeping ---------------------------------------------------------------------------------


def test_nothing_is_stored_before_a_choice_nor_after_taking_it_back(reader: Page) -> None:
    for path in PAGES:
        reader.goto(path)
        reader.locator(".display__button").click()
        assert stored(reader) == {}
    reader.goto("/")
    choose(reader, "Lớn")
    assert stored(reader) == {"display": '{"size":"large"}'}
    choose(reader, "Thường")
    assert stored(reader) == {}
    assert reader.context.cookies() == []


def test_choices_hold_on_every_page_and_in_every_language(reader: Page) -> None:
    reader.goto("/")
    choose(reader, "Rất lớn", "Cao", "Tối")
    for path in (*PAGES, "/"):
        reader.goto(path)
        assert computed(reader, "html", "fontSize") == "22px"
        assert computed(reader, "html", "colorScheme") == "dark"
        assert computed(reader, "body", "backgroundColor") == "rgb(0, 0, 0)"
        assert computed(reader, "body", "color") == "rgb(255, 255, 255)"
    reader.get_by_role("button", name=BUTTON).click()
    for name in ("Rất lớn", "Cao", "Tối"):
        expect(reader.get_by_label(name, exact=True)).to_be_checked()


def test_each_step_of_the_text_size_enlarges_all_text(reader: Page) -> None:
    reader.goto(ARTICLE)
    sizes = []
    for name in ("Thường", "Lớn", "Rất lớn"):
        choose(reader, name)
        sizes.append(
            tuple(float(computed(reader, part, "fontSize")[:-2]) for part in (".text p", ".footer"))
        )
    assert sizes == [(17, 14), (20.1875, 16.625), (23.375, 19.25)]


def test_a_choice_is_followed_by_the_other_tabs(reader: Page) -> None:
    reader.goto("/")
    other = reader.context.new_page()
    other.goto(ARTICLE)
    choose(reader, "Tối")
    expect(other.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(other.locator("input[value=dark]")).to_be_checked()


def test_the_colour_around_the_page_follows_the_scheme(reader: Page) -> None:
    reader.goto("/")
    media = "[...document.querySelectorAll('meta[name=theme-color]')].map((meta) => meta.media)"
    device = ["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"]
    assert reader.evaluate(media) == device
    choose(reader, "Tối")
    assert reader.evaluate(media) == ["not all", "all"]
    reader.reload()
    assert reader.evaluate(media) == ["not all", "all"]
    choose(reader, "Sáng")
    assert reader.evaluate(media) == ["all", "not all"]
    reader.locator("input[name=scheme][value='']").check()
    assert reader.evaluate(media) == device


def test_where_storage_is_forbidden_no_choice_is_offered(reader: Page) -> None:
    reader.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{ get() { throw new DOMException('', 'SecurityError'); } });"
    )
    reader.goto("/")
    reader.wait_for_load_state("networkidle")
    expect(reader.locator(".display__button")).to_be_hidden()


@pytest.mark.parametrize("written", ["{", "5", "null", '{"size": {"a": 1}}', "[]"])
def test_what_somebody_else_wrote_there_does_no_harm(reader: Page, written: str) -> None:
    reader.goto("/ngoai-tuyen/")
    reader.evaluate("text => localStorage.setItem('display', text)", written)
    reader.goto("/")
    assert computed(reader, "html", "fontSize") == "16px"
    choose(reader, "Lớn")
    assert stored(reader)["display"] == '{"size":"large"}'


# --- paint -----------------------------------------------------------------------------------


Scheme = Literal["dark", "light"]
OTHER: dict[Scheme, Scheme] = {"dark": "light", "light": "dark"}


@pytest.fixture(params=["dark", "light"])
def chosen(request: pytest.FixtureRequest, chrome: Browser, host: Host) -> Iterator[Page]:
    """A reader who has chosen the other scheme than the device's."""
    own: Scheme = request.param
    context = chrome.new_context(base_url=host.address, color_scheme=OTHER[own])
    page = context.new_page()
    page.goto("/ngoai-tuyen/")
    page.evaluate("own => localStorage.setItem('display', JSON.stringify({scheme: own}))", own)
    page.add_init_script(WATCH)
    yield page
    context.close()


def test_no_frame_shows_the_scheme_that_was_not_chosen(chosen: Page, host: Host) -> None:
    # Whatever js/site.js might do comes much too late to help.
    chosen.context.route("**/theme/js/site.*", lambda route: route.abort())
    dark = "light" not in (chosen.evaluate("localStorage.getItem('display')"))
    for path in ("/", ARTICLE):
        chosen.goto(path, wait_until="load")
        ground = "rgb(18, 23, 30)" if dark else "rgb(251, 248, 241)"
        assert chosen.evaluate("window.grounds") == [ground]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("setting", ["{}", '{"size": "larger"}'])
def test_nothing_moves_when_the_controls_arrive(
    reader: Page, host: Host, width: int, setting: str
) -> None:
    reader.set_viewport_size({"width": width, "height": 1400})
    reader.goto("/ngoai-tuyen/")
    reader.evaluate("setting => localStorage.setItem('display', setting)", setting)
    reader.add_init_script(WATCH + LATE_VOICES)
    # Scripts come after the first paint, so that a shift would be seen.
    host.slow[".js"] = 0.2
    # Fonts that arrive late are another matter.
    reader.context.route("**/*.woff2", lambda route: route.abort())
    lost = ARTICLE.replace("ky-moi", "ky-moy")
    for path in ("/", ARTICLE, REGULATION, lost):
        reader.goto(path, wait_until="networkidle")
        reader.wait_for_timeout(500)
        expect(reader.locator(".display__button")).to_be_visible()
        assert (path, reader.evaluate("window.moved")) == (path, 0)
    expect(reader.locator(".nearest a").first).to_be_visible()


# --- the disclosure --------------------------------------------------------------------------


def test_the_disclosure_works_by_keyboard_alone(reader: Page) -> None:
    reader.goto("/")
    button = reader.get_by_role("button", name=BUTTON)
    panel = reader.locator("#cach-hien-thi")
    button.focus()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(panel).to_be_hidden()
    reader.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(panel).to_be_visible()
    reader.get_by_role("group", name="Cỡ chữ").get_by_label("Thường").focus()
    reader.keyboard.press("ArrowRight")
    expect(reader.locator("html")).to_have_attribute("data-size", "large")
    reader.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("path", ["/", f"/en{ARTICLE}"])
@pytest.mark.parametrize("size", ["Thường", "Rất lớn"])
def test_on_a_small_phone_it_fits_and_every_target_is_large(
    reader: Page, path: str, size: str
) -> None:
    reader.set_viewport_size({"width": 320, "height": 640})
    reader.goto("/")
    choose(reader, size)
    reader.goto(path)
    reader.locator(".display__button").click()
    assert reader.evaluate("document.documentElement.scrollWidth") == 320
    targets = [reader.locator(".display__button"), *reader.locator(".display label").all()]
    boxes = [box for target in targets if (box := target.bounding_box())]
    assert len(boxes) == 9
    assert [box for box in boxes if box["height"] < 44 or box["width"] < 44] == []
    assert [box for box in boxes if box["x"] < 0 or box["x"] + box["width"] > 320] == []


def test_browsers_without_two_schemes_offer_none(built_site: Site) -> None:
    """No browser here lacks ``light-dark()``: what is held is that the styles ask."""
    styles = built_site.text(next(name for name in built_site.files if name.endswith(".css")))
    assert "@supports not (color:light-dark(#000,#fff)){.display__set--scheme{display:none}}" in (
        styles.replace("display: none", "display:none")
    )
