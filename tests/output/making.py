"""Sites made in this process, with a theme of one line a page type: fast, and all that they show.

In: a content folder.  Out: files on disk.  A page prints its whole context, so that two pages are
the same bytes only when everything that they would show is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined

from portal.output.assembly import Assembly, assemble
from portal.output.build import build_outputs
from portal.output.conservation import account_for
from portal.output.reports import Account, OutputReport
from portal.output.searching import searchable
from portal.output.trees import TreePair
from portal.pages.site import BuildOptions
from portal.pages.views import TEMPLATES
from portal.reading.content import read_content
from portal.store import Kept
from tests.images.made import png
from tests.made import NOW

__all__ = ["JINJA", "PNG", "SITE_URL", "assembled", "files_of", "make", "make_theme", "write"]

SITE_URL = "https://so.example"
JINJA: Mapping[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}
PNG = png(2, 1)
_PAGE = '<!doctype html><html lang="{{ page.head.lang }}"><p>{{ page }}</p><p>{{ site }}</p>\n'


def make_theme(root: Path) -> Path:
    """A theme with a template for every page type, one style, one picture, two catalogues."""
    for name in TEMPLATES.values():
        write(root / "templates" / name, _PAGE)
    write(root / "static/css/bundle.txt", "tokens.css\n")
    write(root / "static/css/tokens.css", "body { background: url(../img/rays.svg) }\n")
    write(root / "static/css/living.css", "p { margin: 0 }\n")
    write(root / "worker/offline.js", "addEventListener('fetch', () => {});\n")
    write(root / "worker/off.js", "registration.unregister();\n")
    write(root / "static/img/rays.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>\n")
    for lang in ("en", "lo"):
        header = f'msgid ""\nmsgstr "Language: {lang}\\nContent-Type: text/plain; charset=UTF-8\\n"'
        write(root / f"locale/{lang}.po", f"{header}\n")
    return root


def assembled(content: Path, theme: Path, *, now: datetime = NOW, **options: Any) -> Assembly:
    """Everything up to the outputs; raises ContentError."""
    jobs = options.pop("jobs", 1)
    build = BuildOptions(options.pop("site_url", SITE_URL), **options)
    read = read_content(content, now=now)
    found = assemble(read, now=now, options=build, theme=theme, version="1", jobs=jobs)
    return replace(found, site=searchable(found.site, jobs, Kept(None)))


def make(
    content: Path,
    theme: Path,
    output: Path,
    *,
    fresh: bool = False,
    jobs: int = 1,
    **options: Any,
) -> tuple[OutputReport, Account]:
    """A whole build, as the generator makes it."""
    assembly = assembled(content, theme, jobs=jobs, **options)
    account: list[Account] = []

    def verify(made: Any) -> None:
        problems = assembly.content.problems
        account.append(
            account_for(
                assembly.content, assembly.site, assembly.states, assembly.fates, made, problems
            )
        )
        problems.raise_errors()

    report = build_outputs(
        assembly.site,
        assembly.outputs,
        TreePair(output),
        theme=theme,
        jinja=JINJA,
        fresh=fresh,
        jobs=jobs,
        verify=verify,
    )
    return report, account[0]


def files_of(output: Path) -> dict[str, bytes]:
    """Every file of a built site with its bytes."""
    root = output.resolve()
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
