"""docs/front-matter.md and docs/article.schema.json, made from the schema; docs/templates.md, made
from the views.

In: the project's folder.  Out: the files; a test holds the committed ones against them.
The text around the tables is written by hand and kept: a table stands between
``<!-- fields: Name -->`` and ``<!-- end of fields -->``.  Run ``python -m portal.commands.docs``
after a change of the schema or of a view.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

from portal.pages.views import TEMPLATES
from portal.pages.views.chrome import Chrome
from portal.pages.views.glossary import GLOSSARY
from portal.schema.article import ArticleFile
from portal.schema.base import FileModel
from portal.schema.describe import FieldDoc, field_docs, json_schema
from portal.schema.registers import AgencyFile, PersonFile, ProvinceFile, RegulationFile
from portal.schema.site import SiteFile
from portal.schema.texts import PageFile, TranslationFile

__all__ = ["front_matter_page", "schema_text", "templates_page", "view_classes", "write"]

_MODELS: dict[str, type[FileModel]] = {
    "article": ArticleFile,
    "translation": TranslationFile,
    "page": PageFile,
    "agency": AgencyFile,
    "province": ProvinceFile,
    "regulation": RegulationFile,
    "person": PersonFile,
    "site": SiteFile,
}
_TABLE = re.compile(r"(<!-- fields: (\w+) -->\n).*?(<!-- end of fields -->)", re.S)
_TEMPLATES_HEAD = """\
# What templates get

Made by `python -m portal.commands.docs` from `plugins/portal/pages/views/`. A page's template
gets its view as `page`; every template gets `Chrome` as `site`. Nothing else is there: an unknown
name is an error, and a test holds that every field below is printed by some template.
"""
_HEAD = "| Trường | Bắt buộc | Ý nghĩa | Meaning | Ví dụ |\n|---|---|---|---|---|\n"


def write(root: Path) -> None:
    """Bring the files up to date."""
    page = root / "docs" / "front-matter.md"
    page.write_text(front_matter_page(page.read_text(encoding="utf-8")), encoding="utf-8")
    schema = root / "docs" / "article.schema.json"
    schema.write_text(schema_text(), encoding="utf-8")
    templates = root / "docs" / "templates.md"
    templates.write_text(templates_page(), encoding="utf-8")


def front_matter_page(page: str) -> str:
    """``page`` with every table made anew from the schema."""
    return _TABLE.sub(lambda found: found[1] + _table(_MODELS[found[2]]) + found[3], page)


def schema_text() -> str:
    """The JSON Schema of an article's front matter."""
    schema = json_schema(ArticleFile, "Phần đầu tệp của một bài – front matter of an article")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def view_classes() -> Iterator[type]:
    """Every class that templates print: what stands around a page, each page, then its parts."""
    seen: set[type] = set()
    waiting: list[type] = [Chrome, *TEMPLATES]
    while waiting:
        view = waiting.pop(0)
        if view not in seen:
            seen.add(view)
            yield view
            hints = get_type_hints(view)
            waiting[:0] = [part for name in hints for part in _records(hints[name])]


def _records(hint: Any) -> list[type]:
    """The classes in a field's type."""
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [found for part in get_args(hint) for found in _records(part)]


def templates_page() -> str:
    """What each template gets, class by class."""
    return _TEMPLATES_HEAD + "".join(_view_section(view) for view in view_classes())


def _view_section(view: type) -> str:
    said = (inspect.getdoc(view) or "").replace("``", "`").replace("\n", " ").replace("  ", "\n\n")
    rows = "".join(
        f"| `{field.name}` | `{str(field.type).replace('|', chr(92) + '|')}` | "
        f"{GLOSSARY.get(field.name, 'see above')} |\n"
        for field in fields(view)
    )
    return f"\n## {view.__name__}\n\n{said}\n\n| field | type | meaning |\n|---|---|---|\n{rows}"


def _table(model: type[FileModel]) -> str:
    return _HEAD + "".join(_rows(model, ""))


def _rows(model: type[FileModel], prefix: str) -> list[str]:
    rows = []
    for doc in field_docs(model):
        name = f"{prefix}{doc.key}"
        rows.append(_row(name, doc))
        if doc.inner is not None:
            ending = "[]." if doc.many else "."
            rows += _rows(doc.inner, name + ending)
    return rows


def _row(name: str, doc: FieldDoc) -> str:
    required = "có / yes" if doc.required else ""
    choices = f" ({', '.join(f'`{choice}`' for choice in doc.choices)})" if doc.choices else ""
    example = f"`{doc.example}`" if doc.example else ""
    cells = (f"`{name}`", required, doc.vi + choices, doc.en, example)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    write(Path(__file__).resolve().parents[3])
