"""Components: one macro, one style file and one example each; no class without a style, and none
styled that no template prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from fnmatch import fnmatch
from pathlib import Path

import pytest

from portal.pages.samples.components import COMPONENTS, PICTURES, WIDE, WITHOUT_MACRO
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
    "picture": "macros/pictures/choice.html",
}

# Classes of a style file that do not begin with its name.
# What the styles of all pictures speak of.
DRAWN = {
    "behind", "border", "choice", "cloud", "column", "flag", "h1", "h2", "h3", "h4", "legend",
    "locator", "part", "patterns", "pic", "picture", "register", "sign", "term", "tile", "tiles",
    "weave", "years",
}  # fmt: skip
ALSO: Mapping[str, set[str]] = {
    **dict.fromkeys([*PICTURES, "picture"], DRAWN),
    "aloud": {"said"},
    "button": {"said"},
    "display": {"icon", "tools"},
    "ranking": {"count"},
    "article": {"card"},
    "chips": {"chip"},
    "drum": {"brand__mark", "masthead", "face", "footer", "sections__list"},
    "heat": {"h1", "h2", "h3", "h4", "table-scroll"},
    "links": {"count", "today"},
    "masthead": {"strip__text", "strip", "brand", "tools", "sections", "menu"},
    "rail": {"bar"},
    "section-heading": {"section-intro", "columns__main", "columns--even"},
    "contents": {"columns__side"},
    "remark": {"article__text", "text"},
    "card": {"facts"},
    "status": {"standing"},
    "story": {"day"},
    "table": {"number"},
    "text": {"align-right", "align-center", "footnotes", "table-scroll"},
    "timeline": {"sources"},
}

# Printed for whoever reads the source or saves the page; no style needs them.
HOOKS = {
    "article", "deadlines", "directory__line--ended",
    "directory__name", "kept__list", "lead__words", "nearest__list", "notes", "numbers__label",
    "paper", "papers", "register__words", "weave--1", "weave--2",
    "photo__credit", "register", "stories", "story__body", "titles",
}  # fmt: skip

# Made by Markdown (portal/reading/markdown), not by a template.
FROM_MARKDOWN = {"align-right", "align-center", "footnotes"}

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
# Words in the arguments of a call may be classes too: a table's variant, a mark's.
GIVEN = set(
    re.findall(
        r"[\w-]+",
        " ".join(
            literal
            for path in TEMPLATES.rglob("*.html")
            for call in re.findall(r"{% call .*?%}", path.read_text("utf-8"))
            for literal in re.findall(r'"([^"]*)"', call)
        ),
    )
)
SCRIPTS = "".join(path.read_text("utf-8") for path in (THEME / "static").rglob("*.js"))


def test_every_component_has_its_macro_style_and_example() -> None:
    components = set(COMPONENTS)
    assert names(TEMPLATES / "macros", ".html") == components - WITHOUT_MACRO - PICTURES
    # What all pictures are made of is shown with each.
    assert names(TEMPLATES / "macros/pictures", ".html") == {*PICTURES, "choice"}
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
    folder = "pictures/" if name in PICTURES else ""
    imported = re.search(rf'from "macros/{folder}{name}\.html" import ([\w, ]+)', text)
    assert imported
    for macro in re.findall(r"\w+", imported[1]):
        assert re.search(rf"\b{macro}\(", text), macro


def macros() -> Iterator[tuple[str, str]]:
    for path in (TEMPLATES / "macros").rglob("*.html"):
        for macro in re.findall(r"{% macro (\w+)\(", path.read_text("utf-8")):
            yield path.stem, macro


def test_every_macro_is_used_by_a_page() -> None:
    pages = "".join(
        re.sub(r"{% macro .*?%}", "", path.read_text("utf-8"))
        for folder in ("pages", "partials", "macros")
        for path in (TEMPLATES / folder).rglob("*.html")
        if path.name != "living.html"
    ) + (TEMPLATES / "base.html").read_text("utf-8")
    unused = [
        f"{file}: {macro}" for file, macro in macros() if not re.search(rf"\b{macro}\(", pages)
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
        for name in ALL_STYLED - FROM_MARKDOWN - GIVEN
        if not any(fnmatch(name, each) for each in ALL_PRINTED) and name not in SCRIPTS
    }
    assert dead == set()


def test_every_class_that_is_printed_is_styled_or_known_as_a_hook() -> None:
    loose = {each for each in ALL_PRINTED if not any(fnmatch(name, each) for name in ALL_STYLED)}
    assert loose - HOOKS == set()
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
