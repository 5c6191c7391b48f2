"""Components: one macro, one style file and one example each; no class without a style, and none
styled that no template prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from fnmatch import fnmatch
from pathlib import Path

import pytest

from portal.pages.samples.components import COMPONENTS, WIDE, WITHOUT_MACRO
from portal.pages.views.living import Sample

THEME = Path(__file__).resolve().parents[2] / "theme"
TEMPLATES = THEME / "templates"
CSS = THEME / "static/css"

# Style files of what stands around every page, with the partial that prints it, and of what other
# components share.
AROUND: Mapping[str, str] = {
    "masthead": "partials/header.html",
    "footer": "partials/footer.html",
    "drum": "partials/header.html",  # also behind the face and the footer
}

# Classes of a style file that do not begin with its name.
ALSO: Mapping[str, set[str]] = {
    "aloud": {"said"},
    "button": {"said"},
    "ranking": {"count"},
    "article": {"card"},
    "chips": {"chip"},
    "drum": {"brand__mark", "masthead", "face", "footer", "sections__list"},
    "heat": {"h1", "h2", "h3", "h4", "table-scroll"},
    "ladder": {"choice", "picture"},
    "lifetime": {"choice", "pic", "picture"},
    "links": {"count", "today"},
    "masthead": {"strip__text", "strip", "brand", "tools", "sections", "menu"},
    "picture": {"pic", "choice"},
    "rail": {"bar"},
    "register": {"term"},
    "section-heading": {"section-intro", "columns__main", "columns--even"},
    "contents": {"columns__side"},
    "remark": {"article__text", "text"},
    "card": {"facts"},
    "status": {"standing"},
    "story": {"day"},
    "table": {"number"},
    "text": {"align-right", "align-center", "footnotes", "table-scroll"},
    "tiles": {"choice", "h1", "h2", "h3", "h4"},
    "timeline": {"sources"},
    "years": {"choice"},
}

# Printed for whoever reads the source or saves the page; no style needs them.
HOOKS = {
    "article", "deadlines", "directory__line--ended",
    "directory__name", "lead__words", "notes", "numbers__label", "paper", "papers",
    "photo__credit", "register", "stories", "story__body", "titles",
}  # fmt: skip

# Made by Markdown (portal/reading/markdown) or for Lao (portal/i18n/linebreaks), by no template.
FROM_PYTHON = {"align-right", "align-center", "footnotes", "whole"}

_CLASS = re.compile(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"')
_SELECTOR = re.compile(r"\.([a-z][a-z0-9_-]*)")


def styled(path: Path) -> set[str]:
    """The classes in the selectors of a style file."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    selectors = re.sub(r"\{[^{}]*\}", "{}", text)
    return set(_SELECTOR.findall(selectors))


def printed(path: Path) -> set[str]:
    """The classes that a template prints; ``*`` stands for what it fills in."""
    text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    found = set()
    for value in _CLASS.findall(text):
        plain = re.sub(r"\{\{.*?\}\}", "*", re.sub(r"\{%.*?%\}", " ", value))
        found |= {name for name in plain.split() if name != "*"}
    return found


def names(folder: Path, suffix: str) -> set[str]:
    return {path.stem for path in folder.glob(f"*{suffix}")}


STYLES = {path.stem: styled(path) for path in (CSS / "components").glob("*.css")}
ALL_STYLED = set().union(*(styled(path) for path in CSS.rglob("*.css")))
ALL_PRINTED = set().union(*(printed(path) for path in TEMPLATES.rglob("*.html")))
SCRIPTS = "".join(path.read_text("utf-8") for path in (THEME / "static").rglob("*.js"))


def scripted(name: str) -> bool:
    """Whether a script finds or makes elements of this class."""
    return re.search(rf"""["'.]{re.escape(name)}(?![\w-])""", SCRIPTS) is not None


def test_every_component_has_its_macro_style_and_example() -> None:
    components = set(COMPONENTS)
    assert names(TEMPLATES / "macros", ".html") == components - WITHOUT_MACRO
    assert names(TEMPLATES / "examples", ".html") == components
    assert set(STYLES) - set(AROUND) <= components
    assert components >= WIDE


def test_every_component_has_a_style_of_its_own() -> None:
    assert [name for name in COMPONENTS if not STYLES.get(name)] == []


@pytest.mark.parametrize("name", sorted(STYLES))
def test_a_style_file_holds_the_classes_of_its_component(name: str) -> None:
    roots = {name} | ALSO.get(name, set())
    strange = {
        found
        for found in STYLES[name]
        if not any(
            found == root or found.startswith((f"{root}__", f"{root}--", f"{root}-"))
            for root in roots
        )
    }
    assert strange == set()


@pytest.mark.parametrize("name", sorted(set(COMPONENTS) - WITHOUT_MACRO))
def test_an_example_calls_the_macro_of_its_component(name: str) -> None:
    text = (TEMPLATES / f"examples/{name}.html").read_text("utf-8")
    imported = re.search(rf'from "macros/{name}\.html" import ([\w, ]+)', text)
    assert imported
    for macro in re.findall(r"\w+", imported[1]):
        assert re.search(rf"\b{macro}\(", text), macro


def macros() -> Iterator[tuple[str, str]]:
    for path in (TEMPLATES / "macros").glob("*.html"):
        for macro in re.findall(r"{% macro (\w+)\(", path.read_text("utf-8")):
            yield path.stem, macro


def test_every_macro_is_used_by_a_page() -> None:
    pages = "".join(
        re.sub(r"{% macro .*?%}", "", path.read_text("utf-8"))
        for folder in ("pages", "partials", "macros")
        for path in (TEMPLATES / folder).glob("*.html")
        if path.name != "living.html"
    ) + (TEMPLATES / "base.html").read_text("utf-8")
    unused = [
        f"{file}: {macro}"
        for file, macro in macros()
        if not re.search(rf"\b{macro}\(|\bonce\({macro},", pages)
    ]
    assert unused == []


def test_every_field_of_a_sample_is_printed_by_an_example() -> None:
    texts = "".join(path.read_text("utf-8") for path in (TEMPLATES / "examples").glob("*.html"))
    # A card takes the whole sample for an article.
    texts += (TEMPLATES / "macros/card.html").read_text("utf-8").replace("page.", "sample.")
    used = set(re.findall(r"sample\.(\w+)", texts))
    assert used == {field.name for field in fields(Sample)}


def test_every_class_that_is_styled_is_printed() -> None:
    dead = {
        name
        for name in ALL_STYLED - FROM_PYTHON
        if not any(fnmatch(name, each) for each in ALL_PRINTED) and not scripted(name)
    }
    assert dead == set()


def test_every_class_that_is_printed_is_styled_or_known_as_a_hook() -> None:
    loose = {each for each in ALL_PRINTED if not any(fnmatch(name, each) for name in ALL_STYLED)}
    assert {each for each in loose - HOOKS if not scripted(each)} == set()
    assert {hook for hook in HOOKS if hook not in ALL_PRINTED or hook in ALL_STYLED} == set()


def test_the_check_sees_a_dead_style_and_a_loose_class(tmp_path: Path) -> None:
    style, template = tmp_path / "a.css", tmp_path / "a.html"
    style.write_text("/* .old */ @layer c { .used a::after, .dead > b { margin: .5rem } }", "utf-8")
    template.write_text(
        '<p class="used{% if x == "y" %} used--{{ kind }}{% endif %} loose">{# class="no" #}',
        "utf-8",
    )
    assert styled(style) == {"used", "dead"}
    assert printed(template) == {"used", "used--*", "loose"}
