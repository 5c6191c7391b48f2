"""What readers type over the articles of content/, asked of a built index by the script itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.needs import ROOT, needs
from tests.search import node
from tests.search.asked import queries, searched_site, write_index

pytestmark = needs("node")

QUERIES = queries()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    write_index(searched_site(ROOT / "content"), folder)
    return folder / "tim-kiem/chi-muc"


def slugs(answer: dict[str, Any]) -> list[str]:
    return [found.partition("/")[2] for found in answer["found"]]


def first(answers: list[dict[str, Any]]) -> list[str]:
    return [next(iter(slugs(answer)), "") for answer in answers]


def test_there_are_enough_queries_in_both_sets() -> None:
    counts = {
        name: sum(len(own) for (of, _), own in QUERIES.items() if of == name)
        for name in ("tuning", "reporting")
    }
    assert min(counts.values()) >= 40
    assert sum(counts.values()) >= 80


@pytest.mark.parametrize("part", QUERIES, ids=" ".join)
def test_the_article_that_was_meant_comes_first(index: Path, part: tuple[str, str]) -> None:
    own = QUERIES[part]
    found = first(node.run("query.mjs", [each.query for each in own], str(index)))
    missed = [
        (each.query, got) for each, got in zip(own, found, strict=True) if got not in each.expected
    ]
    assert missed == []
