"""The last instant at which time alone changed any page.

In: the articles that are shown (or their rows), the registers, the moment of the build.  Out:
``effective``, as of which all pages are made: the clock never shows, and two builds between the
same two turning points give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Protocol

from portal.domain.dates import HANOI, PartialDate
from portal.domain.lifecycle import LifeEvent, standing
from portal.domain.model import Event, Kind, RegulationMention, Status, Validity
from portal.domain.publication import Timed, turning_points
from portal.domain.registry import Registry

__all__ = ["effective_instant"]


class Dated(Timed, Protocol):
    """What time can change of an article or of its row."""

    @property
    def slug(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def event(self) -> Event | None: ...
    @property
    def event_date(self) -> PartialDate: ...
    @property
    def regulations(self) -> tuple[RegulationMention, ...]: ...


def effective_instant(articles: Iterable[Dated], registry: Registry, now: datetime) -> datetime:
    """The latest turning point at or before ``now``; at the earliest, this year's beginning.

    ``articles`` are those that the build shows.  A draft or an embargoed text turns nothing.
    """
    articles = list(articles)
    told = [article for article in articles if article.status is not Status.WITHDRAWN]
    instants = [point for article in articles for point in turning_points(article)]
    instants += [_midnight(day) for day in _days(told, registry, now)]
    instants.append(_midnight(date(now.astimezone(HANOI).year, 1, 1)))
    return max(instant for instant in instants if instant <= now).astimezone(HANOI)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, HANOI)


def _days(articles: Sequence[Dated], registry: Registry, now: datetime) -> Iterator[date]:
    """Days on which a status, a name, a validity or an announcement turns."""
    for article in articles:
        if article.kind is Kind.NOTICE and article.event is not None:
            # Announced until it is over.
            yield article.event.last + timedelta(days=1)
    for entity in registry.entities.values():
        yield from _turns(entity.valid)
        for former in entity.names:
            yield from _turns(Validity(former.start, former.end))
    for person in registry.people.values():
        yield from _turns(person.valid)
    today = now.astimezone(HANOI).date()
    lives = _lives(articles)
    for regulation in registry.regulations.values():
        events = [LifeEvent(event.date, event.stage) for event in regulation.events]
        events += lives.get(regulation.id, ())
        # Until its day an event is one to come, and no review is counted from it.
        yield from (event.date.first for event in events)
        yield from standing(regulation, registry, events, today).changes


def _lives(articles: Iterable[Dated]) -> dict[str, list[LifeEvent]]:
    lives: dict[str, list[LifeEvent]] = {}
    for article in articles:
        for mention in article.regulations:
            if mention.stage is not None:
                event = LifeEvent(article.event_date, mention.stage, article.slug)
                lives.setdefault(mention.id, []).append(event)
    return lives


def _turns(valid: Validity) -> Iterator[date]:
    if valid.start is not None:
        yield valid.first
    if valid.end is not None and valid.last < date.max:
        yield valid.last + timedelta(days=1)
