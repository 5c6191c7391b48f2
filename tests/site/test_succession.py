"""Names change, identity does not: what readers of the shipped site see of it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.facts import Site

ARTICLE = "/tin/2022/quang-tri-so-ngoai-vu-bien-phong-giao-ban-2022/"
BEFORE = "/co-quan/bo-chi-huy-bien-phong-quang-tri/"
AFTER = "/co-quan/ban-chi-huy-bien-phong-quang-tri-2025/"


def main_of(site: Site, address: str) -> Tag:
    main = BeautifulSoup(site.pages[address].html, "html.parser").find("main")
    assert isinstance(main, Tag)
    return main


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def test_an_article_names_a_body_as_on_the_day_and_the_successor_today(built_site: Site) -> None:
    main = main_of(built_site, ARTICLE)
    named = [link for link in main.find_all("a", href=BEFORE) if "Bộ Chỉ huy" in words(link)]
    assert named
    facts = [row for row in main.find_all("dd") if row.find("a", href=BEFORE)]
    assert any(row.find("a", href=AFTER) for row in facts), [words(row) for row in facts]


def test_the_same_in_english(built_site: Site) -> None:
    main = main_of(built_site, f"/en{ARTICLE}")
    facts = [row for row in main.find_all("dd") if row.find("a", href=f"/en{BEFORE}")]
    assert any(row.find("a", href=f"/en{AFTER}") for row in facts)


def test_a_dissolved_body_keeps_its_page_and_points_on(built_site: Site) -> None:
    main = main_of(built_site, BEFORE)
    heading = main.find("h1")
    assert isinstance(heading, Tag)
    assert words(heading) == "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Quảng Trị"
    assert main.find("a", href=AFTER)
    assert main.find("a", href=ARTICLE)


def test_a_body_lists_what_its_predecessor_did_under_a_heading_of_its_own(
    built_site: Site,
) -> None:
    main = main_of(built_site, AFTER)
    heading = next(
        heading
        for heading in main.find_all("h2")
        if heading.find("a", href=BEFORE) and heading.find_parent("section")
    )
    section = heading.find_parent("section")
    assert section is not None
    stories = {link["href"] for link in section.find_all("a", href=True)}
    assert ARTICLE in stories
    count = heading.find(class_="count")
    assert count is not None
    listed = [href for href in stories if str(href).startswith("/tin/")]
    assert words(count) == f"{len(listed)} tin"
    own = main.find(class_="page-head__count")
    assert own is not None
    assert words(own) == "0 tin"


@pytest.mark.parametrize(("former", "now"), [("quang-tri", "quang-tri-2025")])
def test_a_merged_province_is_another_under_the_same_name(
    former: str, now: str, built_site: Site
) -> None:
    for prefix in ("", "/en"):
        before = main_of(built_site, f"{prefix}/tinh/{former}/")
        after = main_of(built_site, f"{prefix}/tinh/{now}/")
        assert before.find("a", href=f"{prefix}/tinh/{now}/")
        assert after.find("a", href=f"{prefix}/tinh/{former}/")


def test_a_regulation_of_a_dissolved_signatory_says_so(built_site: Site) -> None:
    text = words(main_of(built_site, "/quy-che/qc-quang-tri-sngv-bp-2021/"))
    assert "Bên ký" in text or "bên ký" in text
    assert "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Quảng Trị" in text
