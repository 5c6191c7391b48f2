"""An article for machines: what happened, who took part, from what it was made."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from portal.domain.dates import Moment, PartialDate
from portal.domain.model import (
    Article,
    Attendee,
    DatedNote,
    Document,
    Event,
    Image,
    Party,
    Role,
    Source,
)
from portal.images.records import Picture
from portal.pages.articles import article_page
from portal.pages.site import BuildOptions
from tests.made import agency, article, composer, province, regulation, translation

URL = "https://so.example/tin/2020/hop/"
DEPARTMENT = "https://so.example/#co-quan"

FULL = replace(
    article(
        "hop", "2020-06-11 17:30", kind="interim-review", title="Sơ kết", summary="Đã họp.",
        full_event=Event(PartialDate.parse("2020-06-10"), PartialDate.parse("2020-06-11"), "chiều",
                         "Hà Tĩnh"),
        regulations=[("r", "interim-review"), ("m", "held")],
        partner_provinces=("kham",),
        people=(Attendee("Nguyễn Văn Thử", "Giám đốc"),),
        documents=(Document("1/BC", "Báo cáo"),),
        images=(Image("a.png", "Đại biểu"),),
        sources=(Source("Báo", "https://bao.example/1"), Source("Bản in", note="Không có mạng.")),
        author="Nam Giang", tags=("an ninh",),
        modified=Moment.parse("2020-06-12 08:00"),
        corrections=(DatedNote(PartialDate.parse("2020-06-12"), "Sửa số."),),
        expires="2031-01-01",
        translations=[translation("en", "Review", modified=Moment.parse("2020-06-20"))],
    ),
    agencies=(Party("so", Role.HOST), Party("ca"), Party("ha-tinh", Role.GUEST)),
)  # fmt: skip
AROUND: dict[str, Any] = {
    "agencies": [agency("so", "Sở", english="The department"), agency("ca", "Công an")],
    "provinces": [province("ha-tinh", "Hà Tĩnh"), province("kham", "Khăm Muộn", "LA")],
    "regulations": [regulation("r"), regulation("m", type="mechanism")],
    "pictures": {"a.png": Picture(640, 480)},
}


def said(one: Article, lang: str = "vi", **more: Any) -> dict[str, Any]:
    """The article's own node."""
    head = article_page(composer([one], lang, **{**AROUND, **more}), one.slug).head
    news, trail = json.loads(head.json_ld)["@graph"]
    assert trail["@type"] == "BreadcrumbList"
    return dict(news)


def test_an_article_tells_machines_all_that_it_shows() -> None:
    assert said(FULL) == {
        "@type": "NewsArticle",
        "@id": URL,
        "url": URL,
        "mainEntityOfPage": URL,
        "headline": "Sơ kết",
        "description": "Đã họp.",
        "inLanguage": "vi",
        "articleSection": "Sơ kết",
        "datePublished": "2020-06-11T17:30+07:00",
        "dateModified": "2020-06-12T08:00+07:00",
        "expires": "2031-01-01",
        "publisher": {
            "@type": "GovernmentOrganization",
            "@id": DEPARTMENT,
            "name": "Sở Ngoại vụ",
            "url": "https://so.example/",
        },
        "author": {"@type": "Person", "name": "Nam Giang"},
        "about": {
            "@type": "Event",
            "@id": f"{URL}#su-kien",
            "name": "Sơ kết",
            "startDate": "2020-06-10",
            "endDate": "2020-06-11",
            "location": {"@type": "Place", "name": "Hà Tĩnh"},
            "organizer": [
                {
                    "@type": "GovernmentOrganization",
                    "@id": "https://so.example/co-quan/so/#co-quan",
                    "name": "Sở",
                }
            ],
            "attendee": [
                {
                    "@type": "GovernmentOrganization",
                    "@id": "https://so.example/co-quan/ca/#co-quan",
                    "name": "Công an",
                },
                {
                    "@type": "GovernmentOrganization",
                    "name": "Hà Tĩnh",
                    "areaServed": {
                        "@type": "AdministrativeArea",
                        "@id": "https://so.example/tinh/ha-tinh/#dia-phuong",
                        "name": "Hà Tĩnh",
                    },
                },
                {"@type": "Person", "name": "Nguyễn Văn Thử", "jobTitle": "Giám đốc"},
            ],
            "superEvent": [
                {
                    "@type": "EventSeries",
                    "@id": "https://so.example/quy-che/m/#quy-che",
                    "name": "m",
                }
            ],
        },
        "mentions": [
            {"@type": "Legislation", "@id": "https://so.example/quy-che/r/#quy-che", "name": "r"},
            {
                "@type": "AdministrativeArea",
                "@id": "https://so.example/tinh-ban/kham/#dia-phuong",
                "name": "Khăm Muộn",
            },
        ],
        "isBasedOn": ["https://bao.example/1"],
        "citation": ["1/BC: Báo cáo"],
        "correction": [
            {"@type": "CorrectionComment", "text": "Sửa số.", "datePublished": "2020-06-12"}
        ],
        "keywords": ["an ninh"],
        "image": [
            "https://so.example/hinh-anh/a.png",
            "https://so.example/the/quy-che/r.png",
        ],
        "workTranslation": [{"@id": "https://so.example/en/tin/2020/hop/"}],
    }


def test_a_translation_names_its_original_and_tells_of_the_same_event() -> None:
    made = said(FULL, "en")
    assert (made["@id"], made["translationOfWork"]) == (
        "https://so.example/en/tin/2020/hop/",
        {"@id": URL},
    )
    assert (made["inLanguage"], made["headline"], made["dateModified"]) == (
        "en",
        "Review",
        "2020-06-20",
    )
    assert "workTranslation" not in made
    assert (made["about"]["@id"], made["about"]["name"]) == (f"{URL}#su-kien", "Review")
    assert made["about"]["organizer"][0] == {
        "@type": "GovernmentOrganization",
        "@id": "https://so.example/co-quan/so/#co-quan",
        "name": "The department",
    }


def test_what_an_article_does_not_tell_is_left_out() -> None:
    made = said(article("hop", "2020-06", kind="report", parties=["so"]))
    assert made == {
        "@type": "NewsArticle",
        "@id": URL,
        "url": URL,
        "mainEntityOfPage": URL,
        "headline": "Tin hop",
        "description": "Tóm tắt hop.",
        "inLanguage": "vi",
        "articleSection": "Báo cáo",
        "datePublished": "2020-06",
        "dateModified": "2020-06",
        "publisher": {
            "@type": "GovernmentOrganization",
            "@id": DEPARTMENT,
            "name": "Sở Ngoại vụ",
            "url": "https://so.example/",
        },
        # Nobody signed it: the department did.
        "author": {"@id": DEPARTMENT},
        # No event names the parties, so the article does.
        "mentions": [
            {
                "@type": "GovernmentOrganization",
                "@id": "https://so.example/co-quan/so/#co-quan",
                "name": "Sở",
            }
        ],
        "image": ["https://so.example/the/co-quan/so.png"],
    }


@pytest.mark.parametrize("date", ["2020-06-10", "2020-06", "2020"])
def test_an_event_is_dated_at_the_precision_that_is_known(date: str) -> None:
    assert said(article("hop", event=date))["about"]["startDate"] == date


def test_an_announced_event_is_scheduled_and_a_past_one_says_nothing() -> None:
    notice = article("hop", event="2026-12-15", kind="notice")
    assert said(notice)["about"]["eventStatus"] == "https://schema.org/EventScheduled"
    assert "eventStatus" not in said(article("hop", event="2020-06-10"))["about"]


def test_in_a_lean_site_nothing_names_what_is_not_built() -> None:
    lean = BuildOptions("https://so.example", lean=True)
    made = said(FULL, options=lean, languages=("vi",))
    assert made["mentions"][0] == {"@type": "Legislation", "name": "r"}
    assert made["image"] == ["https://so.example/hinh-anh/a.png"]
    assert "workTranslation" not in made
