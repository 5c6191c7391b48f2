"""The table of scores says what was measured, and what missed."""

from __future__ import annotations

from tests.browser.pagetypes import Sample
from tests.quality.report import Scored, table

VERSIONS = {"lighthouse": "13.0.0", "browser": "HeadlessChrome/150.0.0.0 Safari"}


def scored(name: str, lang: str, performance: list[int], **others: int) -> Scored:
    said = {
        "scores": {"performance": performance, **{key: [score] for key, score in others.items()}},
        "missed": {"speed-index": "90 (2 s)"} if min(performance) < 100 else {},
        "versions": VERSIONS,
    }
    return Scored.of(Sample(name, lang, f"/{lang}/{name}/"), said)


def test_a_page_type_has_the_lowest_median_of_its_languages() -> None:
    pages = [
        scored("home", "vi", [100, 97, 100], accessibility=100, seo=100),
        scored("home", "en", [96, 95, 100], accessibility=99, seo=100),
        scored("search", "vi", [100, 100, 100], accessibility=100),
    ]
    assert table(pages, 3, "2 cores").splitlines() == [
        "Lighthouse 13.0.0, Chrome/150.0.0.0, on 2 cores.",
        "Performance is the median of 3 runs, of a page that missed the best of several;",
        "the other categories do not vary.",
        "",
        "| page type | performance | accessibility | best practices | SEO |",
        "| --- | ---: | ---: | ---: | ---: |",
        "| home | 96 | 99 | – | 100 |",
        "| search | 100 | 100 | – | – |",
        "",
        "Below 100:",
        "",
        "- `/en/home/: performance 96 accessibility 99 seo 100 [speed-index: 90 (2 s)]`",
    ]


def test_the_better_of_two_measurements_stands() -> None:
    busy, quiet = scored("home", "vi", [90, 91, 92]), scored("home", "vi", [100, 99, 100])
    assert busy.better(quiet) == quiet.better(busy) == quiet


def test_a_page_misses_when_a_median_does() -> None:
    assert not scored("home", "vi", [99, 100, 100]).misses
    assert scored("home", "vi", [99, 99, 100]).misses
