"""Draws one order, or fetches it from the cache.

In: an order, the theme's drawings and fonts, the cache.  Out: bytes.  The key of an entry covers
the order's own data, the code that draws its kind, the libraries' versions and the theme's files,
so no entry ever has to be forgotten by hand, and a change of one kind leaves the others alone.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from portal.finishing.cache import Cache
from portal.finishing.card import lay_out
from portal.finishing.compress import ENDINGS, compressed, is_compressible
from portal.finishing.copies import CopyOrder, made_copies
from portal.finishing.icons import favicon, square_icon
from portal.finishing.orders import CardOrder, IconOrder, Order, QrOrder
from portal.finishing.paint import mask_of_drum, paint
from portal.finishing.pixels import Mask
from portal.finishing.qr import qr_svg
from portal.finishing.typeface import Typeface
from portal.images.develop import recipe
from portal.output.errors import EnvironmentFault, fault_from_os_error

__all__ = ["Studio"]

_DRUM, _SIGN, _SMALL_SIGN = "static/img/drum.svg", "static/img/icon.svg", "drawing/icon-small.svg"
_FONTS = "drawing/fonts"
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class _Recipe:
    """What a kind of drawing depends on beside its order: modules, libraries, the theme's files."""

    modules: tuple[str, ...]
    libraries: tuple[str, ...]
    files: tuple[str, ...] = ()

    def digest(self, theme: Path) -> str:
        """Changes with any of it."""
        whole = hashlib.sha256(zlib.ZLIB_RUNTIME_VERSION.encode())
        for name in self.libraries:
            whole.update(f"{name} {version(name)}\n".encode())
        files = [_PACKAGE / f"{name}.py" for name in self.modules]
        files += [path for pattern in self.files for path in sorted(theme.glob(pattern))]
        for path in files:
            whole.update(hashlib.sha256(_read(path)).digest())
        return whole.hexdigest()


def _here(*names: str) -> tuple[str, ...]:
    return tuple(f"finishing/{name}" for name in names)


_COPY, _PHOTOGRAPH = "copy", "photograph"
_COLOURS = ("domain/colour", "domain/palette")
_RECIPES = {
    CardOrder.__name__: _Recipe(
        (*_COLOURS, *_here("card", "lines", "paint", "pixels", "typeface")),
        ("pillow", "resvg-py", "uharfbuzz"),
        (_DRUM, f"{_FONTS}/*.ttf"),
    ),
    IconOrder.__name__: _Recipe(
        (*_COLOURS, "output/assets", *_here("icons", "pixels")),
        ("pillow", "resvg-py"),
        (_SIGN, _SMALL_SIGN),
    ),
    QrOrder.__name__: _Recipe(_here("qr"), ("segno",)),
    _COPY: _Recipe(_here("compress"), ("brotli",)),
}


class Studio:
    """Fonts and drawings are read when they are first needed; one for each process."""

    def __init__(self, theme: Path, cache: Cache) -> None:
        self._theme = theme
        self._cache = cache
        self._typeface = Typeface(theme / _FONTS)

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

    def copy_key(self, order: CopyOrder) -> str:
        """The name of a copy's entry in the cache, whatever its picture is called."""
        copy = order.copy
        told = f"{order.digest.hex()} {copy.kind} {copy.width} {copy.height}"
        return self._key(_PHOTOGRAPH, told.encode())

    def copy(self, order: CopyOrder) -> bytes:
        """One copy of a picture; raises EnvironmentFault when the picture is another by now."""
        found = self._cache.get(self.copy_key(order))
        return self.make_copies([order])[0] if found is None else found

    def make_copies(self, orders: Sequence[CopyOrder]) -> list[bytes]:
        """These copies of one picture, which are in the cache from now on."""
        return [self._kept(self.copy_key(order), data) for order, data in made_copies(orders)]

    def copies(self, path: str, data: bytes) -> Iterable[tuple[str, bytes]]:
        """The compressed copies to lay beside a file."""
        if not is_compressible(path, len(data)):
            return
        for ending in ENDINGS:
            key = self._key(_COPY, ending.encode() + data)
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
        return hashlib.sha256(f"{self._recipes[kind]}\n".encode() + data).hexdigest()

    @cached_property
    def _recipes(self) -> dict[str, str]:
        drawn = {kind: f"{kind} {each.digest(self._theme)}" for kind, each in _RECIPES.items()}
        return {**drawn, _PHOTOGRAPH: f"{_PHOTOGRAPH} {recipe()}"}

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
        sign, colours = self._text(_SIGN), dict(order.colours)
        if order.size:
            return square_icon(sign, order.size, colours)
        return favicon(sign, self._text(_SMALL_SIGN), colours)

    def _card(self, order: CardOrder) -> bytes:
        try:
            lines = lay_out(order.words, self._typeface)
        except EnvironmentFault as fault:
            place = f"{order.path}: "
            raise EnvironmentFault(place + fault.vi, place + fault.en) from fault
        return paint(lines, self._drum, order.ground, dict(order.colours))

    @cached_property
    def _drum(self) -> Mask:
        return mask_of_drum(self._text(_DRUM))

    def _text(self, name: str) -> str:
        return _read(self._theme / name).decode()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise fault_from_os_error(error, str(path)) from error
