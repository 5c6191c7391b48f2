"""What the pictures know of the land, by ISO 3166-2 code.

In: nothing.  Out: who lies north of whom along the border, and a grid that recalls the shape of
Laos.  Both are schematic on purpose: a map of Viet Nam that a body of state publishes has to be
complete, and no open geometry is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

__all__ = ["BORDER", "LAO_TILES", "by_latitude"]

BORDER: Mapping[str, int] = MappingProxyType(
    {
        code: place
        for side in (
            # Viet Nam, from the border with China to that with Cambodia.  Territories formed in
            # 2025 have no code of their own yet and stand where the first of their parts stood.
            ("VN-71", "VN-05", "VN-21", "VN-22", "VN-23", "VN-24", "VN-25", "VN-26", "VN-DN",
             "VN-27", "VN-28", "VN-29"),
            # Laos, likewise.
            ("LA-PH", "LA-LP", "LA-HO", "LA-XI", "LA-BL", "LA-KH", "LA-SV", "LA-SL", "LA-XE",
             "LA-AT"),
        )
        for place, code in enumerate(side)
    }
)  # fmt: skip
"""Code → its place from north to south on its side of the Viet Nam – Laos border."""

LAO_TILES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        code: (column, row)
        for row, codes in enumerate(
            (
                ("LA-LM", "LA-PH", ""),
                ("LA-BK", "LA-OU", "LA-HO"),
                ("LA-XA", "LA-LP", "LA-XI"),
                ("LA-VI", "LA-XS", ""),
                ("LA-VT", "LA-BL", ""),
                ("", "LA-KH", ""),
                ("", "LA-SV", ""),
                ("", "LA-SL", "LA-XE"),
                ("", "LA-CH", "LA-AT"),
            )
        )
        for column, code in enumerate(codes)
        if code
    }
)
"""Code → column and row of its tile: each unit of Laos with its neighbours about it."""


def by_latitude(codes: Iterable[str]) -> int:
    """Sort key of a province with these codes (its own, or its parts'): unknown ones come last."""
    return min((BORDER[code] for code in codes if code in BORDER), default=len(BORDER))
