"""One of several words: enumerations, languages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from portal.domain.nearest import nearest
from portal.schema.refusal import Refused, offer

__all__ = ["Language", "SourceLanguage", "enum_value"]


def enum_value(choices: type[StrEnum], words: Mapping[str, str] | None = None) -> BeforeValidator:
    """A check that a value is one of ``choices``.

    ``words`` are other words for them, such as the Vietnamese ones: offered, never taken.
    """
    known: dict[str, StrEnum] = {choice.value: choice for choice in choices}

    def check(value: object) -> StrEnum:
        if not isinstance(value, str):
            raise Refused("expected-text")
        choice = known.get(value)
        if choice is None:
            raise Refused(
                "not-one-of",
                value=value,
                choices=", ".join(known),
                nearest=nearest(value, known, limit=2, words=words),
            )
        return choice

    return BeforeValidator(check)


# ISO 639-1, the languages that sources of such a portal are written in.
_SOURCE_LANGUAGES = (
    "vi", "en", "lo", "zh", "km", "th", "fr", "ru", "ja", "ko", "de", "es", "it", "pt", "my",
    "ms", "id", "nl", "pl", "cs", "hu", "bg", "uk", "sv", "no", "da", "fi", "ar", "hi",
)  # fmt: skip
_LANGUAGE_WORDS = {
    **{code: code for code in _SOURCE_LANGUAGES},
    "vn": "vi", "tiếng việt": "vi", "vietnamese": "vi", "tiếng anh": "en", "english": "en",
    "la": "lo", "tiếng lào": "lo", "cn": "zh", "tiếng trung": "zh", "kh": "km", "jp": "ja",
    "kr": "ko", "tiếng pháp": "fr",
}  # fmt: skip


def _source_language(value: str) -> str:
    if value not in _SOURCE_LANGUAGES:
        guess = _LANGUAGE_WORDS.get(value.casefold())
        raise Refused("language-unknown", value=value, nearest=offer(guess))
    return value


class Language(StrEnum):
    """The languages that a site can have."""

    VI = "vi"
    EN = "en"
    LO = "lo"


SourceLanguage = Annotated[
    str,
    AfterValidator(_source_language),
    WithJsonSchema({"type": "string", "enum": list(_SOURCE_LANGUAGES)}),
]
