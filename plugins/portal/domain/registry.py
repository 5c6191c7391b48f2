"""The registers, answering questions: who is meant, what was it called, who followed.

In: the entries of content/registry/ as records.  Out: ids for spellings, names for days,
successors and predecessors.  Pure; built once for a build.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from portal.domain.model import Agency, Names, Official, Province, Regulation, Succession

__all__ = ["Entity", "Registry", "fold_spelling", "name_in"]

_SOURCE = "vi"
_BRIDGE = "en"

Entity = Agency | Province
Record = TypeVar("Record", Agency, Province, Regulation, Official)


def fold_spelling(text: str) -> str:
    """The form in which spellings are compared: NFC, lower case, single spaces.

    Diacritics stay: "Hà Giang" and "Hạ Giang" are different names.
    """
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class _Spelling:
    """Who bears a spelling, and on which days they do."""

    id: str
    first: date
    last: date


class Registry:
    """All registers of one site, with their inverse relations worked out once."""

    def __init__(
        self,
        agencies: Iterable[Agency] = (),
        provinces: Iterable[Province] = (),
        regulations: Iterable[Regulation] = (),
        people: Iterable[Official] = (),
    ) -> None:
        self.agencies: Mapping[str, Agency] = _by_id(agencies)
        self.provinces: Mapping[str, Province] = _by_id(provinces)
        self.regulations: Mapping[str, Regulation] = _by_id(regulations)
        self.people: Mapping[str, Official] = _by_id(people)
        self.entities: Mapping[str, Entity] = MappingProxyType({**self.provinces, **self.agencies})
        self._spellings = self._collect_spellings()
        self._predecessors = self._collect_predecessors()
        self._superseded_by = self._collect_replacements()

    # --- identity ---------------------------------------------------------------------------

    def resolve(self, reference: str, first: date, last: date) -> list[str]:
        """Ids of agencies and provinces that ``reference`` may mean on a day of the period.

        In: an id or any spelling of the registers; the first and last day of the event.
        Out: ids in register order; exactly one is right, none or several is the caller's error.
        """
        entity = self.entities.get(reference)
        found = [reference] if entity and entity.valid.touches(first, last) else []
        found += [
            spelling.id
            for spelling in self._spellings.get(fold_spelling(reference), ())
            if spelling.first <= last and first <= spelling.last
        ]
        return list(dict.fromkeys(found))

    def spelled(self, reference: str) -> list[str]:
        """Ids that bear ``reference`` as id or spelling on any day at all."""
        if reference in self.entities:
            return [reference]
        spellings = self._spellings.get(fold_spelling(reference), ())
        return list(dict.fromkeys(spelling.id for spelling in spellings))

    def _collect_spellings(self) -> Mapping[str, tuple[_Spelling, ...]]:
        spellings: defaultdict[str, list[_Spelling]] = defaultdict(list)
        for entity in self.entities.values():
            first, last = entity.valid.first, entity.valid.last
            texts = [*entity.name.known().values(), *entity.aliases]
            texts += [former.name for former in entity.names]
            for text in texts:
                bearer = _Spelling(entity.id, first, last)
                if bearer not in spellings[fold_spelling(text)]:
                    spellings[fold_spelling(text)].append(bearer)
        return {text: tuple(bearers) for text, bearers in spellings.items()}

    # --- names ------------------------------------------------------------------------------

    def name_on(self, id: str, day: date, lang: str = "vi") -> tuple[str, str]:
        """What an entity was called on ``day``: the name and the language it is in.

        A former name is known in Vietnamese only; a missing translation falls back as in
        :func:`name_in`.
        """
        entity = self.entities[id]
        for former in entity.names:
            start = former.start.first if former.start else date.min
            end = former.end.last if former.end else date.max
            if start <= day <= end and former.name != entity.name.vi:
                return former.name, "vi"
        return name_in(entity.name, lang)

    # --- succession -------------------------------------------------------------------------

    def successors(self, id: str) -> tuple[Succession, ...]:
        """Who follows directly, as the register gives it."""
        return self.entities[id].successors

    def predecessors(self, id: str) -> tuple[str, ...]:
        """Ids whose entries name ``id`` among their successors, in register order."""
        return self._predecessors.get(id, ())

    def lineage(self, id: str) -> tuple[str, ...]:
        """All predecessors, nearest first, each once."""
        found: dict[str, None] = {}
        queue = list(self.predecessors(id))
        while queue:
            current = queue.pop(0)
            if current != id and current not in found:
                found[current] = None
                queue.extend(self.predecessors(current))
        return tuple(found)

    def heirs(self, id: str, now: date) -> tuple[str, ...]:
        """Who stands in an entity's place on ``now``: itself while it lives, else its heirs.

        An heir that does not exist yet stands in nobody's place.
        """
        found: dict[str, None] = {}
        seen: set[str] = set()

        def follow(current: str) -> None:
            if current in seen or current not in self.entities:
                return
            seen.add(current)
            entity = self.entities[current]
            if entity.valid.last >= now:
                if entity.valid.first <= now:
                    found[current] = None
                return
            for succession in entity.successors:
                follow(succession.id)

        follow(id)
        return tuple(found)

    def superseded_by(self, id: str) -> tuple[str, ...]:
        """Regulations whose ``replaces`` names ``id``, in register order."""
        return self._superseded_by.get(id, ())

    def _collect_predecessors(self) -> Mapping[str, tuple[str, ...]]:
        before: defaultdict[str, list[str]] = defaultdict(list)
        for entity in self.entities.values():
            for succession in entity.successors:
                before[succession.id].append(entity.id)
        return {id: tuple(ids) for id, ids in before.items()}

    def _collect_replacements(self) -> Mapping[str, tuple[str, ...]]:
        after: defaultdict[str, list[str]] = defaultdict(list)
        for regulation in self.regulations.values():
            for replaced in regulation.replaces:
                after[replaced].append(regulation.id)
        return {id: tuple(ids) for id, ids in after.items()}


def name_in(names: Names, lang: str) -> tuple[str, str]:
    """The name in ``lang`` with its language.

    Where there is none, a reader of a third language is given the English one, which more of them
    can read than Vietnamese; where that is missing too, Vietnamese.
    """
    for code in (lang, _BRIDGE) if lang != _SOURCE else ():
        translated = names.get(code)
        if translated:
            return translated, code
    return names.vi, _SOURCE


def _by_id(records: Iterable[Record]) -> Mapping[str, Record]:
    return MappingProxyType({record.id: record for record in sorted(records, key=lambda r: r.id)})
