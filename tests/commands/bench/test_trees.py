"""Addresses are compared site by site, changes counted file by file."""

from __future__ import annotations

from pathlib import Path

from portal.commands.bench.trees import (
    Agreement,
    Changes,
    addresses,
    agree,
    changes,
    digests,
)


def made(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def test_addresses_are_pages_feeds_and_the_sitemap_through_the_link_of_the_output(
    tmp_path: Path,
) -> None:
    files = (
        "index.html",
        "tin/a/index.html",
        "atom.xml",
        "sitemap.xml",
        "sitemap-2020.xml",
        "a.css",
    )
    made(tmp_path / "tree", dict.fromkeys(files, "x"))
    (tmp_path / "output").symlink_to("tree")
    assert addresses(tmp_path / "output") == {
        "index.html",
        "tin/a/index.html",
        "atom.xml",
        "sitemap.xml",
    }


def test_sites_that_agree_are_counted() -> None:
    site = frozenset({"index.html", "atom.xml", "a/index.html", "a/atom.xml", "sitemap.xml"})
    assert agree({"portal": site, "hugo": site}) == Agreement(2, 2, ())


def test_sites_that_differ_say_where() -> None:
    ours = frozenset({"index.html", *(f"{n:02}/index.html" for n in range(12))})
    theirs = frozenset({"index.html", "b/index.html"})
    shown = ", ".join(f"{n:02}/index.html" for n in range(10))
    assert agree({"portal": ours, "hugo": theirs}).differences == (
        f"only portal, not hugo: {shown} and 2 more",
        "only hugo, not portal: b/index.html",
    )


def test_new_gone_and_other_files_are_changes_and_those_of_the_search_stand_apart(
    tmp_path: Path,
) -> None:
    old = {"same.html": "1", "other.html": "1", "gone.html": "1", "tim-kiem/x.json": "1"}
    new = {"same.html": "1", "other.html": "2", "new.html": "1", "tim-kiem/x.json": "2"}
    before = digests(made(tmp_path / "old", {**old, "tim-kiem/index.html": "1"}))
    after = digests(made(tmp_path / "new", {**new, "tim-kiem/index.html": "2"}))
    found = changes(before, after)
    assert found == Changes(search=1, others=4)
    assert found.all == 5
