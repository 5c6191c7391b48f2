"""What a calendar file holds: one event, or those of an agency, a province, a regulation, all.

In: a composer, a slug or an id.  Out: :class:`Calendar`.  Only what is written in the language,
by day of the event; never a draft, an embargoed or expired text.  Of what was withdrawn only the
cancellation is told.  An event known to its month or year alone fits into no calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.domain.dates import Moment
from portal.domain.model import Article, Kind
from portal.domain.registry import name_in
from portal.i18n.formats import event_text
from portal.i18n.labels import KINDS, SESSIONS
from portal.indexes.index import LATEST
from portal.indexes.rows import Row
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.deadlines import Deadline, all_deadlines, deadlines_of
from portal.pages.entities import distinct_name, entity_index
from portal.pages.reference import upcoming_notices
from portal.pages.structured.references import event_id

__all__ = [
    "Calendar",
    "Entry",
    "entity_calendar",
    "event_calendar",
    "general_calendar",
    "regulation_calendar",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of whole days, ``first`` to ``last``; ``changed`` is when it was last told anew."""

    uid: str
    first: dt.date
    last: dt.date
    summary: str
    url: str
    changed: dt.datetime
    description: str = ""
    place: str = ""
    category: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """``url`` is the page it belongs to; ``source`` its own address ("" for a single event's)."""

    name: str
    url: str
    entries: tuple[Entry, ...]
    source: str = ""


def event_calendar(compose: Composer, slug: str) -> Calendar:
    """``/tin/<year>/<slug>/su-kien.ics``"""
    site = compose.site
    article = site.articles[slug]
    if slug in site.withdrawn:
        entry = _cancellation(compose, article)
    else:
        entry = _entry(compose, site.indexes.rows[slug])
    return Calendar(entry.summary, entry.url, (entry,))


def entity_calendar(compose: Composer, id: str) -> Calendar:
    """``/co-quan/<id>/lich.ics``, ``/tinh-ban/<id>/lich.ics``: all to come, the latest 20."""
    entity = compose.site.registry.entities[id]
    entries = _events(compose, entity_index(compose, id).rows)
    return _calendar(compose, distinct_name(compose, entity), addresses.entity(entity), entries)


def regulation_calendar(compose: Composer, id: str) -> Calendar:
    """``/quy-che/<id>/lich.ics``: its events, its next review, the end of its term."""
    site = compose.site
    title = name_in(site.registry.regulations[id].title, compose.lang)[0]
    owed = (_deadline(compose, one) for one in deadlines_of(site, id))
    entries = (*owed, *_events(compose, site.indexes.regulations[id].rows))
    return _calendar(compose, title, addresses.regulation(id), entries)


def general_calendar(compose: Composer) -> Calendar:
    """``/lich/lich.ics``: what is announced, what regulations owe."""
    rows = compose.site.indexes.rows
    announced = _events(compose, (rows[slug] for slug in upcoming_notices(compose)))
    owed = (_deadline(compose, one) for one in all_deadlines(compose.site))
    return _calendar(compose, compose("Lịch"), addresses.CALENDAR, (*announced, *owed))


def _calendar(compose: Composer, subject: str, address: str, entries: Iterable[Entry]) -> Calendar:
    site, lang = compose.site, compose.lang
    return Calendar(
        f"{subject} – {name_in(site.identity.names, lang)[0]}",
        site.absolute(address, lang),
        tuple(sorted(entries, key=lambda entry: (entry.first, entry.uid))),
        site.absolute(addresses.calendar_of(address), lang),
    )


def _events(compose: Composer, rows: Iterable[Row]) -> Iterator[Entry]:
    """Of rows that come newest first: what is to come, and the latest 20 that are past."""
    past = 0
    for row in rows:
        if _fits(compose, row):
            if not _is_to_come(compose, row):
                past += 1
            if past <= LATEST or _is_to_come(compose, row):
                yield _entry(compose, row)


def _fits(compose: Composer, row: Row) -> bool:
    return (
        compose.lang in row.words
        and row.event is not None
        and row.event.has_days
        and not row.expired
        and row.published
    )


def _is_to_come(compose: Composer, row: Row) -> bool:
    """Only a notice tells of what is not over yet: see ``upcoming_notices``."""
    assert row.event is not None, "_fits has seen to it"
    return row.kind is Kind.NOTICE and row.event.last >= compose.site.today


def _entry(compose: Composer, row: Row) -> Entry:
    event = row.event
    assert event is not None, "only what happened on a day has an entry"
    words, _ = row.words_in(compose.lang)
    description = words.summary
    if event.session:
        # The part of the day stays in words: an hour would be a guess.
        when = f"{event_text(event, compose.lang)}, {compose(SESSIONS[event.session])}"
        description = f"{when}\n{description}"
    address = addresses.of_row(row)
    return Entry(
        uid=event_id(compose, address),
        first=event.first,
        last=event.last,
        summary=words.title,
        url=compose.site.absolute(address, compose.lang),
        changed=_changed(compose, row.slug),
        description=description,
        place=event.place or "",
        category=compose(KINDS[row.kind]),
    )


def _cancellation(compose: Composer, article: Article) -> Entry:
    """For those who took the event down before it was withdrawn; it says nothing of it."""
    withdrawn = article.withdrawn
    assert withdrawn is not None, "the schema asks a reason of every withdrawn article"
    address = addresses.article(article.date.date.year, article.slug)
    return Entry(
        uid=event_id(compose, address),
        first=withdrawn.date.first,
        last=withdrawn.date.first,
        summary=compose("Tin này đã được gỡ."),
        url=compose.site.absolute(address, compose.lang),
        changed=Moment(withdrawn.date).instant,
        cancelled=True,
    )


def _deadline(compose: Composer, owed: Deadline) -> Entry:
    site = compose.site
    regulation = site.registry.regulations[owed.id]
    title = name_in(regulation.title, compose.lang)[0]
    words = compose("Hết thời hạn: %(title)s") if owed.ends else compose("Hạn rà soát: %(title)s")
    address = addresses.regulation(owed.id)
    told = [_changed(compose, row.slug) for row in site.indexes.regulations[owed.id].rows]
    if regulation.signed is not None:
        told.append(Moment(regulation.signed).instant)
    return Entry(
        uid=f"{site.absolute(address)}#{'het-han' if owed.ends else 'ra-soat'}",
        first=owed.day,
        last=owed.day,
        summary=words % {"title": title},
        url=site.absolute(address, compose.lang),
        changed=max(told, default=_NEVER),
        category=compose("Quy chế"),
    )


def _changed(compose: Composer, slug: str) -> dt.datetime:
    outline = compose.site.outline(slug)
    return max(outline.changed(compose.lang), outline.date).instant


_NEVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""A regulation of which nothing is dated says this, so that it never changes by itself."""
