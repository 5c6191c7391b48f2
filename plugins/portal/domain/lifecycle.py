"""A regulation's life: its events in order, its status on a day, its next review.

In: a regulation, the registers, the events known of it (from articles and from its own
entry), the day.  Out: :class:`Standing`.  The order of the rules is the portal's own and
is documented in docs/regulations.md; the first that holds decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.domain.dates import PartialDate
from portal.domain.model import Regulation, RegulationType, Relation, Source, Stage
from portal.domain.registry import Registry

__all__ = ["LifeEvent", "RegulationStatus", "Standing", "standing"]

# A body's duties go on with another when they were moved, or when the body was merged whole;
# ``replaced`` and ``split`` make new bodies that signed nothing (so the Border Guard commands
# of June 2025: their counterparts signed again).
_INHERITING = (Relation.FUNCTIONS_MOVED, Relation.MERGED)

# Stages after which the clock of ``review_every`` starts anew.
_REVIEWING = (
    Stage.SIGNED,
    Stage.RE_SIGNED,
    Stage.BRIEFING,
    Stage.INTERIM_REVIEW,
    Stage.FINAL_REVIEW,
)


class RegulationStatus(StrEnum):
    """In the order in which they are tried; of the first three nothing is owed any more."""

    SUPERSEDED = "superseded"
    SIGNATORY_DISSOLVED = "signatory-dissolved"
    EXPIRED = "expired"
    RECURRING = "recurring"
    DUE_FOR_REVIEW = "due-for-review"
    TERM_UNKNOWN = "term-unknown"
    IN_FORCE = "in-force"

    @property
    def is_over(self) -> bool:
        """True for what binds nobody now."""
        return self in (
            RegulationStatus.SUPERSEDED,
            RegulationStatus.SIGNATORY_DISSOLVED,
            RegulationStatus.EXPIRED,
        )


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One event in the life of a regulation.

    ``slug`` names the article that reports it; ``source`` and ``note`` are those of the register
    where none does.
    """

    date: PartialDate
    stage: Stage
    slug: str | None = None
    source: Source | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a regulation stands on a day.

    ``review_due`` is the last day for the next review (None: none is owed); ``changes`` are the
    days on which the passing of time alone alters the standing, as far as the regulation's
    own dates and its followers' tell.  Ends of bodies are turning days of the registers.
    """

    status: RegulationStatus
    superseded_by: tuple[str, ...] = ()
    dissolved: tuple[str, ...] = ()
    review_due: date | None = None
    changes: tuple[date, ...] = ()


def standing(
    regulation: Regulation, registry: Registry, events: Iterable[LifeEvent], now: date
) -> Standing:
    """The status of ``regulation`` on the day ``now``; events after ``now`` do not count.

    A term that counts in months or years ends with the last hour of its last day (Bộ luật Dân sự
    2015, Điều 148), so that neither a term nor a review is past on that day itself.
    """
    followers = [
        registry.regulations[id]
        for id in registry.superseded_by(regulation.id)
        if id in registry.regulations
    ]
    superseding = tuple(r.id for r in followers if r.signed is not None and r.signed.first <= now)
    dissolved = tuple(id for id in regulation.parties if _dissolved(id, registry, now))
    due = _review_due(regulation, events, now)
    end = regulation.period.end if regulation.period else None

    if superseding:
        status = RegulationStatus.SUPERSEDED
    elif dissolved:
        status = RegulationStatus.SIGNATORY_DISSOLVED
    elif end is not None and end.last < now:
        status = RegulationStatus.EXPIRED
    elif regulation.type is RegulationType.MECHANISM:
        status = RegulationStatus.RECURRING
    elif due is not None and due < now:
        status = RegulationStatus.DUE_FOR_REVIEW
    elif regulation.period is None:
        status = RegulationStatus.TERM_UNKNOWN
    else:
        status = RegulationStatus.IN_FORCE
    if status.is_over:
        due = None
    signed = [r.signed for r in (regulation, *followers) if r.signed is not None]
    lasts = [day for day in (end.last if end else None, due) if day is not None]
    changes = {*(day.first for day in signed), *(last + timedelta(days=1) for last in lasts)}
    return Standing(status, superseding, dissolved, due, tuple(sorted(changes)))


def _dissolved(id: str, registry: Registry, now: date) -> bool:
    """True when a party ended by ``now`` and nobody who lives inherited what it had signed."""
    seen: set[str] = set()

    def lives(current: str) -> bool:
        entity = registry.entities.get(current)
        if entity is None or current in seen:
            return False
        seen.add(current)
        if entity.valid.last >= now:
            return True
        return any(
            lives(succession.id)
            for succession in entity.successors
            if succession.relation in _INHERITING
        )

    return id in registry.entities and not lives(id)


def _review_due(regulation: Regulation, events: Iterable[LifeEvent], now: date) -> date | None:
    """The last day for the next review: the last one plus the shortest interval promised.

    A date known only to the month or year counts from the last day of its period, so that
    nobody is called late on the strength of a vague date.
    """
    if not regulation.review_every:
        return None
    reviewed = [event.date for event in events if event.stage in _REVIEWING]
    if regulation.signed is not None:
        reviewed.append(regulation.signed)
    past = [day.last for day in reviewed if day.first <= now]
    if not past:
        return None
    return min(regulation.review_every, key=lambda every: every.months).after(max(past))
