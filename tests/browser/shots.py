"""Screenshots of every page type, for a person to look at: ``python -m tests.browser.shots``.

In: ``--to FOLDER`` (screenshots/ by default) and, to see less, ``--only NAME,NAME`` of page types,
``--widths``, ``--schemes``, ``--langs``; ``--site OUTPUT`` shows a site that is built already.
Out: one picture a page, width and scheme; with ``--sheets FOLDER`` small contact sheets of them,
one for each width and scheme in the site's first language.  Exit 1 when a page is wider than its
screen, each on a line.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from portal.commands import build
from tests.browser.content import make_content
from tests.browser.pagetypes import LANGUAGES, SAMPLES, Sample
from tests.browser.serving import serving
from tests.browser.sheets import make_sheets
from tests.needs import chromium
from tests.site.building import NOW, SITE_URL

__all__ = ["build_site", "main"]

_WIDTHS = (360, 768, 1280)
_SCHEMES = ("light", "dark")
# Containers run as root, where Chromium's own sandbox cannot; the pages are our own.
_LAUNCH = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars")


_ALL_PICTURES = """
() => Promise.all([...document.images].filter(image => image.checkVisibility()).map(image => {
  image.loading = "eager";
  return image.decode().catch(() => undefined);
}))
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown, and where it goes."""

    samples: list[Sample]
    widths: list[int]
    schemes: list[str]
    to: Path


def main(words: Sequence[str]) -> int:
    """Make the pictures; 1 when a page overflows."""
    given = _parse(words)
    names = given.only.split(",") if given.only else [sample.name for sample in SAMPLES]
    wanted = Wanted(
        [each for each in SAMPLES if each.name in names and each.lang in given.langs.split(",")],
        [int(width) for width in given.widths.split(",")],
        given.schemes.split(","),
        Path(given.to),
    )
    wanted.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="portal-shots-") as folder:
        root = Path(given.site) if given.site else build_site(Path(folder))
        with serving(root) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(_LAUNCH))
            wide = list(_shoot(browser, server.address, wanted))
            browser.close()
    for line in wide:
        print(line)
    if given.sheets:
        make_sheets(wanted.to, Path(given.sheets))
    return 1 if wide else 0


def _parse(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.shots")
    parser.add_argument("--to", default="screenshots")
    parser.add_argument("--site", default="")
    parser.add_argument("--sheets", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--widths", default=",".join(map(str, _WIDTHS)))
    parser.add_argument("--schemes", default=",".join(_SCHEMES))
    parser.add_argument("--langs", default=",".join(LANGUAGES))
    return parser.parse_args(words)


def build_site(folder: Path) -> Path:
    """Build the site of tests/browser/content.py below ``folder``; exit with the build's code."""
    content, output = folder / "content", folder / "output"
    make_content(content)
    code = build.run(
        content=content,
        output=output,
        site_url=SITE_URL,
        fresh=True,
        lean=False,
        drafts=False,
        jobs=2,
        now=NOW,
        lang="en",
    )
    if code:
        sys.exit(code)
    return output


def _shoot(browser: Browser, address: str, wanted: Wanted) -> Iterator[str]:
    """Each page is loaded once; then the screen and the scheme change around it."""
    page = browser.new_page()
    for sample in wanted.samples:
        page.set_viewport_size({"width": wanted.widths[0], "height": 900})
        page.goto(address + sample.address, wait_until="load")
        # Fonts are optional on a first visit; what comes late as one reads on is to be seen too.
        page.reload(wait_until="load")
        page.evaluate(_ALL_PICTURES)
        for width in wanted.widths:
            page.set_viewport_size({"width": width, "height": 900})
            yield from _of_one_width(page, sample, width, wanted)


def _of_one_width(page: Page, sample: Sample, width: int, wanted: Wanted) -> Iterator[str]:
    for scheme in wanted.schemes:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.evaluate("document.fonts.ready.then(() => undefined)")
        path = wanted.to / f"{sample.id}-{width}-{scheme}.png"
        page.screenshot(path=path, full_page=True)
    needed = page.evaluate("document.documentElement.scrollWidth")
    if needed > width:
        yield f"{sample.address}: {needed} px wide on a screen of {width} px"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
