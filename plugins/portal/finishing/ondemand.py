"""One finished file at a time, for ``serve``: drawn when a browser asks for it.

In: a site and its pages.  Out: the bytes of a card, an icon or a QR code; None for any other
path.  A code is drawn for a page that shows one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from portal.finishing.cache import Cache
from portal.finishing.orders import CardOrder, IconOrder, QrOrder, picture_orders
from portal.finishing.stage import CACHE
from portal.finishing.studio import Studio
from portal.pages.site import Site

__all__ = ["OnDemand"]

_CODE = "qr.svg"


class OnDemand:
    """Draws for several requests at once, one after the other."""

    def __init__(
        self, site: Site, page: Callable[[str], bytes | None], theme: Path, cache: Path
    ) -> None:
        """``page`` gives the site's file at a path, None where there is none."""
        self._site = site
        self._page = page
        self._studio = Studio(theme, Cache(cache / CACHE))
        self._lock = threading.Lock()

    def make(self, path: str) -> bytes | None:
        """The file at ``path``; raises EnvironmentFault."""
        folder, _, name = path.rpartition("/")
        with self._lock:
            if name == _CODE and self._shows_code(folder):
                address = f"{self._site.options.site_url}/{folder}/"
                return self._studio.make(QrOrder(path, address))
            order = self._orders.get(path)
            return None if order is None else self._studio.make(order)

    def _shows_code(self, folder: str) -> bool:
        page = self._page(f"{folder}/index.html")
        return page is not None and f'/{folder}/{_CODE}"'.encode() in page

    @cached_property
    def _orders(self) -> dict[str, CardOrder | IconOrder]:
        return {order.path: order for order in picture_orders(self._site)}
