"""The word ``bench``: wrong options are told before anything is built, all its parts fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.commands import bench
from portal.commands.bench import Wanted
from portal.commands.bench.peers import HUGO_MISSING, Peer, find_peers
from portal.commands.bench.results import Results
from portal.commands.bench.rows import ROWS, Bench, Sizes
from portal.commands.bench.search.measuring import SearchBench, Searched
from portal.commands.bench.sites import COMPLETE, LEAN, Builder, Site
from portal.commands.speech import CommandFault, Exit, Text
from portal.commands.words import WORDS
from tests.commands.bench.made import run
from tests.needs import ROOT


@pytest.mark.parametrize(
    ("articles", "rows", "runs", "said"),
    [
        (99, "all", 1, "bench: --articles must be at least 100."),
        (100, "all", 0, "bench: --runs must be at least 1."),
        (100, "all", 21, "bench: --runs is at most 20."),
        (
            100,
            "cold,warm",
            1,
            (
                "bench: --rows has no “warm”; choose from: cold, edit, nothing, template, "
                "register, memory, serve, growth, new."
            ),
        ),
    ],
)
def test_wrong_options_are_told_before_anything_is_built(
    articles: int, rows: str, runs: int, said: str, tmp_path: Path
) -> None:
    with pytest.raises(CommandFault) as caught:
        bench.run(root=tmp_path, wanted=Wanted(articles, rows=rows, runs=runs), lang="en")
    assert (caught.value.exitcode, caught.value.text.en) == (Exit.USAGE, said)


def test_only_a_section_that_there_is_can_be_measured(tmp_path: Path) -> None:
    with pytest.raises(CommandFault) as caught:
        bench.run(root=tmp_path, wanted=Wanted(100, only="weather"), lang="en")
    assert (caught.value.exitcode, caught.value.text.en) == (
        Exit.USAGE,
        "bench: --only has no “weather”; choose builds, search or all.",
    )


def test_a_section_is_measured_and_the_other_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "docs/benchmarks.md"
    path.parent.mkdir()
    path.write_text("# Benchmarks\n\nbuilds\n\n## The search beside Pagefind\n\nold\n", "utf-8")
    monkeypatch.setattr(SearchBench, "run", lambda self: Searched(self.articles))
    code = bench.run(root=tmp_path, wanted=Wanted(100, only="search"), lang="en")
    builds, _, search = path.read_text("utf-8").partition("## The search beside Pagefind\n")
    assert code == Exit.CONTENT
    assert builds == "# Benchmarks\n\nbuilds\n\n"
    assert "`python3 tasks.py bench --articles 100 --only search`" in search
    assert search.endswith("- Not measured.\n\n")


def test_the_help_names_every_row() -> None:
    (option,) = (each for each in WORDS["bench"].options if each.name == "--rows")
    for text in option.help:
        assert text.endswith(", ".join(ROWS))


def test_sizes_follow_from_one_number() -> None:
    assert (Sizes(10_000).growth, Sizes(10_000).new) == ((5000, 20_000), (1000, 50_000))
    assert (Sizes(1).growth, Sizes(1).new) == ((1, 2), (1, 5))


def test_without_hugo_its_rows_say_how_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.commands.bench.peers.find_hugo", lambda: None)
    assert [peer.name for peer in find_peers()] == ["pelican"]
    assert HUGO_MISSING.en.endswith("python3 tasks.py bench --install")


def test_warm_rows_build_again_after_an_edit_and_count_what_changed(tmp_path: Path) -> None:
    results = Results()
    rows = ("nothing", "register")
    Bench(ROOT, tmp_path, Sizes(3), rows, 1, (), lambda _: None, results).run()
    assert [(key.row, key.builder, key.articles) for key in results.runs] == [
        ("nothing", COMPLETE, 3),
        ("register", COMPLETE, 3),
    ]
    assert results.missing == {}
    ((nothing,), (register,)) = results.runs.values()
    assert (nothing.changes.all, nothing.told["written"]) == (0, 0)
    assert 0 < register.changes.all < register.told["files"]
    assert list(tmp_path.iterdir()) == []


def test_a_row_that_fails_is_told_and_leaves_the_others_standing(tmp_path: Path) -> None:
    results, said = Results(), list[Text]()
    broken = Peer("pelican", "4", ("false",), "output", "")
    rows = ("cold", "growth")
    Bench(ROOT, tmp_path, Sizes(1), rows, 1, [broken], said.append, results).run()
    reason = "The build of 1 articles by pelican failed (exit 1): ?"
    assert results.missing == {"cold": reason}
    assert reason in [text.en for text in said]
    built = [(key.builder, key.articles) for key in results.keys("growth")]
    assert built == [(LEAN, 1), (LEAN, 2)]


def test_times_of_sites_that_differ_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Bench, "_site", lambda *_: Site(tmp_path, tmp_path, 1))
    monkeypatch.setattr(Builder, "cold", lambda _: run(1.0).measured)
    pelican = Peer("pelican", "4", (), "output", "")
    page = tmp_path / "1" / "pelican" / "output" / "index.html"
    page.parent.mkdir(parents=True)
    page.touch()
    results = Results()
    Bench(ROOT, tmp_path, Sizes(1), ("cold",), 1, [pelican], lambda _: None, results).run()
    assert results.runs == {}
    assert results.missing == {
        "cold": (
            "The sites that were built differ in their addresses, so times do not compare: "
            "only pelican, not portal, lean: index.html"
        )
    }
