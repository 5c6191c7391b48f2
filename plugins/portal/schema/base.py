"""What all models of files have in common: their settings, and a field's explanation.

The models are the one source of truth about keys: reading validates with them, docs/front-matter.md
and docs/article.schema.json are made from them (``schema/describe.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from portal.schema.refusal import Refused

__all__ = ["BareEntry", "Doc", "FileModel", "Reads"]


class FileModel(BaseModel):
    """A mapping of a file: frozen, and with no key but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # Keys that stand in another file, from which they are taken.
    inherited: ClassVar[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Doc:
    """What a key means, in both languages of the documentation, with an example."""

    vi: str
    en: str
    example: str = ""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The JSON Schema of the field, with its explanation; pydantic asks for it by this name."""
        schema = dict(handler(core_schema))
        schema["description"] = f"{self.vi} — {self.en}"
        return schema


@dataclass(frozen=True, slots=True)
class Reads:
    """A value that ``read`` makes of text; ``json_schema`` is its form for other tools."""

    read: Callable[[str], Any]
    json_schema: dict[str, Any] = field(hash=False)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Called by pydantic by this name."""
        return core_schema.no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Called by pydantic by this name."""
        return dict(self.json_schema)

    def _read(self, value: object) -> Any:
        if not isinstance(value, str):
            raise Refused("expected-text")
        return self.read(value)


class BareEntry(FileModel):
    """An entry that may be written as its id alone: ``cong-an-ha-tinh`` → ``{id: …}``."""

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"id": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Called by pydantic by this name."""
        return {"anyOf": [{"type": "string"}, dict(handler.resolve_ref_schema(handler(schema)))]}
