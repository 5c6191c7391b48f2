"""Whether an article is to be seen at a moment, and what time alone will change.

In: an article, the moment (aware datetime), whether drafts are shown.  Out: its state and the
instants at which that state changes.  The only place that knows the rules of embargo and expiry.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from portal.domain.dates import Moment
from portal.domain.model import Status

__all__ = ["PublicationState", "Timed", "has_expired", "publication_state", "turning_points"]


class Timed(Protocol):
    """What tells when something may be seen: an article, or its row."""

    @property
    def status(self) -> Status: ...
    @property
    def publish_at(self) -> Moment | None: ...
    @property
    def expires(self) -> Moment | None: ...


class PublicationState(StrEnum):
    """What becomes of an article's file in a build (the terms of conservation)."""

    PUBLISHED = "published"
    DRAFT = "draft"
    EMBARGOED = "embargoed"
    WITHDRAWN = "withdrawn"


def publication_state(article: Timed, now: datetime) -> PublicationState:
    """Draft before embargo before withdrawal: what may not be seen is never hinted at."""
    if article.status is Status.DRAFT:
        return PublicationState.DRAFT
    if article.publish_at is not None and article.publish_at.instant > now:
        return PublicationState.EMBARGOED
    if article.status is Status.WITHDRAWN:
        return PublicationState.WITHDRAWN
    return PublicationState.PUBLISHED


def has_expired(article: Timed, now: datetime) -> bool:
    """True from the first instant of ``expires`` on: marked, and gone from home and feeds."""
    return article.expires is not None and article.expires.instant <= now


def turning_points(article: Timed) -> tuple[datetime, ...]:
    """The instants at which time alone changes what is shown of ``article``.

    A draft is not held back (it is shown by choice, or not at all); a withdrawn text cannot expire.
    """
    moments = (
        article.publish_at if article.status is not Status.DRAFT else None,
        article.expires if article.status is not Status.WITHDRAWN else None,
    )
    return tuple(moment.instant for moment in moments if moment is not None)
