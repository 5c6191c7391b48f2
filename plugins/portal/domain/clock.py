"""Now, as the one who builds sees it: said, else from the environment, else the clock.

In: the text of ``--now``, the environment.  Out: an aware datetime in UTC+7.  The only place
that asks the machine for its time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from portal.domain.dates import HANOI, InvalidDate, Moment

__all__ = ["now"]


def now(said: str | None, environ: Mapping[str, str]) -> datetime:
    """``--now`` before ``SOURCE_DATE_EPOCH`` (seconds, reproducible-builds.org) before the clock.

    ``said`` is ``YYYY-MM-DD[ HH:MM]`` in local time, or ISO 8601 with an offset.  Raises
    InvalidDate for any other text, and for a ``SOURCE_DATE_EPOCH`` that is no count of seconds.
    """
    if said:
        return _parse(said)
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(HANOI)
    if not (epoch.isascii() and epoch.isdigit()):
        raise InvalidDate(epoch, "form")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(HANOI)
    except (OverflowError, ValueError, OSError):
        raise InvalidDate(epoch, "calendar") from None


def _parse(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return Moment.parse(text).instant
    if instant.tzinfo is None:
        return instant.replace(tzinfo=HANOI)
    return instant.astimezone(HANOI)
