"""Entries in columns are the entries that were put there; later ones lie over them."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.output.entries import Entries, Entry


def entry(*facts: int, of: str = "", files: tuple[tuple[str, str], ...] = ()) -> Entry:
    return Entry(b"i" * 16, files, array("I", facts).tobytes(), of)


def plain(path: str, *facts: int, of: str = "", digest: str = "a" * 64) -> Entry:
    return entry(*facts, of=of, files=((path, digest),))


SITE = {
    "index.html": plain("index.html", 0, 2),
    "tin/a/index.html": plain("tin/a/index.html", 0, 1, of="a", digest="b" * 64),
    "tin/b/index.html": entry(
        3, 1, 256, of="b", files=(("tin/b/index.html", "c" * 64), ("tin/b/index.html.br", "d" * 64))
    ),
    "robots.txt": plain("robots.txt"),
}

PATHS = st.lists(st.sampled_from([f"p{n}" for n in range(12)]), unique=True)
FACTS = st.lists(st.integers(0, 400), max_size=6, unique=True)


@st.composite
def made_up(draw: st.DrawFn) -> dict[str, Entry]:
    return {
        path: plain(path, *draw(FACTS), of=draw(st.sampled_from(["", "a", "b"])))
        for path in draw(PATHS)
    }


def test_columns_give_back_each_entry_in_order() -> None:
    packed = Entries.of(SITE)
    assert list(packed.items()) == list(SITE.items())
    assert (len(packed), packed.files) == (4, 5)
    assert "tin/c/index.html" not in packed
    assert packed.get("tin/c/index.html") is None


def test_no_entries_are_none() -> None:
    empty = Entries.of({})
    assert (list(empty), len(empty), empty.files) == ([], 0, 0)
    assert empty.made_of([1]) == set()


def test_later_entries_count_instead_and_gone_ones_are_gone() -> None:
    new = plain("tin/c/index.html", 7, of="c")
    packed = Entries.of(SITE).over({"tin/b/index.html": None, "tin/c/index.html": new})
    left = {path: one for path, one in SITE.items() if path != "tin/b/index.html"}
    assert dict(packed) == {**left, "tin/c/index.html": new}
    assert (len(packed), packed.files) == (4, 4)
    with pytest.raises(KeyError):
        packed["tin/b/index.html"]
    again = packed.over({"tin/b/index.html": SITE["tin/b/index.html"]})
    assert dict(again) == {**SITE, "tin/c/index.html": new}


def test_entries_of_articles_are_found_by_their_slugs() -> None:
    packed = Entries.of(SITE).over({"tin/a/index.html": plain("tin/a/index.html", of="")})
    assert packed.belonging({"b"}) == ["tin/b/index.html"]
    assert sorted(packed.belonging({""})) == ["index.html", "robots.txt", "tin/a/index.html"]


def test_a_fact_is_found_where_it_is_and_not_across_the_bytes_of_two() -> None:
    # 1 and 256 side by side read as other numbers from the second byte on.
    packed = Entries.of(SITE)
    assert packed.made_of([1]) == {"tin/a/index.html", "tin/b/index.html"}
    assert packed.made_of([1 << 24, 65536]) == set()


@given(before=made_up(), later=made_up(), facts=st.lists(st.integers(0, 400), max_size=30))
def test_what_is_made_of_some_facts_is_what_looking_at_each_would_find(
    before: dict[str, Entry], later: dict[str, Entry], facts: list[int]
) -> None:
    packed = Entries.of(before).over(later)
    assert packed.made_of(facts) == {
        path
        for path, one in {**before, **later}.items()
        if not set(facts).isdisjoint(array("I", one.facts))
    }


@pytest.mark.parametrize("harm", [lambda c: c[:-1], lambda c: (*c[:-1], c[-1] + "\0x")])
def test_columns_that_do_not_fit_are_refused(harm: object) -> None:
    columns = harm(Entries.of(SITE).columns)  # type: ignore[operator]  # a function
    with pytest.raises(ValueError, match=r"unpack|length"):
        Entries(columns, {})
