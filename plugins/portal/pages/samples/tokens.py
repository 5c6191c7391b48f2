"""The theme's tokens, read from its own style file.

In: the text of css/tokens.css, with the department's colours.  Out: each colour in both schemes as
a browser computes it, and the scales of type and space as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

__all__ = ["GROUNDS", "TEXT_PAIRS", "declared", "schemes", "steps"]

_DECLARATION = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")
_REFERENCE = re.compile(r"var\(--([a-z0-9-]+)\)")
_PAIR = re.compile(r"light-dark\(([^(),]+|var\([^)]+\)),\s*([^(),]+|var\([^)]+\))\)")

GROUNDS = ("paper", "paper-raised", "paper-sunk")

TEXT_PAIRS: Sequence[tuple[str, str]] = (
    *((text, ground) for text in ("ink", "ink-soft", "brand", "accent") for ground in GROUNDS),
    ("on-banner", "banner"),
    ("gilt", "banner"),
    *(("ink", f"tint-{number}") for number in range(1, 5)),
)
"""Every token that text is set in, with each ground on which it is."""


def declared(text: str) -> Mapping[str, str]:
    """Every custom property with its last value before any media query."""
    return dict(_DECLARATION.findall(text.partition("@media")[0]))


def schemes(text: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The colours of the light and of the dark scheme: token → ``#rrggbb``."""
    values = declared(text)
    return _scheme(values, 0), _scheme(values, 1)


def _scheme(values: Mapping[str, str], side: int) -> Mapping[str, str]:
    found = {name: _resolved(value, values, side) for name, value in values.items()}
    return {name: value for name, value in found.items() if value.startswith("#")}


def _resolved(value: str, values: Mapping[str, str], side: int) -> str:
    if pair := _PAIR.fullmatch(value):
        return _resolved(pair[1 + side].strip(), values, side)
    if (reference := _REFERENCE.fullmatch(value)) and reference[1] in values:
        return _resolved(values[reference[1]], values, side)
    return value


def steps(text: str, prefix: str) -> Iterator[tuple[str, str]]:
    """The tokens of a scale (``step-``, ``space-``) in their order, with what they are."""
    for name, value in declared(text).items():
        if name.startswith(prefix):
            yield name, value
