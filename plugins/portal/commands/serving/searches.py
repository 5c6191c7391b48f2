"""The index of the search, from one state of the site to the next.

In: a site, when somebody searches it.  Out: the same site with its index.  The first one is made
whole; for a later state only what its changed articles have won and lost is put in and taken out,
as between two builds.
"""

from __future__ import annotations

import threading
from dataclasses import replace

from portal.commands.serving.memory import Memory
from portal.output.searching import searchable
from portal.pages.site import Site
from portal.store import Kept

__all__ = ["Searches"]


class Searches:
    """Several states may be searched at once: their indexes are made one after the other."""

    def __init__(self) -> None:
        self._kept = Memory(Kept(None))
        self._making = threading.Lock()

    def of(self, site: Site) -> Site:
        """The site with its index, whose pieces stay as they are when a later one is made."""
        with self._making:
            found = searchable(site, 1, self._kept)
            # Only the newest of each piece is kept: a state that is still shown holds its own.
            texts = {each: found.search.texts[each] for each in found.search.state.pieces}
            self._kept.save()
        return replace(found, search=replace(found.search, texts=texts))
