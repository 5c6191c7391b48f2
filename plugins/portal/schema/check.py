"""A tree of text → a filled model, and every fault of it as a problem.

In: a model, what a file says, where its parts stand.  Out: :class:`Checked`.  When something is
wrong the model is filled in as far as it goes, so that the rules between fields can be checked in
the same run: an editor gets all problems at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from portal.domain.problems import Problems
from portal.schema.base import FileModel
from portal.schema.faults import report_faults
from portal.schema.place import Place

__all__ = ["Checked", "check_tree"]

Model_co = TypeVar("Model_co", bound=FileModel, covariant=True)


@dataclass(frozen=True, slots=True)
class Checked(Generic[Model_co]):
    """``value`` holds what is sound; the fields in ``bad`` are not to be looked at."""

    value: Model_co
    bad: frozenset[str]


def check_tree(
    model: type[Model_co], data: dict[str, Any], place: Place, problems: Problems
) -> Checked[Model_co]:
    """``data`` as a ``model``; every fault of it goes to ``problems``."""
    # An empty value was reported by the reader; rules must not take it for one left out.
    empty = {key for key, value in data.items() if value is None}
    try:
        return Checked(model.model_validate(data), frozenset(empty))
    except ValidationError as error:
        details = error.errors(include_url=False)
    report_faults(model, details, place, problems)
    bad = empty | {str(detail["loc"][0]) for detail in details if detail["loc"]}
    fields = {field.alias or name: name for name, field in model.model_fields.items()}
    sound = {fields[key]: value for key, value in data.items() if key in fields and key not in bad}
    values = {name: _adapter(model, name).validate_python(raw) for name, raw in sound.items()}
    # pydantic's mypy plugin knows model_construct of the bound only.
    partial = cast(Model_co, model.model_construct(**values))
    return Checked(partial, frozenset(fields.get(key, key) for key in bad))


@cache
def _adapter(model: type[FileModel], name: str) -> TypeAdapter[Any]:
    """The validator of one field alone."""
    return TypeAdapter(model.model_fields[name].rebuild_annotation())
