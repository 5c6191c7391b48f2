"""Feeds: valid, capped, in their language, with nothing that may not be told."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from portal.domain.dates import Moment
from portal.output.feeds import atom_feed, json_feed
from portal.pages.site import BuildOptions
from portal.reading.markdown import Rendered
from tests.made import agency, article, composer, province, regulation, translation

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(*articles: Any, address: str = "/", lang: str = "vi", **more: Any) -> ET.Element:
    return ET.fromstring(atom_feed(composer(articles, lang, **more), address))


def jsonfeed(*articles: Any, address: str = "/", lang: str = "vi", **more: Any) -> Any:
    return json.loads(json_feed(composer(articles, lang, **more), address))


def titles(feed: ET.Element) -> list[str | None]:
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


ONE = article(
    "hop", "2020-06-11 17:30", event="2020-06-10", title="Họp “A” & <B>", kind="briefing",
    summary="Tóm tắt.", author="Nam Giang",
)  # fmt: skip


def test_an_atom_feed_has_what_rfc_4287_demands() -> None:
    feed = atom(ONE, address="/co-quan/so/")
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(XML_LANG) == "vi"
    assert {child.tag.removeprefix(ATOM): child.text for child in feed if child.text} == {
        "title": "So – Cổng tin",
        "id": "https://so.example/co-quan/so/",
        "updated": "2020-06-11T17:30:00+07:00",
        "rights": "Ghi rõ nguồn",
    }
    assert [dict(link.attrib) for link in feed.findall(f"{ATOM}link")] == [
        {
            "rel": "self",
            "href": "https://so.example/co-quan/so/atom.xml",
            "type": "application/atom+xml",
        },
        {"rel": "alternate", "href": "https://so.example/co-quan/so/", "type": "text/html"},
    ]
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Sở Ngoại vụ"


def test_an_entry_says_all_of_its_article() -> None:
    entry = atom(ONE).find(f"{ATOM}entry")
    assert entry is not None
    assert [(child.tag.removeprefix(ATOM), child.text, child.attrib) for child in entry] == [
        ("title", "Họp “A” & <B>", {}),
        ("id", "https://so.example/tin/2020/hop/", {}),
        ("published", "2020-06-11T17:30:00+07:00", {}),
        ("updated", "2020-06-11T17:30:00+07:00", {}),
        (
            "link",
            None,
            {
                "rel": "alternate",
                "href": "https://so.example/tin/2020/hop/",
                "type": "text/html",
            },
        ),
        ("author", None, {}),
        ("category", None, {"term": "briefing", "label": "Giao ban"}),
        ("summary", "Tóm tắt.", {}),
        ("content", "<p>hop vi</p>", {"type": "html"}),
    ]
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Nam Giang"


def test_a_json_feed_has_what_version_1_1_demands() -> None:
    assert jsonfeed(ONE, address="/loai/briefing/") == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Giao ban – Cổng tin",
        "home_page_url": "https://so.example/loai/briefing/",
        "feed_url": "https://so.example/loai/briefing/feed.json",
        "language": "vi",
        "authors": [{"name": "Sở Ngoại vụ"}],
        "items": [
            {
                "id": "https://so.example/tin/2020/hop/",
                "url": "https://so.example/tin/2020/hop/",
                "title": "Họp “A” & <B>",
                "summary": "Tóm tắt.",
                "content_html": "<p>hop vi</p>",
                "date_published": "2020-06-11T17:30:00+07:00",
                "date_modified": "2020-06-11T17:30:00+07:00",
                "tags": ["Giao ban"],
                "authors": [{"name": "Nam Giang"}],
            }
        ],
    }


def test_a_feed_is_capped_at_the_twenty_published_last() -> None:
    """By publication, whatever the order of the events."""
    many = [
        article(f"a{day:02}", f"2020-06-{day:02}", event=f"2019-06-{30 - day + 1:02}")
        for day in range(1, 31)
    ]
    latest = [f"Tin a{day:02}" for day in range(30, 10, -1)]
    for address in ("/", "/co-quan/so/", "/loai/working-session/"):
        assert titles(atom(*many, address=address)) == latest
        assert [item["title"] for item in jsonfeed(*many, address=address)["items"]] == latest


def test_expired_withdrawn_and_draft_texts_are_in_no_feed() -> None:
    texts = [
        article("tin"),
        article("expired", expires="2021-01-01"),
        article("withdrawn", withdrawn="2020-06-12"),
        article("draft", status="draft"),
    ]
    assert titles(atom(*texts)) == ["Tin tin"]
    assert [item["title"] for item in jsonfeed(*texts)["items"]] == ["Tin tin"]


def test_what_is_not_translated_is_in_no_feed_of_the_other_language() -> None:
    texts = [
        article("dich", translations=[translation("en", "Translated")], author="Nam Giang"),
        article("khong"),
    ]
    feed = atom(*texts, lang="en")
    assert feed.get(XML_LANG) == "en"
    assert titles(feed) == ["Translated"]
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}id") == "https://so.example/en/tin/2020/dich/"
    assert entry.findtext(f"{ATOM}content") == "<p>dich en</p>"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Nam Giang"


def test_a_translation_has_its_own_author_and_change() -> None:
    own = translation(
        "en", "Translated", author="Mai Lan", modified=Moment.parse("2020-07-01 08:00")
    )
    entry = atom(article("dich", translations=[own], author="Nam Giang"), lang="en").find(
        f"{ATOM}entry"
    )
    assert entry is not None
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Mai Lan"
    assert entry.findtext(f"{ATOM}updated") == "2020-07-01T08:00:00+07:00"


def test_dates_known_in_part_are_their_first_instant() -> None:
    entry = atom(article("a", "2016")).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}published") == "2016-01-01T00:00:00+07:00"


def test_an_empty_feed_never_changes_by_itself() -> None:
    feed = atom(address="/tinh-ban/kham/", provinces=[province("kham", country="LA")])
    assert feed.findtext(f"{ATOM}updated") == "2000-01-01T00:00:00+07:00"
    assert titles(feed) == []


def test_a_regulation_has_a_feed_of_its_articles() -> None:
    texts = [article("a", regulations=[("r", "briefing")]), article("b")]
    feed = atom(*texts, address="/quy-che/r/", regulations=[regulation("r")])
    assert (feed.findtext(f"{ATOM}title"), titles(feed)) == ("r – Cổng tin", ["Tin a"])


@pytest.mark.parametrize("base", ["", "/cong"])
def test_links_and_pictures_of_the_text_lead_back_to_the_site(base: str) -> None:
    """Read elsewhere, an address from the root or within the page would lead nowhere."""
    html = (
        f'<p><a href="{base}/lich/">x</a> <img src="{base}/hinh-anh/a.png">'
        '<a href="#fn1">1</a> <a href="https://bao.example/">y</a></p>'
    )
    feed = atom(
        article("a"),
        bodies={("a", "vi"): Rendered(html)},
        options=BuildOptions(f"https://so.example{base}"),
    )
    assert feed.findtext(f"{ATOM}entry/{ATOM}content") == (
        f'<p><a href="https://so.example{base}/lich/">x</a> '
        f'<img src="https://so.example{base}/hinh-anh/a.png">'
        f'<a href="https://so.example{base}/tin/2020/a/#fn1">1</a> '
        '<a href="https://bao.example/">y</a></p>'
    )


def test_a_feed_names_one_file_of_a_picture() -> None:
    """Readers of feeds seldom choose; words that only look like a choice stay."""
    html = (
        '<figure><picture><source sizes="9vw" srcset="/hinh-anh/a.360.avif 360w" type="image/avif">'
        '<img alt="x" sizes="9vw" src="/hinh-anh/a.1080.jpg" srcset="/hinh-anh/a.360.jpg 360w">'
        '</picture></figure><p><code>img srcset="a"</code></p>'
    )
    feed = atom(article("a"), bodies={("a", "vi"): Rendered(html)})
    assert feed.findtext(f"{ATOM}entry/{ATOM}content") == (
        '<figure><img alt="x" src="https://so.example/hinh-anh/a.1080.jpg"></figure>'
        '<p><code>img srcset="a"</code></p>'
    )


def test_a_former_bodys_feed_is_told_from_its_successors_of_the_same_name() -> None:
    bodies = [
        agency("cu", "Sở Ngoại vụ", until="2025-06-30", heirs=[("moi", "replaced")]),
        agency("moi", "Sở Ngoại vụ", since="2025-07-01"),
    ]
    compose = composer(agencies=bodies)
    assert [json.loads(json_feed(compose, f"/co-quan/{id}/"))["title"] for id in ("cu", "moi")] == [
        "Sở Ngoại vụ (đến hết 30/6/2025) – Cổng tin",
        "Sở Ngoại vụ (từ 01/7/2025) – Cổng tin",
    ]
