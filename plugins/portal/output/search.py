"""The files by which the search page finds: planned under lasting names, served under hashed ones.

In: how many texts each year of a site has, its index.  Out: outputs.  ``muc.json``, which the
search page alone asks for, names all others by what they hold, so that browsers keep these for
ever.  A file's fact is the piece of the index that it is: a new article makes those of its own
keys.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from portal.output.planned import Hashed, Output, path_in
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.site import Site
from portal.search.index import counts_of_rows, cut
from portal.search.registers import abbreviations, spellings
from portal.search.renewal import FACETS, VOCABULARY, sheaf_name
from portal.search.vocabulary import common_words

__all__ = ["SEARCH", "search_outputs"]

SEARCH = "*"
"""What all files of the search belong to, as those of an article belong to its slug."""

VolumeArgs = tuple[tuple[int, ...], tuple[int, ...], int, tuple[int, ...]]
"""Years, how many texts each has, how many shards there are, the year each sheaf begins with."""

_DIGITS = 12


def search_outputs(site: Site, languages: Sequence[str]) -> Iterator[Output]:
    """The index of each language; one without a text has an empty list of volumes."""
    counts = site.search.counts or counts_of_rows(site.indexes.rows.values(), languages)
    by_language = cut(counts)
    for lang in languages:
        volumes = by_language.get(lang, ())
        told = tuple(
            (
                each.years,
                tuple(counts[lang, year] for year in each.years),
                each.shards,
                tuple(pieces[0][0] for pieces in each.sheaves),
            )
            for each in volumes
        )
        yield _output(lang, "muc", manifest, told)
        if volumes:
            yield _output(lang, VOCABULARY, piece, VOCABULARY)
        for number, volume in enumerate(volumes):
            for own in (
                *range(volume.shards),
                *map(sheaf_name, range(len(volume.sheaves))),
                FACETS,
            ):
                name = f"{number}/{own}"
                yield _output(lang, name, piece, name)


def _output(lang: str, name: str, make: Any, *args: Any) -> Output:
    path = path_in(lang, f"{addresses.SEARCH_INDEX}{name}.json")
    return Output(path, lang, make, args, of=SEARCH)


# --- makers --------------------------------------------------------------------------------------


def piece(compose: Composer, name: str) -> Hashed:
    """A piece of the index as it is."""
    search = compose.site.search
    return Hashed(search.piece(compose.lang, name).encode(), _named(compose, name))


def manifest(compose: Composer, volumes: tuple[VolumeArgs, ...]) -> bytes:
    """What there is, each file by the hash in its name; what a search must know at once."""
    texts = sum(sum(counts) for _, counts, _, _ in volumes)
    vocabulary = compose.site.search.piece(compose.lang, VOCABULARY) if volumes else ""
    return _json(
        {
            "volumes": [_told(compose, number, *volume) for number, volume in enumerate(volumes)],
            "words": _named(compose, VOCABULARY) if volumes else "",
            "common": common_words(vocabulary, texts) if vocabulary else [],
            **_names(compose),
        }
    )


def _told(
    compose: Composer,
    number: int,
    years: tuple[int, ...],
    counts: tuple[int, ...],
    shards: int,
    sheaves: tuple[int, ...],
) -> dict[str, Any]:
    def first(place: int) -> list[Any]:
        """A sheaf's hash, and the year and place of its first row."""
        name = f"{number}/{sheaf_name(place)}"
        _, own = compose.site.search.told(compose.lang, name)
        return [_named(compose, name), sheaves[place], own]

    return {
        "texts": dict(zip(years, counts, strict=True)),
        "facets": _named(compose, f"{number}/{FACETS}"),
        "shards": [_named(compose, f"{number}/{shard}") for shard in range(shards)],
        "sheaves": [first(place) for place in range(len(sheaves))],
    }


def _names(compose: Composer) -> dict[str, Any]:
    """Bodies and provinces: what each is called today, and every spelling of it."""
    site = compose.site
    entries = {
        id: [site.current_name(id, compose.lang)[0], *spellings(entity)]
        for id, entity in site.registry.entities.items()
    }
    return {"entries": entries, "short": abbreviations(compose.lang)}


def _named(compose: Composer, name: str) -> str:
    """The part of a file's name that follows from what it holds."""
    digest, _ = compose.site.search.told(compose.lang, name)
    return digest.hex()[:_DIGITS]


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
