"""What readers have set in their system: high contrast, forced colours, no motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pagetypes import SAMPLES
from tests.browser.serving import Wire
from tests.needs import needs

pytestmark = needs("chromium")

ARTICLE = next(each.address for each in SAMPLES if each.name == "article-full")
REGULATION = next(each.address for each in SAMPLES if each.name == "regulation")

_STYLE = """
([selector, pseudo, ...names]) => {
  const style = getComputedStyle(document.querySelector(selector), pseudo || null);
  return names.map(name => style.getPropertyValue(name));
}
"""
_SEEN_BORDERS = """
selector => [...document.querySelectorAll(selector)].filter(each => {
  const style = getComputedStyle(each);
  return ["top", "right", "bottom", "left"].some(side =>
    style.getPropertyValue(`border-${side}-style`) !== "none"
    && parseFloat(style.getPropertyValue(`border-${side}-width`)) >= 1
    && style.getPropertyValue(`border-${side}-color`) !== style.backgroundColor);
}).length
"""


def style(page: Page, selector: str, *names: str, pseudo: str = "") -> list[str]:
    found: list[str] = page.evaluate(_STYLE, [selector, pseudo, *names])
    return found


@pytest.mark.parametrize("selector", [".mark", ".chip a", ".card", ".face", ".card__stage"])
def test_forced_colours_keep_the_borders_that_mean_something(selector: str, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(ARTICLE)
    assert page.evaluate(_SEEN_BORDERS, selector) == page.locator(selector).count() > 0


def test_forced_colours_keep_bars_steps_and_the_present_section(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/tin/")
    ground = style(page, "body", "background-color")
    assert style(page, ".bar rect", "fill") != ground
    other = style(page, ".sections a:not([aria-current])", "border-bottom-color")
    assert other == ground
    assert style(page, ".sections a[aria-current]", "border-bottom-color") != ground
    page.goto(REGULATION)
    assert style(page, ".timeline__step", "border-top-style", pseudo="::before") == ["solid"]
    assert page.locator(".status").inner_text().strip()


def test_forced_colours_show_the_focus(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/tin/")
    for _ in range(4):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"


def test_more_contrast_gives_pure_ink_on_pure_paper(page: Page) -> None:
    for scheme, ink, paper in (
        ("light", "rgb(0, 0, 0)", "rgb(255, 255, 255)"),
        ("dark", "rgb(255, 255, 255)", "rgb(0, 0, 0)"),
    ):
        page.emulate_media(contrast="more", color_scheme="dark" if scheme == "dark" else "light")
        page.goto(ARTICLE)
        assert style(page, "body", "color", "background-color") == [ink, paper]
        assert style(page, ".article__summary", "color") == [ink]


def test_nothing_moves_for_those_who_want_no_motion(browser: Browser, server: Wire) -> None:
    moving = "document.getAnimations().length"
    longest = """
      Math.max(...[...document.querySelectorAll("*")].flatMap(each => {
        const style = getComputedStyle(each);
        return [...style.transitionDuration.split(","), ...style.animationDuration.split(",")];
      }).map(parseFloat).filter(Number.isFinite))
    """
    scrolling = "getComputedStyle(document.documentElement).scrollBehavior"
    with browser.new_context(base_url=server.address, reduced_motion="reduce") as context:
        page = context.new_page()
        for address in ("/", ARTICLE, REGULATION):
            page.goto(address)
            assert page.evaluate(moving) == 0
            assert page.evaluate(longest) == 0
            assert page.evaluate(scrolling) == "auto"
    with browser.new_context(base_url=server.address, reduced_motion="no-preference") as context:
        page = context.new_page()
        page.goto("/")
        assert page.evaluate(scrolling) == "smooth"


def test_the_scheme_is_the_readers(page: Page) -> None:
    page.goto("/")
    grounds = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        (ground,) = style(page, "body", "background-color")
        grounds[scheme] = sum(int(part) for part in ground[4:-1].split(","))
    assert grounds["light"] > 600
    assert grounds["dark"] < 150
