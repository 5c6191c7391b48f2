"""The styles: complete, small, and legible in both schemes."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from portal.domain.problems import Problems
from portal.output.assets import STYLES, Assets, load_assets
from tests.theme.colours import contrast, schemes

THEME = Path(__file__).resolve().parents[2] / "theme"
CSS = THEME / "static/css"

# What readers may be asked to load in styles; brotli makes it smaller still.
GZIP_LIMIT = 12 * 1024


@pytest.fixture(scope="module")
def assets() -> Assets:
    problems = Problems()
    loaded = load_assets(THEME, "", {}, problems)
    assert list(problems) == []
    return loaded


def test_every_style_file_is_in_the_bundle_once() -> None:
    listed = [
        line
        for line in (CSS / "bundle.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    files = sorted(path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css"))
    assert sorted(listed) == files


def test_a_style_that_the_bundle_names_but_nobody_wrote_is_an_error(tmp_path: Path) -> None:
    styles = tmp_path / "static/css"
    styles.mkdir(parents=True)
    (styles / "bundle.txt").write_text("base.css\n", "utf-8")
    problems = Problems()
    load_assets(tmp_path, "", {}, problems)
    assert "\n".join(problem.line_text("en") for problem in problems) == (
        "theme/static/css/bundle.txt:1: the theme names the file “css/base.css”, "
        "which is not there; add it or remove this line"
    )


def test_the_whole_style_sheet_stays_small(assets: Assets) -> None:
    bundle = next(data for path, data in assets.files.items() if path.endswith(".css"))
    assert len(gzip.compress(bundle, 9, mtime=0)) <= GZIP_LIMIT


def test_assets_are_named_by_their_content(assets: Assets) -> None:
    assert re.fullmatch(r"/theme/css/site\.[0-9a-f]{12}\.css", assets.addresses[STYLES])
    bundle = next(data for path, data in assets.files.items() if path.endswith(".css"))
    fonts = set(re.findall(rb'url\("?([^")]+)', bundle))
    assert fonts
    assert {font.decode().lstrip("/") for font in fonts} <= set(assets.files)


def test_the_colours_of_the_site_reach_the_styles() -> None:
    loaded = load_assets(THEME, "/cong", {"identity": "#123456"}, Problems())
    bundle = next(data for path, data in loaded.files.items() if path.endswith(".css"))
    assert b":root{--identity:#123456" in bundle
    assert b'url("/cong/theme/' in bundle


# --- contrast ------------------------------------------------------------------------------------

TEXT_PAIRS = [
    (text, ground)
    for text in ("ink", "ink-soft", "brand", "accent")
    for ground in ("paper", "paper-raised", "paper-sunk")
] + [("on-banner", "banner"), ("gilt", "banner")]
TINTS = ("tint-1", "tint-2", "tint-3", "tint-4")
SCHEMES = pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
# Deep colours that another department may choose: forest, plum, oxblood, slate, and black.
OTHERS = ("#1d4d2b", "#4b1d52", "#6b1414", "#2f3b45", "#000000")


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
@pytest.mark.parametrize("relative", [True, False], ids=["relative colours", "fixed colours"])
@SCHEMES
def test_text_stands_out_seven_to_one(text: str, ground: str, relative: bool, scheme: int) -> None:
    colours = schemes(relative=relative)[scheme]
    assert contrast(colours[text], colours[ground]) >= 7


@pytest.mark.parametrize("colour", OTHERS)
@SCHEMES
def test_the_colours_of_another_department_stay_legible(colour: str, scheme: int) -> None:
    colours = schemes({"identity": colour, "mark": colour, "ornament": "#8a6a2a"})[scheme]
    low = {pair for pair in TEXT_PAIRS if contrast(colours[pair[0]], colours[pair[1]]) < 7}
    # The gilt of the drum is for grounds as deep as the default; 4.5 holds on any of these.
    assert low <= {("gilt", "banner")}
    assert contrast(colours["gilt"], colours["banner"]) >= 4.5


@pytest.mark.parametrize("tint", TINTS)
@SCHEMES
def test_numbers_stand_out_on_every_tint_of_a_heat_table(tint: str, scheme: int) -> None:
    colours = schemes()[scheme]
    assert contrast(colours["ink"], colours[tint]) >= 7


@SCHEMES
def test_bars_stand_out_from_the_paper(scheme: int) -> None:
    """WCAG 2.2, 1.4.11 asks 3:1 only of what is needed to understand; the count stands beside."""
    colours = schemes()[scheme]
    assert contrast(colours["bar"], colours["paper"]) >= 1.5


def test_a_browser_without_light_dark_gets_the_whole_light_scheme() -> None:
    text = (CSS / "tokens.css").read_text("utf-8")
    plain, later = text.split("@supports (color: light-dark", 1)
    names = set(re.findall(r"--([a-z0-9-]+):", later.split("@supports")[0]))
    fallbacks = set(re.findall(r"--([a-z0-9-]+):", plain))
    assert names - fallbacks == {
        "banner-on-dark",
        "identity-on-dark",
        "mark-on-dark",
        "ornament-on-dark",
    }
