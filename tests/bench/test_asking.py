"""Queries over made-up articles: always the same, and right where they say so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portal.commands.bench.search.queries import read_queries
from tests.bench.asking import KINDS, ask, name_people
from tests.site.factory import make_corpus


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked") / "content"
    make_corpus(folder, articles=40)
    name_people(folder)
    return folder


def test_the_same_articles_give_the_same_queries(content: Path) -> None:
    assert ask(content) == ask(content)


def test_half_of_each_kind_is_reported(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "asked.json"
    file.write_text(json.dumps(ask(content)), "utf-8")
    queries = read_queries(file)
    counts = {kind: sum(query.kind == kind for query in queries.all) for kind in KINDS}
    assert counts == dict.fromkeys(KINDS, 60)
    assert queries.count == 2 * len(queries.all)
    assert all(query.right for query in queries.all)
    first = queries.first(2)
    assert len(first) == 2 * len(KINDS)
    kinds = {query.text: query.kind for query in queries.all}
    assert [kinds[text] for text in first[: len(KINDS)]] == list(KINDS)
    assert all(len(spellings) == 4 for spellings in queries.alike)


def test_a_name_is_right_with_the_articles_that_name_it(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "asked.json"
    file.write_text(json.dumps(ask(content)), "utf-8")
    query = next(each for each in read_queries(file).all if each.kind == "name")
    (page,) = query.right
    said = (content / f"news/{page}.md").read_text("utf-8").rstrip().rpartition("\n")[2]
    assert len(query.text.split(" ")) == 3
    assert "đồng chí" in said or "Ông" in said or "ông" in said
