"""The quicker environment prints what Jinja's own prints."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError
from markupsafe import Markup
from markupsafe import escape as stock_escape

from portal.domain.problems import Problems
from portal.i18n.language import Language, load_language
from portal.output.assets import load_assets
from portal.output.environment import PageEnvironment, escape, make_environment
from portal.pages.views import TEMPLATES
from tests.theme.parts import State, chrome
from tests.theme.samples import views

THEME = Path(__file__).resolve().parents[2] / "theme"
JINJA: Mapping[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}


class Loud:
    """A catalogue of signs that HTML escapes and of what a format string treats apart."""

    def gettext(self, message: str) -> str:
        return f"<b>{message}</b> & 100%%"

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return f"<i>{singular if count == 1 else plural}</i>"


def loud() -> Language:
    return Language("vi", Loud())  # type: ignore[arg-type]


def stock(theme: Path, like: PageEnvironment) -> Environment:
    """Jinja's own environment with the same functions and words."""
    environment = Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(  # type: ignore[attr-defined]
        like.language.translations,  # type: ignore[attr-defined]
        newstyle=True,
    )
    environment.globals["ngettext"] = like.globals["ngettext"]
    environment.globals["once"] = lambda macro, *given: macro(*given)
    environment.filters["number"] = like.filters["number"]
    return environment


@pytest.mark.parametrize(
    ("state", "lang"), [(State.TYPICAL, "vi"), (State.BARE, "en"), (State.LONG, "lo")]
)
def test_every_page_comes_out_as_from_the_stock_environment(state: State, lang: str) -> None:
    assets = load_assets(THEME, "", {}, Problems()).addresses
    language = load_language(lang, THEME / "locale", Problems())
    ours = make_environment(THEME, language, JINJA)
    theirs = stock(THEME, ours)
    for environment in (ours, theirs):
        environment.globals["asset"] = assets.__getitem__
        environment.globals["site"] = chrome(state, lang, assets)
    pages = list(views(state, lang))
    assert len(pages) > 20
    for view in pages:
        name = TEMPLATES[type(view)]
        expected = theirs.get_template(name).render(page=view)
        assert ours.get_template(name).render(page=view) == expected


@pytest.mark.parametrize(
    "template",
    [
        '{{ _("Tin & bài") }}',
        '{{ _("một") }}{{ _("hai") }} {{- _("ba") -}} {{ _("bốn") }}\n',
        "{{ _('dấu \\'nháy\\'') }}",
        '<p title="{{ _("Tin") }}">{{ _("Tin") ~ " & " ~ x }}</p>',
        '{{ _("đến %(date)s", date="<1>") }}',
        '{{ _(x) }}',
        '{% set _x = _("Tin") %}{{ _x }}',
        '{% macro m(a) %}{{ a }}{{ caller() }}{% endmacro %}{% call m(x) %}{{ x }}{% endcall %}',
        '{{ ngettext("%(num)s tin", "%(num)s tin", 1) }}{{ ngettext("a", "b", 2) }}',
        '{% for i in [1, 2.5, none, true, x, x|safe] %}{{ i }}{{ loop.index }}{% endfor %}',
        '{% set text %}{{ x }}{% endset %}{{ text }}',
        "{% macro m(r, n=3) %}<{{ r }}{{ n }}>{% endmacro %}{{ once(m, x) }}{{ once(m, x, 4) }}",
        '{% autoescape false %}{{ x }}{{ _("Tin") }}{% endautoescape %}',
        '{{ x|e }}{{ x|upper }}{{ [x, x]|join(", ") }}',
    ],
)  # fmt: skip
def test_each_kind_of_sentence_comes_out_as_from_the_stock_environment(
    template: str, tmp_path: Path
) -> None:
    ours = make_environment(tmp_path, loud(), JINJA)
    expected = stock(tmp_path, ours).from_string(template).render(x="<a href='x'>\"&\"</a>")
    assert ours.from_string(template).render(x="<a href='x'>\"&\"</a>") == expected


def test_imported_macros_know_functions_and_no_variables(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "m.html").write_text("{% macro m() %}{{ _('Tin') }}{{ x }}{% endmacro %}", "utf-8")
    (folder / "p.html").write_text("{% from 'm.html' import m %}{{ m() }}", "utf-8")
    environment = make_environment(tmp_path, loud(), JINJA)
    with pytest.raises(UndefinedError, match="'x' is undefined"):
        environment.get_template("p.html").render(x=1)
    environment = make_environment(tmp_path, loud(), JINJA)
    environment.globals["x"] = 1
    assert environment.get_template("p.html").render() == "<b>Tin</b> & 100%1"


def test_an_unknown_name_is_an_error_where_it_is_printed(tmp_path: Path) -> None:
    environment = make_environment(tmp_path, loud(), JINJA)
    with pytest.raises(UndefinedError, match="'x' is undefined"):
        environment.from_string("{{ x }}").render()


@pytest.mark.parametrize(
    "value",
    ["", "Hà Tĩnh", "a&b", "<", ">", '"', "'", Markup("<b>"), 7, 2.5, None, True, ["<"]],
    ids=repr,
)
def test_values_are_escaped_as_ever(value: Any) -> None:
    assert escape(value) == stock_escape(value)


def test_what_is_printed_once_is_told_apart_by_macro_item_and_values(tmp_path: Path) -> None:
    environment = make_environment(tmp_path, loud(), JINJA)
    template = environment.from_string(
        "{% macro a(of, n=1) %}a{{ of.text }}{{ n }} {% endmacro %}"
        "{% macro b(of) %}b{{ of.text }} {% endmacro %}"
        "{% for of in page %}{{ once(a, of) }}{{ once(a, of, 2) }}{{ once(b, of) }}{% endfor %}"
    )

    class Item:
        def __init__(self, text: str) -> None:
            self.text = text

    first, second = Item("x"), Item("y")
    assert template.render(page=[first, second]) == "ax1 ax2 bx ay1 ay2 by "
    first.text = "later"
    assert template.render(page=[first, Item("z")]) == "ax1 ax2 bx az1 az2 bz "
