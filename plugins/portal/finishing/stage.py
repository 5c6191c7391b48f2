"""The finishing of a whole build: everything drawn first, then placed like any other output.

In: a site, the theme, the cache folder.  Out: :class:`~portal.finishing.finished.Finished`.
:meth:`Stage.prepare` draws what the cache lacks, in parallel, before the build touches a tree; so
a fault of drawing leaves everything as it was, and a run that was killed goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from portal.finishing.cache import Cache
from portal.finishing.copies import CopyOrder
from portal.finishing.finished import Finished
from portal.finishing.orders import Order, code_orders, picture_orders
from portal.finishing.studio import Studio
from portal.i18n.language import SOURCE_LANGUAGE
from portal.images.records import Copy
from portal.output.images import FEW
from portal.output.planned import Output
from portal.output.workers import spread
from portal.pages.composer import Composer
from portal.pages.site import Site

__all__ = ["CACHE", "Stage"]

CACHE = "finishing"


class Stage:
    """One build's finishing."""

    def __init__(self, theme: Path, cache: Path, *, fresh: bool = False) -> None:
        self._theme = theme
        self._cache = Cache(cache / CACHE, fresh=fresh)
        self._studio = Studio(theme, self._cache)

    def prepare(self, site: Site, jobs: int, photographs: Sequence[CopyOrder] = ()) -> Finished:
        """Draw what is lacking; raises EnvironmentFault."""
        pictures, codes = picture_orders(site), tuple(code_orders(site))
        # Apart, because a card takes twenty times as long as a code.
        drawn = self._draw(pictures, jobs) + self._draw(codes, jobs)
        drawn += self._develop(photographs, jobs)
        outputs = tuple(
            Output(order.path, SOURCE_LANGUAGE, self._deliver, (order,))
            for order in (*pictures, *codes)
        )
        copies = tuple(
            Output(order.path, SOURCE_LANGUAGE, self._deliver_copy, _told(order))
            for order in photographs
        )
        return Finished((*outputs, *copies), self._studio.copies, drawn)

    def tidy(self) -> None:
        """After the site is shown: forget drawings that nothing has asked for lately."""
        self._cache.drop_unused()

    def _draw(self, orders: Sequence[Order], jobs: int) -> int:
        lacking = {key: o for o in orders if not self._cache.has(key := self._studio.key(o))}
        for _ in spread(lambda: self._studio, _make, list(lacking.values()), jobs):
            pass
        return len(lacking)

    def _develop(self, orders: Sequence[CopyOrder], jobs: int) -> int:
        """A picture's copies at once: to unpack it takes as long as to write some of them."""
        lacking = [order for order in orders if not self._cache.has(self._studio.copy_key(order))]
        pictures = [tuple(some) for _, some in groupby(lacking, key=lambda order: order.source)]
        for _ in spread(lambda: self._studio, _make_copies, pictures, jobs, few=FEW):
            pass
        return len(lacking)

    def _deliver_copy(
        self, _: Composer, path: str, source: Path, digest: bytes, *told: Any
    ) -> bytes:
        return self._studio.copy(CopyOrder(path, source, digest, Copy(*told)))

    def _deliver(self, _: Composer, order: Order) -> bytes:
        return self._studio.make(order)


def _make(studio: Studio, order: Order) -> None:
    studio.make(order)


def _make_copies(studio: Studio, orders: Sequence[CopyOrder]) -> None:
    studio.make_copies(orders)


def _told(order: CopyOrder) -> tuple[Any, ...]:
    """Arguments by which a later build knows that nothing is to be made."""
    copy = order.copy
    return order.path, order.source, order.digest, copy.file, copy.kind, copy.width, copy.height
