"""What machines ask for by name, and old addresses."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from portal.domain.model import Names
from portal.output.machine import (
    opensearch,
    robots_txt,
    security_txt,
    speculation_rules,
    version_json,
    web_manifest,
)
from portal.output.plan import make_plan
from portal.output.redirects import redirect_page, redirects
from portal.pages.site import BuildOptions
from tests.made import IDENTITY, article, at, composer, site

BASE = BuildOptions("https://so.example/cong")


def test_robots_may_read_all_and_find_the_sitemap() -> None:
    assert robots_txt(composer(options=BASE)) == (
        b"User-agent: *\nAllow: /\n\nSitemap: https://so.example/cong/sitemap.xml\n"
    )


def test_security_txt_names_whom_to_tell_and_derives_its_end_from_effective() -> None:
    made = security_txt(composer(now=at("2026-11-20"), options=BASE)).decode()
    assert made == (
        "Contact: mailto:lien-he@so.example\n"
        "Expires: 2027-01-31T00:00:00Z\n"
        "Preferred-Languages: vi, en\n"
        "Canonical: https://so.example/cong/.well-known/security.txt\n"
    )
    assert security_txt(composer(now=at("2026-01-01"), options=BASE)).decode() == made


def test_opensearch_offers_the_search_of_its_language() -> None:
    root = ET.fromstring(opensearch(composer(lang="en", options=BASE)))
    names = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == f"{names}OpenSearchDescription"
    url = root.find(f"{names}Url")
    assert url is not None
    assert url.attrib == {
        "type": "text/html",
        "template": "https://so.example/cong/en/tim-kiem/?q={searchTerms}",
    }
    assert (root.findtext(f"{names}ShortName"), root.findtext(f"{names}Language")) == ("News", "en")


@pytest.mark.parametrize(
    ("name", "short", "whole"),
    [
        ("Cổng tin phối hợp đối ngoại", "Cổng tin", "Cổng tin phối"),
        ("Cổng tin", "Cổng tin", "Cổng tin"),
        ("Đối ngoại – Hà Tĩnh", "Đối ngoại", "Đối ngoại – Hà"),
        ("ຂ່າວການປະສານງານດ້ານ", "ຂ່າວການປະສານ", "ຂ່າວການປະສານງານດ້"),
    ],
)
def test_a_name_is_shortened_at_a_word_where_there_are_words(
    name: str, short: str, whole: str
) -> None:
    compose = composer(identity=replace(IDENTITY, names=Names(name)))
    assert json.loads(web_manifest(compose))["short_name"] == short
    root = ET.fromstring(opensearch(compose))
    assert root.findtext("{http://a9.com/-/spec/opensearch/1.1/}ShortName") == whole[:16]


def test_the_short_name_of_the_site_goes_before_a_cut_one() -> None:
    identity = replace(IDENTITY, short_names=Names("Đối ngoại"), names=Names("Cổng tin của tỉnh"))
    assert json.loads(web_manifest(composer(identity=identity)))["short_name"] == "Đối ngoại"
    # Another language's short name would be foreign under an icon.
    english = json.loads(web_manifest(composer(lang="en", identity=identity)))
    assert english["short_name"] == "Cổng tin của"


def test_the_manifest_starts_at_the_home_page_of_its_language() -> None:
    identity = replace(IDENTITY, colours={"identity": "#0b5d57"})
    assets = {"img/icon.svg": "/cong/theme/img/icon.svg"}
    compose = composer(lang="en", options=BASE, identity=identity, assets=assets)
    assert json.loads(web_manifest(compose)) == {
        "id": "/cong/en/",
        "name": "News",
        "short_name": "News",
        "description": "Department of Foreign Affairs",
        "lang": "en",
        "dir": "ltr",
        "start_url": "/cong/en/",
        "scope": "/cong/en/",
        "display": "minimal-ui",
        "background_color": "#fbf8f1",
        "theme_color": "#0b5d57",
        "categories": ["government", "news"],
        "icons": [
            {"src": "/cong/bieu-tuong/icon.svg", "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": f"/cong/bieu-tuong/icon-{size}.png",
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for size, purpose in ((192, "any"), (512, "any"), (512, "maskable"))
            ),
        ],
    }


def test_a_theme_without_an_icon_offers_only_the_pictures() -> None:
    icons = json.loads(web_manifest(composer()))["icons"]
    assert {icon["type"] for icon in icons} == {"image/png"}


def test_pages_of_the_site_alone_may_be_fetched_ahead_once_a_reader_makes_for_them() -> None:
    where = {"href_matches": ["/cong/", "/cong/*/"]}
    assert json.loads(speculation_rules(composer(options=BASE))) == {
        "prefetch": [{"where": where, "eagerness": "moderate"}]
    }


def test_the_version_is_that_of_code_content_and_time() -> None:
    made = version_json(composer([article("a", expires="2026-05-01")], version="7"))
    assert json.loads(made) == {
        "version": "7",
        "content": "0",
        "effective": "2026-05-01T00:00:00+07:00",
    }


# --- old addresses -------------------------------------------------------------------------------

OLD = (
    "/cu/tin-123.html",
    "/tin/2020/ten-cu/",
    "/Tin%20cu",
    "/portal/view.aspx",
    "/tin.HTM",
    "/a/b.htm",
)


def test_old_addresses_answer_where_a_plain_host_serves_a_page() -> None:
    made = site([article("moi", aliases=OLD)])
    assert [(output.path, output.source) for output in redirects(made)] == [
        ("cu/tin-123.html", "news/2020/moi.md"),
        ("tin/2020/ten-cu/index.html", "news/2020/moi.md"),
        ("Tin cu/index.html", "news/2020/moi.md"),
        ("a/b.htm", "news/2020/moi.md"),
    ]


class _Refresh(HTMLParser):
    found = ""
    links: tuple[str, ...] = ()
    canonical = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("http-equiv") == "refresh":
            self.found = given["content"] or ""
        if tag == "a":
            self.links += (given["href"] or "",)
        if given.get("rel") == "canonical":
            self.canonical = given["href"] or ""


@pytest.mark.parametrize("title", ["Tin mới", "<script>alert(1)</script> & “x”"])
def test_an_old_address_leads_on_in_one_hop_without_a_script(title: str) -> None:
    one = article("moi", title=title)
    made = redirect_page(composer([one], options=BASE), one.slug).decode()
    parser = _Refresh()
    parser.feed(made)
    assert parser.found == "0; url=/cong/tin/2020/moi/"
    assert parser.links == ("/cong/tin/2020/moi/",)
    assert parser.canonical == "https://so.example/cong/tin/2020/moi/"
    assert "<script" not in made
    assert '<meta name="robots" content="noindex">' in made


def test_an_old_address_of_a_withdrawn_text_leads_to_its_reason() -> None:
    made = site([article("rut", withdrawn="2020-06-12", aliases=("/cu/",))])
    assert [output.path for output in redirects(made)] == ["cu/index.html"]


def test_a_lean_build_has_no_old_addresses() -> None:
    options = BuildOptions("https://so.example", lean=True)
    lean = make_plan(site([article("a", aliases=("/cu/",))], options=options, languages=("vi",)))
    assert "cu/index.html" not in {output.path for output in lean.outputs}
