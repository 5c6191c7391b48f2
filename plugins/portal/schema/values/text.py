"""Text as it is shown: one line, without markup, of a limited length."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from portal.schema.refusal import Refused

__all__ = ["PLACEHOLDER", "Headline", "Name", "Prose", "Summary", "Tag"]

# What `new` puts where an editor has to write; only a draft may still hold it.
PLACEHOLDER = "[ĐIỀN VÀO ĐÂY]"

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,10}|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")


def _plain_text(value: str) -> str:
    """One line without markup: these fields are shown as they are, character by character."""
    if "\n" in value:
        raise Refused("text-line-break")
    tag = _TAG.search(value) or _ENTITY.search(value)
    if tag is not None:
        raise Refused("text-html", text=tag[0])
    return value


Headline = Annotated[str, Field(max_length=200), AfterValidator(_plain_text)]
Summary = Annotated[str, Field(max_length=300), AfterValidator(_plain_text)]
Name = Annotated[str, Field(max_length=300), AfterValidator(_plain_text)]
Prose = Annotated[str, Field(max_length=2000), AfterValidator(_plain_text)]
Tag = Annotated[str, Field(max_length=50), AfterValidator(_plain_text)]
