"""Why a tag or an attribute of raw HTML may not stand where it stands.

In: its name, the elements open around it.  Out: the code and values of the message, or None when
all is well.  Pure; the lists are in :mod:`.allowlist`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from portal.reading.markdown.allowlist import (
    ACTIVE_TAGS,
    BLOCK_TAGS,
    CONTAINERS,
    FIRST_CHILDREN,
    NEEDED_CHILD,
    PARENTS,
    RAW_TAGS,
    attribute_rule,
)

__all__ = [
    "OpenElement",
    "Refusal",
    "attribute_refusal",
    "missing_child",
    "tag_refusal",
    "text_refusal",
]

Refusal = tuple[str, dict[str, str]]

_OTHER_WAYS = {"img": "raw-image"} | {f"h{level}": "raw-heading" for level in range(1, 7)}
_ACTIVE_ATTRIBUTES = ("formaction", "srcdoc", "style")


@dataclass(slots=True)
class OpenElement:
    """An element that is open: its name, where it began, the elements seen directly in it.

    One that was ``refused`` is kept, too, so that what it holds is not told of as misplaced.
    """

    tag: str
    line: int
    refused: bool = False
    children: list[str] = field(default_factory=list)


def tag_refusal(tag: str, around: Sequence[OpenElement], *, in_prose: bool) -> Refusal | None:
    """Why ``<tag>`` may not open here; ``in_prose``: within a paragraph of Markdown."""
    if tag in ACTIVE_TAGS:
        return "raw-active", {"tag": tag}
    if tag not in RAW_TAGS:
        return _OTHER_WAYS.get(tag, "raw-tag"), {"tag": tag}
    if tag == "a" and any(element.tag == "a" and not element.refused for element in around):
        return "raw-link-in-link", {}
    if around and around[-1].refused:
        return None
    outer = around[-1] if around else None
    if outer is not None and outer.tag in CONTAINERS and tag not in CONTAINERS[outer.tag]:
        return _contents(outer.tag, f"<{tag}>")
    parents = PARENTS.get(tag)
    if parents is not None and (outer is None or outer.tag not in parents):
        listed = ", ".join(f"<{parent}>" for parent in parents)
        return "raw-misplaced", {"tag": tag, "parents": listed}
    if outer is not None and tag in FIRST_CHILDREN and outer.children:
        return "raw-not-first", {"tag": tag, "outer": outer.tag}
    within_phrase = outer is not None and (outer.tag == "p" or outer.tag not in BLOCK_TAGS)
    if tag in BLOCK_TAGS and (in_prose or within_phrase):
        return "raw-block-in-line", {"tag": tag}
    return None


def text_refusal(text: str, around: Sequence[OpenElement]) -> Refusal | None:
    """Why text may not stand here: some elements hold nothing but certain others."""
    outer = around[-1] if around else None
    if outer is None or outer.refused or outer.tag not in CONTAINERS or not text.strip():
        return None
    return _contents(outer.tag, text.strip())


def attribute_refusal(tag: str, name: str, value: str) -> Refusal | None:
    """Why an allowed tag may not have an attribute, or not with this value."""
    rule = attribute_rule(tag, name)
    if rule is None:
        active = name.startswith("on") or name in _ACTIVE_ATTRIBUTES
        return ("raw-attribute-active" if active else "raw-attribute"), {"tag": tag, "name": name}
    if not rule.fullmatch(value):
        return "raw-value", {"tag": tag, "name": name, "value": value}
    return None


def missing_child(element: OpenElement) -> Refusal | None:
    """Why an element may not close yet: it means nothing without a certain child."""
    needed = NEEDED_CHILD.get(element.tag)
    if needed is None or element.refused or needed in element.children:
        return None
    return "raw-incomplete", {"tag": element.tag, "needed": needed}


def _contents(outer: str, found: str) -> Refusal:
    inner = ", ".join(f"<{tag}>" for tag in sorted(CONTAINERS[outer]))
    return "raw-contents", {"tag": outer, "found": found, "inner": inner}
