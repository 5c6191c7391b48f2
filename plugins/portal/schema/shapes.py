"""What the models look like from outside: their keys, and which model describes which place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from portal.schema.base import FileModel
from portal.schema.place import Loc

__all__ = ["inner_models", "keys_of", "model_at", "model_within"]


def keys_of(model: type[FileModel]) -> list[str]:
    """The keys of a mapping, as they are written in files, in the order of the model."""
    return [field.alias or name for name, field in model.model_fields.items()]


def inner_models(model: type[FileModel]) -> Iterator[tuple[str, type[FileModel]]]:
    """Each key that holds mappings, with the model of those."""
    for name, field in model.model_fields.items():
        inner = model_within(field.annotation)
        if inner is not None:
            yield field.alias or name, inner


def model_at(model: type[FileModel], loc: Loc) -> type[FileModel]:
    """The model that describes the mapping at ``loc``, or the nearest around it."""
    for part in loc:
        model = dict(inner_models(model)).get(str(part), model)
    return model


def model_within(annotation: Any) -> type[FileModel] | None:
    """The model inside an annotation such as ``tuple[Model, ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, FileModel):
        return annotation
    for inner in get_args(annotation):
        found = model_within(inner)
        if found is not None:
            return found
    return None
