"""An address without a page: what is offered instead, and pages fetched ahead."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import comforts
from tests.browser.comforts import ARTICLE, REGULATION, Host
from tests.needs import needs

pytestmark = needs("chromium")

built_site, chrome = comforts.built_site, comforts.chrome
host, reader = comforts.host, comforts.reader


def offered(page: Page, path: str) -> list[str]:
    """The addresses on offer, from the site's root."""
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 404
    links = page.locator(".nearest a")
    expect(links.first).to_be_visible()
    found: list[str] = links.evaluate_all("all => all.map((link) => link.pathname + link.search)")
    return found


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (ARTICLE.replace("ky-moi", "ky-moy"), ARTICLE),
        (ARTICLE.replace("/2023/", "/2022/", 1), ARTICLE),
        (ARTICLE.removesuffix("-moi-2023/"), ARTICLE),
        (f"/en{ARTICLE.replace('ky-moi', 'ky-moy')}", f"/en{ARTICLE}"),
        (f"/tin-tuc/2023{ARTICLE[9:-1]}.html", ARTICLE),
        ("/tin/2023/hà-tĩnh-công-an-sở-ngoại-vụ-tổng-kết-kỳ-mới-2023/", ARTICLE),
        ("/nam/2023/ha-tinh-cong-an-so-ngoai-vu-tong-ket-ky-moi-2023/", ARTICLE),
        ("/co-quan/so-ngoai-vu-ha-tnh/", "/co-quan/so-ngoai-vu-ha-tinh/"),
        ("/tinh-ban/khamuane/", "/tinh-ban/khammouane/"),
        ("/khammouane/", "/tinh-ban/khammouane/"),
        ("/tinh/quang-trj/", "/tinh/quang-tri/"),
        (REGULATION.replace("2016", "2015"), REGULATION),
        ("/gioithieu.html", "/gioi-thieu/"),
        ("/en/lienhe", "/en/lien-he/"),
    ],
)
def test_the_nearest_address_comes_first(reader: Page, asked: str, first: str) -> None:
    found = offered(reader, asked)
    assert found[0] == first
    assert len(found) <= 4


def test_titles_are_in_the_readers_language_where_there_is_one(reader: Page) -> None:
    offered(reader, f"/en{ARTICLE.replace('ky-moi', 'ky-moy')}")
    link = reader.locator(".nearest a").first
    expect(link).to_contain_text("Ha Tinh")
    assert link.get_attribute("lang") is None
    offered(reader, "/en/tin/2017/thanh-hoa-hua-phan-ho-tro-2018/")
    assert reader.locator(".nearest a").first.get_attribute("lang") == "vi"


def test_the_words_of_the_address_can_be_searched(reader: Page) -> None:
    found = offered(reader, "/tin/2023/bien-gioi-hoa-binh/")
    assert found[-1] == "/tim-kiem/?q=bien%20gioi%20hoa%20binh"
    expect(reader.locator(".nearest a").last).to_have_text("Tìm “bien gioi hoa binh”")


def test_without_a_near_address_the_one_above_that_answers_is_offered(reader: Page) -> None:
    assert offered(reader, "/tin/2023/hoan-toan-khac/xyz/")[0] == "/tin/2023/"
    assert offered(reader, "/tin/1999/")[0] == "/tin/"


def test_the_page_itself_and_a_broken_address_offer_nothing_wrong(reader: Page) -> None:
    reader.goto("/404.html")
    reader.wait_for_load_state("networkidle")
    expect(reader.locator(".nearest")).to_be_hidden()
    reader.goto("/%E0%A4%A")
    reader.wait_for_load_state("networkidle")
    expect(reader.locator("h1")).to_have_text("Không tìm thấy trang")


def test_words_of_an_address_are_never_markup(reader: Page) -> None:
    offered(reader, "/tin/<img src=x onerror=alert(1)>-bien-gioi/")
    assert reader.locator(".nearest img").count() == 0


def test_a_link_that_a_reader_makes_for_is_fetched_ahead(reader: Page, host: Host) -> None:
    """The host's header names /speculation-rules.json; Chromium fetches after a short hover."""
    with reader.expect_request(lambda asked: asked.url.endswith("/speculation-rules.json")):
        reader.goto("/")
    link = reader.locator("main a[href^='/tin/2']").first
    address = link.get_attribute("href")
    assert address is not None
    reader.wait_for_timeout(300)
    host.asked.clear()
    link.hover()
    reader.wait_for_timeout(2000)
    assert address in host.asked
