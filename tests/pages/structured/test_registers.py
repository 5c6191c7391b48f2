"""Bodies, provinces, regulations and mechanisms for machines."""

from __future__ import annotations

import json
from typing import Any

import pytest

from portal.domain.model import AgencyType, Contact, Names, Source
from portal.pages.entities import entity_page
from portal.pages.regulations import regulation_page
from tests.made import agency, article, composer, former, province, regulation

AGENCIES = [
    agency(
        "cu", "Bộ Chỉ huy", until="2025-06-27", heirs=[("moi", "replaced")],
        type=AgencyType.BORDER_GUARD, province="ha-tinh", parent="bo",
        aliases=("BCH",), names=(former("Ban Chỉ huy cũ", None, "2000"),),
    ),
    agency(
        "moi", "Ban Chỉ huy", since="2025-06-28", english="Command", province="ha-tinh",
        website="https://bp.example/", contact=Contact("Số 2", "0239 1", "bp@so.example"),
    ),
    agency("bo", "Bộ"),
]  # fmt: skip
PROVINCES = [
    province("ha-tinh", "Hà Tĩnh", iso="VN-23"),
    province("kham", "Khăm Muộn", "LA", english="Khammouane"),
]
TEXTS = [article("a", "2025-07-01", parties=["moi"], partner_provinces=("kham",))]


def nodes(id: str, lang: str = "vi") -> list[dict[str, Any]]:
    compose = composer(TEXTS, lang, agencies=AGENCIES, provinces=PROVINCES)
    return list(json.loads(entity_page(compose, id).head.json_ld)["@graph"])


def test_a_body_says_when_it_ended_whose_part_it_was_and_where_it_served() -> None:
    _page, body, trail = nodes("cu")
    assert body == {
        "@type": "GovernmentOrganization",
        "@id": "https://so.example/co-quan/cu/#co-quan",
        "name": "Bộ Chỉ huy",
        "alternateName": ["BCH", "Ban Chỉ huy cũ"],
        "url": "https://so.example/co-quan/cu/",
        "areaServed": {
            "@type": "AdministrativeArea",
            "@id": "https://so.example/tinh/ha-tinh/#dia-phuong",
            "name": "Hà Tĩnh",
        },
        "parentOrganization": {
            "@type": "GovernmentOrganization",
            "@id": "https://so.example/co-quan/bo/#co-quan",
            "name": "Bộ",
        },
        "dissolutionDate": "2025-06-27",
    }
    assert trail["@type"] == "BreadcrumbList"


def test_the_page_of_a_body_lists_its_stories_and_names_its_kin() -> None:
    page, body, _ = nodes("moi", "en")
    assert page == {
        "@type": "CollectionPage",
        "@id": "https://so.example/en/co-quan/moi/",
        "url": "https://so.example/en/co-quan/moi/",
        "name": "Command",
        "inLanguage": "en",
        "isPartOf": {"@id": "https://so.example/en/#trang"},
        "about": {"@id": "https://so.example/co-quan/moi/#co-quan"},
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": 1,
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "url": "https://so.example/en/tin/2025/a/"}
            ],
        },
        "mentions": [
            {
                "@type": "GovernmentOrganization",
                "@id": "https://so.example/co-quan/cu/#co-quan",
                "name": "Bộ Chỉ huy",
            }
        ],
    }
    assert {name: body.get(name) for name in ("sameAs", "address", "telephone", "email")} == {
        "sameAs": "https://bp.example/",
        "address": "Số 2",
        "telephone": "0239 1",
        "email": "bp@so.example",
    }
    assert (body["foundingDate"], body["alternateName"]) == ("2025-06-28", ["Ban Chỉ huy"])


def test_a_province_is_an_area_of_its_country() -> None:
    assert nodes("ha-tinh")[1] == {
        "@type": "AdministrativeArea",
        "@id": "https://so.example/tinh/ha-tinh/#dia-phuong",
        "name": "Hà Tĩnh",
        "url": "https://so.example/tinh/ha-tinh/",
        "identifier": {"@type": "PropertyValue", "propertyID": "ISO 3166-2", "value": "VN-23"},
        "containedInPlace": {"@type": "Country", "name": "Việt Nam", "identifier": "VN"},
    }
    partner = nodes("kham", "en")[1]
    assert (partner["name"], partner["alternateName"]) == ("Khammouane", ["Khăm Muộn"])
    assert (partner["containedInPlace"]["identifier"], "identifier" in partner) == ("LA", False)


# --- regulations ---------------------------------------------------------------------------------


def regulation_node(one: Any, *others: Any, texts: Any = ()) -> dict[str, Any]:
    compose = composer(texts, regulations=[one, *others], provinces=PROVINCES)
    node, trail = json.loads(regulation_page(compose, one.id).head.json_ld)["@graph"]
    assert trail["@type"] == "BreadcrumbList"
    return dict(node)


def test_a_regulation_has_its_dates_its_parties_and_what_tells_of_it() -> None:
    one = regulation(
        "r", ["so", "ha-tinh"], signed="2023-10-25", period=("2023-10-25", None),
        number="09/QCPH", title=Names("Quy chế"), replaces=("cu",),
        source=Source("Báo", "https://bao.example/1"),
    )  # fmt: skip
    told = article("a", "2024-01-05", regulations=[("r", "interim-review")])
    assert regulation_node(one, regulation("cu", title=Names("Bản cũ")), texts=[told]) == {
        "@type": "Legislation",
        "@id": "https://so.example/quy-che/r/#quy-che",
        "name": "Quy chế",
        "url": "https://so.example/quy-che/r/",
        "inLanguage": "vi",
        "author": [
            {
                "@type": "GovernmentOrganization",
                "@id": "https://so.example/co-quan/so/#co-quan",
                "name": "so",
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
        ],
        "legislationIdentifier": "09/QCPH",
        "legislationType": "Quy chế phối hợp",
        "legislationDate": "2023-10-25",
        "legislationLegalForce": "https://schema.org/InForce",
        "temporalCoverage": "2023-10-25/..",
        "legislationRepeals": [
            {
                "@type": "Legislation",
                "@id": "https://so.example/quy-che/cu/#quy-che",
                "name": "Bản cũ",
            }
        ],
        "subjectOf": [
            {"@id": "https://so.example/tin/2024/a/"},
            {"@type": "WebPage", "name": "Báo", "url": "https://bao.example/1"},
        ],
    }


@pytest.mark.parametrize(
    ("period", "force"),
    [
        (("2016", "2020"), "https://schema.org/NotInForce"),
        (("2016", "2030"), "https://schema.org/InForce"),
        (None, None),
    ],
)
def test_of_a_term_that_is_not_known_no_force_is_claimed(
    period: tuple[str, str] | None, force: str | None
) -> None:
    made = regulation_node(regulation("r", signed="2016", period=period))
    assert made.get("legislationLegalForce") == force


def test_a_mechanism_is_a_row_of_meetings() -> None:
    assert regulation_node(regulation("m", ["so"], type="mechanism")) == {
        "@type": "EventSeries",
        "@id": "https://so.example/quy-che/m/#quy-che",
        "name": "m",
        "url": "https://so.example/quy-che/m/",
        "inLanguage": "vi",
        "organizer": [
            {
                "@type": "GovernmentOrganization",
                "@id": "https://so.example/co-quan/so/#co-quan",
                "name": "so",
            }
        ],
    }
