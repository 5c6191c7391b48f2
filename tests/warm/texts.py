"""Files of content/ as a head and a body: opened, changed, written again.

In: a path below content/.  Out: keys and text that may be changed; :meth:`Text.save` writes them.
Every scalar is text here as in the portal, so that nothing changes by being written again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

__all__ = ["Text", "articles_in", "opened", "set_key", "translations_of"]


@dataclass
class Text:
    """``body`` is None for a register entry, which is all head."""

    path: Path
    head: dict[str, Any]
    body: str | None

    @property
    def data(self) -> bytes:
        head = yaml.safe_dump(self.head, allow_unicode=True, sort_keys=False, width=10_000)
        text = head if self.body is None else f"---\n{head}---\n{self.body}"
        return text.encode()

    def save(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(self.data)


def opened(path: Path) -> Text:
    """The file as it is."""
    text = path.read_text("utf-8")
    if path.suffix == ".yaml":
        return Text(path, _mapping(text), None)
    _, head, body = text.split("---\n", 2)
    return Text(path, _mapping(head), body)


def set_key(path: Path, key: str, value: object) -> None:
    """Write one key; None leaves it out."""
    text = opened(path)
    if value is None:
        text.head.pop(key, None)
    else:
        text.head[key] = value
    text.save()


def articles_in(content: Path) -> list[Path]:
    """The original texts of news/."""
    return sorted(path for path in content.glob("news/*/*.md") if "." not in path.stem)


def translations_of(article: Path) -> list[Path]:
    return sorted(article.parent.glob(f"{article.stem}.*.md"))


def _mapping(text: str) -> dict[str, Any]:
    found = yaml.load(text, yaml.BaseLoader)
    assert isinstance(found, Mapping)
    return dict(found)
