"""Bytes of a Markdown file → front matter as a tree, body, and the line the body starts on."""

from __future__ import annotations

from dataclasses import dataclass

from portal.domain.problems import Problems
from portal.reading.frontmatter import Tree, parse_yaml, split
from portal.reading.textfile import decode
from portal.store import key_of

__all__ = ["Text", "read_text"]


@dataclass(frozen=True, slots=True)
class Text:
    """A Markdown file taken apart; ``body_line`` is for messages about the body.

    ``stamp`` is a digest of the path and the front matter.
    """

    tree: Tree
    body: str
    body_line: int
    stamp: bytes


def read_text(data: bytes, path: str, problems: Problems) -> Text | None:
    """The parts of a file, or None when it has none; an empty body is an error."""
    decoded = decode(data, path, problems)
    if decoded is None:
        return None
    parts = split(decoded, path, problems)
    if parts is None:
        return None
    yaml_text, body, body_line = parts
    if not body.strip():
        problems.error(path, body_line - 1, "", "body-empty")
    tree = parse_yaml(yaml_text, path, problems, first_line=2)
    return None if tree is None else Text(tree, body, body_line, key_of(path, yaml_text))
