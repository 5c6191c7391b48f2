"""Files into the idle tree, where they are not shown already.

In: a path and bytes.  Out: :class:`Made`: what the file is and where it stands.  Each file is
compared with the tree that is shown, and written into the idle tree only if it differs.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from portal.output.trees import FileState, TreePair, digest, link_file, write_file

__all__ = ["Made", "Placing"]


@dataclass(frozen=True, slots=True)
class Made:
    """One file: its digest, and its state in the idle tree when it was put or found there."""

    path: str
    digest: str
    state: FileState | None
    written: int


class Placing:
    """The live and the idle tree with what is known of each (by default, what is written)."""

    def __init__(
        self, pair: TreePair, fresh: bool, live_states: dict[str, FileState] | None = None
    ) -> None:
        """``live_states`` are of the few files of the live tree that are to be compared.

        ``began_empty``: nothing can be in the idle tree that this build did not put there.
        """
        self._pair = pair
        self.idle = pair.idle
        self.live = None if fresh else pair.live
        self.idle_states: dict[str, FileState] = {}
        self._begun = False
        self.began_empty = not os.path.lexists(pair.idle)
        if live_states is not None:
            self.live_states = live_states
            return
        self.live_states = pair.read_manifest(self.live) if self.live else {}
        if not fresh:
            self.idle_states = pair.read_manifest(self.idle)

    def place(self, path: str, data: bytes) -> Made:
        """Leave it where it is shown as it is; else have it in the idle tree."""
        fingerprint = digest(data)
        if self.is_live(path, fingerprint):
            return Made(path, fingerprint, None, 0)
        state = self.kept(path, fingerprint)
        if state is not None:
            return Made(path, fingerprint, state, 0)
        self._begin()
        return Made(path, fingerprint, write_file(self.idle, path, data, fingerprint), len(data))

    def is_live(self, path: str, fingerprint: str) -> bool:
        state = self.live_states.get(path)
        return (
            self.live is not None
            and state is not None
            and state.digest == fingerprint
            and state.is_still(f"{self.live}/{path}")
        )

    def kept(self, path: str, fingerprint: str) -> FileState | None:
        """The state of a file that the idle tree already has right."""
        state = self.idle_states.get(path)
        if state and state.digest == fingerprint and state.is_still(f"{self.idle}/{path}"):
            return state
        return None

    def copy(self, made: Made) -> FileState:
        """Bring what is shown unchanged into the idle tree as well."""
        state = self.kept(made.path, made.digest)
        if state is not None:
            return state
        assert self.live is not None, "only an output found in the live tree is linked"
        self._begin()
        link_file(self.live, self.idle, made.path)
        return self.live_states[made.path]

    def _begin(self) -> None:
        """Before the first change: nothing is known of the idle tree from here on."""
        if not self._begun:
            self._pair.drop_manifest(self.idle)
            self._begun = True
