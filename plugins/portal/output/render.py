"""Views → HTML, through the theme's templates.

In: a view and its composer's language.  Out: bytes.  Autoescape is on, an unknown name is an
error, and only the theme's own templates are ever loaded: nothing falls back to another theme.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Template, TemplateError
from jinja2.exceptions import TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError

from portal.domain.problems import ContentError, Problems
from portal.i18n.language import Language
from portal.i18n.linebreaks import LineBreaks
from portal.output.environment import Compiled, make_environment
from portal.pages.reads import Fact
from portal.pages.views import TEMPLATES, View
from portal.pages.views.chrome import Chrome

__all__ = ["Renderer", "check_templates"]


class Renderer:
    """Prints views of one language; made once, used for every page."""

    def __init__(
        self,
        theme: Path,
        language: Language,
        chrome: Chrome,
        jinja: Mapping[str, Any],
        compiled: Compiled | None = None,
    ) -> None:
        """``compiled`` are the templates of a renderer before, of the same language."""
        self._chrome = chrome
        self._environment = make_environment(theme, language, jinja, compiled)
        self._environment.globals["asset"] = self._asset
        self._environment.globals["site"] = chrome
        self._templates: dict[type, Template] = {}
        self.asked: set[Fact] = set()
        self._breaks = LineBreaks(language.words) if language.words else None

    def _asset(self, name: str) -> str:
        """The address of a file of theme/static/.

        What a template sets outside its macros, or prints ``once``, stands on later pages without
        being asked for again: ``asked`` are the facts of all names so far.
        """
        self.asked.add(("asset", name))
        try:
            return self._chrome.assets[name]
        except KeyError:
            raise TemplateRuntimeError(f"asset({name!r}): theme/static/{name}?") from None

    def render(self, view: View) -> bytes:
        """The page as UTF-8; raises ContentError naming template and line."""
        template = self._templates.get(type(view))
        try:
            if template is None:
                template = self._environment.get_template(TEMPLATES[type(view)])
                self._templates[type(view)] = template
            html = template.render(page=view) + "\n"
        except TemplateError as error:
            raise ContentError(_template_problems(error, TEMPLATES[type(view)])) from error
        return (self._breaks.page(html) if self._breaks else html).encode()


def check_templates(theme: Path) -> Problems:
    """Every template that a view needs is there; a missing one is named."""
    problems = Problems()
    for name in sorted(set(TEMPLATES.values())):
        if not (theme / "templates" / name).is_file():
            problems.error(f"theme/templates/{name}", 0, "", "template-missing")
    return problems


def _template_problems(error: TemplateError, name: str) -> Problems:
    problems = Problems()
    if isinstance(error, TemplateNotFound):
        problems.error(f"theme/templates/{error.name}", 0, "", "template-missing")
        return problems
    line = 0
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name or name, error.lineno
    else:
        name, line = _innermost_template(error) or (name, 0)
    problems.error(f"theme/templates/{name}", line, "", "template-fails", reason=str(error))
    return problems


def _innermost_template(error: TemplateError) -> tuple[str, int] | None:
    """Jinja rewrites tracebacks so that they name template files and their lines."""
    found, trace = None, error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".html") and "/templates/" in file:
            found = (file.rpartition("/templates/")[2], trace.tb_lineno)
        trace = trace.tb_next
    return found
