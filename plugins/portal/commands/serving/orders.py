"""What a process that serves is told when it starts, and the two words on the line to it.

In: folders, sockets.  Out: the same as JSON and back.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

__all__ = ["GO", "READY", "Orders"]

READY, GO = b"ready\n", b"go\n"
"""What the process says when it could answer; what it is told when it may."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What the process is told: folders, the language, and the numbers of its two sockets.

    ``home`` is where results wait for the next start.
    """

    root: str
    content: str
    home: str
    drafts: bool
    lang: str
    listening: int
    control: int

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Orders:
        return cls(**json.loads(text))
