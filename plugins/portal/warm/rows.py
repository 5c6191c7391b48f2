"""Rows of the last build with some replaced, and which indexes that concerns.

In: the rows that were, those of changed articles.  Out: :class:`Rows`;
:class:`~portal.output.facts.touched.Touched`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from portal.domain.dates import HANOI
from portal.domain.registry import Registry
from portal.indexes.earlier import EarlierStories
from portal.indexes.outlines import Outline
from portal.indexes.rows import Row
from portal.indexes.site import SiteIndexes, build_indexes
from portal.output.facts.touched import Touched
from portal.warm.snapshot import Snapshot

__all__ = ["Rows", "amended_rows", "touched_by"]


@dataclass(frozen=True, slots=True)
class Rows:
    """``former`` are the rows that were in lists, ``new`` those of changed articles that now are;
    ``gone`` are those of withdrawn texts.

    ``pairs`` are the old and the new row (None: there is none in lists) of each changed article.
    ``stories`` are the earlier stories by slug, if all stand where they stood (None: count anew).
    ``reshuffled``: a withdrawn text is among the changed articles, before or after.
    """

    former: Mapping[str, Row]
    new: Mapping[str, Row]
    gone: tuple[Row, ...]
    pairs: Mapping[str, tuple[Row | None, Row | None]]
    stories: Mapping[str, tuple[str, ...]] | None
    reshuffled: bool

    @property
    def present(self) -> tuple[Row, ...]:
        """All that are in lists now, in no order."""
        stay = [row for slug, row in self.former.items() if slug not in self.pairs]
        return (*stay, *self.new.values())

    @property
    def are_as_they_were(self) -> bool:
        """True when no row differs in anything."""
        return not self.reshuffled and all(old == new for old, new in self.pairs.values())

    @property
    def stand_in_the_same_lists(self) -> bool:
        """True when every list has the rows that it had, if with other words."""
        return not self.reshuffled and all(
            _place(old) == _place(new) for old, new in self.pairs.values()
        )

    def indexes(self, registry: Registry, today: date) -> SiteIndexes:
        """The indexes of all rows; earlier stories that are known are not counted."""
        if self.are_as_they_were:
            indexes = SiteIndexes(self.former, registry, today, self.gone)
        else:
            indexes = build_indexes(self.present, registry, today, self.gone)
        if self.stories is None:
            return indexes
        return indexes.with_earlier(EarlierStories.known(indexes.rows, self.stories))


def amended_rows(
    before: Snapshot,
    slugs: Collection[str],
    new: Mapping[str, Row],
    withdrawn: Collection[str],
) -> Rows:
    """The rows of all articles, ``new`` ones in the place of those of ``slugs``."""
    lists = {slug: row for slug, row in new.items() if slug not in withdrawn}
    pairs = {slug: (before.rows.get(slug), lists.get(slug)) for slug in slugs}
    gone = [row for row in before.gone if row.slug not in slugs]
    return Rows(
        before.rows,
        lists,
        (*gone, *(new[slug] for slug in withdrawn)),
        pairs,
        before.earlier if all(_stands(*pair) for pair in pairs.values()) else None,
        bool(withdrawn) or len(gone) < len(before.gone),
    )


def _stands(old: Row | None, new: Row | None) -> bool:
    """True when a row is where it was in every chain of stories."""
    if old is None or new is None:
        return old is new
    return (
        old.by_event == new.by_event
        and [mention.id for mention in old.regulations]
        == [mention.id for mention in new.regulations]
        and [party.id for party in old.parties] == [party.id for party in new.parties]
        and old.partner_provinces == new.partner_provinces
    )


def _place(row: Row | None) -> object:
    """All of a row that a list goes by."""
    if row is None:
        return None
    dates = (row.date, row.event, row.event_date, row.expires, row.expired, row.publish_at)
    entities = (row.agency_ids, row.partner_ids, row.province_ids, row.regulations)
    return (row.kind, row.status, row.lead, dates, entities, tuple(row.words))


def touched_by(
    before: Snapshot,
    rows: Rows,
    indexes: SiteIndexes,
    slugs: frozenset[str],
    outlines: Mapping[str, Outline],
    today: date,
) -> Touched:
    """Where the site may differ; ``outlines`` are those of changed articles that have a page."""
    differing = [pair for pair in rows.pairs.values() if pair[0] != pair[1]]
    changed = [row for pair in differing for row in pair if row is not None]
    # Withdrawn articles are in no list, but leave the page of their month.
    changed += [row for row in (*before.gone, *rows.gone) if row.slug in slugs]
    stories = before.earlier
    earlier = slugs | {slug for slug, others in stories.items() if not slugs.isdisjoint(others)}
    if rows.stories is None:
        counted = indexes.earlier.slugs()
        earlier |= {slug for slug, others in counted.items() if stories.get(slug) != others}
    other_outlines = any(before.outlines.get(slug) != outlines.get(slug) for slug in slugs)
    return Touched(
        slugs=slugs,
        earlier=earlier,
        indexes=frozenset(name for row in changed for name in _indexes_of(row)),
        regulations=frozenset(mention.id for row in changed for mention in row.regulations),
        places=any(_places(old) != _places(new) for old, new in rows.pairs.values()),
        outlines=other_outlines,
        # An article without a page has no text in them; one with a page has an outline.
        keys=other_outlines or not rows.are_as_they_were,
        day=today != before.effective.astimezone(HANOI).date(),
    )


def _indexes_of(row: Row) -> Iterator[str]:
    """Names of the indexes that a row stands in, as facts name them."""
    yield "news"
    yield "events"
    yield f"kinds/{row.kind}"
    yield from (f"agencies/{id}" for id in row.agency_ids)
    yield from (f"partners/{id}" for id in row.partner_ids)
    yield from (f"provinces/{id}" for id in row.province_ids)


def _places(row: Row | None) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    return (row.province_ids, row.partner_ids) if row else None
