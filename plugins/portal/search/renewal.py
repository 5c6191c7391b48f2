"""An index brought up to date: what changed is changed in its files, or a volume is made anew.

In: what is known of the former index, the tables of all years that may differ, who opens and makes
what is asked for.  Out: :class:`Renewed`.  Both ways give the same pieces: which is taken depends
on how much has changed, and on nothing else being lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from portal.search.encoding import shard_of
from portal.search.index import PieceKey, SearchState, YearKey, cut
from portal.search.pieces import Change, Piece, changed_shard, shard_of_years
from portal.search.sheaves import (
    facets_piece,
    lines_of_facets,
    lines_of_sheaf,
    of_row,
    sheaf_piece,
)
from portal.search.tables import Listed, YearTable
from portal.search.vocabulary import changed_counts, counts_piece, vocabulary_piece
from portal.search.volumes import Volume
from portal.search.work import Work
from portal.store.ondemand import Unkept

__all__ = ["COUNTS", "FACETS", "VOCABULARY", "Renewed", "renewed", "sheaf_name"]

FACETS, COUNTS, VOCABULARY = "loc", "dem", "tu"

_MOST = 200
"""Texts that are changed in places; when more, and one in twenty, a volume is made anew."""

_PART = 20

_Differing = Mapping[int, Mapping[int, tuple[Listed | None, Listed | None]]]
"""By year and place: the text that was there, the one that is."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """``state`` is of the whole index; ``pieces`` and ``tables`` are those that are new."""

    state: SearchState
    pieces: Mapping[PieceKey, Piece]
    tables: Mapping[YearKey, YearTable]


@dataclass(frozen=True)
class _Volume:
    """One volume: what it was (None: it was none) and is, with so many texts.

    ``tables`` are those of its years that may differ.
    """

    lang: str
    number: int
    before: Volume | None
    now: Volume
    texts: int
    tables: Mapping[int, YearTable]
    work: Work
    state: SearchState
    pieces: dict[PieceKey, Piece] = field(default_factory=dict)

    def name(self, of: str | int) -> PieceKey:
        return self.lang, f"{self.number}/{of}"

    def make(self) -> Mapping[PieceKey, Piece]:
        """The pieces that are new."""
        if self.before is None or self.before.shards != self.now.shards:
            return self._anew()
        try:
            differing = self._differing(self.before)
            count = sum(map(len, differing.values()))
            if count > _MOST and count * _PART > self.texts:
                return self._anew()
            return self._changed(self.before, differing)
        except Unkept:
            return self._anew()

    def table(self, year: int) -> YearTable:
        known = self.tables.get(year)
        return self.work.table((self.lang, year)) if known is None else known

    # --- all of it ------------------------------------------------------------------------------

    def _anew(self) -> Mapping[PieceKey, Piece]:
        pieces = self.pieces
        pieces.clear()
        years, shards = self.now.years, self.now.shards
        tables = {year: self.table(year) for year in years}
        shown: list[list[str]] = [[] for _ in range(shards)]
        full: defaultdict[int, list[str]] = defaultdict(list)
        counts: defaultdict[str, int] = defaultdict(int)
        for found in self.work.gather(self.lang, tables, shards):
            for number, lines in enumerate(found.shards):
                shown[number].append(lines)
            for number, lines in found.full.items():
                full[number].append(lines)
            for word, count in found.counts.items():
                counts[word] += count
        for number in range(shards):
            pieces[self.name(number)] = shard_of_years(shown[number], full[number])
        pieces[self.name(COUNTS)] = counts_piece(counts)
        told = {
            year: {
                place: of_row(self.work.row(text.slug), self.lang)
                for place, text in tables[year].places.items()
            }
            for year in years
        }
        shown_lines = {
            year: {place: sheaf for place, (sheaf, _) in own.items()} for year, own in told.items()
        }
        for number, sheaf in enumerate(self.now.sheaves):
            pieces[self.name(sheaf_name(number))] = sheaf_piece(sheaf, shown_lines.__getitem__)
        pieces[self.name(FACETS)] = facets_piece(
            {
                year: {place: other for place, (_, other) in own.items()}
                for year, own in told.items()
            }
        )
        return pieces

    # --- in places ------------------------------------------------------------------------------

    def _differing(self, before: Volume) -> _Differing:
        """Years that came or went whole are in it with all their places."""
        nothing = YearTable((), (), (), ())
        found = {}
        for year in sorted({*before.years, *self.now.years}):
            known = self.state.years.get((self.lang, year)) if year in before.years else None
            if year not in self.now.years:
                now = nothing
            elif year in self.tables or known is None:
                now = self.table(year)
            else:
                continue
            if known and known[0] == now.key:
                continue
            own = (self.work.table((self.lang, year)) if known else nothing).differing(now)
            if own:
                found[year] = own
        return found

    def _changed(self, before: Volume, differing: _Differing) -> Mapping[PieceKey, Piece]:
        self._change_postings(differing)
        self._change_sheaves(before, differing)
        told = [
            (year, place, old, new)
            for year, own in differing.items()
            for place, (old, new) in own.items()
            if old is None or new is None or old.shown != new.shown
        ]
        if told:
            lines: defaultdict[int, dict[int, str]] = defaultdict(dict)
            piece = self.work.piece(self.name(FACETS))
            for year, place, text in lines_of_facets(piece):
                lines[year][place] = text
            for year, place, _, new in told:
                lines[year].pop(place, None)
                if new is not None:
                    lines[year][place] = of_row(self.work.row(new.slug), self.lang)[1]
            self._put(FACETS, facets_piece({year: own for year, own in lines.items() if own}))
        return self.pieces

    def _change_postings(self, differing: _Differing) -> None:
        changes: defaultdict[int, list[Change]] = defaultdict(list)
        gone: list[str] = []
        come: list[str] = []
        for year, own in differing.items():
            for place, (old, new) in own.items():
                if old and new and old.record == new.record:
                    continue
                before = self.work.former(old.record).weights() if old else {}
                now = self.work.record(self.lang, new).weights() if new else {}
                gone += before.keys() - now.keys()
                come += now.keys() - before.keys()
                for key in before.keys() | now.keys():
                    if before.get(key) != now.get(key):
                        change = key, year, place, now.get(key)
                        changes[shard_of(key, self.now.shards)].append(change)
        for number, own_changes in changes.items():
            piece = self.work.piece(self.name(number))
            self._put(number, changed_shard(piece, own_changes))
        if gone or come:
            counts = self.work.piece(self.name(COUNTS))
            self._put(COUNTS, changed_counts(counts, gone, come))

    def _change_sheaves(self, before: Volume, differing: _Differing) -> None:
        touched = {
            year
            for year, own in differing.items()
            if any(not old or not new or old.shown != new.shown for old, new in own.values())
        }

        @cache
        def opened(number: int) -> Mapping[int, Mapping[int, str]]:
            found: defaultdict[int, dict[int, str]] = defaultdict(dict)
            for year, place, text in lines_of_sheaf(self.work.piece(self.name(sheaf_name(number)))):
                found[year][place] = text
            return found

        @cache
        def lines(year: int) -> Mapping[int, str]:
            found: dict[int, str] = {}
            for number, sheaf in enumerate(before.sheaves):
                if any(own == year for own, _ in sheaf):
                    found.update(opened(number)[year])
            for place, (_, new) in differing.get(year, {}).items():
                found.pop(place, None)
                if new is not None:
                    found[place] = of_row(self.work.row(new.slug), self.lang)[0]
            return found

        for number, sheaf in enumerate(self.now.sheaves):
            same = number < len(before.sheaves) and before.sheaves[number] == sheaf
            if not same or any(year in touched for year, _ in sheaf):
                self._put(sheaf_name(number), sheaf_piece(sheaf, lines))

    def _put(self, of: str | int, piece: Piece) -> None:
        if self.state.pieces.get(self.name(of)) != piece.told:
            self.pieces[self.name(of)] = piece


def sheaf_name(number: int) -> str:
    """Within its volume."""
    return f"tin-{number}"


def renewed(
    state: SearchState,
    counts: Mapping[YearKey, int],
    tables: Mapping[YearKey, YearTable],
    work: Work,
) -> Renewed:
    """The index of so many texts a year; years without a table are as they were."""
    pieces: dict[PieceKey, Piece] = {}
    told = {}
    former = cut(state.counts)
    for lang, volumes in cut(counts).items():
        volumes_before = former.get(lang, ())
        for number, now in enumerate(volumes):
            before = volumes_before[number] if number < len(volumes_before) else None
            own = {year: tables[lang, year] for year in now.years if (lang, year) in tables}
            texts = sum(counts[lang, year] for year in now.years)
            new = _Volume(lang, number, before, now, texts, own, work, state).make()
            pieces.update(new)
            for name in _names(number, now):
                piece = new.get((lang, name))
                told[lang, name] = piece.told if piece else state.pieces[lang, name]
        parts = [(lang, f"{number}/{COUNTS}") for number in range(len(volumes))]
        whole = lang, VOCABULARY
        if len(volumes) != len(volumes_before) or any(part in pieces for part in parts):
            piece = vocabulary_piece(pieces.get(part) or work.piece(part) for part in parts)
            pieces[whole] = piece
            told[whole] = piece.told
        else:
            told[whole] = state.pieces[whole]
    years = {
        each: (tables[each].key, count) if each in tables else state.years[each]
        for each, count in counts.items()
    }
    new_tables = {
        each: table for each, table in tables.items() if state.years.get(each) != years.get(each)
    }
    return Renewed(SearchState(years, told), pieces, new_tables)


def _names(number: int, volume: Volume) -> Iterator[str]:
    """Of all pieces of a volume."""
    own = [*range(volume.shards), *map(sheaf_name, range(len(volume.sheaves))), FACETS, COUNTS]
    return (f"{number}/{name}" for name in own)
