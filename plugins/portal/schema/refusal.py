"""How a value is refused: with a code of the messages and what its sentence needs.

Raised by the checks of ``schema/values.py`` inside pydantic, which collects them all; turned into
problems by ``schema/faults.py``.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Refused", "offer"]


class Refused(ValueError):
    """A value breaks the rule ``code``; ``nearest`` holds what would be right, best first."""

    def __init__(self, code: str, /, *, nearest: Iterable[str] = (), **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = dict(values)
        offers = "\n".join(nearest)
        if offers:
            self.values["nearest"] = offers


def offer(guess: str | None) -> tuple[str, ...]:
    """A guess as ``nearest`` takes it: none when there is none."""
    return (guess,) if guess else ()
