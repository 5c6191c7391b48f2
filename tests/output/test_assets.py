"""Static files of the theme: named by their content, bundled, with nothing missing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from portal.domain.problems import Problems
from portal.output.assets import STYLES, Assets, load_assets, without_scripts
from tests.output.making import write

MISSING = "the theme names the file “{}”, which is not there; add it or remove this line"


@pytest.fixture
def own(theme: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(theme, tmp_path / "theme"))


def load(theme: Path, base: str = "", **colours: str) -> Assets:
    problems = Problems()
    assets = load_assets(theme, base, colours, problems)
    assert [problem.line_text("en") for problem in problems] == []
    return assets


def faults(theme: Path) -> list[str]:
    problems = Problems()
    load_assets(theme, "", {}, problems)
    return [problem.line_text("en") for problem in problems]


def test_a_file_is_named_by_its_content(own: Path) -> None:
    before = load(own)
    address = before.addresses["img/rays.svg"]
    assert re.fullmatch(r"/theme/img/rays\.[0-9a-f]{12}\.svg", address)
    assert before.files[address[1:]] == (own / "static/img/rays.svg").read_bytes()
    write(own / "static/img/rays.svg", "<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>\n")
    after = load(own)
    assert after.addresses["img/rays.svg"] != address
    # The style names the picture, so it is another style.
    assert after.addresses[STYLES] != before.addresses[STYLES]


def test_styles_are_one_file_in_the_order_of_the_bundle(own: Path) -> None:
    write(own / "static/css/bundle.txt", "# styles\nb.css\n\ncomponents/a.css # last\n")
    write(own / "static/css/b.css", "b { color: red }\n")
    write(own / "static/css/components/a.css", "a { color: blue }\n")
    assets = load(own)
    assert assets.files[assets.addresses[STYLES][1:]] == b"b{color:red}a{color:blue}\n"
    assert set(assets.addresses) == {STYLES, "img/rays.svg"}


def test_pictures_in_styles_have_their_hashed_address_under_the_base_path(own: Path) -> None:
    assets = load(own, "/cong")
    picture = assets.addresses["img/rays.svg"]
    assert picture.startswith("/cong/theme/img/rays.")
    style = assets.files[assets.addresses[STYLES].removeprefix("/cong/")].decode()
    assert style == f'body{{background:url("{picture}")}}\n'


@pytest.mark.parametrize("target", ["data:image/png;base64,AA==", "#gradient"])
def test_other_addresses_in_styles_stay_as_they_are(own: Path, target: str) -> None:
    write(own / "static/css/tokens.css", f"a{{background:url({target})}}")
    assets = load(own)
    assert f"url({target})".encode() in assets.files[assets.addresses[STYLES][1:]]


def test_the_colours_of_the_site_stand_in_place_of_the_defaults(own: Path) -> None:
    text = ":root{--identity:#17375e;--mark:#9b1c1f;--ink:#111111} a{color:#17375e}\n"
    write(own / "static/css/tokens.css", text)
    assets = load(own, identity="#1d4d2b")
    style = assets.files[assets.addresses[STYLES][1:]]
    assert style == b":root{--identity:#1d4d2b;--mark:#9b1c1f;--ink:#111111}a{color:#17375e}\n"


def test_a_drawing_takes_the_colours_that_follow_from_the_departments(own: Path) -> None:
    drawing = '<svg fill="var(--identity, #17375e)" stroke="var(--x, #000000)"/>'
    write(own / "static/img/rays.svg", drawing)
    assets = load(own, identity="#0b5d57")
    assert assets.files[assets.addresses["img/rays.svg"][1:]] == (
        b'<svg fill="#0b5d57" stroke="#000000"/>'
    )
    # Another colour is another drawing.
    assert load(own).addresses["img/rays.svg"] != assets.addresses["img/rays.svg"]


def test_notes_and_single_styles_are_not_served(own: Path) -> None:
    write(own / "static/vendor/README.md", "x")
    write(own / "static/vendor/LICENSE.txt", "x")
    assert set(load(own).addresses) == {STYLES, "img/rays.svg"}


def test_a_style_that_the_bundle_names_but_is_not_there_is_told(own: Path) -> None:
    write(own / "static/css/bundle.txt", "tokens.css\nnone.css\n")
    assert faults(own) == [f"theme/static/css/bundle.txt:2: {MISSING.format('css/none.css')}"]


@pytest.mark.parametrize("target", ["../img/none.svg", "../../templates/pages/home.html"])
def test_a_picture_that_a_style_names_but_is_not_served_is_told(own: Path, target: str) -> None:
    write(own / "static/css/tokens.css", f"a {{}}\nb {{ background: url('{target}') }}\n")
    assert faults(own) == [f"theme/static/css/tokens.css:2: {MISSING.format(target)}"]


def test_a_theme_without_a_bundle_is_told(own: Path) -> None:
    (own / "static/css/bundle.txt").unlink()
    assert len(faults(own)) == 1
    assert faults(own)[0].startswith("theme/static/css/bundle.txt: ")


def test_scripts_are_served_without_comments_and_indents_under_their_own_names(own: Path) -> None:
    write(own / "static/js/a.js", "/* why */\nif (one) {\n  two(/\\s+/g, `x  y`); // how\n}\n")
    assets = load(own)
    address = assets.addresses["js/a.js"]
    assert re.fullmatch(r"/theme/js/a\.[0-9a-f]{12}\.js", address)
    assert assets.files[address[1:]] == b"if(one){two(/\\s+/g,`x  y`);}\n"


def test_a_lean_build_has_no_script(own: Path) -> None:
    write(own / "static/js/a.js", "one();\n")
    assets = without_scripts(load(own))
    assert set(assets.addresses) == {STYLES, "img/rays.svg"}
    assert sorted(path.rpartition(".")[2] for path in assets.files) == ["css", "svg"]


def test_a_script_is_served_with_the_modules_that_it_imports_each_once(own: Path) -> None:
    write(own / "static/css/tokens.css", "a{}")
    js = own / "static/js"
    write(
        js / "tool.js",
        'import { one } from "./parts/one.js";\nexport { two } from "./parts/two.js";\none();\n',
    )
    write(
        js / "parts/one.js",
        'import { two } from "./two.js";\nexport function one() {\n  two();\n}\n',
    )
    write(js / "parts/two.js", "export const two = () => 2;\n")
    assets = load(own)
    scripts = {name: url for name, url in assets.addresses.items() if name.startswith("js/")}
    assert list(scripts) == ["js/tool.js"]
    served = assets.files[scripts["js/tool.js"][1:]].decode()
    assert served == "export const two=()=>2;export function one(){two();}\none();\n"


def test_a_module_that_is_not_there_is_an_error_that_names_it(own: Path) -> None:
    write(own / "static/css/tokens.css", "a{}")
    write(own / "static/js/tool.js", 'import { one } from "./parts/one.js";\n')
    assert faults(own) == [f"theme/static/js/tool.js: {MISSING.format('js/parts/one.js')}"]
