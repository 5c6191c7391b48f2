"""pydantic's errors → problems with path, line, field, rule and the nearest right value.

In: the errors of one file.  Out: problems.  Where one slip shows up twice (a mistyped required key
is both unknown and missing) it is told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from portal.domain.nearest import nearest
from portal.domain.problems import Problems
from portal.schema.base import FileModel
from portal.schema.place import Loc, Place, shown_field
from portal.schema.refusal import Refused
from portal.schema.shapes import inner_models, keys_of, model_at
from portal.schema.words import KEY_WORDS

__all__ = ["report_faults"]

_NOT_A_LIST = ("tuple_type", "list_type")
_NOT_A_MAPPING = ("model_type", "dict_type", "model_attributes_type")


def report_faults(
    model: type[FileModel], details: Iterable[ErrorDetails], place: Place, problems: Problems
) -> None:
    """Note each of pydantic's errors about one file as a problem."""
    reporter = _Reporter(model, place, problems)
    details = list(details)
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    missing = [detail["loc"] for detail in details if detail["type"] == "missing"]
    meant: set[Loc] = set()
    for loc in unknown:
        beside = [other[-1] for other in missing if other[:-1] == loc[:-1]]
        meant |= reporter.unknown_key(loc, beside)
    for loc in missing:
        if loc not in meant:
            key = loc[-1]
            problems.error(
                place.path, place.line(*loc[:-1]), shown_field(loc), "key-missing", key=key
            )
    for detail in details:
        if detail["type"] not in ("extra_forbidden", "missing"):
            reporter.value(detail)


class _Reporter:
    def __init__(self, model: type[FileModel], place: Place, problems: Problems) -> None:
        self._model = model
        self._place = place
        self._problems = problems

    def _error(self, loc: Loc, code: str, **values: object) -> None:
        line = self._place.line(*loc)
        self._problems.error(self._place.path, line, shown_field(loc), code, **values)

    def unknown_key(self, loc: Loc, missing: Sequence[str | int]) -> set[Loc]:
        """Report a key that the model has not; returns the missing key that was meant by it."""
        key = str(loc[-1])
        around = model_at(self._model, loc[:-1])
        if key == "id":
            self._error(loc, "key-id")
            return set()
        if key in around.inherited:
            self._error(loc, "key-inherited", key=key)
            return set()
        known = keys_of(around)
        words = {word: name for word, name in KEY_WORDS.items() if name in known}
        near = nearest(key, known, limit=2, words=words)
        homes = [name for name, inner in inner_models(around) if key in keys_of(inner)]
        if len(homes) == 1:
            self._error(loc, "key-elsewhere", key=key, home=homes[0])
        elif near:
            self._error(loc, "key-mistyped", key=key, nearest="\n".join(near))
        else:
            self._error(loc, "key-unknown", key=key, known=", ".join(known))
        return {(*loc[:-1], near[0])} if near and near[0] in missing else set()

    def value(self, detail: ErrorDetails) -> None:
        """Report a value that is not what it should be."""
        loc, kind, given = detail["loc"], detail["type"], detail["input"]
        context: dict[str, Any] = detail.get("ctx", {})
        refused = context.get("error")
        if given is None:
            return  # an empty value: the reader has said so
        if isinstance(refused, Refused):
            self._error(loc, refused.code, **refused.values)
        elif kind == "string_too_long":
            limit = context["max_length"]
            self._error(loc, "value-too-long", length=len(str(given)), limit=limit)
        elif kind == "too_short":
            # Otherwise its entries are at fault, and each was told.
            if not given:
                self._error(loc, "list-empty")
        elif kind in _NOT_A_LIST:
            self._error(loc, "expected-list")
        elif kind in _NOT_A_MAPPING:
            keys = ", ".join(keys_of(model_at(self._model, loc)))
            self._error(loc, "expected-mapping", keys=keys)
        elif isinstance(given, dict):
            self._error(loc, "expected-text-not-mapping")
        else:
            self._error(loc, "expected-text")
