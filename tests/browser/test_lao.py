"""Lao in a browser: where its lines end, the room of its marks, the weight of its font."""

from __future__ import annotations

import gzip

from playwright.sync_api import Page, Response

from tests.needs import needs

pytestmark = needs("chromium")

FIRST_VISIT = 110_000
LAO_ARTICLE = "/lo/tin/2023/ha-tinh-cong-an-so-ngoai-vu-tong-ket-ky-moi-2023/"

# Every place where a line ends inside a run of Lao: the letters on both sides.  What is there for
# screen readers alone stands in a box of one pixel, where every letter is a line.
BREAKS = """() => {
  const found = [];
  const clipped = (at) => getComputedStyle(at).clipPath !== 'none';
  const unseen = (at) => at && (clipped(at) || unseen(at.parentElement));
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!/[\u0e80-\u0eff]/.test(node.data) || unseen(node.parentElement)) continue;
    const range = document.createRange();
    let last = null;
    for (let i = 0; i < node.data.length; i++) {
      range.setStart(node, i); range.setEnd(node, i + 1);
      const box = range.getClientRects()[0];
      if (!box || !box.width) continue;
      if (last && box.top > last.bottom - 4) found.push([node.data[i - 1], node.data[i]]);
      last = box;
    }
  }
  return found;
}"""


def test_no_line_of_lao_ends_before_a_sign_or_after_a_leading_vowel(
    page: Page,
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    breaks: list[list[str]] = []
    for path in ("/lo/gioi-thieu/", "/lo/lien-he/", LAO_ARTICLE, "/lo/quy-che/"):
        page.goto(path)
        page.evaluate("document.fonts.ready")
        breaks += page.evaluate(BREAKS)
    assert len(breaks) > 50
    signs, leading = set("ະາຳັິີຶືຸູົຼຽ່້໊໋໌ໍໆຯ"), set("ເແໂໃໄ")
    assert [pair for pair in breaks if pair[1] in signs or pair[0] in leading] == []


def test_lines_of_lao_keep_room_for_their_marks(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    low = {}
    for path in ("/lo/", "/lo/gioi-thieu/", LAO_ARTICLE, "/lo/so-lieu/", "/lo/lich/"):
        page.goto(path)
        low[path] = page.evaluate(
            "[...document.body.querySelectorAll(':lang(lo)')].filter(e => !e.closest('svg')"
            " && [...e.childNodes].some(n => n.nodeType === 3 && /[\\u0e80-\\u0eff]/.test(n.data))"
            " && (parseFloat(getComputedStyle(e).lineHeight) < 1.7 * parseFloat(getComputedStyle(e)"
            ".fontSize) || !['normal', '0px'].includes(getComputedStyle(e).letterSpacing)))"
            ".map(e => e.className || e.tagName)"
        )
    assert {path: found for path, found in low.items() if found} == {}


def test_a_first_visit_in_lao_is_light(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    sizes: dict[str, int] = {}

    def weigh(response: Response) -> None:
        body = response.body()
        # What hosts send: fonts as they are, text compressed.
        packed = response.url.endswith(".woff2")
        sizes[response.url] = len(body) if packed else len(gzip.compress(body, 9, mtime=0))

    page.on("response", weigh)
    page.goto(LAO_ARTICLE, wait_until="networkidle")
    assert any("noto-sans-lao" in url for url in sizes)
    assert sum(sizes.values()) <= FIRST_VISIT, sizes
