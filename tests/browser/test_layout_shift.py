"""Nothing moves while a page is loading, even when its fonts come late."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.pagetypes import SAMPLES, Sample
from tests.browser.serving import Wire
from tests.needs import needs

pytestmark = needs("chromium")

_WATCH = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput)
      window.shifts.push([entry.value, ...entry.sources.map(
        source => source.node?.className || source.node?.nodeName || "?")]);
}).observe({type: "layout-shift", buffered: true});
"""
# To the end of the page and back, so that pictures that are loaded late come too.
_READ = """
async () => {
  await document.fonts.ready;
  const images = [...document.images].map(image => {
    image.loading = "eager";
    return image.decode().catch(() => undefined);
  });
  await Promise.all(images);
  scrollTo(0, document.documentElement.scrollHeight);
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  return window.shifts;
}
"""


def shifts(browser: Browser, server: Wire, address: str, width: int, rule: str = "") -> list[Any]:
    """Every shift of a first visit, with the names of what moved."""
    with browser.new_context(
        base_url=server.address, viewport={"width": width, "height": 800}
    ) as context:
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.goto(address, wait_until="load")
        if rule:
            page.evaluate(rule)
        found: list[Any] = page.evaluate(_READ)
        return found


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.id for sample in SAMPLES])
def test_nothing_moves_when_fonts_come_late(
    sample: Sample, browser: Browser, slow_server: Wire
) -> None:
    # The two layouts by turns, so that each page type is seen in both over the languages.
    width = (360, 1280)[SAMPLES.index(sample) % 2]
    assert shifts(browser, slow_server, sample.address, width) == []


def test_a_shift_is_seen(browser: Browser, server: Wire) -> None:
    push = "document.querySelector('main').style.paddingBlockStart = '300px'"
    assert shifts(browser, server, "/", 1280, push) != []
