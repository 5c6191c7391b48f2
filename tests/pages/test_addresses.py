"""How addresses are spelled, and which of them a lean build answers."""

from __future__ import annotations

import pytest

from portal.domain.model import Kind
from portal.domain.registry import Entity
from portal.pages import addresses
from tests.made import agency, province, row


def test_every_kind_of_page_has_its_place() -> None:
    assert [
        addresses.article(2020, "hop"),
        addresses.of_row(row("hop", "2020-06-11", event="2019-12-30")),
        addresses.year("/tin/", 2020),
        addresses.month("/nam/", 2020, 6),
        addresses.kind(Kind.INTERIM_REVIEW),
        addresses.regulation("r"),
        addresses.standing("gioi-thieu"),
        addresses.image("a/b.jpg"),
        addresses.paper("a.pdf"),
    ] == [
        "/tin/2020/hop/",
        "/tin/2020/hop/",
        "/tin/2020/",
        "/nam/2020/06/",
        "/loai/interim-review/",
        "/quy-che/r/",
        "/gioi-thieu/",
        "/hinh-anh/a/b.jpg",
        "/tep/a.pdf",
    ]


def test_bodies_partners_and_provinces_of_viet_nam_live_apart() -> None:
    entities: list[Entity] = [agency("x"), province("x", country="LA"), province("x")]
    assert [addresses.entity(one) for one in entities] == [
        "/co-quan/x/",
        "/tinh-ban/x/",
        "/tinh/x/",
    ]


def test_calendar_files_stand_beside_the_page_they_belong_to() -> None:
    assert [
        addresses.event_calendar("/tin/2020/hop/"),
        addresses.calendar_of(addresses.agency("so")),
        addresses.calendar_of(addresses.CALENDAR),
    ] == ["/tin/2020/hop/su-kien.ics", "/co-quan/so/lich.ics", "/lich/lich.ics"]


def test_pictures_made_by_publishing_have_addresses_of_their_own() -> None:
    entities: list[Entity] = [agency("x"), province("x", country="LA"), province("x")]
    assert [addresses.entity_card(one) for one in entities] == [
        "/the/co-quan/x.png",
        "/the/tinh-ban/x.png",
        "/the/tinh/x.png",
    ]
    assert [
        addresses.SITE_CARD,
        addresses.kind_card(Kind.INTERIM_REVIEW),
        addresses.regulation_card("r"),
        addresses.icon(192),
    ] == [
        "/the/cong.png",
        "/the/loai/interim-review.png",
        "/the/quy-che/r.png",
        "/bieu-tuong/icon-192.png",
    ]


@pytest.mark.parametrize(
    ("address", "file"),
    [("/", "index.html"), ("/tin/2020/", "tin/2020/index.html"), ("/404.html", "404.html")],
)
def test_an_address_is_answered_by_a_file(address: str, file: str) -> None:
    assert addresses.file_of(address) == file


@pytest.mark.parametrize(
    "address",
    [
        "/", "/tin/", "/tin/2020/", "/tin/2020/hop/", "/tin/2020/2020-a/", "/nam/", "/nam/2020/",
        "/co-quan/", "/co-quan/so/", "/co-quan/so/2020/", "/co-quan/so/atom.xml", "/tinh-ban/kham/",
        "/tinh-ban/kham/atom.xml", "/atom.xml", "/sitemap.xml",
    ],
)  # fmt: skip
def test_a_lean_build_answers_here(address: str) -> None:
    assert addresses.is_lean(address)


@pytest.mark.parametrize(
    "address",
    [
        "/tin/2020/06/", "/nam/2020/06/", "/tinh/", "/tinh/ha-tinh/", "/loai/", "/loai/visit/",
        "/quy-che/", "/quy-che/r/", "/quy-che/r/atom.xml", "/loai/visit/atom.xml", "/feed.json",
        "/co-quan/so/feed.json", "/co-quan/so/index.json", "/van-ban/", "/so-lieu/", "/lich/",
        "/dinh-chinh/", "/tim-kiem/", "/du-lieu/", "/so-do/", "/gioi-thieu/", "/404.html",
        "/opensearch.xml", "/tin/index.json", "/manifest.webmanifest", "/the/cong.png",
        "/tin/2020/hop/su-kien.ics", "/co-quan/so/lich.ics",
    ],
)  # fmt: skip
def test_a_lean_build_does_not_answer_here(address: str) -> None:
    assert not addresses.is_lean(address)
