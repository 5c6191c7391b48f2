"""What every page of the shipped site must have, and must not."""

from __future__ import annotations

from collections import Counter

from tests.needs import ROOT
from tests.site.facts import Site, language_of

# One of each page type of the site, in every language.
ADDRESSES = (
    "/", "/tin/", "/tin/2020/", "/nam/", "/nam/2020/", "/co-quan/", "/tinh-ban/", "/loai/",
    "/quy-che/", "/van-ban/", "/so-lieu/", "/lich/", "/dinh-chinh/", "/tim-kiem/", "/du-lieu/",
    "/gioi-thieu/", "/lien-he/", "/so-do/", "/tro-nang/", "/rieng-tu/", "/ban-quyen/", "/404.html",
    "/co-quan/so-ngoai-vu-ha-tinh/", "/tinh-ban/khammouane/", "/tinh/ha-tinh/",
    "/tinh/quang-tri/", "/tinh/quang-tri-2025/", "/loai/interim-review/",
)  # fmt: skip


def test_every_kind_of_address_is_there(built_site: Site) -> None:
    wanted = [f"{prefix}{address}" for prefix in ("", "/en", "/lo") for address in ADDRESSES]
    assert [address for address in wanted if address not in built_site.pages] == []


def test_every_article_that_is_published_has_its_page(built_site: Site) -> None:
    published = [
        f"/tin/{path.parent.name}/{path.stem}/"
        for path in sorted((ROOT / "content/news").rglob("*.md"))
        if "." not in path.stem and "\nstatus: draft\n" not in path.read_text("utf-8")
    ]
    assert len(published) > 50
    assert [address for address in published if address not in built_site.pages] == []


def test_addresses_are_lower_case_ascii_and_end_in_a_slash(built_site: Site) -> None:
    odd = [
        address
        for address in built_site.pages
        if not address.endswith("/404.html")
        and not (address.isascii() and address == address.lower() and address.endswith("/"))
    ]
    assert odd == []


def test_every_page_has_one_heading_of_the_first_level(built_site: Site) -> None:
    wrong = {
        page.address: page.h1
        for page in built_site.pages.values()
        if len(page.h1) != 1 or not page.h1[0].strip()
    }
    assert wrong == {}


def test_every_page_says_its_language(built_site: Site) -> None:
    wrong = {
        page.address: page.lang
        for page in built_site.pages.values()
        if page.lang != language_of(page.address)
    }
    assert wrong == {}


def test_every_page_has_a_title_of_its_own(built_site: Site) -> None:
    assert [page.address for page in built_site.pages.values() if not page.title.strip()] == []
    listed = [page for page in built_site.pages.values() if "noindex" not in page.robots]
    counts = Counter((page.lang, page.title) for page in listed)
    assert {title: count for title, count in counts.items() if count > 1} == {}


def test_every_page_has_a_description(built_site: Site) -> None:
    wrong = [page.address for page in built_site.pages.values() if not page.description.strip()]
    assert wrong == []


def test_every_page_says_that_this_is_a_demonstration(built_site: Site) -> None:
    said = {
        "vi": "Đây là trang trình diễn, không phải trang chính thức",
        "en": "This is a demonstration, not an official site",
        "lo": "ນີ້ແມ່ນເວັບໄຊຕົວຢ່າງ, ບໍ່ແມ່ນເວັບໄຊທາງການ",
    }
    silent = [
        page.address for page in built_site.pages.values() if said[page.lang] not in page.text
    ]
    assert silent == []


def test_no_id_occurs_twice_on_a_page(built_site: Site) -> None:
    twice = {
        page.address: [id for id, count in Counter(page.ids).items() if count > 1]
        for page in built_site.pages.values()
        if len(set(page.ids)) < len(page.ids)
    }
    assert twice == {}


def test_no_page_holds_inline_code_or_style(built_site: Site) -> None:
    found = {page.address: page.inline for page in built_site.pages.values() if page.inline}
    assert found == {}


def test_no_page_fetches_anything_from_elsewhere(built_site: Site) -> None:
    fetched = [(page, url) for page in built_site.pages.values() for url in page.fetched]
    assert len(fetched) >= len(built_site.pages)
    outside = [
        (page.address, url)
        for page, url in fetched
        if not url.startswith("data:") and built_site.local(page.address, url) is None
    ]
    assert outside == []


def test_no_style_sheet_fetches_anything_from_elsewhere(built_site: Site) -> None:
    sheets = [name for name in built_site.files if name.endswith(".css")]
    assert sheets
    for name in sheets:
        assert "http:" not in built_site.text(name)
        assert "https:" not in built_site.text(name)
        assert "@import" not in built_site.text(name)


def test_no_page_is_read_only_with_a_script(built_site: Site) -> None:
    """Links and forms lead somewhere by themselves."""
    dead = [
        (page.address, tag, url)
        for page in built_site.pages.values()
        for tag, _, url in page.links
        if url in ("#", "") or url.lower().startswith("javascript:")
    ]
    assert dead == []


def test_cards_without_a_translation_are_not_offered_to_search_engines(built_site: Site) -> None:
    news = ROOT / "content/news"
    translated = {path.stem.removesuffix(".en") for path in news.rglob("*.en.md")}
    cards = [
        page
        for address, page in built_site.pages.items()
        if address.startswith("/en/tin/")
        and len(address.split("/")) == 6
        and not address.split("/")[4].isdigit()
        and address.split("/")[4] not in translated
    ]
    assert len(cards) > 20
    assert [page.address for page in cards if "noindex" not in page.robots] == []
    withdrawn = "\nstatus: withdrawn\n"
    articles = [
        built_site.pages[f"/tin/{path.parent.name}/{path.stem}/"]
        for path in news.rglob("*.md")
        if "." not in path.stem
        and "\nstatus: draft\n" not in path.read_text("utf-8")
        and withdrawn not in path.read_text("utf-8")
    ]
    assert [page.address for page in articles if "noindex" in page.robots] == []
