"""The living page: printed in both languages, every component in both schemes."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from portal.domain.problems import Problems
from portal.i18n.language import load_language
from portal.output.assets import load_assets
from portal.output.render import Renderer
from portal.pages.living import living_page
from portal.pages.samples.components import COMPONENTS
from portal.pages.samples.tokens import TEXT_PAIRS, steps
from portal.pages.views.living import LivingPage
from tests.made import composer
from tests.theme.parts import State, chrome
from tests.theme.test_rendering import JINJA, THEME

LANGUAGES = pytest.mark.parametrize("lang", ["vi", "en"])


def view(lang: str, **colours: str) -> LivingPage:
    assets = load_assets(THEME, "", colours, Problems(), living=True)
    return living_page(composer([], lang, assets=assets.addresses, tokens=assets.tokens))


@cache
def page(lang: str) -> BeautifulSoup:
    assets = load_assets(THEME, "", {}, Problems(), living=True).addresses
    language = load_language(lang, THEME / "locale", Problems())
    renderer = Renderer(THEME, language, chrome(State.TYPICAL, lang, assets), JINJA)
    return BeautifulSoup(renderer.render(view(lang)), "html.parser")


@LANGUAGES
def test_every_component_is_shown_in_every_state_in_both_schemes(lang: str) -> None:
    found = page(lang)
    wanted = sum(len(states) for states in COMPONENTS.values())
    for scheme in ("light", "dark"):
        panes = found.find_all(class_=f"scheme-{scheme}")
        assert len(panes) == wanted
        assert [pane for pane in panes if not pane.get_text(strip=True)] == []
    assert {str(tag["id"]) for tag in found.find_all("h2", id=True)} >= set(COMPONENTS)


@LANGUAGES
def test_no_id_of_a_component_occurs_twice(lang: str) -> None:
    ids = Counter(str(tag["id"]) for tag in page(lang).find_all(id=True))
    repeated = {id for id, count in ids.items() if count > 1}
    # Those that the data name, as on a real page.
    assert repeated <= {"cong-an", "bien-phong"}


def test_search_engines_are_asked_to_leave_it() -> None:
    robots = page("vi").find("meta", {"name": "robots"})
    assert isinstance(robots, Tag)
    assert robots["content"] == "noindex"


def test_it_names_the_files_of_each_component() -> None:
    for component in view("vi").components:
        assert (THEME / component.style).is_file()
        assert not component.macro or (THEME / component.macro).is_file()
        assert (THEME / "templates" / component.example).is_file()


def test_colours_are_shown_with_their_contrast() -> None:
    lines = view("vi").contrasts
    assert [(line.text.token, line.ground.token) for line in lines] == list(TEXT_PAIRS)
    first = lines[0]
    assert (first.text.light, first.ground.light, first.light) == ("#1d1a16", "#fbf8f1", "16,3")
    assert (first.text.dark, first.ground.dark, first.dark) == ("#ece7dc", "#12171e", "14,5")
    assert view("en").contrasts[0].light == "16.3"


def test_the_colours_are_those_of_the_department() -> None:
    swatches = {swatch.token: swatch for swatch in view("vi", identity="#1d4d2b").swatches}
    assert swatches["banner"].light == "#1d4d2b"
    assert not [token for token in swatches if token.endswith("-on-dark")]


def test_every_step_of_type_has_a_style_to_be_shown_in() -> None:
    css = (THEME / "static/css/living.css").read_text("utf-8")
    text = (THEME / "static/css/tokens.css").read_text("utf-8")
    names = [token for token, _ in steps(text, "step-")]
    assert len(names) == 7
    assert [name for name in names if f".living__{name} " not in css] == []
    assert [step.token for step in view("vi").steps] == names


def test_spaces_are_drawn_where_their_length_is_fixed() -> None:
    assert [(s.token, s.size, s.length) for s in view("vi").spaces][:2] == [
        ("space-1", "0.25rem", "0.25rem"),
        ("space-2", "0.5rem", "0.5rem"),
    ]


def test_a_theme_without_the_styles_of_the_living_page_is_told(tmp_path: Path) -> None:
    (tmp_path / "static/css").mkdir(parents=True)
    (tmp_path / "static/css/bundle.txt").write_text("", "utf-8")
    problems = Problems()
    load_assets(tmp_path, "", {}, problems, living=True)
    assert [problem.path for problem in problems] == ["theme/static/css/living.css"]
