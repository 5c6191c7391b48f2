"""The files by which the search page finds: planned under lasting names, served under hashed ones.

In: the rows of a site, its sheets.  Out: outputs.  ``muc.json``, which the search page alone
asks for, names all others by what they hold, so that browsers keep these for ever.  A file's
facts are the sheets that it is put together from: a new article makes those of its own keys.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from portal.output.planned import Hashed, Output, path_in
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.site import Site
from portal.search.encoding import FORMAT
from portal.search.index import Catalogue, cut
from portal.search.registers import abbreviations, spellings
from portal.search.sheets import FACETS, VOCABULARY, piece_name
from portal.search.volumes import Volume
from portal.store import key_of

__all__ = ["SEARCH", "search_outputs"]

SEARCH = "*"
"""What all files of the search belong to, as those of an article belong to its slug."""

Piece = tuple[int, int]
"""A year, and the number of a piece of its rows."""

VolumeArgs = tuple[tuple[int, ...], int, tuple[tuple[Piece, ...], ...]]

_DIGITS = 12


def search_outputs(site: Site, languages: Sequence[str]) -> Iterator[Output]:
    """The index of each language; one without a text has an empty list of volumes."""
    counts = site.search.counts or Catalogue.of(site.indexes.rows.values(), languages).counts
    by_language = cut(counts)
    for lang in languages:
        volumes = by_language.get(lang, ())
        years = tuple(year for volume in volumes for year in volume.years)
        told = tuple((each.years, each.shards, each.sheaves) for each in volumes)
        yield _output(lang, "muc", manifest, told)
        yield _output(lang, "danh-ba", names)
        yield _output(lang, "tu", vocabulary, years)
        for number, volume in enumerate(volumes):
            yield from _of_volume(lang, number, volume)


def _of_volume(lang: str, number: int, volume: Volume) -> Iterator[Output]:
    for shard in range(volume.shards):
        yield _output(lang, f"{number}/{shard}", shard_file, volume.years, shard)
    for place, pieces in enumerate(volume.sheaves):
        yield _output(lang, f"{number}/tin-{place}", sheaf, pieces)
    yield _output(lang, f"{number}/loc", facets, volume.years)


def _output(lang: str, name: str, make: Any, *args: Any) -> Output:
    path = path_in(lang, f"{addresses.SEARCH_INDEX}{name}.json")
    return Output(path, lang, make, args, of=SEARCH)


# --- makers --------------------------------------------------------------------------------------


def shard_file(compose: Composer, years: tuple[int, ...], number: int) -> Hashed:
    """Keys with their postings in all years of a volume."""
    sheets = _sheets(compose, years, str(number))
    found: dict[str, str] = {}
    for sheet in sheets:
        for line in sheet.split("\n") if sheet else ():
            key, _, listed = line.partition("\t")
            found[key] = found.get(key, "") + listed
    return Hashed(_json(dict(sorted(found.items()))), _name(years, sheets))


def sheaf(compose: Composer, pieces: tuple[Piece, ...]) -> Hashed:
    """What results show, by year."""
    texts = _pieces(compose, pieces)
    years = ",\n".join(
        f'"{year}":[\n{text}\n]' for (year, _), text in zip(pieces, texts, strict=True)
    )
    return Hashed(f"{{{years}}}\n".encode(), _name(pieces, texts))


def facets(compose: Composer, years: tuple[int, ...]) -> Hashed:
    """By what results can be narrowed: kind, bodies, partners of every text, ids by number."""
    sheets = _sheets(compose, years, FACETS)
    numbers: dict[str, int] = {}
    texts: dict[int, list[list[Any]]] = {}
    for year, sheet in zip(years, sheets, strict=True):
        own = texts[year] = []
        for line in sheet.split("\n"):
            place, _, kind, agencies, partners = line.split("\t")
            lists = (
                [numbers.setdefault(id, len(numbers)) for id in ids.split(",") if id]
                for ids in (kind, agencies, partners)
            )
            own.append([int(place), *lists])
    return Hashed(_json({"ids": list(numbers), "texts": texts}), _name(years, sheets))


def vocabulary(compose: Composer, years: tuple[int, ...]) -> Hashed:
    """The words that there are, folded, for who has mistyped one; the commonest first."""
    sheets = _sheets(compose, years, VOCABULARY)
    counts: Counter[str] = Counter()
    for sheet in sheets:
        for line in sheet.split("\n") if sheet else ():
            word, _, count = line.partition("\t")
            counts[word] += int(count)
    listed = sorted(counts, key=lambda word: (-counts[word], word))
    return Hashed(_json(" ".join(listed)), _name(years, sheets))


def names(compose: Composer) -> Hashed:
    """Bodies and provinces: what each is called today, and every spelling of it."""
    data = _names(compose)
    return Hashed(data, _name((), [data.decode()]))


def manifest(compose: Composer, volumes: tuple[VolumeArgs, ...]) -> bytes:
    """What there is, each file by the hash in its name."""
    years = tuple(compose.site.search.counted(compose.lang))
    return _json(
        {
            "volumes": [_told(compose, *volume) for volume in volumes],
            "words": _name(years, _sheets(compose, years, VOCABULARY)),
            "names": _name((), [_names(compose).decode()]),
        }
    )


def _told(
    compose: Composer,
    years: tuple[int, ...],
    shards: int,
    sheaves: tuple[tuple[Piece, ...], ...],
) -> dict[str, Any]:
    counts = compose.site.search.counted(compose.lang)
    return {
        "texts": {year: counts[year] for year in years},
        "facets": _name(years, _sheets(compose, years, FACETS)),
        "shards": [_name(years, _sheets(compose, years, str(number))) for number in range(shards)],
        "sheaves": [_first(compose, pieces) for pieces in sheaves],
    }


def _first(compose: Composer, pieces: tuple[Piece, ...]) -> list[Any]:
    """A sheaf's hash, and the year and place of its first row."""
    texts = _pieces(compose, pieces)
    return [_name(pieces, texts), pieces[0][0], json.loads(f"[{texts[0]}]")[0][0]]


def _names(compose: Composer) -> bytes:
    site = compose.site
    entries = {
        id: [site.current_name(id, compose.lang)[0], *spellings(entity)]
        for id, entity in site.registry.entities.items()
    }
    return _json({"entries": entries, "short": abbreviations(compose.lang)})


def _sheets(compose: Composer, years: Iterable[int], name: str) -> list[str]:
    return [compose.site.search.sheet(compose.lang, year, name) for year in years]


def _pieces(compose: Composer, pieces: Iterable[Piece]) -> list[str]:
    search = compose.site.search
    return [search.sheet(compose.lang, year, piece_name(number)) for year, number in pieces]


def _name(parts: tuple[Any, ...], texts: Iterable[str]) -> str:
    """The part of a file's name that follows from what it is made of, and how that is cut."""
    return key_of(FORMAT, repr(parts), *texts).hex()[:_DIGITS]


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
