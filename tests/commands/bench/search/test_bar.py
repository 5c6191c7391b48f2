"""The bar of the search: what is kept, what is missed, what was not measured."""

from __future__ import annotations

from portal.commands.bench.search.bar import Line, lines
from portal.commands.bench.search.found import Cold, Cost, Found
from portal.commands.bench.search.measuring import PAGEFIND, PORTAL, Searched
from portal.commands.bench.search.queries import Queries, Query
from portal.commands.bench.search.report import search_report

RIGHT = frozenset({"2020/a"})
QUERIES = Queries((Query("name", "x", RIGHT), Query("name", "y", RIGHT)), (("a", "b"),), 4)
ANSWERS = {"x": ["2020/a"], "y": ["2020/b", "2020/a"]}
COST = Cost(10_000, 31.0, 400_000_000, 500, 20_000_000, 5_000_000, 0.4, 250)


def searched(articles: int = 10_000) -> Searched:
    portal = Found(PORTAL, "1", ANSWERS, (1, 1), strict=True, cost=COST)
    portal.cold = [Cold(90_000, 7, 1.0), Cold(151_000, 9, 1.0)]
    portal.settled = [Cold(100_000, 9, 1.0), Cold(160_000, 14, 1.0)]
    portal.times = [10.0, 50.0]
    peer = Found(PAGEFIND, "2", {"x": []}, (0, 1), strict=False)
    return Searched(articles, QUERIES, [portal, peer], browser="Chromium 1")


def test_every_row_that_was_measured_is_judged() -> None:
    found = {line.what: line for line in lines(searched()) if line.portal != "–"}
    assert list(found.values()) == [
        Line("NFC and NFD, old and new tone placement", "identical result lists",
             "1 of 1 identical", True, "0 of 1 identical"),
        Line("names in the body", "S@1 .95, S@5 1.00",
             "S@1 0.50, S@5 1.00", False, "S@1 0.00, S@5 0.00"),
        Line("cold, to the first result: bytes, scripts included", "median 100 KB, p95 150 KB",
             "median 90 KB, p95 151 KB", False, "–"),
        Line("cold, to the first result: requests", "at most 8",
             "median 7, p95 9, at most 9", False, "–"),
        Line("cold, until ten results stand and stay", "",
             "median 100 KB, p95 160 KB; 9 and 14 requests", None, "–"),
        Line("index: size on the wire", "1 KB an article",
             "5.0 MB, 0.50 KB an article (20.0 MB plain)", True, "–"),
        Line("index: files", "at most 600", "500", True, "–"),
        Line("index: processor", "3 ms an article", "3.10 ms", False, "–"),
        Line("peak memory of what makes it", "500 MB", "400 MB", True, "–"),
        Line("one changed article: processor", "under 1 s", "0.40 s, 250 files", True, "–"),
        Line("warm query", "p95 50 ms", "median 10 ms, p95 50 ms", True, "–"),
        Line("policy", "`default-src 'self'` suffices",
             "yes", True, "needs `'wasm-unsafe-eval'`"),
    ]  # fmt: skip


def test_a_limit_for_one_size_is_not_held_at_another() -> None:
    judged = {line.what: line.kept for line in lines(searched(1000)) if line.kept is not None}
    assert judged == {"NFC and NFD, old and new tone placement": True, "policy": True}


def test_an_engine_is_judged_by_what_it_was_asked() -> None:
    text = search_report(searched(), "--only search", 0.2)
    assert "| name | 2 | 0.50 | 1.00 | 1.00 | 1 | 0.00 | 0.00 | 0.00 |\n" in text


def test_what_is_missing_is_said_and_has_no_row() -> None:
    lacking = searched()
    del lacking.found[1]
    lacking.missing[PAGEFIND] = "it is missing"
    text = search_report(lacking, "--only search", 0.2)
    assert "- Pagefind: not measured: it is missing\n" in text
    assert "| name | 2 | 0.50 | 1.00 | 1.00 | – | – | – | – |\n" in text
    assert search_report(Searched(5, missing={"browser": "none"}), "", 0).endswith(
        "- Not measured.\n- browser: not measured: none\n\n"
    )
