"""Walking through a page with the Tab key, and what a reader sees of where they are.

In: a page.  Out: :func:`step` presses a key and tells of what then has the focus; :func:`walk`
goes through the whole page.
"""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

__all__ = ["Stop", "reachable", "step", "tab_to", "walk"]

# Everything that can be reached must be marked to be counted; a page's own order is document order.
_NUMBER = """
() => {
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex]";
  let number = 0;
  for (const each of document.querySelectorAll(wanted)) {
    // What a closed disclosure hides does not count, what a wide screen shows of it does.
    const shown = each.checkVisibility({visibilityProperty: true});
    if (each.tabIndex < 0 || each.disabled || !shown) continue;
    each.dataset.stop = number++;
  }
  return number;
}
"""
_STOP = """
() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  // A link in a picture is marked by the stroke of its field: SVG has no outlines that all draw.
  const field = at.ownerSVGElement ? at.querySelector("rect") : at;
  const {outlineStyle, outlineWidth, outlineColor, stroke, strokeWidth} = getComputedStyle(field);
  const drawn = at.ownerSVGElement ? stroke !== "none" && parseFloat(strokeWidth) : NaN;
  const outline = outlineStyle === "none" || /, 0\\)$/.test(outlineColor) ? 0 : outlineWidth;
  const boxes = [...field.getClientRects()].filter(box => box.width > 0 && box.height > 0);
  const box = boxes[0] ?? {left: 0, top: 0, right: 0, bottom: 0};
  const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
  const seen = document.elementFromPoint(x, y);
  return {
    number: Number(at.dataset.stop ?? -1),
    tag: at.localName,
    text: (at.getAttribute("aria-label") ?? at.textContent).trim().replace(/\\s+/g, " "),
    href: at.getAttribute("href") ?? "",
    drawn: at.ownerSVGElement !== undefined && at.ownerSVGElement !== null,
    outline: at.ownerSVGElement ? drawn || 0 : parseFloat(outline),
    left: box.left + scrollX, top: box.top + scrollY, right: box.right + scrollX,
    inside: x >= 0 && y >= 0 && x < innerWidth && y < innerHeight,
    uncovered: at.contains(seen),
  };
}
"""


@dataclass(frozen=True, slots=True)
class Stop:
    """What has the focus: ``number`` counts all stops of the page; ``drawn`` is in a picture."""

    number: int
    tag: str
    text: str
    href: str
    drawn: bool
    outline: float
    left: float
    top: float
    right: float
    inside: bool
    uncovered: bool

    @property
    def is_seen(self) -> bool:
        """An outline of at least 2 px, within the window, with nothing over it."""
        return self.outline >= 2 and self.inside and self.uncovered


def reachable(page: Page) -> int:
    """Number everything that the Tab key should reach; how many there are."""
    count: int = page.evaluate(_NUMBER)
    return count


def step(page: Page, key: str = "Tab") -> Stop | None:
    """Press a key; what then has the focus, None when nothing in the page has."""
    page.keyboard.press(key)
    found = page.evaluate(_STOP)
    return Stop(**found) if found else None


def walk(page: Page) -> list[Stop]:
    """Tab from the top of the page to its end; stops short only of twice what can be there."""
    stops: list[Stop] = []
    for _ in range(reachable(page)):
        stop = step(page)
        if stop is None:
            break
        stops.append(stop)
    return stops


def tab_to(page: Page, selector: str, limit: int = 150) -> Stop:
    """Tab until what matches has the focus; an error that names the place when it never does."""
    for _ in range(limit):
        stop = step(page)
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            assert stop is not None
            return stop
    raise AssertionError(f"the Tab key never reached “{selector}” on {page.url}")
