"""JSON-LD's own grammar: scripts, trails, lists, intervals."""

from __future__ import annotations

import json

import pytest

from portal.domain.dates import PartialDate
from portal.pages.structured.graph import breadcrumbs, graph, interval, item_list, script_safe
from portal.pages.views.parts import Link

ORIGIN = "https://so.example"


def test_json_in_a_page_can_neither_close_its_script_nor_open_a_comment() -> None:
    text = script_safe({"x": "</script><!-- & ấ"})
    assert str(text) == '{"x":"\\u003c/script\\u003e\\u003c!-- \\u0026 ấ"}'
    assert json.loads(text) == {"x": "</script><!-- & ấ"}


def test_a_page_says_all_in_one_script_or_nothing() -> None:
    assert graph(()) == ""
    assert json.loads(graph(({"@type": "WebPage"}, {"@type": "ItemList"}))) == {
        "@context": "https://schema.org",
        "@graph": [{"@type": "WebPage"}, {"@type": "ItemList"}],
    }


def test_a_trail_leaves_out_the_steps_that_are_not_built() -> None:
    trail = (Link("Nhà", "/"), Link("Chưa dựng", ""), Link("Đây", "/lich/", "vi"))
    assert breadcrumbs(trail, ORIGIN) == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Nhà", "item": "https://so.example/"},
            {
                "@type": "ListItem",
                "position": 2,
                "name": "Đây",
                "item": "https://so.example/lich/",
            },
        ],
    }


def test_a_list_names_addresses_and_counts_what_it_does_not_show() -> None:
    assert item_list(["/a/", "", "/b/"], ORIGIN, 9) == {
        "@type": "ItemList",
        "numberOfItems": 9,
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "url": "https://so.example/a/"},
            {"@type": "ListItem", "position": 2, "url": "https://so.example/b/"},
        ],
    }


def test_an_empty_list_says_only_that_it_is() -> None:
    assert item_list([], ORIGIN, 0) == {"@type": "ItemList", "numberOfItems": 0}


def test_a_very_long_list_is_cut_at_a_hundred() -> None:
    made = item_list((f"/{n}/" for n in range(1_000)), ORIGIN, 1_000)
    assert (len(made["itemListElement"]), made["numberOfItems"]) == (100, 1_000)
    assert made["itemListElement"][-1]["url"] == "https://so.example/99/"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2016", "2023-06", "2016/2023-06"),
        ("2016-05-01", None, "2016-05-01/.."),
        (None, "2023", "../2023"),
    ],
)
def test_an_interval_keeps_the_precision_of_its_ends(
    start: str | None, end: str | None, text: str
) -> None:
    ends = [PartialDate.parse(each) if each else None for each in (start, end)]
    assert interval(*ends) == text
