"""The index as it is written, and as the browser reads it."""

from __future__ import annotations

import pytest

from portal.search.encoding import number, posting, postings, route, shard_of
from tests.needs import needs
from tests.search import node

KEYS = (
    "hà tĩnh",
    "quy",
    "phối hợp",
    "đường",
    "@ha-tinh",
    "09 qcph",
    "ສະ ບາຍ",
    "老",
    "ủy ban",
    "a b",
)


@pytest.mark.parametrize(
    ("value", "letters"),
    [(0, "A"), (31, "f"), (32, "gB"), (1023, "_f"), (1024, "ggB")],
)
def test_a_number_is_five_bits_a_letter(value: int, letters: str) -> None:
    assert number(value) == letters


def test_postings_are_steps_with_weights_after_their_year() -> None:
    assert postings(2023, [posting(3, 0), posting(5, 3), posting(40, 1)]) == ".7DMLtE"


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("hà tĩnh", "ha t"),
        ("đường", "duo"),
        ("tổ", "to"),
        ("@quang-tri-2025", "@quang-tri-2025"),
    ],
)
def test_what_begins_alike_is_in_one_shard(key: str, told: str) -> None:
    assert route(key) == told


@needs("node")
def test_the_browser_looks_where_the_build_wrote() -> None:
    years = [(2009, [(0, 3)]), (2023, [(3, 0), (5, 3), (4_000, 1)]), (2101, [(65_535, 2)])]
    given = {
        "keys": KEYS,
        "listed": "".join(
            postings(year, [posting(*one) for one in found]) for year, found in years
        ),
        "shards": 384,
    }
    said = node.run("encoding.mjs", given)
    assert said["shards"] == [shard_of(key, 384) for key in KEYS]
    assert said["postings"] == [
        [year * 65_536 + place, weight] for year, found in years for place, weight in found
    ]
