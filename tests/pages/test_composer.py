"""Parts that pages share: names of the day and of today, rows, links, heads."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from portal.domain.model import Source
from portal.pages.composer import Composer
from portal.pages.site import BuildOptions
from portal.pages.views.parts import (
    Chip,
    DateText,
    EntityName,
    LanguageLink,
    Link,
    SocialImage,
    SourceLine,
)
from tests.made import agency, article, at, composer, former, province, translation

LEAN = BuildOptions("https://so.example", lean=True)
BASE = BuildOptions("https://so.example/cong")
COMMAND = agency(
    "command", "Bộ Chỉ huy", until="2025-06-27", heirs=[("board", "replaced")], english="Command"
)
BOARD = agency("board", "Ban Chỉ huy", since="2025-06-28", heirs=[])
HUE = province("hue", "Huế", english="Hue", names=(former("Thừa Thiên Huế", None, "2024-12-31"),))


def entity(id: str, day: str, lang: str = "vi", **more: Any) -> EntityName:
    registers: dict[str, Any] = {"agencies": [COMMAND, BOARD], "provinces": [HUE], **more}
    return composer(lang=lang, **registers).entity(id, date.fromisoformat(day))


# --- names ---------------------------------------------------------------------------------------


def test_a_body_that_ended_is_named_with_who_stands_in_its_place() -> None:
    assert entity("command", "2020-06-11") == EntityName(
        "command",
        "Bộ Chỉ huy",
        "/co-quan/command/",
        None,
        (Link("Ban Chỉ huy", "/co-quan/board/"),),
    )


def test_a_body_that_still_ended_later_than_now_is_named_alone() -> None:
    assert entity("command", "2020-06-11", now=at("2025-06-27")).today == ()
    assert entity("command", "2020-06-11", now=at("2025-06-28")).today != ()


def test_a_renamed_body_is_named_as_of_the_day_with_its_name_of_today() -> None:
    assert entity("hue", "2020-06-11") == EntityName(
        "hue", "Thừa Thiên Huế", "/tinh/hue/", None, (Link("Huế", "/tinh/hue/"),)
    )
    assert entity("hue", "2025-01-01") == EntityName("hue", "Huế", "/tinh/hue/")


def test_former_names_are_marked_as_vietnamese_on_other_pages() -> None:
    assert entity("hue", "2020-06-11", "en") == EntityName(
        "hue", "Thừa Thiên Huế", "/en/tinh/hue/", "vi", (Link("Hue", "/en/tinh/hue/"),)
    )
    assert entity("board", "2026-01-01", "en").lang == "vi"
    assert entity("command", "2020-01-01", "en").lang is None


def test_several_heirs_are_all_named_and_none_when_nobody_followed() -> None:
    split = agency("a", until="2010", heirs=[("b", "split"), ("c", "split")])
    alone = agency("d", until="2010")
    agencies = [split, agency("b"), agency("c"), alone]
    found = entity("a", "2009-01-01", agencies=agencies)
    assert [link.text for link in found.today] == ["b", "c"]
    assert entity("d", "2009-01-01", agencies=agencies).today == ()


def test_a_link_names_a_body_as_it_is_called_today_or_was_last() -> None:
    compose = composer(agencies=[COMMAND, BOARD], provinces=[HUE])
    assert compose.current_link("hue", 3) == Link("Huế", "/tinh/hue/", None, 3)
    assert compose.current_link("command").text == "Bộ Chỉ huy"


# --- links ---------------------------------------------------------------------------------------


def test_links_carry_base_path_and_language() -> None:
    assert composer(options=BASE).url("/lich/") == "/cong/lich/"
    assert composer(lang="en", options=BASE).url("/lich/") == "/cong/en/lich/"
    assert (
        composer(options=BASE).site.absolute("/lich/", "en") == "https://so.example/cong/en/lich/"
    )


@pytest.mark.parametrize("options", [LEAN, BASE])
def test_a_lean_build_links_to_nothing_that_is_absent(options: BuildOptions) -> None:
    lean = options.lean
    compose = composer(options=options)
    assert bool(compose.url("/lich/")) is not lean
    assert bool(compose.url("/tin/2020/06/")) is not lean
    assert compose.url("/tin/2020/").endswith("/tin/2020/")


def test_lean_rows_keep_their_words_where_the_link_is_gone() -> None:
    one = article("a", parties=["so", "ha-tinh"])
    compose = composer([one], provinces=[province("ha-tinh")], options=LEAN, languages=("vi",))
    story = compose.story(compose.site.indexes.rows["a"])
    assert (story.kind, story.url) == (Link("Buổi làm việc", ""), "/tin/2020/a/")
    assert [chip.url for chip in story.chips] == ["/co-quan/so/", ""]


# --- rows ----------------------------------------------------------------------------------------


def test_a_row_tells_when_it_happened() -> None:
    one = article("a", "2020-06-12 08:00", event="2020-06-11", expires="2021-01-01")
    compose = composer([one])
    story = compose.story(compose.site.indexes.rows["a"])
    assert story.date == DateText("2020-06-11", "11/6/2020")
    assert (story.day, story.month, story.year, story.expired) == ("11", "Tháng 6", "2020", True)


@pytest.mark.parametrize(
    ("date", "block"), [("2020", ("", "", "2020")), ("2020-06", ("", "Tháng 6", "2020"))]
)
def test_a_date_block_shows_no_more_than_is_known(date: str, block: tuple[str, str, str]) -> None:
    compose = composer([article("a", date)])
    story = compose.story(compose.site.indexes.rows["a"])
    assert (story.day, story.month, story.year) == block


def test_an_untranslated_row_says_that_it_is_vietnamese() -> None:
    texts = [article("a", title="Hội đàm"), article("b", translations=[translation("en", "Talks")])]
    compose = composer(texts, "en")
    rows = [compose.story(compose.site.indexes.rows[slug]) for slug in ("a", "b")]
    assert [(row.title, row.lang, row.url) for row in rows] == [
        ("Hội đàm", "vi", "/en/tin/2020/a/"),
        ("Talks", None, "/en/tin/2020/b/"),
    ]


def test_chips_name_four_each_once_as_of_the_day() -> None:
    one = article(
        "a",
        parties=["command", "so", "ca", "hue"],
        partner_provinces=("kham", "sava"),
    )
    compose = composer(
        [one],
        agencies=[COMMAND, BOARD],
        provinces=[HUE, province("kham", country="LA"), province("sava", country="LA")],
    )
    chips = compose.story(compose.site.indexes.rows["a"]).chips
    assert chips == (
        Chip("Bộ Chỉ huy", "/co-quan/command/"),
        Chip("so", "/co-quan/so/"),
        Chip("ca", "/co-quan/ca/"),
        Chip("Thừa Thiên Huế", "/tinh/hue/", None, "province"),
    )


def test_a_source_shows_its_host_and_its_language_when_foreign() -> None:
    compose = composer()
    source = Source("VietnamPlus", "https://www.vnp.example:8080/a?b", "en")
    assert compose.source(source) == SourceLine(
        "VietnamPlus", source.url or "", "vnp.example:8080", "en", "Tiếng Anh"
    )
    assert compose.source(Source("Bản tin", None, "vi", "Bản in")) == SourceLine(
        "Bản tin", lang="vi", note="Bản in"
    )


# --- heads ---------------------------------------------------------------------------------------


def head(compose: Composer, **more: Any) -> Any:
    return compose.head("/lich/", "Lịch", "Các việc", **more)


def test_a_head_says_where_the_page_is_in_every_language() -> None:
    found = head(composer(lang="en", options=BASE))
    assert (found.url, found.canonical, found.lang) == (
        "/cong/en/lich/",
        "https://so.example/cong/en/lich/",
        "en",
    )
    assert found.languages == (
        LanguageLink("vi", "Tiếng Việt", "/cong/lich/"),
        LanguageLink("en", "English", "/cong/en/lich/", current=True),
    )
    assert [link.url for link in found.alternates] == [
        "https://so.example/cong/lich/",
        "https://so.example/cong/en/lich/",
        "https://so.example/cong/lich/",
    ]


def test_only_languages_with_words_of_their_own_are_alternates() -> None:
    compose = composer(languages=("vi", "en", "lo"))
    found = head(compose, languages=["vi", "en"])
    assert [link.lang for link in found.alternates] == ["vi", "en", "x-default"]
    assert head(compose, languages=["vi"]).alternates == ()
    # The page of a language that is not written has none: it is a card.
    assert head(Composer(compose.site, "lo"), languages=["vi", "en"]).alternates == ()


def test_a_head_tells_machines_the_way_from_home() -> None:
    found = head(composer(lang="en", options=BASE), trail=(Link("Đã bỏ", ""),))
    assert json.loads(found.json_ld) == {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {
                        "@type": "ListItem",
                        "position": 1,
                        "name": "Trang chủ",
                        "item": "https://so.example/cong/en/",
                    },
                    {
                        "@type": "ListItem",
                        "position": 2,
                        "name": "Lịch",
                        "item": "https://so.example/cong/en/lich/",
                    },
                ],
            }
        ],
    }


def test_a_page_is_shared_with_the_sites_picture_where_it_has_none() -> None:
    found = head(composer(lang="en", options=BASE))
    assert found.image == SocialImage("https://so.example/cong/en/the/cong.png", 1200, 630, "News")
    lean = composer(options=LEAN, languages=("vi",))
    assert (head(lean).image, lean.card("/the/tinh/x.png", "x")) == (None, None)


def test_feeds_and_twins_are_offered_where_they_are() -> None:
    found = head(composer(lang="en"), feeds=True, twin=True)
    assert (found.atom, found.json_feed, found.twin) == (
        "/en/lich/atom.xml",
        "/en/lich/feed.json",
        "/lich/index.json",
    )
    lean = composer(options=LEAN, languages=("vi",)).head(
        "/tinh-ban/kham/", "x", "y", feeds=True, twin=True
    )
    assert (lean.atom, lean.json_feed, lean.twin) == ("/tinh-ban/kham/atom.xml", "", "")


def test_the_trail_leads_from_home_to_here() -> None:
    found = head(composer(), trail=(Link("Tin mới", "/tin/"),))
    assert [link.text for link in found.trail] == ["Trang chủ", "Tin mới", "Lịch"]
    assert composer().head("/", "x", "y").trail == ()
