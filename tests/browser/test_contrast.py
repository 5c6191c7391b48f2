"""Contrast where axe cannot tell it: text over drawings and gradients, measured on pixels.

The text is made transparent and the ground under each of its lines photographed; the pixel that
stands out least from the text's own colour must still stand out 7:1 (4.5:1 for large text).
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page

from portal.domain.colour import contrast
from tests.browser.pagetypes import LANGUAGES, SAMPLES, Sample
from tests.needs import needs

pytestmark = needs("chromium")

GROUNDS = (
    ".masthead, .footer, .face, .lead, .section-heading, .timeline, .strip, .rail, .skip, figure"
)
# Each kind of ground is on one of these; the others repeat them.
PAGES = [
    sample
    for sample in SAMPLES
    if sample.name in ("home", "article", "regulation", "figures") and sample.lang == LANGUAGES[0]
]
# Every line of text on such a ground: its box within the page, its colour and whether it is large
# (24 px, or 18.66 px bold).
_LINES = """
grounds => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = colour => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const found = [];
  for (const ground of document.querySelectorAll(grounds)) {
    const walker = document.createTreeWalker(ground, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const owner = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !owner.checkVisibility()) continue;
      const style = getComputedStyle(owner);
      const size = parseFloat(style.fontSize);
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const {left, top, width, height} of range.getClientRects())
        if (width > 1 && height > 1 && left + scrollX >= 0 && top + scrollY >= 0)
          found.push({
            text: walker.currentNode.data.trim(),
            colour: rgb(owner.ownerSVGElement ? style.fill : style.color),
            large: size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700),
            // As high as the letters, not as the line.
            box: [left + scrollX, top + scrollY + height / 2 - size * 0.36,
              left + scrollX + width, top + scrollY + height / 2 + size * 0.36],
          });
    }
  }
  return found;
}
"""
# The page's policy forbids style elements, not a script's own style sheet.
_HIDE_TEXT = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { color: transparent !important; text-decoration: none !important; }
    text, tspan { fill: transparent !important; stroke: none !important; }`);
  document.adoptedStyleSheets = [sheet];
}
"""


def hexed(colour: Sequence[int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def grounds(shot: Image.Image, box: Sequence[float]) -> list[str]:
    """The colours under a line; an edge that only touches it (a border, an axis) is no ground."""
    left, top, right, bottom = (round(side) for side in box)
    data = shot.crop((left, top, right, bottom)).tobytes()
    counts = Counter(zip(data[::3], data[1::3], data[2::3], strict=True))
    return [hexed(colour) for colour, count in counts.items() if count * 33 > counts.total()]


def faint(page: Page) -> list[str]:
    """The lines whose text does not stand out enough from its ground."""
    # A font that came too late for the first visit is taken up when a style sheet is adopted, and
    # moves lines by a pixel or two: on the second visit all are there from the start.
    page.evaluate("document.fonts.ready.then(() => undefined)")
    lines = page.evaluate(_LINES, GROUNDS)
    assert len(lines) > 30
    page.evaluate(_HIDE_TEXT)
    with Image.open(io.BytesIO(page.screenshot(full_page=True))) as shot:
        ground = shot.convert("RGB")
    found = []
    for line in lines:
        text, wanted = hexed(line["colour"]), 4.5 if line["large"] else 7
        seen = grounds(ground, line["box"])
        least = min((contrast(text, colour) for colour in seen), default=21.0)
        if least < wanted:
            found.append(f"{line['text'][:40]}: {least:.2f} of {wanted}, {text}")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("sample", PAGES, ids=[sample.id for sample in PAGES])
def test_text_over_drawings_stands_out(sample: Sample, width: int, scheme: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(sample.address)
    page.reload()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert faint(page) == []


def test_faint_text_is_found(context: BrowserContext) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme="light")
    page.goto("/")
    page.reload()
    page.evaluate("document.querySelector('.brand__name').style.color = '#5c7ba6'")
    assert any("of 4.5" in line or "of 7" in line for line in faint(page))
