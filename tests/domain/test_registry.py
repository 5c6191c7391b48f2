"""Who is meant by a spelling, what it was called on a day, who followed."""

from __future__ import annotations

from datetime import date

import pytest

from portal.domain.registry import Registry, fold_spelling, name_in
from tests.made import agency, former, province, regulation

COMMAND = agency(
    "bo-chi-huy",
    "Bộ Chỉ huy BĐBP tỉnh Hà Tĩnh",
    until="2025-06-27",
    heirs=[("ban-chi-huy", "replaced")],
    aliases=("Biên phòng tỉnh",),
)
BOARD = agency(
    "ban-chi-huy", "Ban Chỉ huy BĐBP tỉnh Hà Tĩnh", since="2025-06-28", aliases=("Biên phòng tỉnh",)
)


def resolve(registry: Registry, reference: str, first: str, last: str | None = None) -> list[str]:
    return registry.resolve(reference, date.fromisoformat(first), date.fromisoformat(last or first))


# --- resolve -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "found"), [("2025-06-27", ["bo-chi-huy"]), ("2025-06-28", ["ban-chi-huy"])]
)
def test_a_shared_spelling_means_the_body_of_that_day(day: str, found: list[str]) -> None:
    assert resolve(Registry([COMMAND, BOARD]), "Biên phòng tỉnh", day) == found


def test_a_spelling_is_ambiguous_when_the_event_spans_a_succession() -> None:
    registry = Registry([COMMAND, BOARD])
    found = resolve(registry, "Biên phòng tỉnh", "2025-06-27", "2025-06-28")
    assert found == ["ban-chi-huy", "bo-chi-huy"]


def test_an_id_means_its_entry_only_while_that_is_valid() -> None:
    registry = Registry([COMMAND])
    assert resolve(registry, "bo-chi-huy", "2025-06-27") == ["bo-chi-huy"]
    assert resolve(registry, "bo-chi-huy", "2025-06-28") == []


def test_an_id_that_has_ended_may_be_the_spelling_of_its_heir() -> None:
    old = province("quang-tri", until="2025-06-30")
    new = province("quang-tri-2025", since="2025-07-01", aliases=("quang-tri",))
    registry = Registry((), [old, new])
    assert resolve(registry, "quang-tri", "2025-06-30") == ["quang-tri"]
    assert resolve(registry, "quang-tri", "2025-07-01") == ["quang-tri-2025"]


def test_partial_validity_counts_from_its_first_day_to_its_last() -> None:
    registry = Registry([agency("so", since="2024-03", until="2025")])
    days = ["2024-02-29", "2024-03-01", "2025-12-31", "2026-01-01"]
    assert [bool(resolve(registry, "so", day)) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    "spelling",
    ["Sở Ngoại vụ", "sở  ngoại\u00a0vụ", "SỞ NGOẠI VỤ", "So\u031b\u0309 Ngoa\u0323i vu\u0323"],
)
def test_spellings_are_compared_without_case_spacing_or_composition(spelling: str) -> None:
    assert resolve(Registry([agency("snv", "Sở Ngoại vụ")]), spelling, "2020-01-01") == ["snv"]


def test_diacritics_tell_names_apart() -> None:
    assert fold_spelling("Hà Giang") != fold_spelling("Hạ Giang")


@pytest.mark.parametrize("spelling", ["Sở A", "Department A", "SNgV A", "Phòng A"])
def test_every_name_and_alias_is_a_spelling(spelling: str) -> None:
    one = agency(
        "a", "Sở A", english="Department A", aliases=("SNgV A",), names=(former("Phòng A"),)
    )
    registry = Registry([one])
    assert resolve(registry, spelling, "2020-01-01") == ["a"]
    assert registry.spelled(spelling) == ["a"]


def test_spelled_knows_those_of_any_day_and_nobody_else() -> None:
    registry = Registry([COMMAND, BOARD])
    assert registry.spelled("Biên phòng tỉnh") == ["ban-chi-huy", "bo-chi-huy"]
    assert registry.spelled("bo-chi-huy") == ["bo-chi-huy"]
    assert registry.spelled("Biên phòng huyện") == []


# --- names ---------------------------------------------------------------------------------------

HUE = province(
    "hue",
    "Huế",
    english="Hue",
    names=(former("Thừa Thiên Huế", None, "2024-12-31"), former("Huế", "2025-01-01")),
)


@pytest.mark.parametrize(
    ("day", "lang", "name"),
    [
        ("2024-12-31", "vi", ("Thừa Thiên Huế", "vi")),
        ("2025-01-01", "vi", ("Huế", "vi")),
        ("2025-01-01", "en", ("Hue", "en")),
        # A former name is known in Vietnamese only.
        ("2024-12-31", "en", ("Thừa Thiên Huế", "vi")),
        # Who reads neither is more likely to read English.
        ("2025-01-01", "lo", ("Hue", "en")),
    ],
)
def test_a_name_is_that_of_the_day_with_its_language(
    day: str, lang: str, name: tuple[str, str]
) -> None:
    assert Registry((), [HUE]).name_on("hue", date.fromisoformat(day), lang) == name


def test_a_missing_translation_falls_back_to_vietnamese() -> None:
    assert name_in(agency("a", "Sở A").name, "en") == ("Sở A", "vi")


# --- succession ----------------------------------------------------------------------------------

TODAY = date(2026, 11, 20)


def heirs(*agencies: object, of: str) -> tuple[str, ...]:
    return Registry(agencies).heirs(of, TODAY)  # type: ignore[arg-type]  # agencies, as made


def test_who_lives_stands_for_itself_even_with_successors() -> None:
    assert heirs(agency("a", heirs=[("b", "functions-moved")]), agency("b"), of="a") == ("a",)


def test_the_heir_is_the_last_of_a_chain() -> None:
    chain = (
        agency("a", until="2010", heirs=[("b", "replaced")]),
        agency("b", until="2020", heirs=[("c", "merged")]),
        agency("c"),
    )
    assert heirs(*chain, of="a") == ("c",)


def test_a_split_leaves_several_heirs_each_once() -> None:
    parts = (
        agency("a", until="2010", heirs=[("b", "split"), ("c", "split")]),
        agency("b", until="2020", heirs=[("d", "merged")]),
        agency("c", until="2020", heirs=[("d", "merged"), ("e", "functions-moved")]),
        agency("d"),
        agency("e"),
    )
    assert heirs(*parts, of="a") == ("d", "e")


def test_an_end_without_successors_leaves_nobody() -> None:
    assert heirs(agency("a", until="2010"), of="a") == ()


def test_a_body_stands_until_the_end_of_its_last_day() -> None:
    registry = Registry([agency("a", until="2026-11-20", heirs=[("b", "replaced")]), agency("b")])
    assert registry.heirs("a", date(2026, 11, 20)) == ("a",)
    assert registry.heirs("a", date(2026, 11, 21)) == ("b",)


def test_an_heir_that_is_yet_to_come_stands_for_nobody() -> None:
    pair = (
        agency("a", until="2026-10", heirs=[("b", "replaced")]),
        agency("b", since="2027-01-01"),
    )
    assert heirs(*pair, of="a") == ()


def test_a_circle_of_successors_ends() -> None:
    circle = (
        agency("a", until="2010", heirs=[("b", "replaced")]),
        agency("b", until="2011", heirs=[("a", "replaced")]),
    )
    assert heirs(*circle, of="a") == ()
    assert Registry(circle).lineage("a") == ("b",)


def test_the_lineage_is_every_predecessor_once_the_nearest_first() -> None:
    registry = Registry(
        [
            agency("oldest", until="2000", heirs=[("left", "split"), ("right", "split")]),
            agency("left", until="2010", heirs=[("now", "merged")]),
            agency("right", until="2010", heirs=[("now", "merged")]),
            agency("now"),
        ]
    )
    assert registry.predecessors("now") == ("left", "right")
    assert registry.lineage("now") == ("left", "right", "oldest")
    assert registry.lineage("oldest") == ()


def test_regulations_know_what_replaces_them() -> None:
    registry = Registry(
        regulations=[
            regulation("r-2016"),
            regulation("r-2024", replaces=("r-2016",)),
            regulation("r-2025", replaces=("r-2016",)),
        ]
    )
    assert registry.superseded_by("r-2016") == ("r-2024", "r-2025")
    assert registry.superseded_by("r-2025") == ()


def test_registers_are_in_the_order_of_their_ids_however_they_were_read() -> None:
    registry = Registry([agency("b"), agency("a")], [province("d"), province("c")])
    assert list(registry.agencies) == ["a", "b"]
    assert list(registry.entities) == ["c", "d", "a", "b"]
