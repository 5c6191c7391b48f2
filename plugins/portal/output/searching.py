"""The index of the search for a site that is at hand: made over all cores, or what changed of it.

In: a site with its bodies, what earlier builds kept.  Out: the same site with its ``search``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from portal.indexes.rows import Row
from portal.output.workers import spread
from portal.pages.site import Site
from portal.search.gathering import Gatherer, YearPostings
from portal.search.index import (
    NO_STATE,
    PieceKey,
    SearchIndex,
    SearchState,
    YearKey,
    counts_of_rows,
)
from portal.search.pieces import Piece
from portal.search.records import Record, make_record
from portal.search.renewal import Renewed, renewed
from portal.search.sheaves import of_row
from portal.search.tables import Listed, YearTable, listed
from portal.store import Kept, key_of, seal
from portal.store.ondemand import OnDemand, Unkept

__all__ = ["counts_after", "kept_state", "search_again", "searchable"]

Pairs = Mapping[str, tuple[Row | None, Row | None]]
"""Rows of articles by slug, before and after."""

_STATE, _RECORD = "search", "words"
_ROOT = key_of("state")

_PIECES_HELD = 2
"""A piece is some 100 KB in memory, and one file alone is made of it."""

_FEW = 64
"""Texts for which a process costs more than it saves."""


def searchable(site: Site, jobs: int, kept: Kept) -> Site:
    """The site with an index of all its texts; a lean one has none."""
    if site.options.lean:
        return site
    work = _Work(site, kept, jobs)
    texts: defaultdict[YearKey, list[Listed]] = defaultdict(list)
    for row in site.indexes.rows.values():
        for lang in row.words:
            if lang in site.languages:
                texts[lang, row.date.date.year].append(work.listed(row, lang))
    tables = {each: YearTable.of(found) for each, found in texts.items()}
    state = _whole_state(kept)
    done = renewed(state, {each: len(table) for each, table in tables.items()}, tables, work)
    kept.use(_STATE, [_ROOT, *map(_slot, done.state.years), *map(_slot, done.state.pieces)])
    kept.use(_RECORD, [text.record for found in texts.values() for text in found])
    return _with_index(site, done, kept)


def counts_after(
    before: Mapping[YearKey, int], pairs: Pairs, languages: Collection[str]
) -> Mapping[YearKey, int]:
    """How many texts each year has, now that some articles differ.

    ``pairs`` are the rows of these, as they were and as they are (None: in no list).
    """
    counts = Counter(before)
    for old, new in pairs.values():
        counts.subtract(counts_of_rows([old] if old else [], languages))
        counts.update(counts_of_rows([new] if new else [], languages))
    return {each: count for each, count in counts.items() if count}


def search_again(site: Site, state: SearchState, pairs: Pairs, kept: Kept) -> Site:
    """The site with the index of ``state``, in which some articles are as they are now.

    Raises Unkept when something is lost that it takes.
    """
    work = _Work(site, kept, 1)
    counts = counts_after(state.counts, pairs, site.languages)
    touched = {
        (lang, row.date.date.year)
        for pair in pairs.values()
        for row in pair
        if row is not None
        for lang in row.words
        if lang in site.languages
    }
    tables = {}
    for each in touched & counts.keys():
        lang, year = each
        stay = work.table(each) if each in state.years else ()
        news = (new for _, new in pairs.values() if new and new.date.date.year == year)
        tables[each] = YearTable.of(
            [
                *(text for text in stay if text.slug not in pairs),
                *(work.listed(new, lang) for new in news if lang in new.words),
            ]
        )
    return _with_index(site, renewed(state, counts, tables, work), kept)


def kept_state(kept: Kept) -> SearchState:
    """What is known of the index that was kept last; of none when nothing is."""
    found = kept.find(_STATE, [_ROOT]).get(_ROOT)
    return found if isinstance(found, SearchState) else NO_STATE


def _whole_state(kept: Kept) -> SearchState:
    """The same, if all that it tells of is there: a build that reads everything mends it else."""
    state = kept_state(kept)
    told = {_slot(each): key for each, (key, _) in state.years.items()}
    told |= {_slot(each): key for each, (key, _, _) in state.pieces.items()}
    found = kept.find(_STATE, told)
    whole = all(slot in found and found[slot][0] == key for slot, key in told.items())
    return state if whole else NO_STATE


def _with_index(site: Site, done: Renewed, kept: Kept) -> Site:
    state = done.state
    sealed = {_slot(each): seal((piece.told[0], piece)) for each, piece in done.pieces.items()}
    sealed |= {_slot(each): seal((table.key, table)) for each, table in done.tables.items()}
    if sealed or kept_state(kept) != state:
        kept.keep_sealed(_STATE, {**sealed, _ROOT: seal(state)})
    at_hand = {} if kept.keeps else done.pieces

    def fetch(each: PieceKey) -> Piece:
        return _kept_piece(kept, each, state)

    texts = OnDemand(state.pieces, at_hand, fetch, held=_PIECES_HELD)
    return replace(site, search=SearchIndex(state, texts, state.counts, state.token))


def _kept_piece(kept: Kept, each: PieceKey, state: SearchState) -> Piece:
    slot = _slot(each)
    key, piece = kept.find(_STATE, [slot]).get(slot, (b"", None))
    if key != state.pieces[each][0] or not isinstance(piece, Piece):
        raise Unkept("/".join(each))
    return piece


def _slot(each: tuple[str, str | int]) -> bytes:
    """Where the newest of a piece, or of a year's table, is kept: no other is."""
    lang, of = each
    return key_of(lang, of if isinstance(of, str) else f"={of}")


@dataclass(frozen=True)
class _Work:
    """Opens what is kept and makes what is not; see :class:`~portal.search.work.Work`."""

    site: Site
    kept: Kept
    jobs: int
    made: dict[bytes, Record] = field(default_factory=dict)

    @cached_property
    def _state(self) -> SearchState:
        return kept_state(self.kept)

    def listed(self, row: Row, lang: str) -> Listed:
        """The text of a row as a table has it."""
        site = self.site
        article = site.articles[row.slug]
        parts = [article.stamp or repr(article).encode(), _body_stamp(site, row.slug, lang)]
        if lang in article.translations:
            text = article.translations[lang]
            parts.append(text.stamp or repr(text).encode())
        ids = (*row.agency_ids, "", *row.partner_ids, "", *row.province_ids)
        return listed(row, key_of(lang, *parts, *ids), key_of(*of_row(row, lang)))

    def table(self, year: YearKey) -> YearTable:
        slot = _slot(year)
        key, table = self.kept.find(_STATE, [slot]).get(slot, (b"", None))
        if key != self._state.years[year][0] or not isinstance(table, YearTable):
            raise Unkept(repr(year))
        return table

    def piece(self, key: PieceKey) -> Piece:
        return _kept_piece(self.kept, key, self._state)

    def former(self, key: bytes) -> Record:
        found = self.kept.find(_RECORD, [key]).get(key)
        if not isinstance(found, Record):
            raise Unkept(key.hex())
        return found

    def record(self, lang: str, text: Listed) -> Record:
        found = self.kept.find(_RECORD, [text.record]).get(text.record)
        if isinstance(found, Record):
            return found
        made = _record_of(self.site, lang, text)
        self.kept.keep(_RECORD, {text.record: made})
        return made

    def row(self, slug: str) -> Row:
        return self.site.indexes.rows[slug]

    def gather(
        self, lang: str, tables: Mapping[int, YearTable], shards: int
    ) -> Iterator[YearPostings]:
        work = _Gathering(self.site, self.kept, lang, tables, shards)
        jobs = self.jobs if sum(map(len, tables.values())) >= _FEW else 1
        new: dict[bytes, bytes] = {}
        for found, sealed in spread(Gatherer, work.year, tuple(tables), jobs, few=2):
            new |= sealed
            yield found
        # No sooner: nobody reads the file any more.
        self.kept.put(_RECORD, new)


@dataclass(frozen=True, slots=True)
class _Gathering:
    """What a worker does for each year."""

    site: Site
    kept: Kept
    lang: str
    tables: Mapping[int, YearTable]
    shards: int

    def year(self, gatherer: Gatherer, year: int) -> tuple[YearPostings, dict[bytes, bytes]]:
        """The postings of a year, and the records that were made for them."""
        table = self.tables[year]
        found = self.kept.find(_RECORD, table.records)
        new = {
            text.record: _record_of(self.site, self.lang, text)
            for text in table
            if not isinstance(found.get(text.record), Record)
        }
        records = [
            (place, found.get(text.record) or new[text.record])
            for place, text in table.places.items()
        ]
        sealed = {key: seal(record) for key, record in new.items()} if self.kept.keeps else {}
        return gatherer.gather(year, records, self.shards), sealed


def _record_of(site: Site, lang: str, text: Listed) -> Record:
    slug = text.slug
    return make_record(site.articles[slug], site.indexes.rows[slug], site.bodies[slug, lang], lang)


def _body_stamp(site: Site, slug: str, lang: str) -> bytes:
    bodies = site.bodies
    stamp = bodies.stamp((slug, lang)) if isinstance(bodies, OnDemand) else b""
    return stamp or bodies[slug, lang].stamp or repr(bodies[slug, lang]).encode()
