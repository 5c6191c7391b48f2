"""Provinces of today in the same stories."""

from __future__ import annotations

from portal.indexes.neighbours import Neighbours, count_neighbours
from tests.made import article, province, site

PROVINCES = [
    province("quang-binh", until="2025-06-30", heirs=[("quang-tri-2025", "merged")]),
    province("quang-tri", until="2025-06-30", heirs=[("quang-tri-2025", "merged")]),
    province("quang-tri-2025", since="2025-07-01"),
    province("ha-tinh"),
    province("kham", country="LA"),
    province("sava", country="LA"),
]


def neighbours(*texts: tuple[str, ...]) -> Neighbours:
    articles = [article(f"a{n}", parties=list(parties)) for n, parties in enumerate(texts)]
    made = site(articles, provinces=PROVINCES)
    return made.indexes.neighbours


def test_stories_of_merged_provinces_count_for_the_one_of_today_each_story_once() -> None:
    found = neighbours(("quang-binh", "kham"), ("quang-binh", "quang-tri", "kham", "sava"))
    assert dict(found.stories) == {"quang-tri-2025": 2, "kham": 2, "sava": 1}
    assert dict(found.together) == {("quang-tri-2025", "kham"): 2, ("quang-tri-2025", "sava"): 1}


def test_who_stands_alone_has_stories_and_no_pair() -> None:
    found = neighbours(("ha-tinh",), ("kham",))
    assert (dict(found.stories), dict(found.together)) == ({"ha-tinh": 1, "kham": 1}, {})


def test_the_counts_are_made_from_the_rows_of_the_index() -> None:
    made = site([article("a", parties=["ha-tinh", "kham"])], provinces=PROVINCES)
    again = count_neighbours(made.indexes.events.rows, made.registry, made.today)
    assert again == made.indexes.neighbours
