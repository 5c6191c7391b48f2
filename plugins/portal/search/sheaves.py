"""What results show of texts, and by what they are narrowed: the files that hold it.

In: rows, a year's places.  Out: pieces.  A file holds a text a line, so that one is changed without
the others being looked at.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from portal.i18n.formats import date_text, event_text
from portal.indexes.rows import Row
from portal.search.pieces import Piece
from portal.search.volumes import SHEAF

__all__ = ["Lines", "facets_piece", "lines_of_facets", "lines_of_sheaf", "of_row", "sheaf_piece"]

_LONGEST = 170
"""Characters of a summary that a result shows."""

Lines = Mapping[int, Mapping[int, str]]
"""By year and place there."""


def of_row(row: Row, lang: str) -> tuple[str, str]:
    """What a sheaf and what the facets have of a text, behind its place.

    Slug, title, summary, kind, day, the same in words, whether it has expired; kind, bodies,
    partner provinces.
    """
    words = row.words[lang]
    when = event_text(row.event, lang) if row.event else date_text(row.event_date, lang)
    shown = words.summary
    if len(shown) > _LONGEST:
        shown = f"{shown[:_LONGEST].rpartition(' ')[0].rstrip(' ,;:–-.')}…"
    entry = [row.slug, words.title, shown, row.kind, str(row.event_date), when]
    text = json.dumps([*entry, 1] if row.expired else entry, ensure_ascii=False)
    return text[1:], "\t".join([row.kind, ",".join(row.agency_ids), ",".join(row.partner_ids)])


def sheaf_piece(
    pieces: Iterable[tuple[int, int]], lines: Callable[[int], Mapping[int, str]]
) -> Piece:
    """The sheaf with these pieces of years; ``lines`` gives all of a year."""
    first = None
    parts = []
    for year, number in pieces:
        own = sorted(lines(year).items())[number * SHEAF : (number + 1) * SHEAF]
        first = own[0][0] if first is None else first
        told = ",\n".join(f"[{place},{text}" for place, text in own)
        parts.append(f'"{year}":[\n{told}\n]')
    return Piece(f"{{{','.join(parts)}}}\n", first=first or 0)


def lines_of_sheaf(piece: Piece) -> Iterator[tuple[int, int, str]]:
    """Year, place and text of each line."""
    year = 0
    for line in piece.text.split("\n"):
        if line.endswith('":['):
            year = int(line.split('"')[1])
        elif line.startswith("["):
            place, _, text = line[1:].rstrip(",").partition(",")
            yield year, int(place), text


def facets_piece(lines: Lines) -> Piece:
    """By what results can be narrowed: kind, bodies, partners of every text, ids by number."""
    numbers: dict[str, int] = {}
    texts: dict[int, list[list[Any]]] = {}
    told = []
    for year in sorted(lines):
        own = texts[year] = []
        for place, line in sorted(lines[year].items()):
            told.append(f"{year}\t{place}\t{line}")
            own.append([place, *_numbered(line, numbers)])
    data = {"ids": list(numbers), "texts": texts}
    served = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Piece(f"{served}\n", "\n".join(told))


def _numbered(line: str, numbers: dict[str, int]) -> list[Sequence[int]]:
    return [
        [numbers.setdefault(id, len(numbers)) for id in ids.split(",") if id]
        for ids in line.split("\t")
    ]


def lines_of_facets(piece: Piece) -> Iterator[tuple[int, int, str]]:
    """The same of all years."""
    for line in piece.rest.split("\n") if piece.rest else ():
        year, place, text = line.split("\t", 2)
        yield int(year), int(place), text
