"""Where the parts of one file stand: made by the reader, asked by every check of that file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Loc", "Place", "shown_field"]

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A file's path as messages name it, and the line of each part of its YAML."""

    path: str
    lines: Mapping[Loc, int]

    def line(self, *loc: str | int) -> int:
        """The line of a part, or of the nearest thing around it."""
        part: Loc = loc
        while part:
            if part in self.lines:
                return self.lines[part]
            part = part[:-1]
        return self.lines.get((), 1)


def shown_field(loc: Loc) -> str:
    """A part as people read it, counting from 1: ``agencies[2].role``."""
    text = ""
    for part in loc:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += f".{part}" if text else part
    return text
