"""The templates: each view has one, none does what the policy forbids, all words are translated."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from portal.commands import messages
from portal.commands.docs import view_classes
from portal.pages.views import TEMPLATES, View
from portal.pages.views.chrome import Chrome
from portal.pages.views.glossary import GLOSSARY
from portal.pages.views.parts import Link
from tests.theme.tracing import Trace, trace

THEME = Path(__file__).resolve().parents[2] / "theme"
PAGES = sorted((THEME / "templates").rglob("*.html"))


# Fields that no template prints, each with whoever reads it.
UNPRINTED = {
    "Axis.first": "drawing/axis.py, to find where a day lies",
    "Axis.last": "drawing/axis.py, to find where a day lies",
    "Chrome.assets": "output/render.py, for asset(…)",
    "Photograph.url": "pages/structured/news.py, for machines: it lasts",
}


@pytest.fixture(scope="module")
def traced() -> Trace:
    """What the templates ask of every view."""
    found = Trace()
    for view, template in TEMPLATES.items():
        trace(THEME, template, view, Chrome, found)
    return found


def test_templates_ask_for_nothing_that_a_view_has_not(traced: Trace) -> None:
    """Also in branches that no sample reaches."""
    assert len(traced.used) > 200
    assert traced.missing == set()


def test_every_field_of_every_view_is_printed(traced: Trace) -> None:
    unused = {
        f"{view.__name__}.{field.name}"
        for view in view_classes()
        for field in fields(view)
        if (view, field.name) not in traced.used
    }
    assert unused == set(UNPRINTED)


def test_every_field_of_every_view_is_explained() -> None:
    """By name in the glossary, or by the class that has it."""
    silent = {
        f"{view.__name__}.{field.name}"
        for view in view_classes()
        for field in fields(view)
        if field.name not in GLOSSARY and f"``{field.name}``" not in (view.__doc__ or "")
    }
    assert silent == set()
    names = {field.name for view in view_classes() for field in fields(view)}
    assert set(GLOSSARY) - names == set()
    assert [view.__name__ for view in view_classes() if not (view.__doc__ or "").strip()] == []


@dataclass(frozen=True)
class _Toy:
    """A view for the test of the tracing itself."""

    items: tuple[Link, ...]
    title: str


def test_a_misspelt_field_is_found_wherever_it_stands(tmp_path: Path) -> None:
    """In a loop, in a macro of another file, in a branch that is never taken."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "macro.html").write_text(
        "{% macro show(item) %}{{ item.textt }}{{ caller() }}{% endmacro %}", "utf-8"
    )
    (folder / "page.html").write_text(
        '{% from "macro.html" import show %}{% if false %}{{ page.titel }}{% endif %}\n'
        "{% for each in page.items %}{{ each.urll }}{% call show(each) %}"
        "{{ each.text }}{% endcall %}{% endfor %}",
        "utf-8",
    )
    found = Trace()
    trace(tmp_path, "page.html", _Toy, Chrome, found)
    assert found.missing == {
        "page.html:1: _Toy.titel",
        "page.html:2: Link.urll",
        "show():1: Link.textt",
    }
    assert found.used == {(_Toy, "items"), (Link, "text")}


def test_every_view_has_a_template_of_its_own() -> None:
    views = set(View.__args__)
    assert set(TEMPLATES) == views
    assert len(set(TEMPLATES.values())) == len(views)


def test_every_page_template_belongs_to_a_view() -> None:
    files = {f"pages/{path.name}" for path in (THEME / "templates/pages").glob("*.html")}
    assert files == set(TEMPLATES.values())


def test_each_view_says_which_template_prints_it() -> None:
    for view, template in TEMPLATES.items():
        assert f"``{Path(template).name}``" in (view.__doc__ or ""), view.__name__


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_templates_hold_no_inline_style_nor_handler_nor_unescaped_output(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=", text)
    assert "|safe" not in text.replace(" ", "")
    assert "<style" not in text
    scripts = re.findall(r"<script([^>]*)>", text)
    assert all("ld+json" in script or "src=" in script for script in scripts)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_templates_stay_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 200


def test_every_word_of_the_interface_is_translated(capsys: pytest.CaptureFixture[str]) -> None:
    assert (messages.run(check=True), capsys.readouterr().out) == (0, "")


def test_a_word_without_translation_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "theme/templates").mkdir(parents=True)
    (tmp_path / "theme/locale").mkdir()
    (tmp_path / "plugins/portal").mkdir(parents=True)
    (tmp_path / "theme/templates/page.html").write_text('{{ _("Lời chào") }}', "utf-8")
    (tmp_path / "theme/locale/en.po").write_bytes(
        (THEME / "locale/en.po").read_bytes().split(b"#: ")[0]
    )
    assert messages.run(check=True, root=tmp_path) == 1
    assert capsys.readouterr().out == (
        "theme/locale/en.po: chưa dịch / not translated: Lời chào\n"
        "theme/locale/en.po: cần cập nhật / out of date\n"
    )
