"""One finished file at a time, for ``serve``: drawn when a browser asks for it.

In: the output link of a plain build, which left its orders beside its trees.  Out: the bytes of
a card, an icon or a QR code; None for any other path.  A code is drawn for a page that shows one.
"""

from __future__ import annotations

import threading
from pathlib import Path

from portal.finishing.cache import Cache
from portal.finishing.orders import QrOrder, load_orders
from portal.finishing.stage import CACHE
from portal.finishing.studio import Studio
from portal.output.trees import TreePair

__all__ = ["OnDemand"]

_CODE = "qr.svg"


class OnDemand:
    """Draws for several requests at once, one after the other."""

    def __init__(self, output: Path, theme: Path, cache: Path) -> None:
        self._output = output
        self._orders = TreePair(output).orders
        self._studio = Studio(theme, Cache(cache / CACHE))
        self._lock = threading.Lock()

    def make(self, path: str, origin: str) -> bytes | None:
        """The file at ``path``, of a site at ``origin``; raises EnvironmentFault."""
        folder, _, name = path.rpartition("/")
        with self._lock:
            if name == _CODE and self._shows_code(folder):
                return self._studio.make(QrOrder(path, f"{origin}/{folder}/"))
            order = load_orders(self._orders).get(path)
            return None if order is None else self._studio.make(order)

    def _shows_code(self, folder: str) -> bool:
        try:
            page = (self._output / folder / "index.html").read_text("utf-8")
        except OSError:
            return False
        return f'/{folder}/{_CODE}"' in page
