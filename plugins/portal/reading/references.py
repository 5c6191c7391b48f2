"""References → ids, each resolved among the entries valid on the days of the event.

In: what an article's file said (claims with lines, the event's days) and the registers.  Out: the
ids, or problems that offer what was probably meant.  Second stage of reading.
Source of the rule: an entity is known by id and period, never by its name alone, since a
surviving name is another entity after a merger.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from portal.domain.model import Country
from portal.domain.nearest import nearest
from portal.domain.problems import Problems
from portal.domain.registry import Entity, Registry, fold_spelling
from portal.reading.parsed import Claim, Parsed, Target

__all__ = ["Resolver"]


class Resolver:
    """Answers for one set of registers; what it works out for messages is kept.

    ``entries`` are all files of the registers: a reference to one that is faulty is not called
    unknown, since the fault has been told where it is.
    """

    def __init__(self, registry: Registry, entries: Iterable[Parsed], problems: Problems) -> None:
        self._registry = registry
        self._problems = problems
        self._offers: dict[str, str] | None = None
        faulty = [entry for entry in entries if entry.record is None]
        self._faulty = {entry.located.slug for entry in faulty}
        self._faulty |= {fold_spelling(text) for entry in faulty for text in entry.spellings}

    def resolve(self, claim: Claim, days: tuple[date, date] | None, path: str) -> str | None:
        """The id that ``claim`` means on ``days`` (None: unknown, any day will do)."""
        if claim.target is Target.REGULATION:
            return self._regulation(claim, path)
        first, last = days or (date.min, date.max)
        found = self._registry.resolve(claim.value, first, last)
        if not found:
            self._none(claim, first, last, path)
            return None
        if len(found) > 1:
            if days is not None and not self._live_together(found):
                ids = ", ".join(self._titled(id) for id in found)
                self._error(path, claim, "reference-ambiguous", ids=ids)
            return None
        if claim.target is Target.PARTNER and not self._is_partner(found[0], claim, path):
            return None
        return found[0]

    def _live_together(self, ids: list[str]) -> bool:
        """True when two of ``ids`` exist on one day: a fault of the registers, told there."""
        periods = [self._registry.entities[id].valid for id in ids]
        return any(
            one.touches(other.first, other.last)
            for index, one in enumerate(periods)
            for other in periods[:index]
        )

    def _regulation(self, claim: Claim, path: str) -> str | None:
        if claim.value in self._registry.regulations:
            return claim.value
        if claim.value in self._faulty:
            return None
        near = "\n".join(nearest(claim.value, self._registry.regulations))
        self._error(path, claim, "regulation-unknown", nearest=near)
        return None

    def _is_partner(self, id: str, claim: Claim, path: str) -> bool:
        province = self._registry.provinces.get(id)
        if province is None:
            name = self._registry.entities[id].name.vi
            self._error(path, claim, "partner-not-province", id=id, name=name)
            return False
        if province.country is Country.VN:
            self._error(path, claim, "partner-domestic", name=province.name.vi)
            return False
        return True

    # --- what to say when nothing fits -----------------------------------------------------------

    def _none(self, claim: Claim, first: date, last: date, path: str) -> None:
        if fold_spelling(claim.value) in self._faulty:
            return
        known = self._registry.spelled(claim.value)
        if not known:
            near = self._nearest(claim, first, last)
            code = "partner-unknown" if claim.target is Target.PARTNER else "reference-unknown"
            self._error(path, claim, code, nearest=near)
            return
        entity = self._registry.entities[known[0]]
        if entity.valid.first > last:
            self._not_begun(entity, claim, last, path)
        else:
            self._ended(entity, claim, first, path)

    def _ended(self, entity: Entity, claim: Claim, first: date, path: str) -> None:
        heirs = [id for id in self._registry.heirs(entity.id, first) if id != entity.id]
        heirs = [id for id in heirs if self._registry.entities[id].valid.first <= first]
        code = "reference-ended" if heirs else "reference-ended-alone"
        self._error(
            path,
            claim,
            code,
            name=entity.name.vi,
            id=entity.id,
            end=entity.valid.end,
            day=first,
            others=", ".join(self._titled(id) for id in heirs),
        )

    def _not_begun(self, entity: Entity, claim: Claim, last: date, path: str) -> None:
        before = [
            id
            for id in self._registry.lineage(entity.id)
            if self._registry.entities[id].valid.touches(last, last)
        ]
        code = "reference-not-begun" if before else "reference-not-begun-alone"
        self._error(
            path,
            claim,
            code,
            name=entity.name.vi,
            id=entity.id,
            start=entity.valid.start,
            day=last,
            others=", ".join(self._titled(id) for id in before),
        )

    def _nearest(self, claim: Claim, first: date, last: date) -> str:
        """Ids for an id, spellings for a spelling: of entries valid on those days."""
        offers = self._all_offers()
        wanted_id = claim.value.isascii() and " " not in claim.value
        valid = {
            spelling: id
            for spelling, id in offers.items()
            if self._registry.entities[id].valid.touches(first, last)
            and (claim.target is not Target.PARTNER or self._is_foreign(id))
        }
        if wanted_id:
            found = nearest(claim.value, valid.values(), words=valid)
        else:
            found = nearest(claim.value, valid)
        return "\n".join(found)

    def _all_offers(self) -> dict[str, str]:
        """Every spelling as it is written in the registers → the id that bears it."""
        if self._offers is None:
            self._offers = {}
            for entity in self._registry.entities.values():
                for text in (entity.name.vi, entity.name.en, *entity.aliases):
                    if text:
                        self._offers.setdefault(text, entity.id)
        return self._offers

    def _is_foreign(self, id: str) -> bool:
        province = self._registry.provinces.get(id)
        return province is not None and province.country is not Country.VN

    def _titled(self, id: str) -> str:
        return f"{self._registry.entities[id].name.vi} ({id})"

    def _error(self, path: str, claim: Claim, code: str, **values: object) -> None:
        self._problems.error(path, claim.line, claim.field, code, value=claim.value, **values)
