"""Text of twice the size and pages at four times the size: nothing is cut, nothing overlaps.

Every line of text must lie within every box that cuts its content off, unless that box scrolls and
can be focused, or hides its text from eyes on purpose.  Targets are at least 24 px each way, or
stand alone (WCAG 2.2, 2.5.8), running text aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pagetypes import SAMPLES, Sample
from tests.browser.serving import Wire
from tests.needs import needs

pytestmark = needs("chromium")

_CUT = """
() => {
  const cut = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const hidden = box => /inset\\(50%\\)/.test(getComputedStyle(box).clipPath);
  while (walker.nextNode()) {
    const node = walker.currentNode, owner = node.parentElement;
    if (!node.data.trim() || !owner.checkVisibility({visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(line => line.width > 1);
    let away = false;
    for (let box = owner; box; box = box.parentElement) {
      const {overflowX, overflowY} = getComputedStyle(box);
      away = hidden(box) || box.matches(".skip");
      if (away) break;
      if (overflowX === "visible" && overflowY === "visible") continue;
      if (box === document.body || box === document.documentElement) break;
      away = ["auto", "scroll"].includes(overflowX) && box.tabIndex === 0;
      if (away) break;
      const edge = box.getBoundingClientRect();
      const out = lines.some(line => line.left < edge.left - 2 || line.right > edge.right + 2
        || line.top < edge.top - line.height / 3 || line.bottom > edge.bottom + line.height / 3);
      if (!out) continue;
      cut.push(`${box.localName}.${box.className}: ${node.data.trim().slice(0, 40)}`);
      break;
    }
    const wide = document.documentElement.clientWidth;
    if (!away && lines.some(line => line.right > wide + 1 || line.left < -1))
      cut.push(`page: ${node.data.trim().slice(0, 40)}`);
  }
  return cut;
}
"""
# Lines of different texts that lie on each other.
_OVERLAPPING = """
() => {
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, owner = node.parentElement;
    if (!node.data.trim() || !owner.checkVisibility({visibilityProperty: true})) continue;
    if (owner.closest(".skip, .table-scroll, svg")) continue;
    let hidden = false;
    for (let box = owner; box; box = box.parentElement)
      hidden ||= /inset\\(50%\\)/.test(getComputedStyle(box).clipPath);
    if (hidden) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(getComputedStyle(owner).fontSize);
    for (const {left, right, top, bottom} of range.getClientRects()) {
      const middle = (top + bottom) / 2;
      if (right - left > 1)
        lines.push({left, right, top: middle - size * 0.3, bottom: middle + size * 0.3,
          text: node.data.trim().slice(0, 30)});
    }
  }
  lines.sort((a, b) => a.top - b.top);
  const found = [];
  for (let first = 0; first < lines.length; first++)
    for (let next = first + 1; next < lines.length && lines[next].top < lines[first].bottom; next++)
      if (lines[next].left < lines[first].right - 1 && lines[next].right > lines[first].left + 1)
        found.push(`${lines[first].text} × ${lines[next].text}`);
  return found;
}
"""
_SMALL_TARGETS = """
() => {
  const boxes = [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter(each => each.checkVisibility() && !each.matches(".skip"))
    .filter(each => !each.closest(".text p, .text li, .text td, .text dd, .citation, .notice"))
    .filter(each => !each.closest(".today"))
    .flatMap(each => [...each.getClientRects()].slice(0, 1).map(box => ({each, box})))
    .filter(({box}) => box.width > 1);
  const small = boxes.filter(({box}) => box.width < 24 || box.height < 24);
  // A circle of 24 px around a small one's middle may meet no other target.
  const near = ({each, box}) => boxes.some(other => {
    if (other.each === each) return false;
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    const dx = Math.max(other.box.left - x, 0, x - other.box.right);
    const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
    return Math.hypot(dx, dy) < 12;
  });
  return small.filter(near).map(({each, box}) =>
    `${each.closest("[class]")?.className}: ${each.textContent.trim().slice(0, 30)}: `
    + `${Math.round(box.width)}×${Math.round(box.height)}`);
}
"""
_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def desk(browser: Browser, server: Wire) -> Iterator[Page]:
    """One page for all; each test sets its own screen."""
    with browser.new_context(base_url=server.address, reduced_motion="reduce") as context:
        yield context.new_page()


def faults(page: Page, sample: Sample, width: int, text: int = 100) -> dict[str, Any]:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(sample.address)
    page.evaluate(f"document.documentElement.style.fontSize = '{text}%'")
    page.evaluate("document.fonts.ready.then(() => undefined)")
    found = {
        "wider": max(0, page.evaluate(_WIDER)),
        "cut": page.evaluate(_CUT),
        "overlapping": page.evaluate(_OVERLAPPING),
    }
    return {name: each for name, each in found.items() if each}


EVERY = pytest.mark.parametrize("sample", SAMPLES, ids=[sample.id for sample in SAMPLES])


@EVERY
def test_text_of_twice_the_size_loses_nothing(sample: Sample, desk: Page) -> None:
    assert faults(desk, sample, 1280, text=200) == {}


@EVERY
def test_a_page_at_four_times_the_size_loses_nothing(sample: Sample, desk: Page) -> None:
    """1280 px at 400 % leave 320 px of the page's own."""
    assert faults(desk, sample, 320) == {}
    assert desk.evaluate(_SMALL_TARGETS) == []


@EVERY
def test_targets_are_large_enough_for_a_mouse_too(sample: Sample, desk: Page) -> None:
    assert faults(desk, sample, 1280) == {}
    assert desk.evaluate(_SMALL_TARGETS) == []


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("main { overflow: hidden; inline-size: 200px; white-space: nowrap; }", "cut"),
        ("h1 { block-size: 0; }", "overlapping"),
        ("h1 { inline-size: 2000px; }", "wider"),
    ],
)
def test_a_fault_is_found(style: str, fault: str, desk: Page) -> None:
    contact = next(each for each in SAMPLES if each.name == "contact")
    faults(desk, contact, 1280)
    desk.evaluate(
        "style => { const sheet = new CSSStyleSheet(); sheet.replaceSync(style);"
        " document.adoptedStyleSheets = [sheet]; }",
        style,
    )
    found = {
        "cut": desk.evaluate(_CUT),
        "overlapping": desk.evaluate(_OVERLAPPING),
        "wider": desk.evaluate(_WIDER) > 0,
    }
    assert found[fault]


def test_a_small_target_is_found(desk: Page) -> None:
    desk.goto("/tin/")
    desk.evaluate("""
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(".footer__links a { display: inline; line-height: 1; padding: 0; }"
          + ".footer__links li { line-height: 1; font-size: 12px; }");
        document.adoptedStyleSheets = [sheet];
    """)
    assert desk.evaluate(_SMALL_TARGETS) != []
