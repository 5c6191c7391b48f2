"""When time alone will next change which articles are shown, and how.

In: articles or their rows.  Out: the earliest embargo's end or term after a moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from portal.domain.publication import Timed, turning_points

__all__ = ["next_turn"]


def next_turn(
    texts: Iterable[Timed], now: datetime, known: datetime | None = None
) -> datetime | None:
    """The first turning point after ``now``, or ``known``, whichever is earlier (None: neither)."""
    points = [point for text in texts for point in turning_points(text) if point > now]
    return min([*points, *([known] if known else [])], default=None)
