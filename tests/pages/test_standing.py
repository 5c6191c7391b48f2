"""Home, standing pages, the chrome around all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from portal.domain.model import Measurement, Names, Official, Page
from portal.pages.furniture import make_chrome
from portal.pages.site import BuildOptions, page_key
from portal.pages.standing import home_page, not_found_page, phone_url, search_page, standing_page
from portal.pages.views.parts import Link
from portal.pages.views.texts import ContactPage, StandingPage
from portal.reading.markdown import Rendered
from tests.made import IDENTITY, agency, article, composer, regulation, valid

LEAN = BuildOptions("https://so.example", lean=True)


def slugs(rows: Any) -> list[str]:
    return [row.url.split("/")[-2] for row in rows]


# --- home ----------------------------------------------------------------------------------------


def test_the_newest_that_asks_for_it_leads_the_home_page() -> None:
    texts = [
        article("cu", "2020-01-01", lead=True),
        article("dan", "2020-06-01", lead=True),
        article("moi", "2021-01-01"),
    ]
    page = home_page(composer(texts))
    assert page.lead is not None
    assert (slugs([page.lead]), slugs(page.latest)) == (["dan"], ["moi", "cu"])


def test_without_any_that_asks_the_newest_leads() -> None:
    page = home_page(composer([article("a", "2020-01-01"), article("b", "2021-01-01")]))
    assert page.lead is not None
    assert (slugs([page.lead]), slugs(page.latest)) == (["b"], ["a"])
    assert home_page(composer()).lead is None


def test_expired_and_withdrawn_texts_leave_the_home_page() -> None:
    texts = [
        article("het-han", "2021-01-01", expires="2021-02-01", lead=True),
        article("rut", "2021-01-02", withdrawn="2021-01-03"),
        article("bao", "2026-11-01", kind="notice", event="2026-12-01", expires="2026-11-10"),
        article("con", "2020-01-01"),
    ]
    page = home_page(composer(texts))
    assert page.lead is not None
    assert (slugs([page.lead]), page.latest, page.notices) == (["con"], (), ())


def test_home_shows_eight_besides_the_lead_and_what_is_due() -> None:
    texts = [article(f"a{n:02}", f"2020-06-{n:02}") for n in range(1, 15)]
    due = regulation("r", signed="2020-01-01", review_every=["P1Y"])
    page = home_page(composer(texts, regulations=[due]))
    assert len(page.latest) == 8
    assert [line.regulation.url for line in page.reviews] == ["/quy-che/r/"]
    lean = home_page(composer(texts, regulations=[due], options=LEAN, languages=("vi",)))
    assert (lean.reviews, lean.notices, lean.kinds) == ((), (), ())


# --- standing pages ------------------------------------------------------------------------------

ABOUT = Page("pages/gioi-thieu.md", "gioi-thieu", "vi", "Giới thiệu", "Chức năng.", "")
CONTACT = Page("pages/lien-he.md", "lien-he", "vi", "Liên hệ", "Địa chỉ.", "")
ENGLISH = Page("pages/lien-he.en.md", "lien-he", "en", "Contact", "Address.", "")
PAGES: dict[str, Any] = {
    "pages": {(page.slug, page.lang): page for page in (ABOUT, CONTACT, ENGLISH)},
    "bodies": {
        page_key(page.slug, page.lang): Rendered(f"<p>{page.title}</p>")
        for page in (ABOUT, CONTACT, ENGLISH)
    },
}


def test_about_names_the_officials_in_office_today() -> None:
    people = [
        Official("p", id, name, Names("Giám đốc"), "so", "0239 0000 002", valid=valid(*term))
        for id, name, term in (
            ("a", "Nay", ("2026", None)),
            ("b", "Trước", (None, "2026-11-19")),
            ("c", "Sau", ("2026-11-21", None)),
        )
    ]
    page = standing_page(composer(people=people, agencies=[agency("so")], **PAGES), "gioi-thieu")
    assert isinstance(page, StandingPage)
    assert [(line.name, line.phone) for line in page.officials] == [
        ("Nay", Link("0239 0000 002", "tel:02390000002"))
    ]
    assert page.body == "<p>Giới thiệu</p>"


def test_a_page_without_a_translation_shows_the_vietnamese_one_marked() -> None:
    page = standing_page(composer(lang="en", **PAGES), "gioi-thieu")
    assert (page.title, page.lang, page.head.robots) == ("Giới thiệu", "vi", "noindex")
    own = standing_page(composer(lang="en", **PAGES), "lien-he")
    assert (own.title, own.lang, own.head.robots) == ("Contact", None, "")


def test_contact_says_how_to_reach_the_department() -> None:
    page = standing_page(composer(**PAGES), "lien-he")
    assert isinstance(page, ContactPage)
    assert [(line.term, line.text or line.links[0].url) for line in page.lines] == [
        ("Cơ quan", "Sở Ngoại vụ"),
        ("Địa chỉ", "Số 1"),
        ("Điện thoại", "tel:02390000000"),
        ("Thư điện tử", "mailto:lien-he@so.example"),
        ("Chịu trách nhiệm nội dung", "Giám đốc"),
    ]


@pytest.mark.parametrize(
    ("written", "url"), [("(0239) 3855-214", "tel:02393855214"), ("+84 239 1", "tel:+842391")]
)
def test_a_telephone_is_dialled_by_its_digits(written: str, url: str) -> None:
    assert phone_url(written) == url


def test_search_and_error_page_offer_every_way_in() -> None:
    for page in (search_page(composer()), not_found_page(composer())):
        assert [link.url for link in page.ways] == [
            "/tin/", "/nam/", "/co-quan/", "/tinh-ban/", "/loai/", "/quy-che/", "/van-ban/",
            "/so-do/",
        ]  # fmt: skip
    assert not_found_page(composer()).head.robots == "noindex"


# --- around every page ---------------------------------------------------------------------------


def test_the_chrome_speaks_of_the_site_and_never_of_articles_or_the_day() -> None:
    first = make_chrome(composer(**PAGES))
    later = make_chrome(
        composer([article("a", "2020-06-11")], **{**PAGES, "bodies": PAGES["bodies"]})
    )
    assert first == later
    assert [link.url for link in first.help][:2] == ["/gioi-thieu/", "/lien-he/"]
    assert first.complete


def test_a_lean_chrome_links_to_nothing_that_is_absent() -> None:
    chrome = make_chrome(composer(options=LEAN, languages=("vi",), **PAGES))
    assert [link.url for link in chrome.sections] == ["/tin/", "/nam/", "/co-quan/", "/tinh-ban/"]
    assert (chrome.help, chrome.search_url, chrome.opensearch_url) == ((), "", "")
    assert [link.url for link in chrome.feeds] == ["/atom.xml"]
    assert not chrome.complete


def test_the_chrome_falls_back_to_vietnamese_marked_as_such() -> None:
    chrome = make_chrome(composer(lang="en", **PAGES))
    assert [(link.text, link.lang) for link in chrome.help][:2] == [
        ("Giới thiệu", "vi"),
        ("Contact", None),
    ]
    assert (chrome.name, chrome.responsible) == ("News", "Giám đốc")


def test_measurement_is_named_only_where_it_is_set() -> None:
    assert make_chrome(composer()).measurement_src == ""
    identity = replace(IDENTITY, measurement=Measurement("https://emc.example/a.js", "sha384-x"))
    chrome = make_chrome(composer(identity=identity))
    assert (chrome.measurement_src, chrome.measurement_integrity) == (
        "https://emc.example/a.js",
        "sha384-x",
    )
