"""What the index has of one year in one language: its sheets, of which shards are put together.

In: the rows of a year in the order of publication, their records.  Out: :class:`YearSheets`:
texts by name, each with its digest.  A new article adds a number at the end of its month and
changes the sheets of its own keys; those of other years stand.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portal.domain.packing import packed
from portal.i18n.formats import date_text, event_text
from portal.indexes.rows import Row
from portal.search.encoding import CONCEPT, WEIGHTS, posting, postings, shard_of
from portal.search.records import Record
from portal.search.volumes import SHEAF
from portal.search.words import folded
from portal.store import key_of

__all__ = ["FACETS", "VOCABULARY", "YearSheets", "make_sheets", "piece_name", "places"]

FACETS = "facets"
VOCABULARY = "vocabulary"

_MOST = 40
"""Postings of a single word in a year; the weightiest and newest of more: pairs tell the rest."""

_LONGEST = 170
"""Characters of a summary that a result shows."""

_LEAST_SPAN = 16
_SHORTEST_WORD = 2


@packed
@dataclass(frozen=True, slots=True)
class YearSheets:
    """``sheets``: name → text.  A shard's is named by its number; it has a key a line."""

    sheets: Mapping[str, str]

    def digest(self, name: str) -> bytes:
        """Of one sheet."""
        return key_of(self.sheets[name])

    @property
    def slugs(self) -> list[str]:
        """Of the articles, the oldest publication first."""
        return [line.split("\t", 2)[1] for line in self.sheets[FACETS].split("\n")]


def piece_name(number: int) -> str:
    """The sheet with this piece of the year's rows."""
    return f"rows {number}"


def places(rows: Sequence[Row]) -> list[int]:
    """The number of each row in its year, which a later one does not change.

    Months are as far apart as the fullest needs, so that all places fall into one order.
    """
    months = Counter(row.date.date.month or 0 for row in rows)
    span = max(_LEAST_SPAN, 1 << (max(months.values(), default=1) - 1).bit_length())
    taken: Counter[int] = Counter()
    found = []
    for row in rows:
        month = row.date.date.month or 0
        found.append(month * span + taken[month])
        taken[month] += 1
    return found


def make_sheets(
    year: int, rows: Sequence[Row], records: Iterable[Record], lang: str, shards: int
) -> YearSheets:
    """``rows`` are of one year, the oldest publication first, with a record each."""
    numbers = places(rows)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, record in zip(numbers, records, strict=True):
        weighed = {str(weight): posting(place, weight) for weight in range(WEIGHTS)}
        for key, weight in record.pairs():
            found[key].append(weighed[weight])
    lines: list[list[str]] = [[] for _ in range(shards)]
    counts: Counter[str] = Counter()
    for key in sorted(found):
        listed = found[key]
        if " " not in key and not key.startswith(CONCEPT):
            counts[folded(key)] += len(listed)
            listed = _weightiest(listed)
        lines[shard_of(key, shards)].append(f"{key}\t{postings(year, listed)}")
    sheets = {str(number): "\n".join(own) for number, own in enumerate(lines)}
    entries = [_row(place, row, lang) for place, row in zip(numbers, rows, strict=True)]
    for start in range(0, len(entries), SHEAF):
        sheets[piece_name(start // SHEAF)] = ",\n".join(entries[start : start + SHEAF])
    sheets[FACETS] = "\n".join(map(_facets, numbers, rows))
    sheets[VOCABULARY] = "\n".join(
        f"{word}\t{count}"
        for word, count in sorted(counts.items())
        if len(word) >= _SHORTEST_WORD and not word[0].isdigit()
    )
    return YearSheets(sheets)


def _weightiest(listed: list[int]) -> list[int]:
    if len(listed) <= _MOST:
        return listed
    kept = sorted(listed, key=lambda one: (one % WEIGHTS, one), reverse=True)[:_MOST]
    return sorted(kept)


def _row(place: int, row: Row, lang: str) -> str:
    """What a result shows: place, slug, title, summary, kind, day, the same in words, expired."""
    words = row.words[lang]
    when = event_text(row.event, lang) if row.event else date_text(row.event_date, lang)
    shown = words.summary
    if len(shown) > _LONGEST:
        shown = f"{shown[:_LONGEST].rpartition(' ')[0].rstrip(' ,;:–-.')}…"
    entry = [place, row.slug, words.title, shown, row.kind, str(row.event_date), when]
    return json.dumps([*entry, 1] if row.expired else entry, ensure_ascii=False)


def _facets(place: int, row: Row) -> str:
    """Place, slug, kind, bodies, partner provinces."""
    lists = (",".join(ids) for ids in (row.agency_ids, row.partner_ids))
    return "\t".join((str(place), row.slug, row.kind, *lists))
