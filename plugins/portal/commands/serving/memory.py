"""What was read and converted, kept in memory from one save to the next.

In: results by kind and key.  Out: the very same objects.  The first reading also asks, and
fills, the file that an earlier ``serve`` left; later ones need no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from portal.store import Kept
from portal.store.sealed import unseal

__all__ = ["Memory"]


class Memory(Kept):
    """Keeps what the last passes asked for; a pass ends with :meth:`save`."""

    def __init__(self, behind: Kept) -> None:
        """``behind`` is asked too until the first :meth:`save`, which fills and closes it."""
        super().__init__(None, behind.fault)
        self._behind: Kept | None = behind
        self._known: dict[str, dict[bytes, Any]] = {}
        self._asked: dict[str, set[bytes]] = {}
        self._asked_before: dict[str, set[bytes]] = {}

    @property
    def keeps(self) -> bool:
        """Always, though only the first pass has a file to fill."""
        return True

    @property
    def lends(self) -> bool:
        """Never: what it knows are the very objects that pages are made of."""
        return False

    def holds(self, kind: str) -> bool:
        """Always: without their keys, the results of this pass could not be found again."""
        return True

    def find(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, Any]:
        """Those of ``keys`` that are known, with their results."""
        wanted = list(dict.fromkeys(keys))
        known = self._known.setdefault(kind, {})
        if self._behind is not None:
            known.update(self._behind.find(kind, [key for key in wanted if key not in known]))
        self.use(kind, wanted)
        return {key: known[key] for key in wanted if key in known}

    def use(self, kind: str, keys: Iterable[bytes]) -> None:
        """These count as asked for."""
        self._asked.setdefault(kind, set()).update(keys)

    def keep(self, kind: str, results: Mapping[bytes, Any]) -> None:
        """Know these from now on."""
        self._known.setdefault(kind, {}).update(results)
        self._asked.setdefault(kind, set()).update(results)
        if self._behind is not None:
            self._behind.keep(kind, results)

    def keep_sealed(self, kind: str, results: Mapping[bytes, bytes]) -> None:
        """The same for results that were sealed where they were worked out."""
        self._known.setdefault(kind, {}).update({k: unseal(v) for k, v in results.items()})
        self._asked.setdefault(kind, set()).update(results)
        if self._behind is not None:
            self._behind.keep_sealed(kind, results)

    def save(self, *, forget: bool = True) -> None:
        """End a pass; ``forget`` when it asked for all that the site is made of.

        What neither this pass nor the one before it asked for is then known no more: requests may
        still be at work on the site of the pass before.
        """
        if self._behind is not None:
            self._behind.save(forget=forget)
            self.fault = self._behind.fault
            self._behind.close()
            self._behind = None
        if not forget:
            return
        for kind, asked in self._asked.items():
            wanted = asked | self._asked_before.get(kind, set())
            known = self._known.get(kind, {})
            self._known[kind] = {key: value for key, value in known.items() if key in wanted}
        self._asked_before, self._asked = self._asked, {}
