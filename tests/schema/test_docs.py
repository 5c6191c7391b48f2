"""The documentation of the keys is what the schema says, and its examples are right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from portal.commands.docs import front_matter_page, schema_text, write
from portal.domain.problems import Problems
from portal.reading.frontmatter import parse_yaml
from portal.schema.article import ArticleFile
from portal.schema.base import FileModel
from portal.schema.describe import field_docs, json_schema
from portal.schema.registers import AgencyFile, PersonFile, ProvinceFile, RegulationFile
from portal.schema.shapes import inner_models, keys_of
from portal.schema.site import SiteFile
from portal.schema.texts import PageFile, TranslationFile

ROOT = Path(__file__).parents[2]
FILES: list[type[FileModel]] = [
    ArticleFile,
    TranslationFile,
    PageFile,
    AgencyFile,
    ProvinceFile,
    RegulationFile,
    PersonFile,
    SiteFile,
]


def with_inner(model: type[FileModel]) -> dict[str, type[FileModel]]:
    found = {model.__name__: model}
    for _, inner in inner_models(model):
        found |= with_inner(inner)
    return found


MODELS = sorted({name: model for file in FILES for name, model in with_inner(file).items()}.items())


def test_the_page_of_the_keys_is_what_the_schema_says() -> None:
    page = (ROOT / "docs" / "front-matter.md").read_text(encoding="utf-8")
    assert front_matter_page(page) == page
    for model in FILES:
        for key in keys_of(model):
            assert f"| `{key}` |" in page


def test_the_json_schema_is_what_the_schema_says() -> None:
    committed = (ROOT / "docs" / "article.schema.json").read_text(encoding="utf-8")
    assert schema_text() == committed


def test_writing_the_docs_anew_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("front-matter.md", "article.schema.json", "templates.md"):
        committed = (ROOT / "docs" / name).read_text(encoding="utf-8")
        (tmp_path / "docs" / name).write_text(committed, encoding="utf-8")
    write(tmp_path)
    for name in ("front-matter.md", "article.schema.json", "templates.md"):
        assert (tmp_path / "docs" / name).read_bytes() == (ROOT / "docs" / name).read_bytes()


@pytest.mark.parametrize(("name", "model"), MODELS)
def test_every_key_is_explained_in_both_languages_with_a_right_example(
    name: str, model: type[FileModel]
) -> None:
    for doc in field_docs(model):
        assert doc.vi
        assert doc.en
        problems = Problems()
        tree = parse_yaml(f"x: {doc.example}\n", name, problems)
        assert list(problems) == []
        assert tree is not None
        field = next(f for n, f in model.model_fields.items() if (f.alias or n) == doc.key)
        TypeAdapter(field.rebuild_annotation()).validate_python(tree.data["x"])


def test_no_key_is_an_example_of_nothing() -> None:
    empty = [(name, d.key) for name, model in MODELS for d in field_docs(model) if not d.example]
    assert empty == []


def walk(node: Any) -> list[Any]:
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return [node, *(found for item in inner for found in walk(item))]


def test_the_json_schema_allows_no_null_and_no_unknown_key() -> None:
    schema = json_schema(ArticleFile, "x")
    nodes = [node for node in walk(schema) if isinstance(node, dict)]
    assert {"type": "null"} not in nodes
    for node in nodes:
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
    assert set(schema["required"]) == {"title", "date", "summary", "kind", "agencies"}
    assert list(schema["properties"]) == keys_of(ArticleFile)


def test_the_json_schema_takes_a_bare_id_for_a_party() -> None:
    party = json_schema(ArticleFile, "x")["$defs"]["PartyEntry"]
    assert party["anyOf"][0] == {"type": "string"}
    assert party["anyOf"][1]["required"] == ["id"]
    assert json.dumps(party, ensure_ascii=False).count("host") >= 1
