"""axe-core over every page type, in every language, on three screens, in both schemes.

Asked: WCAG 2.0 to 2.2, A and AA, best practices, and of AAA the contrast of 7:1 (4.5:1 for large
text).  A page is loaded once.  On each screen every rule is run; in each scheme the rules of
colour are run again, since nothing else differs between schemes.  Contrast is the dearest
question by far, so of all texts with the same colours, size and weight on the same grounds one is
asked of.  What axe cannot tell, text over a drawing or a gradient and single digits, is measured
in test_contrast.py; of a sign that is no text (the arrow back from a footnote) it tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pagetypes import LANGUAGES, PAGE_TYPES, SAMPLES, Sample
from tests.browser.serving import Wire
from tests.needs import axe_script, needs

pytestmark = needs("axe", "chromium")

WIDTHS = (1280, 768, 320)
SCHEMES = ("light", "dark")

# The context is the page, or one text of each kind: axe's contrast rules look at all in it.
_RUN = """
async ([context, ...options]) => {
  // A wide table is cut where it scrolls; on a wide screen its texts are asked of in full.
  const inTable = node => document.querySelector(node.target[0]).closest(".table-scroll");
  const CUT = ["elmPartiallyObscured", "elmPartiallyObscuring"];
  const UNTOLD = ["bgGradient", "bgImage", "shortTextContent"];
  const found = {passes: [], violations: [], untold: []};
  for (const option of options) {
    const said = await axe.run(context, {
      ...option, resultTypes: ["violations", "incomplete"], iframes: false, preload: false});
    const drawn = node => UNTOLD.includes(node.any[0]?.data?.messageKey)
      || document.querySelector(node.target[0]) instanceof SVGElement
      || (CUT.includes(node.any[0]?.data?.messageKey) && inTable(node));
    const sign = node => node.target[0].endsWith(".footnote-backref");
    const tell = (rule, node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`;
    found.passes.push(...said.passes.map(rule => rule.id));
    for (const rule of said.violations)
      found.violations.push(...rule.nodes.map(node => tell(rule, node)));
    for (const rule of said.incomplete)
      found.untold.push(...rule.nodes.filter(node => !drawn(node) && !sign(node))
        .map(node => tell(rule, node)));
  }
  return found;
}
"""
_EVERYTHING = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"color-contrast": {"enabled": False}, "target-size": {"enabled": True}},
}
# The rule of 7:1 leaves what is below 4.5:1 to the rule of 4.5:1: both are needed.  Grounds drawn
# by ::before are measured elsewhere, so they are not looked at here.
_COLOURS = {
    "runOnly": {
        "type": "rule",
        "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"],
    },
    "checks": {
        "color-contrast": {"options": {"ignorePseudo": True}},
        "color-contrast-enhanced": {"options": {"ignorePseudo": True}},
    },
}
# Marks one element of each kind of text; one that stands out of the flow is a kind of its own.
_MARK = """
() => {
  const seen = new Set();
  document.querySelectorAll("[data-kind]").forEach(each => each.removeAttribute("data-kind"));
  for (const each of document.body.querySelectorAll("*")) {
    const words = [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!words || !each.checkVisibility()) continue;
    const style = getComputedStyle(each);
    let kind = [style.color, style.fontSize, style.fontWeight, style.textShadow, each.localName];
    for (let ground = each; ground; ground = ground.parentElement) {
      const {backgroundColor, backgroundImage, opacity, position} = getComputedStyle(ground);
      kind.push(backgroundColor, backgroundImage, opacity);
      if (["absolute", "fixed", "sticky"].includes(position)) kind.push(seen.size);
    }
    kind = kind.join();
    if (seen.has(kind)) continue;
    seen.add(kind);
    each.dataset.kind = seen.size;
  }
  return seen.size;
}
"""


@dataclass(frozen=True, slots=True)
class Checked:
    """What axe said of one page on one screen in one scheme."""

    kinds: int
    passes: list[str]
    violations: list[str]
    untold: list[str]


@pytest.fixture(scope="module")
def checked_page(browser: Browser, server: Wire) -> Iterator[Page]:
    """A page that has axe in it wherever it goes; the site's policy does not see it come."""
    context = browser.new_context(base_url=server.address, reduced_motion="reduce")
    context.add_init_script(path=axe_script() or "")
    yield context.new_page()
    context.close()


def look(page: Page, *, whole: bool) -> Checked:
    """Ask axe of the page as it is now: with all rules, or with those of colour."""
    kinds: int = page.evaluate(_MARK)
    found = page.evaluate(_RUN, ["[data-kind]", _COLOURS])
    rest = page.evaluate(_RUN, ["html", _EVERYTHING] if whole else ["html"])
    return Checked(kinds, **{key: found[key] + rest[key] for key in found})


def check(page: Page, address: str) -> dict[tuple[int, str], Checked]:
    """All screens and schemes of a page; on the narrow one every disclosure is open."""
    page.goto(address, wait_until="load")
    found: dict[tuple[int, str], Checked] = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if width == min(WIDTHS):
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found[width, scheme] = look(page, whole=scheme == SCHEMES[0])
    return found


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.id for sample in SAMPLES])
def test_nobody_is_shut_out(sample: Sample, checked_page: Page) -> None:
    found = check(checked_page, sample.address)
    assert set(found) == set(product(WIDTHS, SCHEMES))
    for (width, scheme), each in found.items():
        assert (width, scheme, each.violations, each.untold) == (width, scheme, [], [])
        assert each.kinds > 5
        assert {"color-contrast", "color-contrast-enhanced"} <= set(each.passes)
        if scheme == SCHEMES[0]:
            assert len(each.passes) > 20


def test_the_matrix_is_whole() -> None:
    """Every page type × language × screen × scheme: the test above runs over all of SAMPLES."""
    checked = {(each.name, each.lang) for each in SAMPLES}
    assert checked == set(product([each.name for each in PAGE_TYPES], LANGUAGES))
    assert WIDTHS == (1280, 768, 320)
    assert SCHEMES == ("light", "dark")


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("document.querySelector('.page-head__count').style.color = '#888'", "color-contrast"),
        ("document.querySelector('.story p').style.color = '#6b665e'", "color-contrast-enhanced"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.querySelector('.tools__link').textContent = ''", "link-name"),
        ("document.querySelector('main').remove()", "landmark-one-main"),
    ],
)
def test_axe_sees_a_fault(fault: str, rule: str, checked_page: Page) -> None:
    checked_page.emulate_media(color_scheme="light")
    checked_page.goto("/tin/")
    checked_page.evaluate(fault)
    said = look(checked_page, whole=True)
    assert rule in {line.partition(":")[0] for line in said.violations}
