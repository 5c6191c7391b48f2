"""The QR code of an address, for print.

In: an absolute address.  Out: SVG: one path of dark modules within the quiet zone of four that the
standard asks for.  Soiled or torn it can still be read: correction of level M, a higher one where
that makes the symbol no larger.
"""

from __future__ import annotations

import segno

__all__ = ["qr_svg"]

_QUIET = 4
_WIDTH = "25mm"
"""On paper; a page that gives the picture no size gets this one, and none while it is absent."""


def qr_svg(address: str) -> bytes:
    """The code as a file of its own, which knows how large it is to be on paper."""
    code = segno.make_qr(address, error="m", boost_error=True)
    side = code.symbol_size(border=0)[0] + 2 * _QUIET
    path = "".join(
        f"M{start + _QUIET} {row + _QUIET}h{length}v1h-{length}z"
        for row, modules in enumerate(code.matrix)
        for start, length in _stretches(modules)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_WIDTH}"'
        f' viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path d="{path}"/></svg>\n'
    ).encode()


def _stretches(modules: bytes | bytearray) -> list[tuple[int, int]]:
    """Start and length of each stretch of dark modules in a row."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(modules):
        if dark and found and sum(found[-1]) == at:
            found[-1] = found[-1][0], found[-1][1] + 1
        elif dark:
            found.append((at, 1))
    return found
