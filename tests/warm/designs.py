"""Themes for sites that are edited, and the edits that a designer or translator may make.

In: an empty folder, or a theme made here.  Out: the theme, or the theme changed; some changes are
wrong and make the build fail.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.needs import ROOT
from tests.output.making import make_theme, write

__all__ = [
    "CHANGES",
    "Change",
    "edit_part",
    "edit_style",
    "edit_template",
    "edit_words",
    "plain_theme",
    "real_theme",
]

Change = Callable[[Path, int], None]
"""A change of a theme; the number says to which file, and what is written."""

_PAGE = """\
{% from "macros/words.html" import words %}
<!doctype html><html lang="{{ page.head.lang }}"><link href="{{ asset("css/site.css") }}">
{% include "partials/top.html" %}
{% block content %}
{{ words(page.head.title) }}
<p>{{ page }}</p>
{% for name in site.__dataclass_fields__ if name != "assets" %}
<p>{{ name }}: {{ site[name] }}</p>
{% endfor %}
{% endblock %}
"""
_MACRO = "{% macro words(title) %}\n<h1>{{ title }}</h1>{{ _('Trang chủ') }}\n{% endmacro %}\n"
_HOME = '\nmsgid "Trang chủ"\nmsgstr "Home"\n'


def plain_theme(root: Path) -> None:
    """Pages that print their whole context, so that none of it differs unseen; fast to compile."""
    make_theme(root)
    for page in (root / "templates").rglob("*.html"):
        page.write_text(_PAGE, "utf-8")
    write(root / "templates/macros/words.html", _MACRO)
    write(root / "templates/partials/top.html", "<p>{{ site.name }}</p>\n")
    # The page of the theme's parts, which drafts bring with them, asks for every token.
    shutil.copyfile(ROOT / "theme/static/css/tokens.css", root / "static/css/tokens.css")
    for lang in ("en", "lo"):
        catalogue = root / f"locale/{lang}.po"
        write(catalogue, catalogue.read_text("utf-8") + _HOME)


def real_theme(root: Path) -> None:
    """The theme that ships."""
    shutil.copytree(ROOT / "theme", root)


def _nth(files: Sequence[Path], which: int) -> Path:
    return sorted(files)[which % len(files)]


def edit_template(theme: Path, which: int) -> None:
    """A line more in a page's template."""
    _mark(_nth(list((theme / "templates/pages").glob("*.html")), which), which)


def edit_part(theme: Path, which: int) -> None:
    """A line more in a part that many templates draw in."""
    folders = ("macros", "partials")
    parts = [path for name in folders for path in (theme / "templates" / name).glob("*.html")]
    _mark(_nth(parts, which), which)


def _mark(path: Path, which: int) -> None:
    """Within a block or macro where there is one: elsewhere nothing is printed."""
    text = path.read_text("utf-8")
    marked = re.sub(
        r"(\{% (?:block content|macro [^%]*) %\})", rf"\1<!-- {which} -->", text, count=1
    )
    path.write_text(marked if marked != text else f"{text}<!-- {which} -->\n", "utf-8")


def edit_style(theme: Path, which: int) -> None:
    """A style that all pages have by one name, which changes with it."""
    with (theme / "static/css/tokens.css").open("a", encoding="utf-8") as file:
        file.write(f"p {{ margin: {which}px }}\n")


def _drawing(theme: Path, which: int) -> None:
    drawing = f"<svg xmlns='http://www.w3.org/2000/svg' width='{which}'/>\n"
    _nth(list((theme / "static/img").glob("*.svg")), which).write_text(drawing, "utf-8")


def edit_words(theme: Path, which: int) -> None:
    """A word of a language that templates and code look up."""
    catalogue = theme / f"locale/{('en', 'lo')[which % 2]}.po"
    text = catalogue.read_text("utf-8")
    word = f'msgid "Trang chủ"\nmsgstr "Word {which}"'
    catalogue.write_text(re.sub(r'msgid "Trang chủ"\nmsgstr ".*"', word, text), "utf-8")


def _worker(theme: Path, which: int) -> None:
    write(theme / "worker/offline.js", f"addEventListener('fetch', () => {{ {which}; }});\n")


def _further_style(theme: Path, which: int) -> None:
    """A style that the bundle names; where it is named without being there, the build fails."""
    with (theme / "static/css/bundle.txt").open("a", encoding="utf-8") as listing:
        listing.write(f"them-{which}.css\n")
    if which % 4:
        write(theme / f"static/css/them-{which}.css", f"h1 {{ margin: {which}px }}\n")


def _broken_template(theme: Path, which: int) -> None:
    path = _nth(list((theme / "templates/pages").glob("*.html")), which)
    wrong = ("{% if %}", "{{ page.no_such_field }}", '{% include "partials/none.html" %}')
    path.write_text(path.read_text("utf-8") + wrong[which % 3], "utf-8")


def _lost_template(theme: Path, which: int) -> None:
    _nth(list((theme / "templates").rglob("*.html")), which).unlink()


CHANGES: Sequence[Change] = (
    edit_template, edit_template, edit_part, edit_part, edit_style, _drawing, edit_words, _worker,
    _further_style, _broken_template, _lost_template,
)  # fmt: skip
