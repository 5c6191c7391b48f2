"""Draws one order, or fetches it from the cache.

In: an order, the theme's drawings and fonts, the cache.  Out: bytes.  The key of an entry covers
the order's own data, the code of this folder, the libraries' versions and the theme's files, so
no entry ever has to be forgotten by hand.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from portal.finishing.cache import Cache
from portal.finishing.card import drum_mask, lay_out, words_mask
from portal.finishing.compress import ENDINGS, compressed, is_compressible
from portal.finishing.icons import favicon, square_icon
from portal.finishing.orders import CardOrder, IconOrder, Order, QrOrder
from portal.finishing.pixels import Mask, Ramp, channels_of, coloured, mixed, parse_colour
from portal.finishing.qr import qr_svg
from portal.finishing.typeface import Typeface
from portal.output.errors import EnvironmentFault, fault_from_os_error

__all__ = ["Studio"]

_LIBRARIES = ("brotli", "pillow", "resvg-py", "segno", "uharfbuzz")
_INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>\s*", re.DOTALL)

_COLOURS = {"identity": "#17375e", "ornament": "#b08534"}
_PAPER, _CREAM, _GILT, _BRONZE, _OCHRE = "#fbf8f1", "#f9f4e8", "#e3c98f", "#c9a35c", "#6b4e16"
_DRUM_SHARE = 0.62
"""How strong the drum stands out of its ground."""

_DRUM_STEPS, _STRONG_STEPS, _QUIET_STEPS = 6, 10, 7


class Studio:
    """Fonts and drawings are read when they are first needed; one for each process."""

    def __init__(self, theme: Path, cache: Cache) -> None:
        self._theme = theme
        self._cache = cache
        self._typeface = Typeface(theme / "drawing" / "fonts")

    def key(self, order: Order) -> str:
        """The name of an order's entry in the cache: alike for orders that look alike."""
        data = asdict(order)
        del data["path"]
        return self._key(type(order).__name__, json.dumps(data, sort_keys=True).encode())

    def make(self, order: Order) -> bytes:
        """The file; raises EnvironmentFault for a broken font, drawing or disk."""
        key = self.key(order)
        found = self._cache.get(key)
        return self._kept(key, self._draw(order)) if found is None else found

    def copies(self, path: str, data: bytes) -> Iterable[tuple[str, bytes]]:
        """The compressed copies to lay beside a file."""
        if not is_compressible(path, len(data)):
            return
        for ending in ENDINGS:
            key = self._key(ending, data)
            copy = self._cache.get(key)
            if copy is None:
                copy = self._kept(key, compressed(data, ending))
            if len(copy) < len(data):
                yield path + ending, copy

    def _kept(self, key: str, data: bytes) -> bytes:
        try:
            self._cache.put(key, data)
        except OSError as error:
            raise fault_from_os_error(error, "cache") from error
        return data

    def _key(self, kind: str, data: bytes) -> str:
        return hashlib.sha256(f"{self._recipe}\n{kind}\n".encode() + data).hexdigest()

    @cached_property
    def _recipe(self) -> str:
        """A digest of all that draws: this folder's code, libraries, drawings, fonts."""
        whole = hashlib.sha256()
        for name in _LIBRARIES:
            whole.update(f"{name} {version(name)}\n".encode())
        drawings = [self._theme / "static/img/drum.svg", self._theme / "static/img/icon.svg"]
        own = self._theme / "drawing"
        drawings += [*sorted(own.rglob("*.svg")), *sorted(own.rglob("*.ttf"))]
        for path in (*sorted(Path(__file__).parent.glob("*.py")), *drawings):
            whole.update(hashlib.sha256(_read(path)).digest())
        return whole.hexdigest()

    # --- drawing --------------------------------------------------------------------------------

    def _draw(self, order: Order) -> bytes:
        match order:
            case CardOrder():
                return self._card(order)
            case IconOrder():
                return self._icon(order)
            case QrOrder():
                return qr_svg(order.address)

    def _icon(self, order: IconOrder) -> bytes:
        icon = self._text("static/img/icon.svg")
        if order.size:
            return square_icon(icon, order.size, dict(order.colours))
        return favicon(icon, self._text("drawing/icon-small.svg"), dict(order.colours))

    def _card(self, order: CardOrder) -> bytes:
        try:
            lines = lay_out(order.words, self._typeface)
        except EnvironmentFault as fault:
            raise EnvironmentFault(
                f"{order.path}: {fault.vi}", f"{order.path}: {fault.en}"
            ) from fault
        colours = {**_COLOURS, **dict(order.colours)}
        if order.ground == "banner":
            ground, strong, quiet, drum = colours["identity"], _CREAM, _GILT, _BRONZE
        else:
            ground, strong, quiet, drum = _PAPER, colours["identity"], _OCHRE, colours["ornament"]
        paper = parse_colour(ground)
        red, green, _ = channels_of(words_mask(lines))
        return coloured(
            paper,
            [
                Ramp(self._drum, mixed(paper, parse_colour(drum), _DRUM_SHARE), _DRUM_STEPS),
                Ramp(red, parse_colour(strong), _STRONG_STEPS),
                Ramp(green, parse_colour(quiet), _QUIET_STEPS),
            ],
        )

    @cached_property
    def _drum(self) -> Mask:
        found = _INSIDE.fullmatch(self._text("static/img/drum.svg"))
        return channels_of(drum_mask(found[1] if found else ""))[0]

    def _text(self, name: str) -> str:
        return _read(self._theme / name).decode()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise fault_from_os_error(error, str(path)) from error
