"""The registers as a whole: ids that lead somewhere, no circles, no spelling that means two.

In: the parsed entries and the registry made of the sound ones.  Out: problems, each at the line of
the entry that has to be mended.  Second stage of reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from portal.domain.model import Agency, Country, Official, Province, Regulation, SiteIdentity
from portal.domain.nearest import nearest
from portal.domain.problems import Problems
from portal.domain.registry import Entity, Registry
from portal.reading.circles import check_circles
from portal.reading.parsed import Parsed
from portal.reading.spellings import check_spellings
from portal.schema.place import shown_field

__all__ = ["check_registers", "check_site"]


def check_registers(entries: Sequence[Parsed], registry: Registry, problems: Problems) -> None:
    """Everything that one entry alone cannot tell.

    ``entries`` holds all register files, also those with errors of their own: an id whose file is
    faulty is known all the same, so that one fault does not show up in a hundred places.
    """
    checker = _Checker(entries, registry, problems)
    checker.ids_unique()
    for entry in entries:
        checker.entry(entry)
    check_spellings(entries, registry, problems)
    check_circles(entries, problems)


def check_site(parsed: Parsed, registry: Registry, known: set[str], problems: Problems) -> None:
    """site.yaml names a province of Viet Nam that exists."""
    site = parsed.record
    if not isinstance(site, SiteIdentity) or parsed.place is None:
        return
    where = parsed.located.shown, parsed.place.line("home_province"), "home_province"
    province = registry.provinces.get(site.home_province)
    if province is None and site.home_province not in known:
        near = "\n".join(nearest(site.home_province, registry.provinces))
        problems.error(
            *where, "id-unknown", value=site.home_province, register="provinces", nearest=near
        )
    elif province is not None and province.country is not Country.VN:
        problems.error(*where, "home-abroad", name=province.name.vi)


class _Checker:
    def __init__(self, entries: Sequence[Parsed], registry: Registry, problems: Problems) -> None:
        self.all = entries
        self.registry = registry
        self.problems = problems
        self.ids: defaultdict[str, list[str]] = defaultdict(list)
        for entry in entries:
            self.ids[entry.located.register].append(entry.located.slug)

    def error(self, entry: Parsed, loc: tuple[str | int, ...], code: str, **values: object) -> None:
        self._add(self.problems.error, entry, loc, code, values)

    def warn(self, entry: Parsed, loc: tuple[str | int, ...], code: str, **values: object) -> None:
        self._add(self.problems.warn, entry, loc, code, values)

    def _add(
        self,
        add: Callable[..., None],
        entry: Parsed,
        loc: tuple[str | int, ...],
        code: str,
        values: dict[str, object],
    ) -> None:
        line = entry.place.line(*loc) if entry.place else 0
        add(entry.located.shown, line, shown_field(loc), code, **values)

    # --- ids -------------------------------------------------------------------------------------

    def ids_unique(self) -> None:
        first: dict[str, Parsed] = {}
        for entry in self.all:
            id = entry.located.slug
            if id in first:
                self.error(entry, (), "id-taken", id=id, other=first[id].located.shown)
            first.setdefault(id, entry)

    def known(
        self, entry: Parsed, loc: tuple[str | int, ...], id: str, registers: Iterable[str]
    ) -> bool:
        """True when ``id`` is an entry of one of ``registers``; else the error is noted."""
        ids = [known for register in registers for known in self.ids[register]]
        if id in ids:
            return True
        names = ", ".join(registers)
        near = "\n".join(nearest(id, ids))
        self.error(entry, loc, "id-unknown", value=id, register=names, nearest=near)
        return False

    # --- one entry -------------------------------------------------------------------------------

    def entry(self, entry: Parsed) -> None:
        record = entry.record
        if isinstance(record, Agency):
            self._agency(entry, record)
        elif isinstance(record, Province):
            self._province(entry, record)
        elif isinstance(record, Regulation):
            self._regulation(entry, record)
        elif isinstance(record, Official):
            self.known(entry, ("agency",), record.agency, ("agencies",))

    def _agency(self, entry: Parsed, agency: Agency) -> None:
        if agency.province is not None:
            self.known(entry, ("province",), agency.province, ("provinces",))
        if agency.parent == agency.id:
            self.error(entry, ("parent",), "parent-self", id=agency.id)
        elif agency.parent is not None:
            self.known(entry, ("parent",), agency.parent, ("agencies",))
        self._successors(entry, agency, "agencies")

    def _province(self, entry: Parsed, province: Province) -> None:
        self._successors(entry, province, "provinces")
        for index, id in enumerate(province.borders):
            if not self.known(entry, ("borders", index), id, ("provinces",)):
                continue
            other = self.registry.provinces.get(id)
            if other is not None and province.id not in other.borders:
                self.warn(entry, ("borders", index), "border-one-sided", id=id, here=province.id)

    def _successors(self, entry: Parsed, entity: Entity, register: str) -> None:
        for index, succession in enumerate(entity.successors):
            loc = ("successors", index, "id")
            if succession.id == entity.id:
                self.error(entry, loc, "successor-self", id=entity.id)
            elif self.known(entry, loc, succession.id, (register,)):
                follower = self.registry.entities.get(succession.id)
                if follower is not None and follower.valid.last < entity.valid.last:
                    self.error(
                        entry,
                        loc,
                        "successor-gone",
                        id=succession.id,
                        end=follower.valid.end,
                    )

    def _regulation(self, entry: Parsed, regulation: Regulation) -> None:
        for index, id in enumerate(regulation.parties):
            loc = ("parties", index)
            if self.known(entry, loc, id, ("agencies", "provinces")):
                self._party_existed(entry, loc, id, regulation)
        for index, id in enumerate(regulation.replaces):
            loc = ("replaces", index)
            if id == regulation.id:
                self.error(entry, loc, "replaces-self", id=id)
            elif self.known(entry, loc, id, ("regulations",)):
                older = self.registry.regulations.get(id)
                if (
                    older is not None
                    and older.signed is not None
                    and regulation.signed is not None
                    and older.signed.first > regulation.signed.last
                ):
                    self.error(
                        entry,
                        loc,
                        "replaces-later",
                        id=id,
                        older=older.signed,
                        signed=regulation.signed,
                    )

    def _party_existed(
        self, entry: Parsed, loc: tuple[str | int, ...], id: str, regulation: Regulation
    ) -> None:
        entity = self.registry.entities.get(id)
        signed = regulation.signed
        if entity is None or signed is None or entity.valid.touches(signed.first, signed.last):
            return
        self.error(
            entry,
            loc,
            "party-not-then",
            name=entity.name.vi,
            id=id,
            signed=signed,
            start=entity.valid.start or "…",
            end=entity.valid.end or "…",
        )
