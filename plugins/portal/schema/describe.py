"""The schema as others read it: rows for documentation tables, and a JSON Schema for editors.

In: the models.  Out: :class:`FieldDoc` rows in the order of the model; JSON Schema as data.  There
is no second list of keys anywhere: what is written here is what is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, get_args

from portal.schema.base import Doc, FileModel
from portal.schema.shapes import model_within

__all__ = ["FieldDoc", "field_docs", "json_schema"]


@dataclass(frozen=True, slots=True)
class FieldDoc:
    """One key: what it is for in both languages, an example, and the words that it takes.

    ``inner`` is the model of its own fields, when it has any; ``many`` says that it is a list.
    """

    key: str
    vi: str
    en: str
    example: str
    required: bool
    choices: tuple[str, ...]
    inner: type[FileModel] | None
    many: bool


def field_docs(model: type[FileModel]) -> Iterator[FieldDoc]:
    """The keys of a model, in its order."""
    for name, field in model.model_fields.items():
        doc = next(item for item in field.metadata if isinstance(item, Doc))
        yield FieldDoc(
            key=field.alias or name,
            vi=doc.vi,
            en=doc.en,
            example=doc.example,
            required=field.is_required(),
            choices=_choices(field.annotation),
            inner=model_within(field.annotation),
            many="tuple[" in str(field.annotation),
        )


def _choices(annotation: Any) -> tuple[str, ...]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple(choice.value for choice in annotation)
    for inner in get_args(annotation):
        found = _choices(inner)
        if found:
            return found
    return ()


def json_schema(model: type[FileModel], title: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a model, for editors that complete YAML as it is typed.

    The portal reads every scalar as text; such an editor reads YAML's own types, so numbers and
    dates are allowed in either form here.
    """
    schema = _without_nulls(model.model_json_schema(by_alias=True))
    assert isinstance(schema, dict), "a model's schema is an object"
    schema.pop("title", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **schema,
    }


def _without_nulls(node: Any) -> Any:
    """The schema without nulls (a key without a value is an error) and pydantic's titles."""
    if isinstance(node, list):
        return [_without_nulls(item) for item in node]
    if not isinstance(node, dict):
        return node
    options = node.get("anyOf")
    if isinstance(options, list):
        kept = [option for option in options if option != {"type": "null"}]
        if len(kept) == 1:
            node = {**{k: v for k, v in node.items() if k != "anyOf"}, **kept[0]}
    drop_title = isinstance(node.get("title"), str)
    return {
        key: _without_nulls(value)
        for key, value in node.items()
        if not (key == "title" and drop_title) and not (key == "default" and value in (None, []))
    }
