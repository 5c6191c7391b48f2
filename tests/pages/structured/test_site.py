"""The site and its pages for machines: home, search, standing pages, open data."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from portal.domain.dates import Moment
from portal.domain.model import Page
from portal.output.opendata import data_page
from portal.pages.directories import agency_directory
from portal.pages.reference import calendar_page, documents_page
from portal.pages.site import BuildOptions, page_key
from portal.pages.standing import home_page, search_page, standing_page
from portal.pages.views.parts import Head
from portal.reading.markdown import Rendered
from tests.made import IDENTITY, agency, article, composer, province


def nodes(head: Head) -> list[dict[str, Any]]:
    return list(json.loads(head.json_ld)["@graph"])


def test_the_home_page_says_who_publishes_and_where_to_search() -> None:
    identity = replace(IDENTITY, fax="0239 1")
    compose = composer(identity=identity, provinces=[province("ha-tinh", "Hà Tĩnh")])
    assert nodes(home_page(compose).head) == [
        {
            "@type": "GovernmentOrganization",
            "@id": "https://so.example/#co-quan",
            "name": "Sở Ngoại vụ",
            "url": "https://so.example/",
            "address": "Số 1",
            "telephone": ["0239 0000 000"],
            "faxNumber": "0239 1",
            "email": "lien-he@so.example",
            "areaServed": {
                "@type": "AdministrativeArea",
                "@id": "https://so.example/tinh/ha-tinh/#dia-phuong",
                "name": "Hà Tĩnh",
            },
        },
        {
            "@type": "WebSite",
            "@id": "https://so.example/#trang",
            "url": "https://so.example/",
            "name": "Cổng tin",
            "inLanguage": "vi",
            "publisher": {"@id": "https://so.example/#co-quan"},
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": "https://so.example/tim-kiem/?q={search_term_string}",
                },
                "query-input": "required name=search_term_string",
            },
        },
    ]


def test_every_language_has_its_site_of_the_same_department() -> None:
    department, website = nodes(home_page(composer(lang="en")).head)
    assert (department["@id"], department["name"]) == (
        "https://so.example/#co-quan",
        "Department of Foreign Affairs",
    )
    assert (website["@id"], website["url"]) == (
        "https://so.example/en/#trang",
        "https://so.example/en/",
    )


def test_a_lean_site_offers_no_search() -> None:
    lean = BuildOptions("https://so.example", lean=True)
    _, website = nodes(home_page(composer(options=lean, languages=("vi",))).head)
    assert "potentialAction" not in website


@pytest.mark.parametrize(
    ("slug", "type_"),
    [("gioi-thieu", "AboutPage"), ("lien-he", "ContactPage"), ("rieng-tu", "WebPage")],
)
def test_a_standing_page_says_what_kind_it_is(slug: str, type_: str) -> None:
    page = Page("x", slug, "vi", "Trang", "Tóm tắt.", "", modified=Moment.parse("2026-01-05"))
    compose = composer(pages={(slug, "vi"): page}, bodies={page_key(slug, "vi"): Rendered("")})
    made, _ = nodes(standing_page(compose, slug).head)
    assert (made["@type"], made["name"], made["dateModified"]) == (type_, "Trang", "2026-01-05")
    assert ("mainEntity" in made) == (type_ != "WebPage")


def test_a_page_that_is_not_translated_says_in_which_language_its_words_are() -> None:
    page = Page("x", "rieng-tu", "vi", "Trang", "Tóm tắt.", "")
    bodies = {page_key("rieng-tu", "vi"): Rendered("")}
    compose = composer(lang="en", pages={("rieng-tu", "vi"): page}, bodies=bodies)
    head = standing_page(compose, "rieng-tu").head
    made, _ = nodes(head)
    assert (made["url"], made["inLanguage"]) == ("https://so.example/en/rieng-tu/", "vi")
    assert dict(head.dublin_core) == {
        "DC.title": "Trang",
        "DC.creator": "Department of Foreign Affairs",
        "DC.description": "Tóm tắt.",
        "DC.publisher": "Department of Foreign Affairs",
        "DC.type": "Text",
        "DC.format": "text/html",
        "DC.identifier": "https://so.example/en/rieng-tu/",
        "DC.rights": "Ghi rõ nguồn",
        "DC.language": "vi",
    }


@pytest.mark.parametrize(
    ("make", "urls"),
    [
        (agency_directory, ["/co-quan/so/"]),
        (calendar_page, ["/tin/2026/bao/"]),
        (documents_page, []),
    ],
)
def test_overviews_list_what_they_lead_to(make: Any, urls: list[str]) -> None:
    notice = article("bao", "2026-11-01", kind="notice", event="2026-12-15")
    page, _ = nodes(make(composer([notice], agencies=[agency("so")])).head)
    listed = page["mainEntity"]
    assert (page["@type"], listed["@type"], listed["numberOfItems"]) == (
        "CollectionPage",
        "ItemList",
        len(urls),
    )
    assert [item["url"] for item in listed.get("itemListElement", [])] == [
        f"https://so.example{url}" for url in urls
    ]


def test_the_search_page_is_one() -> None:
    assert nodes(search_page(composer()).head)[0]["@type"] == "SearchResultsPage"


def test_the_open_data_is_one_data_set_with_all_its_files() -> None:
    page, _ = nodes(
        data_page(composer([article("a", "2020-06-11"), article("b", "2018-01-02")])).head
    )
    catalogue = page["mainEntity"]
    data = catalogue["dataset"]
    assert (catalogue["@type"], data["@type"], data["temporalCoverage"]) == (
        "DataCatalog",
        "Dataset",
        "2018/2020",
    )
    assert data["license"] == {"@type": "CreativeWork", "name": "Ghi rõ nguồn"}
    assert {
        "@type": "DataDownload",
        "name": "Tin đăng năm 2020",
        "contentUrl": "https://so.example/du-lieu/tin-2020.csv",
        "encodingFormat": "text/csv",
    } in data["distribution"]
    assert nodes(data_page(composer()).head)[0]["mainEntity"]["dataset"].keys() == (
        data.keys() - {"temporalCoverage"}
    )
