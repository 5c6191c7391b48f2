"""What goes wrong on the way costs results, and never an error that a reader sees."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.needs import needs
from tests.search import node
from tests.search.asked import searched_site, write_index
from tests.site.factory import make_corpus

pytestmark = needs("node")

QUERY = "công an hà tĩnh"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faults")
    make_corpus(folder / "content", articles=30, agencies=5, partners=3)
    write_index(searched_site(folder / "content"), folder)
    return folder / "tim-kiem/chi-muc"


@pytest.fixture
def index(whole: Path, tmp_path: Path) -> Path:
    """A copy to be damaged."""
    return Path(shutil.copytree(whole, tmp_path / "index"))


def ask(index: Path, query: str = QUERY) -> dict[str, Any]:
    (answer,) = node.run("query.mjs", [query], str(index))
    found: dict[str, Any] = answer
    return found


def test_a_whole_index_answers(index: Path) -> None:
    assert ask(index)["total"] > 0


@pytest.mark.parametrize("text", ["", "{", "<!doctype html>", "null"])
def test_broken_shards_have_nothing_in_them(index: Path, text: str) -> None:
    for path in index.glob("0/[0-9]*.json"):
        path.write_text(text, "utf-8")
    assert ask(index)["found"] == []


@pytest.mark.parametrize("name", ["tu.*", "0/loc.*"])
def test_what_is_missing_beside_shards_leaves_the_results(index: Path, name: str) -> None:
    for path in index.glob(name):
        path.unlink()
    assert ask(index)["total"] > 0


def test_rows_that_are_missing_are_left_out(index: Path) -> None:
    for path in index.glob("0/tin-*"):
        path.unlink()
    assert set(ask(index)["found"]) == {None}


def test_without_an_index_there_are_no_results(index: Path) -> None:
    (index / "muc.json").unlink()
    assert ask(index)["found"] == []


@pytest.mark.parametrize(
    "query",
    [
        "a" * 10_000,
        "hà " * 5_000,
        "<img src=x onerror=alert(1)>",
        "constructor __proto__",
        "%00 \\ \" '",
        "@ha-tinh",
        "   ",
    ],
)
def test_any_query_is_answered(index: Path, query: str) -> None:
    assert isinstance(ask(index, query)["found"], list)
