"""The bar: what is kept, what is missed, what it does not apply to, what was not measured."""

from __future__ import annotations

from portal.commands.bench.bar import Verdict, verdicts
from portal.commands.bench.results import Results
from portal.commands.bench.rows import Sizes
from portal.commands.bench.sites import COMPLETE, LEAN
from portal.commands.bench.trees import Changes
from tests.commands.bench.made import put, run

N = 10_000


def judged(results: Results, sizes: Sizes, what: str) -> Verdict:
    (found,) = (each for each in verdicts(results, sizes) if each.what.startswith(what))
    return found


def test_builds_are_held_against_their_peers() -> None:
    results = Results()
    put(results, "cold", LEAN, N, run(10), run(12))
    put(results, "cold", COMPLETE, N, run(25), run(27))
    put(results, "cold", "hugo", N, run(10), run(10))
    put(results, "cold", "pelican", N, run(40), run(36))
    found = verdicts(results, Sizes(N))
    assert found[:3] == [
        Verdict(
            "cold build, lean, 10,000, against Hugo",
            "at most 1.3 ×",
            "1.10 × (1.00–1.20)",
            True,
        ),
        Verdict(
            "cold build, lean, 10,000, against Pelican",
            "3.5 × faster",
            "3.50 × (3.00–4.00) faster",
            True,
        ),
        Verdict(
            "complete build against lean, cold, 10,000", "at most 2 ×", "2.38 × (2.25–2.50)", False
        ),
    ]


def test_a_time_is_held_against_its_limit_at_the_size_it_is_meant_for() -> None:
    results = Results()
    for articles, kept in ((N, False), (1000, None)):
        put(results, "edit", COMPLETE, articles, run(2.5))
        timed = [each for each in verdicts(results, Sizes(articles)) if each.bar == "at most 2 s"]
        assert [(each.measured, each.kept) for each in timed] == [("2.50 s (2.50–2.50)", kept)]


def test_a_ratio_is_not_judged_at_a_size_where_fixed_costs_weigh_otherwise() -> None:
    results = Results()
    put(results, "cold", LEAN, 1000, run(3))
    put(results, "cold", "hugo", 1000, run(1))
    found = judged(results, Sizes(1000), "cold build, lean, 1,000, against Hugo")
    assert (found.measured, found.kept) == ("3.00 × (3.00–3.00)", None)


def test_nothing_changed_means_no_file_written_at_any_size() -> None:
    for said, kept in (("5 files, 0 written", None), ("5 files, 1 written", False)):
        results = Results()
        put(results, "nothing", COMPLETE, 1000, run(1.0, said=said))
        found = judged(results, Sizes(1000), "nothing changed")
        assert found.kept is kept
        assert found.measured == f"1.00 s (1.00–1.00), {said.split()[2]} written"


def test_an_edit_of_a_template_is_judged_by_the_counts_that_the_build_gives() -> None:
    told = {
        "9 files, 3 written": ("rendered: the build does not say, ", None),
        "9 files, 3 written; 6 rendered, 0 converted": ("6 rendered, 0 texts converted", True),
        "9 files, 3 written; 7 rendered, 0 converted": ("7 rendered, 0 texts converted", False),
        "9 files, 3 written; 6 rendered, 1 converted": ("6 rendered, 1 texts converted", False),
    }
    for said, (words, kept) in told.items():
        results = Results()
        put(results, "template", COMPLETE, N, run(1.0, said=said, changes=Changes(0, 3)))
        found = judged(results, Sizes(N), "one template changed")
        assert found.kept is kept
        assert found.measured.startswith(f"1.00 s, 3 files changed, {words}")


def test_a_new_article_must_change_as_many_files_in_a_large_corpus_as_in_a_small_one() -> None:
    cases = (
        (Changes(90, 40), Changes(250, 43), True),
        (Changes(90, 40), Changes(250, 44), False),
        (Changes(90, 40), Changes(301, 40), False),
    )
    for small, large, kept in cases:
        results = Results()
        put(results, "new", COMPLETE, 1000, run(1), run(1, changes=small))
        put(results, "new", COMPLETE, 50_000, run(1), run(1, changes=large))
        found = judged(results, Sizes(N), "files changed")
        assert found.kept is kept
        assert found.measured == (
            f"{small.others} and {large.others}; of the search {small.search} and {large.search}"
        )


def test_memory_is_that_of_the_greatest_run_of_a_complete_build() -> None:
    results = Results()
    put(results, "cold", COMPLETE, N, run(1, memory=450), run(1, memory=501))
    put(results, "memory", COMPLETE, 5 * N, run(1, memory=1400))
    small, large = (each for each in verdicts(results, Sizes(N)) if each.what.startswith("peak"))
    assert (small.measured, small.kept) == ("501 MB", False)
    assert (large.measured, large.kept) == ("1,400 MB", True)


def test_what_was_not_measured_says_why() -> None:
    results = Results(missing={"hugo": "Hugo is missing"}, served=[])
    found = verdicts(results, Sizes(N))
    assert len(found) == 13
    assert {each.kept for each in found} == {None}
    assert [each.measured for each in found[:3]] == [
        "not measured: Hugo is missing",
        "not measured",
        "not measured",
    ]


def test_saves_are_judged_by_their_median() -> None:
    found = judged(Results(served=[280.0, 310.0, 290.0]), Sizes(N), "serve")
    assert (found.measured, found.kept) == ("290 ms (280–310)", True)
