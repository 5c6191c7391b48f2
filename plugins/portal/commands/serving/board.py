"""What is shown now, for all threads that answer; and who is to be told when that changes.

In: states, troubles.  Out: :class:`View`, replaced as a whole, so that no request ever sees half
of two states.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from portal.commands.serving.shown import Shown
from portal.commands.serving.troubles import Trouble

__all__ = ["Board", "View"]


@dataclass(frozen=True, slots=True)
class View:
    """The last good state (None before there was one), and what is wrong since then.

    ``code`` is what is wrong with the code that was to take this one's place; ``revision`` grows
    with every change of anything.
    """

    revision: int = 0
    shown: Shown | None = None
    faults: tuple[Trouble, ...] = ()
    code: tuple[Trouble, ...] = ()

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """All that keeps from being shown what lies on disk."""
        return self.code + self.faults


class Board:
    """Asked and written by many threads."""

    def __init__(self) -> None:
        self._view = View()
        self._changed = threading.Condition()
        self._looked_at: Counter[str] = Counter()

    @property
    def view(self) -> View:
        return self._view

    def show(self, shown: Shown) -> None:
        """From now on this state, and nothing is wrong with what was saved."""
        with self._changed:
            self._replace(replace(self._view, shown=shown, faults=()))

    def tell(self, troubles: Sequence[Trouble]) -> None:
        """The state that is shown stays; this is what keeps the next one from being shown."""
        with self._changed:
            self._replace(replace(self._view, faults=tuple(troubles)))

    def tell_of_code(self, trouble: Trouble) -> None:
        """What keeps other code from taking this one's place; only that code could end it."""
        with self._changed:
            self._replace(replace(self._view, code=(trouble,)))

    def wait(self, revision: int, seconds: float) -> View:
        """What is shown, as soon as it is not ``revision`` any more, or after ``seconds``."""
        with self._changed:
            self._changed.wait_for(lambda: self._view.revision != revision, seconds)
            return self._view

    @contextmanager
    def looking_at(self, path: str) -> Iterator[None]:
        """A browser shows the file at ``path`` for as long as this lasts."""
        with self._changed:
            self._looked_at[path] += 1
        try:
            yield
        finally:
            with self._changed:
                self._looked_at[path] -= 1
                if not self._looked_at[path]:
                    del self._looked_at[path]

    @property
    def looked_at(self) -> tuple[str, ...]:
        """The files that browsers show now, one for each tab."""
        with self._changed:
            return tuple(self._looked_at.elements())

    def _replace(self, view: View) -> None:
        self._view = replace(view, revision=self._view.revision + 1)
        self._changed.notify_all()
