"""What machines ask for by name, and old addresses."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from portal.output.machine import (
    opensearch,
    robots_txt,
    security_txt,
    speculation_rules,
    version_json,
)
from portal.output.plan import make_plan
from portal.output.redirects import redirect_page, redirects
from portal.pages.site import BuildOptions
from tests.made import article, at, composer, site

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
    made = redirect_page(composer([one], options=BASE), one).decode()
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
