"""The living page is for whoever works on the theme: it never comes into a release."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.building import build, files_of
from tests.site.facts import Site, read_site
from tests.site.test_links import dead_links


@pytest.fixture(scope="module")
def drafts(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    output = tmp_path_factory.mktemp("drafts") / "output"
    done = build(corpus, output, "--drafts")
    assert done.returncode == 0, done.stdout + done.stderr
    return read_site(output)


def traces(files: list[str]) -> list[str]:
    return [name for name in files if re.search(r"(^|/)mau/|living", name)]


def test_a_plain_build_has_no_trace_of_it(corpus: Path, tmp_path: Path) -> None:
    assert build(corpus, tmp_path / "output").returncode == 0
    files = files_of(tmp_path / "output")
    assert traces(list(files)) == []
    assert [name for name, data in files.items() if b"/mau/" in data or b"living" in data] == []


def test_a_lean_build_has_none_either(corpus: Path, tmp_path: Path) -> None:
    assert build(corpus, tmp_path / "output", "--lean", PORTAL_LIVING="1").returncode == 0
    assert traces(list(files_of(tmp_path / "output"))) == []


def test_a_build_with_drafts_has_it_in_every_language(drafts: Site) -> None:
    found = traces(list(drafts.files))
    assert [name for name in found if name.endswith(".html")] == [
        "en/mau/index.html",
        "mau/index.html",
    ]
    assert {drafts.pages[address].robots for address in ("/mau/", "/en/mau/")} == {"noindex"}


def test_no_page_feed_or_sitemap_leads_to_it(drafts: Site) -> None:
    naming = [
        name
        for name in drafts.files
        if name.endswith((".html", ".xml", ".json")) and "/mau/" in drafts.text(name)
    ]
    assert naming == ["en/mau/index.html", "mau/index.html"]


def test_its_own_files_are_there(drafts: Site) -> None:
    page = drafts.pages["/mau/"]
    fetched = [found for url in page.fetched if (found := drafts.local("/mau/", url))]
    assert [path for path, _ in fetched if not drafts.answers(path)] == []
    # Examples lead to /x/; what stands around them leads somewhere.
    dead = [
        link
        for link in dead_links(drafts, page)
        if not re.search(r" /(x|tep|nam)/|#|feed|atom|\.json|/(vi|en)/x/|mailto", link)
    ]
    assert dead == []
    assert page.inline == []


def test_serve_asks_for_it_without_drafts(corpus: Path, tmp_path: Path) -> None:
    assert build(corpus, tmp_path / "output", PORTAL_LIVING="1").returncode == 0
    assert "mau/index.html" in files_of(tmp_path / "output")
