"""The text of docs/benchmarks.md, from given numbers."""

from __future__ import annotations

from portal.commands.bench.peers import Peer
from portal.commands.bench.report import report
from portal.commands.bench.results import Results
from portal.commands.bench.rows import Sizes
from portal.commands.bench.sites import COMPLETE, LEAN
from portal.commands.bench.trees import Agreement, Changes
from tests.commands.bench.made import put, run

HUGO = Peer("hugo", "0.168.0", ("hugo",), "public", "`hugo` as it comes")


def text(results: Results, agreement: Agreement | None = None) -> list[str]:
    return report(
        results,
        Sizes(1000),
        words="--articles 1000 --runs 2",
        runs=2,
        peers=[HUGO],
        machine=["Processor: a fast one, 2 cores in use", "Hugo: 0.168.0"],
        agreement=agreement,
    ).splitlines()


def measured() -> Results:
    results = Results()
    put(results, "cold", LEAN, 1000, run(2.0), run(3.0, memory=90))
    put(results, "cold", "hugo", 1000, run(1.0), run(2.0))
    edited = run(0.5, said="1,100 files, 7 written, 0 removed", changes=Changes(2, 4))
    put(results, "edit", COMPLETE, 1000, edited)
    return results


def test_it_opens_with_how_and_where_it_was_measured() -> None:
    lines = text(measured())
    assert lines[2].startswith("Written by `python3 tasks.py bench --articles 1000 --runs 2`;")
    assert "- Processor: a fast one, 2 cores in use" in lines
    assert "- hugo: `hugo` as it comes." in lines


def test_every_build_has_its_figures_and_warm_ones_what_they_changed() -> None:
    lines = text(measured())
    assert (
        "| cold | 1,000 | portal, lean | 2.50 s (2.00–3.00) | 2.50 s | 400 MB "
        "| 1,100 | 10.0 MB |  |  |"
    ) in lines
    assert (
        "| edit | 1,000 | portal, complete | 0.50 s (0.50–0.50) | 0.50 s | 400 MB "
        "| 1,100 | 10.0 MB | 6 | 7 |"
    ) in lines


def test_ratios_stand_with_their_spread() -> None:
    lines = text(measured())
    assert "| cold | 1,000 | portal, lean | hugo | 1.75 (1.50–2.00) | 1.75 (1.50–2.00) |" in lines
    assert "## Ratios" not in text(Results())


def test_the_bar_says_what_is_kept_what_is_missed_and_what_it_is_not_meant_for() -> None:
    results = measured()
    put(results, "nothing", COMPLETE, 1000, run(1.0, said="9 files, 1 written"))
    put(results, "new", COMPLETE, 100, run(1.0, changes=Changes(9, 4)))
    put(results, "new", COMPLETE, 5000, run(1.0, changes=Changes(9, 5)))
    lines = text(results)
    assert (
        "| nothing changed, 1,000 | at most 1.5 s, no file written "
        "| 1.00 s (1.00–1.00), 1 written | **no** |"
    ) in lines
    assert (
        "| files changed for one new article, 100 and 5,000 "
        "| the same ± 3; files of the search at most 300 "
        "| 4 and 5; of the search 9 and 9 | yes |"
    ) in lines
    assert (
        "| cold build, lean, 1,000, against Hugo | at most 1.3 × | 1.75 × (1.50–2.00) | – |"
    ) in lines
    assert "| growth, lean, 500 → 2,000 | at most 4.4 × | not measured | – |" in lines


def test_it_says_that_the_addresses_were_compared() -> None:
    line = text(measured(), Agreement(1500, 33, ()))[-1]
    assert line.startswith(
        "Counted before any time was believed: portal, lean, hugo made the same 1,500 pages and "
        "33 feeds, address for address"
    )
