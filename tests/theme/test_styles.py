"""The styles: complete, small, and legible in both schemes."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from portal.domain.problems import Problems
from portal.output.assets import STYLES, Assets, load_assets

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


def _colours() -> dict[str, tuple[str, str]]:
    """Token → its light and its dark value, tokens within tokens resolved."""
    text = (CSS / "tokens.css").read_text("utf-8").split("@media")[0]
    raw = dict(re.findall(r"--([a-z0-9-]+):\s*([^;]+);", text))
    pairs: dict[str, tuple[str, str]] = {}
    for name, value in raw.items():
        pair = re.fullmatch(r"light-dark\(([^,]+(?:\([^)]*\))?),\s*([^)]+)\)", value)
        light, dark = (pair[1], pair[2]) if pair else (value, value)
        resolved = re.fullmatch(r"var\(--([a-z-]+)\)", light)
        light = raw[resolved[1]] if resolved else light
        if light.startswith("#") and dark.startswith("#"):
            pairs[name] = (light, dark)
    return pairs


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, success criterion 1.4.3."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


TEXT_PAIRS = [
    (text, ground)
    for text in ("ink", "ink-soft", "brand", "accent")
    for ground in ("paper", "paper-raised", "paper-sunk")
]


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_seven_to_one(text: str, ground: str, scheme: int) -> None:
    colours = _colours()
    assert contrast(colours[text][scheme], colours[ground][scheme]) >= 7


@pytest.mark.parametrize("tint", ["tint-1", "tint-2", "tint-3", "tint-4"])
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_numbers_stand_out_on_every_tint_of_a_heat_table(tint: str, scheme: int) -> None:
    colours = _colours()
    assert contrast(colours["ink"][scheme], colours[tint][scheme]) >= 7


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_the_masthead_is_legible(scheme: int) -> None:
    colours = _colours()
    assert contrast(colours["on-banner"][scheme], colours["banner"][scheme]) >= 7


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_bars_stand_out_from_the_paper(scheme: int) -> None:
    """WCAG 2.2, 1.4.11 asks 3:1 only of what is needed to understand; the count stands beside."""
    colours = _colours()
    assert contrast(colours["bar"][scheme], colours["paper"][scheme]) >= 1.5
