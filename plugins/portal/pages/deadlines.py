"""What regulations owe: reviews by a day, terms that end on one.

In: the site, a regulation's id.  Out: deadlines, in the order of time.  What binds nobody any more
owes nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from portal.domain.lifecycle import RegulationStatus
from portal.pages.site import Site

__all__ = ["Deadline", "all_deadlines", "deadlines_of"]


@dataclass(frozen=True, slots=True, order=True)
class Deadline:
    """The last day for the next review of the regulation ``id``, or (``ends``) of its term."""

    day: dt.date
    id: str
    ends: bool = False


def deadlines_of(site: Site, id: str) -> tuple[Deadline, ...]:
    """Of one regulation."""
    standing = site.indexes.regulations[id].standing
    if standing.status.is_over:
        return ()
    found = []
    # A recurring mechanism meets again and again: a meeting that was not told of is no debt.
    recurring = standing.status is RegulationStatus.RECURRING
    due = standing.review_due
    if due is not None and not (recurring and due < site.today):
        found.append(Deadline(due, id))
    period = site.registry.regulations[id].period
    if period is not None and period.end is not None:
        found.append(Deadline(period.end.last, id, ends=True))
    return tuple(sorted(found))


def all_deadlines(site: Site) -> tuple[Deadline, ...]:
    """Of every regulation."""
    return tuple(sorted(one for id in site.indexes.regulations for one in deadlines_of(site, id)))
