"""The styles: complete, small, and legible in both schemes."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from portal.domain.colour import contrast
from portal.domain.palette import PAPER, palette
from portal.domain.problems import Problems
from portal.output.assets import STYLES, Assets, load_assets
from portal.pages.samples.tokens import TEXT_PAIRS, declared, schemes

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
    assert sorted([*listed, "living.css"]) == files


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
    assert b"--identity:#123456;" in bundle
    assert b'url("/cong/theme/' in bundle


# --- colours -------------------------------------------------------------------------------------

SCHEMES = pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
# Deep colours that another department may choose: forest, plum, oxblood, slate, and black.
OTHERS = ("#1d4d2b", "#4b1d52", "#6b1414", "#2f3b45", "#000000")


def tokens(**colours: str) -> str:
    return load_assets(THEME, "", colours, Problems()).tokens


def test_the_tokens_that_are_written_are_those_of_the_default_colours() -> None:
    written = declared((CSS / "tokens.css").read_text("utf-8"))
    assert {name: written[name] for name in palette({})} == palette({})
    assert written["paper-sunk"].startswith(f"light-dark({PAPER},")


def test_nothing_of_the_default_colours_is_left_in_the_styles_of_another_department() -> None:
    own = {"identity": "#1d4d2b", "mark": "#6b1414", "ornament": "#5a5a5a"}
    loaded = load_assets(THEME, "", own, Problems())
    bundle = loaded.files[loaded.addresses[STYLES][1:]].decode()
    assert [colour for colour in palette({}).values() if colour in bundle] == []
    assert [name for name, value in palette(own).items() if f"--{name}:{value}" not in bundle] == []


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
@SCHEMES
def test_text_stands_out_seven_to_one(text: str, ground: str, scheme: int) -> None:
    colours = schemes(tokens())[scheme]
    assert contrast(colours[text], colours[ground]) >= 7


@pytest.mark.parametrize("colour", OTHERS)
@SCHEMES
def test_the_colours_of_another_department_stay_legible(colour: str, scheme: int) -> None:
    colours = schemes(tokens(identity=colour, mark=colour, ornament="#8a6a2a"))[scheme]
    found = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 7} == {}


@SCHEMES
def test_bars_stand_out_from_the_paper(scheme: int) -> None:
    """WCAG 2.2, 1.4.11 asks 3:1 only of what is needed to understand; the count stands beside."""
    colours = schemes(tokens())[scheme]
    assert contrast(colours["bar"], colours["paper"]) >= 1.5


def test_a_browser_without_light_dark_gets_the_whole_light_scheme() -> None:
    text = (CSS / "tokens.css").read_text("utf-8")
    plain, later = text.split("@supports (color: light-dark", 1)
    names = set(declared(later.split("@media")[0]))
    assert names
    assert names - set(declared(plain)) == set()
    light = schemes(plain)[0]
    assert {name: light[name] for name in names} == {name: schemes(text)[0][name] for name in names}
