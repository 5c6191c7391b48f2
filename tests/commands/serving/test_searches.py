"""The search in ``serve``: made once, then changed as the articles are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from portal.commands.serving.searches import Searches
from portal.output import searching
from portal.output.searching import searchable
from portal.pages.site import Site
from portal.search.index import PieceKey
from portal.store import Kept
from tests.search.asked import searched_site
from tests.site.factory import make_corpus


def served(site: Site) -> Mapping[PieceKey, str]:
    return {each: site.search.piece(*each) for each in site.search.state.pieces}


def test_a_save_changes_the_index_in_places_and_a_former_state_keeps_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_corpus(tmp_path, articles=60, agencies=5, partners=3)
    searches = Searches()
    first = searches.of(searched_site(tmp_path))
    before = dict(served(first))
    path = sorted(tmp_path.glob("news/*/*-*.md"))[30]
    path.write_text(f"{path.read_text('utf-8')}\nXoài xanh chín đỏ.\n", "utf-8")
    changed = searched_site(tmp_path)
    expected = served(searchable(changed, 1, Kept(None)))
    gathered: list[object] = []
    monkeypatch.setattr(searching._Work, "gather", lambda _, *args: gathered.append(args))
    second = searches.of(changed)
    assert gathered == []
    assert served(second) == expected
    assert served(first) == before != expected
