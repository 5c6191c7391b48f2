"""When time alone will next change which articles are shown, and how.

In: articles or their rows.  Out: the earliest embargo's end or term after a moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from portal.domain.dates import HANOI
from portal.domain.publication import Timed, turning_points

__all__ = ["next_turn", "quiet_until"]


def next_turn(
    texts: Iterable[Timed], now: datetime, known: datetime | None = None
) -> datetime | None:
    """The first turning point after ``now``, or ``known``, whichever is earlier (None: neither)."""
    points = [point for text in texts for point in turning_points(text) if point > now]
    return min([*points, *([known] if known else [])], default=None)


def quiet_until(now: datetime, turns: datetime | None) -> datetime:
    """Until when nothing can turn: the next turn, but midnight in Viet Nam at the latest.

    Names, terms and announcements turn at midnight, and whether they do is not asked here.
    """
    tomorrow = now.astimezone(HANOI).date() + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time.min, HANOI)
    return min(midnight, turns) if turns else midnight
