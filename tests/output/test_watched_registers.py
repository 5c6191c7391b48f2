"""What is asked of the registers is noted entry by entry, and name by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portal.domain.model import FormerName, Names
from portal.domain.registry import name_in
from portal.output.facts.digests import Digests
from portal.output.facts.registers import watched_registry
from portal.pages.reads import Fact, Reads
from tests.made import agency, province, site

POLICE = agency("cong-an", "Công an", english="Police")
BORDER = agency("bien-phong", "Biên phòng")
DAY = date(2026, 1, 1)
PLACE = site(agencies=[POLICE, BORDER], provinces=[province("ha-tinh", "Hà Tĩnh")])


def noted(id: str, lang: str, *former: FormerName) -> tuple[tuple[str, str], set[Fact]]:
    """The name of an agency on a day, and what was read for it."""
    reads = Reads()
    agencies = [replace(of, names=former) for of in (POLICE, BORDER)]
    registry = watched_registry(site(agencies=agencies).registry, reads)
    return registry.name_on(id, DAY, lang), set(reads.taken())


def test_a_name_is_a_fact_of_its_language() -> None:
    entry = ("entity", "cong-an")
    assert noted("cong-an", "vi") == (("Công an", "vi"), {entry, ("called", "cong-an", "vi")})
    assert noted("cong-an", "en") == (("Police", "en"), {entry, ("called", "cong-an", "en")})


def test_a_name_that_stands_in_for_a_missing_one_is_a_fact_besides() -> None:
    name, facts = noted("bien-phong", "en")
    assert name == ("Biên phòng", "vi")
    called = {("called", "bien-phong", "en"), ("called", "bien-phong", "vi")}
    assert facts == {("entity", "bien-phong"), *called}


def test_a_former_name_is_told_from_the_present_one() -> None:
    name, facts = noted("cong-an", "en", FormerName("Ty Công an"))
    assert name == ("Ty Công an", "vi")
    assert facts == {("entity", "cong-an"), ("called", "cong-an", "vi")}


def test_an_entry_behind_the_door_is_the_entry_but_for_its_noting() -> None:
    registry = watched_registry(PLACE.registry, Reads())
    for id, entity in PLACE.registry.entities.items():
        seen = registry.entities[id]
        assert type(seen) is type(entity)
        assert seen.name.known() == entity.name.known()
        assert replace(seen, name=entity.name) == entity
    assert [name_in(of.name, "en") for of in registry.agencies.values()] == [
        ("Biên phòng", "vi"),
        ("Police", "en"),
    ]


def test_only_the_digest_of_a_name_differs_where_only_that_name_does() -> None:
    renamed = replace(POLICE, name=Names("Công an tỉnh", "Police"))
    facts: list[Fact] = [
        ("entity", "cong-an"),
        *(("called", "cong-an", lang) for lang in ("vi", "en", "lo")),
        *(("name", "cong-an", lang) for lang in ("vi", "en")),
    ]
    before, after = (Digests(site(agencies=[of, BORDER])) for of in (POLICE, renamed))
    assert [fact for fact in facts if before.of(fact) != after.of(fact)] == [
        ("called", "cong-an", "vi"),
        ("name", "cong-an", "vi"),
    ]
    moved = replace(POLICE, parent="bien-phong")
    after = Digests(site(agencies=[moved, BORDER]))
    assert [fact for fact in facts if before.of(fact) != after.of(fact)] == [facts[0]]
