"""A regulation's life as a timeline, and the terms of all on one scale.

In: a composer, a regulation, its steps.  Out: Timeline; Axis and TermBar.  The day on which a page
speaks is never drawn, its year is: so a picture changes with the years and with its events only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from portal.domain.lifecycle import RegulationStatus
from portal.domain.model import Regulation, Stage
from portal.pages.composer import Composer
from portal.pages.drawing.axis import Axis, axis
from portal.pages.drawing.terms import TermBar, term_bar
from portal.pages.drawing.timeline import Event, Timeline, timeline
from portal.pages.drawing.words import NARROW, Mark
from portal.pages.views.texts import LifeStep

__all__ = ["DatedStep", "line_bar", "register_axis", "regulation_timeline"]

DatedStep = tuple[date, LifeStep]
"""A step with the day at which it is drawn."""

_SIGNS = {
    Stage.SIGNED: "signed",
    Stage.RE_SIGNED: "signed",
    Stage.PLANNED: "planned",
    "end": "end",
}
"""Shapes of the steps; every other stage is a meeting."""


def regulation_timeline(
    compose: Composer, regulation: Regulation, steps: Sequence[DatedStep]
) -> Timeline | None:
    """Its steps, and what its status adds; None where nothing is dated or all of it at one time."""
    events = [
        Event(
            day,
            _SIGNS.get(step.stage_id, "held"),
            Mark(
                (step.stage, step.date.text),
                f"{step.stage}, {step.date.text}",
                step.story.url if step.story and step.story.url else f"#{step.anchor}",
            ),
            step.future,
        )
        for day, step in steps
    ]
    events += _further(compose, regulation)
    if not events:
        return None
    first, last = _term(regulation, [day for day, _ in steps])
    ended = _ended(compose, regulation)
    today = compose.site.today
    days = [event.day for event in events] + [day for day in (first, last) if day]
    over = compose.site.indexes.regulations[regulation.id].standing.status.is_over
    until = ended or (max(days) if over else date(today.year, 12, 31))
    scale = axis(min(days).year, max(*days, until).year, NARROW)
    bar = term_bar(scale, first, last, until, ())
    return timeline(events, scale, bar.term, bar.open, today)


def register_axis(compose: Composer) -> Axis | None:
    """The scale of the register: from the first term or event of its entries to the last."""
    days = [
        day
        for regulation in compose.site.registry.regulations.values()
        for day in (*_term(regulation, _entered(regulation)), *_entered(regulation))
        if day is not None
    ]
    if not days:
        return None
    return axis(min(days).year, max(*days, compose.site.today).year, NARROW)


def line_bar(compose: Composer, regulation: Regulation, scale: Axis) -> TermBar:
    """Its term, signing and the events of its entry on the register's scale.

    What articles report stands on the regulation's own page: the register belongs to no year, and
    a new article leaves it as it is.
    """
    first, last = _term(regulation, _entered(regulation))
    until = _ended(compose, regulation) or date(compose.site.today.year, 12, 31)
    return term_bar(scale, first, last, until, _entered(regulation))


def _term(regulation: Regulation, known: Sequence[date]) -> tuple[date | None, date | None]:
    """First and last day: of the term, else from the first that is known of it."""
    period = regulation.period
    last = period.end.last if period and period.end else None
    if period and period.start:
        return period.start.first, last
    return min(known, default=last), last


def _entered(regulation: Regulation) -> list[date]:
    """The days that the register's own entry gives."""
    signed = [regulation.signed.first] if regulation.signed else []
    return signed + [event.date.first for event in regulation.events]


def _ended(compose: Composer, regulation: Regulation) -> date | None:
    """The day on which it was superseded or lost a party."""
    standing = compose.site.indexes.regulations[regulation.id].standing
    registry = compose.site.registry
    if standing.status is RegulationStatus.SUPERSEDED:
        signed = (registry.regulations[id].signed for id in standing.superseded_by)
        return min(day.first for day in signed if day is not None)
    if standing.status is RegulationStatus.SIGNATORY_DISSOLVED:
        return min(registry.entities[id].valid.last for id in standing.dissolved) + timedelta(
            days=1
        )
    return None


def _further(compose: Composer, regulation: Regulation) -> Iterator[Event]:
    """What ended it, or the review that is due."""
    standing = compose.site.indexes.regulations[regulation.id].standing
    ended = _ended(compose, regulation)
    if ended is not None and standing.status is RegulationStatus.SUPERSEDED:
        link = compose.regulation_link(standing.superseded_by[0])
        yield _event(compose, ended, "over", compose("Được thay thế"), link.url)
    elif ended is not None:
        yield _event(compose, ended, "over", compose("Bên ký giải thể"), "#cac-ben")
    if standing.review_due is not None:
        ahead = standing.review_due >= compose.site.today
        label = compose("Hạn rà soát")
        yield _event(compose, standing.review_due, "due", label, "#thong-tin", ahead=ahead)


def _event(
    compose: Composer, day: date, sign: str, label: str, url: str, *, ahead: bool = False
) -> Event:
    text = compose.day(day).text
    return Event(day, sign, Mark((label, text), f"{label}, {text}", url), ahead)
