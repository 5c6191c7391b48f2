"""One article more changes the sheets of its own keys; what is kept is what would be made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal.output.searching import search_again
from portal.pages.site import Site
from portal.search.index import SearchIndex, YearKey
from portal.store import Kept, open_kept
from tests.search.asked import searched_site, write_index
from tests.site.factory import make_corpus

NEW = """---
title: Cuộc họp hoàn toàn mới
date: 2026-11-19 10:00
summary: Một cuộc làm việc mới.
kind: working-session
event: {date: 2026-11-19, place: Hà Tĩnh}
agencies: [so-ngoai-vu-ha-tinh]
---

Hai bên trao đổi về lớp học tiếng Lào.
"""
LAST = ("vi", 2026)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A content folder without and with the new article."""
    folder = tmp_path_factory.mktemp("search")
    make_corpus(folder / "before/content", articles=60, agencies=5, partners=3)
    shutil.copytree(folder / "before", folder / "after")
    path = folder / "after/content/news/2026/cuoc-hop-moi.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(NEW, "utf-8")
    return folder / "before/content", folder / "after/content"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return open_kept(tmp_path_factory.mktemp("kept") / "kept.sqlite", b"1")


@pytest.fixture(scope="module")
def sites(folders: tuple[Path, Path], kept: Kept) -> tuple[Site, Site]:
    before, after = searched_site(folders[0], kept=kept), searched_site(folders[1])
    kept.save()
    return before, after


def sheets(search: SearchIndex) -> dict[YearKey, dict[str, str]]:
    return {each: dict(search.years[each].sheets) for each in search.keys}


def test_an_article_changes_the_sheets_of_its_own_year_and_keys(sites: tuple[Site, Site]) -> None:
    old, new = (sheets(site.search) for site in sites)
    changed = {each for each in new if new[each] != old.get(each)}
    assert changed == {LAST}
    own = old.get(LAST, {})
    others = {name for name, text in new[LAST].items() if text != own.get(name, "")}
    named = {"facets", "vocabulary", "rows 0"}
    assert named <= others
    lines = [line for name in others - named for line in new[LAST][name].split("\n")]
    assert any(line.startswith("hoàn toàn\t") for line in lines)
    assert any(line.startswith("@so-ngoai-vu-ha-tinh\t") for line in lines)


def test_files_that_hold_the_same_keep_their_names(
    sites: tuple[Site, Site], tmp_path: Path
) -> None:
    old, new = (set(write_index(site, tmp_path / str(number))) for number, site in enumerate(sites))
    gone, come = old - new, new - old
    assert len(gone) == len(come)
    assert {path.rpartition(".")[0].rpartition(".")[0] for path in gone} == {
        path.rpartition(".")[0].rpartition(".")[0] for path in come
    }
    for path in old & new:
        if not path.endswith("muc.json"):
            assert (tmp_path / "0" / path).read_bytes() == (tmp_path / "1" / path).read_bytes()


def test_what_was_kept_and_what_changed_make_the_same_index(
    sites: tuple[Site, Site], kept: Kept
) -> None:
    before, after = sites
    pairs = {"cuoc-hop-moi": (None, after.indexes.rows["cuoc-hop-moi"])}
    again = search_again(after, before.search.keys, pairs, kept)
    assert again.search.keys == after.search.keys
    assert sheets(again.search) == sheets(after.search)


def test_sheets_are_kept_under_what_they_were_made_of(sites: tuple[Site, Site]) -> None:
    before, after = (site.search.keys for site in sites)
    assert {each for each in after if after[each] != before.get(each)} == {LAST}
