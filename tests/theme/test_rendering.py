"""Every template with every state of its page: what a reader, a screen reader and a parser meet."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from jinja2 import StrictUndefined

from portal.domain.problems import Problems
from portal.i18n.language import load_language
from portal.output.assets import load_assets
from portal.output.render import Renderer
from portal.pages.views import TEMPLATES, View
from portal.pages.views.living import LivingPage
from tests.theme.parts import MARKUP, STATES, State, chrome
from tests.theme.samples import views

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "theme"
JINJA: Mapping[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}

Rendered = tuple[View, BeautifulSoup]


@pytest.fixture(
    scope="module",
    params=[(state, lang) for state in STATES for lang in ("vi", "en", "lo")],
    ids=lambda param: f"{param[0].name.lower()} {param[1]}",
)
def pages(request: pytest.FixtureRequest) -> list[Rendered]:
    """All views of one state in one language, printed and parsed."""
    state, lang = request.param
    assets = load_assets(THEME, "", {}, Problems()).addresses
    language = load_language(lang, THEME / "locale", Problems())
    renderer = Renderer(THEME, language, chrome(state, lang, assets), JINJA)
    return [
        (view, BeautifulSoup(renderer.render(view), "html.parser")) for view in views(state, lang)
    ]


def faults(pages: list[Rendered], find: Any) -> dict[str, list[str]]:
    """Page type → what is wrong on it, for those where something is."""
    found = {type(view).__name__: list(find(page)) for view, page in pages}
    return {name: wrong for name, wrong in found.items() if wrong}


def tags(page: BeautifulSoup, *names: str) -> Iterator[Tag]:
    yield from (tag for tag in page.find_all(names or True) if isinstance(tag, Tag))


def test_the_samples_hold_a_page_of_every_type(pages: list[Rendered]) -> None:
    """All but the living page, whose examples break these rules; it has tests of its own."""
    assert {type(view) for view, _ in pages} == set(TEMPLATES) - {LivingPage}


def test_the_samples_are_printed_with_the_settings_of_the_site() -> None:
    text = (ROOT / "pelicanconf.py").read_text("utf-8")
    given = next(
        node.value
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "JINJA_ENVIRONMENT"
    )
    printed = {**JINJA, "undefined": "StrictUndefined"}
    assert ast.unparse(given).replace("StrictUndefined", "'StrictUndefined'") == str(printed)


def test_each_page_has_one_main_heading_and_skips_no_level(pages: list[Rendered]) -> None:
    def wrong(page: BeautifulSoup) -> Iterator[str]:
        main = page.find("main")
        assert isinstance(main, Tag)
        levels = [int(tag.name[1]) for tag in main.find_all(["h1", "h2", "h3", "h4"])]
        if levels.count(1) != 1 or levels[0] != 1:
            yield f"h1: {levels[:4]}"
        yield from (
            f"h{before} then h{after}" for before, after in pairwise(levels) if after > before + 1
        )

    assert faults(pages, wrong) == {}


def test_each_id_occurs_once_and_every_reference_finds_it(pages: list[Rendered]) -> None:
    def wrong(page: BeautifulSoup) -> Iterator[str]:
        ids = [str(tag["id"]) for tag in tags(page) if tag.has_attr("id")]
        yield from (f"twice: {id}" for id in set(ids) if ids.count(id) > 1)
        for tag in tags(page):
            for name in ("aria-labelledby", "aria-describedby"):
                if tag.has_attr(name) and str(tag[name]) not in ids:
                    yield f"{name}={tag[name]}"
            if (
                tag.name == "a"
                and str(tag["href"]).startswith("#")
                and str(tag["href"])[1:] not in ids
            ):
                yield str(tag["href"])

    assert faults(pages, wrong) == {}


def test_no_link_leads_nowhere_and_none_is_without_words(pages: list[Rendered]) -> None:
    def wrong(page: BeautifulSoup) -> Iterator[str]:
        for tag in tags(page, "a"):
            if not tag.get("href") or not tag.get_text(strip=True):
                yield str(tag)

    assert faults(pages, wrong) == {}


def test_nothing_is_printed_empty(pages: list[Rendered]) -> None:
    """A list without entries, a term without a value: a screen reader would announce them."""
    blocks = ("ul", "ol", "dl", "li", "dd", "dt", "p", "h1", "h2", "h3", "th", "time", "nav")

    def wrong(page: BeautifulSoup) -> Iterator[str]:
        for tag in tags(page, *blocks):
            if not tag.get_text(strip=True) and tag.name != "th":
                yield str(tag)[:90]

    assert faults(pages, wrong) == {}


def test_text_is_never_markup(pages: list[Rendered]) -> None:
    def wrong(page: BeautifulSoup) -> Iterator[str]:
        yield from (str(tag) for tag in tags(page, "b"))
        yield from (str(tag)[:90] for tag in tags(page) if tag.has_attr("onclick"))
        yield from (str(tag)[:90] for tag in tags(page) if tag.has_attr("style"))

    assert faults(pages, wrong) == {}


@pytest.mark.parametrize("lang", ["vi", "en", "lo"])
def test_hostile_words_come_out_as_they_are(lang: str) -> None:
    assets = load_assets(THEME, "", {}, Problems()).addresses
    language = load_language(lang, THEME / "locale", Problems())
    renderer = Renderer(THEME, language, chrome(State.LONG, lang, assets), JINJA)
    for view in views(State.LONG, lang):
        page = BeautifulSoup(renderer.render(view), "html.parser")
        description = page.find("meta", {"name": "description"})
        assert isinstance(description, Tag)
        assert MARKUP in str(description["content"]), type(view).__name__
        assert MARKUP in page.get_text(), type(view).__name__


def test_each_page_has_its_landmarks_in_order(pages: list[Rendered]) -> None:
    def wrong(page: BeautifulSoup) -> Iterator[str]:
        found = (
            [tag.name for tag in page.body.find_all(["header", "main", "footer"])]
            if page.body
            else []
        )
        landmarks = [name for name in found if name != "header"]
        if found[:1] != ["header"] or landmarks != ["main", "footer"]:
            yield str(found)
        skip = page.find("a", class_="skip")
        main = page.find("main")
        if (
            not isinstance(skip, Tag)
            or not isinstance(main, Tag)
            or skip["href"] != f"#{main['id']}"
        ):
            yield "skip link"

    assert faults(pages, wrong) == {}


def test_navigations_on_one_page_have_names_of_their_own(pages: list[Rendered]) -> None:
    def wrong(page: BeautifulSoup) -> Iterator[str]:
        names = []
        for tag in tags(page, "nav"):
            label = tag.get("aria-label")
            if label is None:
                heading = page.find(id=str(tag.get("aria-labelledby")))
                label = heading.get_text(strip=True) if heading else ""
            names.append(str(label))
        if "" in names or len(set(names)) != len(names):
            yield str(names)

    assert faults(pages, wrong) == {}


def test_times_are_readable_by_machines(pages: list[Rendered]) -> None:
    def wrong(page: BeautifulSoup) -> Iterator[str]:
        yield from (str(tag) for tag in tags(page, "time") if not tag.get("datetime"))

    assert faults(pages, wrong) == {}


def test_tables_that_scroll_can_be_reached_and_have_a_name(pages: list[Rendered]) -> None:
    def wrong(page: BeautifulSoup) -> Iterator[str]:
        for table in tags(page, "table"):
            region = table.parent
            assert region is not None
            named = region.has_attr("aria-label") or region.has_attr("aria-labelledby")
            if region.get("role") != "group" or region.get("tabindex") != "0" or not named:
                yield str(region)[:90]
            yield from (str(cell) for cell in table.find_all("th") if not cell.has_attr("scope"))

    assert faults(pages, wrong) == {}
