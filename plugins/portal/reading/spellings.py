"""No spelling of the registers means two bodies or provinces that exist on one day.

In: the parsed entries and the registry made of the sound ones.  Out: problems, one for a pair, at
the entry for which the spelling is the less its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from portal.domain.problems import Problems
from portal.domain.registry import Entity, Registry, fold_spelling
from portal.reading.parsed import Parsed
from portal.schema.place import Loc, shown_field

__all__ = ["check_spellings"]


def check_spellings(entries: Sequence[Parsed], registry: Registry, problems: Problems) -> None:
    """Note every spelling that two share, and every one that is another's id."""
    by_id = {entry.located.slug: entry for entry in entries}
    bearers: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in registry.entities.values():
        for spelling in {fold_spelling(text) for _, text in _spellings(entity)}:
            bearers[spelling].append(entity)
    for spelling, entities in bearers.items():
        owner = registry.entities.get(spelling)
        if owner is not None and owner not in entities:
            entities.append(owner)
        if len(entities) > 1:
            _check_bearers(spelling, entities, by_id, problems)


def _check_bearers(
    spelling: str, entities: list[Entity], by_id: dict[str, Parsed], problems: Problems
) -> None:
    ranked = sorted(entities, key=lambda entity: (_rank(entity, spelling), entity.id))
    for index, entity in enumerate(ranked):
        others = [
            other.id
            for other in ranked[:index]
            if other.valid.touches(entity.valid.first, entity.valid.last)
        ]
        if not others:
            continue
        loc, text = _find(entity, spelling)
        entry = by_id[entity.id]
        line = entry.place.line(*loc) if entry.place else 0
        problems.error(
            entry.located.shown,
            line,
            shown_field(loc),
            "spelling-shared",
            spelling=text,
            others=", ".join(others),
        )


def _spellings(entity: Entity) -> list[tuple[Loc, str]]:
    """Every spelling of an entity and where it stands in the file, its own names first."""
    found: list[tuple[Loc, str]] = [
        (("name", lang), name) for lang, name in entity.name.known().items()
    ]
    found += [(("names", i, "name"), former.name) for i, former in enumerate(entity.names)]
    found += [(("aliases", i), alias) for i, alias in enumerate(entity.aliases)]
    return found


def _find(entity: Entity, spelling: str) -> tuple[Loc, str]:
    """Where the entity bears ``spelling``; its whole file when it is the id."""
    for loc, text in _spellings(entity):
        if fold_spelling(text) == spelling:
            return loc, text
    return (), entity.id


def _rank(entity: Entity, spelling: str) -> int:
    """0 for the id itself, then name, former name, alias."""
    loc, _ = _find(entity, spelling)
    if entity.id == spelling or not loc:
        return 0
    return 1 + ("name", "names", "aliases").index(str(loc[0]))
