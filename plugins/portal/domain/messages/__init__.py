"""Every sentence that a problem can say: code → (Vietnamese, English) template.

One module a theme; a template says what is wrong and what to do, with named ``{values}``.
Where a problem carries the value ``nearest``, :func:`sentence` adds what was probably meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from portal.domain.messages.articles import ARTICLE_MESSAGES
from portal.domain.messages.fields import FIELD_MESSAGES
from portal.domain.messages.files import FILE_MESSAGES
from portal.domain.messages.gates import GATE_MESSAGES
from portal.domain.messages.html import HTML_MESSAGES
from portal.domain.messages.publishing import PUBLISHING_MESSAGES
from portal.domain.messages.references import REFERENCE_MESSAGES
from portal.domain.messages.registers import REGISTER_MESSAGES
from portal.domain.messages.site import SITE_MESSAGES
from portal.domain.messages.text import TEXT_MESSAGES
from portal.domain.messages.tree import TREE_MESSAGES
from portal.domain.messages.yaml import YAML_MESSAGES

__all__ = ["MESSAGES", "sentence"]

MESSAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **FILE_MESSAGES,
        **YAML_MESSAGES,
        **FIELD_MESSAGES,
        **ARTICLE_MESSAGES,
        **REFERENCE_MESSAGES,
        **REGISTER_MESSAGES,
        **TREE_MESSAGES,
        **TEXT_MESSAGES,
        **HTML_MESSAGES,
        **SITE_MESSAGES,
        **PUBLISHING_MESSAGES,
        **GATE_MESSAGES,
    }
)

_OR = {"vi": " hay ", "en": " or "}
_ASK = {"vi": "Có phải ý bạn là {offers}?", "en": "Did you mean {offers}?"}


def sentence(code: str, values: Mapping[str, str], lang: str) -> str:
    """The sentence of ``code`` in ``vi`` or ``en``; ``nearest`` holds offers, one a line."""
    vi, en = MESSAGES[code]
    text = (en if lang == "en" else vi).format_map(values)
    nearest = values.get("nearest")
    if not nearest:
        return text
    known = lang if lang in _ASK else "vi"
    offers = [f"“{offer}”" for offer in nearest.split("\n")]
    listed = offers[0]
    if len(offers) > 1:
        listed = ", ".join(offers[:-1]) + _OR[known] + offers[-1]
    return f"{text}. {_ASK[known].format(offers=listed)}"
