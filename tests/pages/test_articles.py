"""The page of an article: whole, as a fact card, expired, withdrawn."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from portal.domain.dates import Moment, PartialDate
from portal.domain.model import (
    Article,
    Attendee,
    Commendations,
    DatedNote,
    Document,
    Event,
    Figure,
    Image,
    ImageText,
    Withdrawal,
)
from portal.images.records import Picture
from portal.pages.articles import article_page
from portal.pages.site import BuildOptions
from portal.pages.views.parts import DateText, Fact, Figures, Head, Link, SocialImage
from portal.pages.views.texts import ArticlePage, WithdrawnPage
from tests.made import agency, article, composer, province, regulation, translation


def page(one: Article, lang: str = "vi", **more: Any) -> ArticlePage:
    found = article_page(composer([one], lang, **more), one.slug)
    assert isinstance(found, ArticlePage)
    return found


def types(head: Head) -> list[str]:
    """What a page says to machines that it holds."""
    return [node["@type"] for node in json.loads(head.json_ld)["@graph"]]


def note(day: str, text: str) -> DatedNote:
    return DatedNote(PartialDate.parse(day), text)


FULL = article(
    "hop", "2020-06-11 17:30", kind="interim-review", title="Hà Tĩnh sơ kết quy chế",
    parties=["so"], regulations=[("r", "interim-review"), ("s", None)],
    full_event=Event(PartialDate.parse("2020-06-10"), PartialDate.parse("2020-06-11"), "chiều",
                     "Hà Tĩnh"),
    people=(Attendee("Nguyễn Văn Thử", "Giám đốc"),),
    figures=(Figure("Lượt tin", Decimal(1300), "lượt", "2016–2020"),
             Figure("Kinh phí", Decimal("1.5"))),
    commendations=Commendations(2, 6),
    documents=(Document("1/BC", "Báo cáo", file="bao-cao.pdf"),
               Document("2/BC", "Khác", url="https://x.example/")),
    images=(Image("a.png", "Đại biểu", "Toàn cảnh", "Báo"),),
    author="Nam Giang", tags=("an ninh",), note="Năm suy ra từ nguồn.",
    modified=Moment.parse("2020-06-12 08:00"),
    changes=(note("2020-06-12", "Bổ sung."),),
)  # fmt: skip
AROUND: dict[str, Any] = {
    "regulations": [regulation("r"), regulation("s")],
    "pictures": {"a.png": Picture(640, 480)},
}


def test_an_article_tells_when_it_happened_apart_from_when_it_was_published() -> None:
    found = page(FULL, **AROUND)
    assert (found.event, found.published, found.modified) == (
        DateText("2020-06-10", "10–11/6/2020"),
        DateText("2020-06-11T17:30+07:00", "11/6/2020, 17:30"),
        DateText("2020-06-12T08:00+07:00", "12/6/2020, 08:00"),
    )
    assert (found.event_note, found.place) == ("buổi chiều", "Hà Tĩnh")


def test_an_article_shows_all_its_fields() -> None:
    found = page(FULL, **AROUND)
    assert [(party.role, party.name.text) for party in found.parties] == [("Tham gia", "so")]
    assert [(line.regulation.url, line.stage) for line in found.regulations] == [
        ("/quy-che/r/", "Sơ kết"),
        ("/quy-che/s/", ""),
    ]
    assert found.figures == (
        Figures("Lượt tin", "1.300", "lượt", "2016–2020"),
        Figures("Kinh phí", "1,5", "", ""),
    )
    assert found.commendations == "2 tập thể, 6 cá nhân"
    assert [paper.url for paper in found.documents] == ["/tep/bao-cao.pdf", "https://x.example/"]
    photo = found.photographs[0]
    assert (photo.url, photo.alt, photo.width, photo.height, photo.lang) == (
        "/hinh-anh/a.png",
        "Đại biểu",
        640,
        480,
        None,
    )
    assert (found.author, found.tags, found.note, found.note_lang) == (
        "Nam Giang",
        ("an ninh",),
        "Năm suy ra từ nguồn.",
        None,
    )
    assert found.body == "<p>hop vi</p>"
    assert found.citation == (
        "Cổng tin, “Hà Tĩnh sơ kết quy chế”, 11/6/2020, 17:30, https://so.example/tin/2020/hop/"
    )
    assert not found.card
    assert found.original is None


def test_a_report_without_an_event_has_only_its_publication() -> None:
    found = page(article("a", kind="report"))
    assert (found.event, found.place, found.event_note) == (None, "", "")


# --- other languages -----------------------------------------------------------------------------


def test_what_is_not_translated_is_a_fact_card_in_the_other_language() -> None:
    found = page(FULL, "en", **AROUND)
    assert found.card
    assert found.title == "Sơ kết: so (10–11 June 2020)"
    assert (found.summary, found.body, found.photographs, found.headings) == ("", "", (), ())
    assert found.original == Link("Hà Tĩnh sơ kết quy chế", "/tin/2020/hop/", "vi")
    assert (found.note, found.note_lang) == ("Năm suy ra từ nguồn.", "vi")
    assert found.changes == (Fact(DateText("2020-06-12", "12 June 2020"), "Bổ sung.", "vi"),)
    assert found.head.robots == "noindex"
    assert (found.head.alternates, types(found.head)) == ((), ["BreadcrumbList"])
    assert found.head.description == found.title
    assert dict(found.head.dublin_core)["DC.title"] == found.title
    assert dict(found.head.dublin_core)["DC.language"] == "en"


def test_a_cards_heading_names_three_parties_each_once() -> None:
    agencies = [agency(id, english=f"Body {id}") for id in "abcd"]
    found = page(article("x", parties=["a", "b", "c", "d"]), "en", agencies=agencies)
    assert found.title == "Buổi làm việc: Body a, Body b, Body c (11 June 2020)"
    assert len(found.parties) == 4


def test_a_translation_has_its_own_words_and_the_originals_facts() -> None:
    own = translation(
        "en", "Ha Tinh reviews", author="Mai Lan", note="Inferred.",
        images=(ImageText("Delegates", None),),
    )  # fmt: skip
    found = page(article("hop", title="Sơ kết", translations=[own], images=FULL.images), "en",
                 **AROUND)  # fmt: skip
    assert (found.title, found.summary, found.card) == (
        "Ha Tinh reviews",
        "Ha Tinh reviews.",
        False,
    )
    assert (found.author, found.note, found.note_lang) == ("Mai Lan", "Inferred.", None)
    assert found.body == "<p>hop en</p>"
    assert (found.photographs[0].alt, found.photographs[0].lang) == ("Delegates", None)
    assert found.original == Link("Sơ kết", "/tin/2020/hop/", "vi")
    assert found.head.robots == ""
    assert [link.lang for link in found.head.alternates] == ["vi", "en", "x-default"]
    # The original's modification is no change of these words.
    assert found.modified is None


def test_a_translated_picture_without_words_keeps_the_originals_marked() -> None:
    one = article("hop", images=FULL.images, translations=[translation("en", "Review")])
    photo = page(one, "en", **AROUND).photographs[0]
    assert (photo.alt, photo.lang) == ("Đại biểu", "vi")


def test_a_day_is_corrected_in_the_pages_language_others_as_the_original_has_them() -> None:
    own = translation("en", "Review", corrections=(note("2020-06-12", "1300, not 1200."),))
    one = article(
        "hop",
        translations=[own],
        corrections=(note("2020-06-13", "Sửa tên."), note("2020-06-12", "Sửa số.")),
    )
    assert [(fact.date.iso, fact.text, fact.lang) for fact in page(one, "en").corrections] == [
        ("2020-06-12", "1300, not 1200.", None),
        ("2020-06-13", "Sửa tên.", "vi"),
    ]
    assert [fact.text for fact in page(one).corrections] == ["Sửa số.", "Sửa tên."]


# --- machines ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "lang", "address"),
    [
        ("2020-06-10", "vi", "/tin/2020/hop/su-kien.ics"),
        ("2020-06-10", "en", "/en/tin/2020/hop/su-kien.ics"),
        ("2020-06", "vi", ""),
        ("2020", "vi", ""),
    ],
)
def test_an_event_whose_day_is_known_has_a_calendar_file(
    event: str, lang: str, address: str
) -> None:
    one = article("hop", event=event, translations=[translation("en", "Review")])
    assert page(one, lang).head.calendar == address


def test_cards_drafts_and_lean_sites_offer_no_calendar_file() -> None:
    one = article("hop", event="2020-06-10")
    lean = BuildOptions("https://so.example", lean=True)
    assert page(one, "en").head.calendar == ""
    assert page(article("hop", event="2020-06-10", status="draft")).head.calendar == ""
    assert page(one, options=lean).head.calendar == ""


@pytest.mark.parametrize(
    ("of", "address", "alt"),
    [
        ({"regulations": [("r", None)]}, "quy-che/r", "r – Cổng tin"),
        ({"partner_provinces": ("kham",)}, "tinh-ban/kham", "Khăm Muộn – Cổng tin"),
        ({"parties": ["ha-tinh"]}, "tinh/ha-tinh", "Hà Tĩnh – Cổng tin"),
        ({"parties": ["so", "ha-tinh"]}, "co-quan/so", "so – Cổng tin"),
    ],
)
def test_an_article_is_shared_with_the_most_specific_picture(
    of: dict[str, Any], address: str, alt: str
) -> None:
    around: dict[str, Any] = {
        "regulations": [regulation("r")],
        "provinces": [province("ha-tinh", "Hà Tĩnh"), province("kham", "Khăm Muộn", "LA")],
    }
    if "partner_provinces" in of or "regulations" in of:
        of = {"partner_provinces": ("kham",), "parties": ["so"], **of}
    assert page(article("hop", **of), **around).head.image == SocialImage(
        f"https://so.example/the/{address}.png", 1200, 630, alt
    )


# --- states --------------------------------------------------------------------------------------


def test_an_expired_text_is_marked_and_another_is_not() -> None:
    found = page(article("a", expires="2021-01-01"))
    assert found.expired == DateText("2021-01-01", "01/01/2021")
    assert page(article("a", expires="2031-01-01")).expired is None


def test_a_draft_is_marked_and_kept_from_search_engines() -> None:
    found = page(article("a", status="draft"))
    assert (found.draft, found.head.robots) == (True, "noindex")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_withdrawn_text_gives_the_reason_and_nothing_of_itself(lang: str) -> None:
    gone = article("rut", title="Tin trùng", withdrawn="2020-06-12", summary="Không còn.")
    found = article_page(composer([gone], lang), "rut")
    assert isinstance(found, WithdrawnPage)
    assert (found.title, found.date.iso, found.reason, found.see) == (
        "Tin trùng",
        "2020-06-12",
        "Trùng tin.",
        None,
    )
    assert (found.head.robots, found.head.alternates) == ("noindex", ())
    assert (types(found.head), found.head.dublin_core) == (["BreadcrumbList"], ())
    assert (found.lang, found.reason_lang) == ((None, None) if lang == "vi" else ("vi", "vi"))
    assert "Không còn." not in repr(found)
    assert "<p>" not in repr(found)


@pytest.mark.parametrize(("state", "shown"), [("published", True), ("draft", False)])
def test_a_withdrawn_text_leads_on_only_to_what_is_shown(state: str, shown: bool) -> None:
    gone = article("rut", withdrawn="2020-06-12")
    gone = replace(gone, withdrawn=Withdrawal(PartialDate.parse("2020-06-12"), "Trùng.", "thay"))
    texts = [gone, article("thay", title="Tin thay")] if state == "published" else [gone]
    found = article_page(composer(texts), "rut")
    assert isinstance(found, WithdrawnPage)
    assert found.see == (Link("Tin thay", "/tin/2020/thay/") if shown else None)


# --- around it -----------------------------------------------------------------------------------


def test_earlier_stories_are_named_and_later_ones_never() -> None:
    texts = [article(f"a{year}", f"{year}-01-05") for year in (2018, 2019, 2020)]
    found = article_page(composer(texts), "a2019")
    assert isinstance(found, ArticlePage)
    assert [row.url for row in found.earlier] == ["/tin/2018/a2018/"]


def test_a_lean_page_keeps_words_without_links() -> None:
    lean = BuildOptions("https://so.example", lean=True)
    found = page(FULL, options=lean, languages=("vi",), **AROUND)
    assert (found.kind.url, found.kind.text) == ("", "Sơ kết")
    assert [line.regulation.url for line in found.regulations] == ["", ""]
    assert found.head.languages == (found.head.languages[0],)
    assert found.documents[0].url == "/tep/bao-cao.pdf"


def test_a_share_by_mail_is_an_address_whatever_the_title_holds() -> None:
    found = page(article("a", title="A & B? “C”"))
    assert found.mail_url == (
        "mailto:?subject=A%20%26%20B%3F%20%E2%80%9CC%E2%80%9D&body=https%3A//so.example/tin/2020/a/"
    )
