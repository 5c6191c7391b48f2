"""sitemap, robots.txt, security.txt, OpenSearch, version.json, the open data."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

from tests.site.building import NOW, SITE_URL
from tests.site.facts import Site

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def sitemap(site: Site) -> dict[str, dict[str, str]]:
    """Each address of the sitemap with its languages' addresses."""
    index = ET.fromstring(site.data("sitemap.xml"))
    assert index.tag == f"{MAP}sitemapindex"
    found: dict[str, dict[str, str]] = {}
    for part in index.iter(f"{MAP}loc"):
        name = (part.text or "").removeprefix(f"{SITE_URL}/")
        for url in ET.fromstring(site.data(name)).iter(f"{MAP}url"):
            address = url.findtext(f"{MAP}loc") or ""
            assert address not in found, f"{address} twice"
            found[address] = {
                link.get("hreflang", ""): link.get("href", "")
                for link in url.findall(f"{XHTML}link")
            }
    return found


def test_the_sitemap_lists_exactly_the_pages_meant_to_be_found(built_site: Site) -> None:
    listed = {address.removeprefix(SITE_URL) for address in sitemap(built_site)}
    meant = {
        page.address
        for page in built_site.pages.values()
        if "noindex" not in page.robots and not page.address.endswith("/404.html")
    }
    assert sorted(listed - meant) == []
    assert sorted(meant - listed) == []
    assert len(listed) > 400


def test_languages_of_a_page_name_each_other_and_themselves(built_site: Site) -> None:
    urls = sitemap(built_site)
    paired = {address: languages for address, languages in urls.items() if languages}
    assert len(paired) > 100
    for address, languages in paired.items():
        assert address in languages.values()
        for other in languages.values():
            assert urls[other] == languages


def test_a_page_and_the_sitemap_agree_on_its_languages(built_site: Site) -> None:
    for address, languages in sitemap(built_site).items():
        page = built_site.pages[address.removeprefix(SITE_URL)]
        said = {lang: url for lang, kind, url in page.alternates if lang and not kind}
        said.pop("x-default", None)
        whole = {
            lang: url if url.startswith("http") else SITE_URL + url for lang, url in said.items()
        }
        assert whole == languages or (not languages and set(whole) <= {page.lang}), address


def test_days_of_change_in_the_sitemap_are_days(built_site: Site) -> None:
    days = [
        element.text or ""
        for name in built_site.files
        if re.fullmatch(r"sitemap[\w-]*\.xml", name)
        for element in ET.fromstring(built_site.data(name)).iter(f"{MAP}lastmod")
    ]
    assert len(days) > 50
    # W3C dates: a year, a month or a day is enough, as precise as the source is.
    assert [day for day in days if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day)] == []


def test_robots_txt_allows_all_and_names_the_sitemap(built_site: Site) -> None:
    assert built_site.text("robots.txt").splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {SITE_URL}/sitemap.xml",
    ]


def test_security_txt_has_what_rfc_9116_requires(built_site: Site) -> None:
    lines = built_site.text(".well-known/security.txt").splitlines()
    fields = [line.partition(": ")[::2] for line in lines if line and not line.startswith("#")]
    values = dict(fields)
    assert len(values) == len(fields)
    assert re.match(r"(mailto:|https://|tel:)", values["Contact"])
    assert values["Canonical"] == f"{SITE_URL}/.well-known/security.txt"
    now = datetime.fromisoformat(f"{NOW}+07:00")
    left = datetime.fromisoformat(values["Expires"]) - now
    # RFC 9116: less than a year ahead is recommended; it must not run out within this year.
    assert timedelta(days=30) < left < timedelta(days=400)
    assert values["Expires"].endswith("Z")
    assert datetime.fromisoformat(values["Expires"]).astimezone(UTC).year == now.year + 1


def test_opensearch_describes_the_search_page_in_each_language(built_site: Site) -> None:
    for lang, prefix in (("vi", ""), ("en", "en/"), ("lo", "lo/")):
        description = ET.fromstring(built_site.data(f"{prefix}opensearch.xml"))
        assert description.tag == f"{SEARCH}OpenSearchDescription"
        short = description.findtext(f"{SEARCH}ShortName") or ""
        assert 0 < len(short) <= 16
        assert 0 < len(description.findtext(f"{SEARCH}Description") or "") <= 1024
        url = description.find(f"{SEARCH}Url")
        assert url is not None
        assert url.get("type") == "text/html"
        assert url.get("template") == f"{SITE_URL}/{prefix}tim-kiem/?q={{searchTerms}}"
        assert description.findtext(f"{SEARCH}Language") == lang
        home = built_site.pages[f"/{prefix}"]
        assert any(
            url.endswith(f"/{prefix}opensearch.xml") for tag, _, url in home.links if tag == "link"
        )


def test_version_json_holds_no_clock(built_site: Site) -> None:
    version = json.loads(built_site.text("version.json"))
    assert set(version) == {"version", "content", "effective"}
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", version["version"])
    assert re.fullmatch(r"[0-9a-f]{16,}", version["content"])
    effective = datetime.fromisoformat(version["effective"])
    assert effective <= datetime.fromisoformat(f"{NOW}+07:00")
    assert effective >= datetime.fromisoformat(f"{NOW[:4]}-01-01T00:00:00+07:00")


def test_the_data_package_describes_files_that_are_there(built_site: Site) -> None:
    package = json.loads(built_site.text("du-lieu/datapackage.json"))
    assert {"name", "title", "resources"} <= set(package)
    assert len(package["resources"]) >= 4
    for resource in package["resources"]:
        path = f"du-lieu/{resource['path']}"
        assert path in built_site.files
        if path.endswith(".csv"):
            # The mark by which spreadsheets know UTF-8.
            text = built_site.data(path).decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text)))
            named = [field["name"] for field in resource["schema"]["fields"]]
            assert rows[0] == named
            assert {len(row) for row in rows} == {len(named)}
            assert len(rows) > 1


def test_every_json_file_is_json(built_site: Site) -> None:
    names = [name for name in built_site.files if name.endswith(".json")]
    assert len(names) > 200
    for name in names:
        json.loads(built_site.text(name))
