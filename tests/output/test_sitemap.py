"""The sitemap: what is to be found, in the languages it is written in."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from portal.domain.dates import Moment
from portal.output.plan import make_plan
from portal.pages.composer import Composer
from portal.pages.site import BuildOptions, Site
from tests.made import article, site, translation

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def parts(of: Site) -> dict[str, ET.Element]:
    """Every file of the sitemap, parsed."""
    found = {}
    for output in make_plan(of).outputs:
        if output.path.startswith("sitemap"):
            made = output.make(Composer(of, "vi"), *output.args)
            assert isinstance(made, bytes)
            found[output.path] = ET.fromstring(made)
    return found


def locations(root: ET.Element) -> list[str]:
    return [loc.text or "" for loc in root.iter(f"{SITEMAP}loc")]


def test_the_index_names_a_part_for_each_year_and_one_for_the_rest() -> None:
    found = parts(site([article("a", "2020-06-11 08:00"), article("b", "2021-01-05")]))
    index = found["sitemap.xml"]
    assert [
        (part.findtext(f"{SITEMAP}loc"), part.findtext(f"{SITEMAP}lastmod")) for part in index
    ] == [
        ("https://so.example/sitemap-2020.xml", "2020-06-11"),
        ("https://so.example/sitemap-2021.xml", "2021-01-05"),
        ("https://so.example/sitemap-chung.xml", "2021-01-05"),
    ]
    assert set(found) == {"sitemap.xml", *(f"sitemap-{p}.xml" for p in ("2020", "2021", "chung"))}


def test_a_page_is_named_in_every_language_it_is_written_in() -> None:
    texts = [
        article("dich", translations=[translation("en", "Translated")]),
        article("khong"),
    ]
    found = parts(site(texts))["sitemap-2020.xml"]
    named = [loc for loc in locations(found) if "/dich/" in loc or "/khong/" in loc]
    assert named == [
        "https://so.example/tin/2020/dich/",
        "https://so.example/en/tin/2020/dich/",
        "https://so.example/tin/2020/khong/",
    ]
    english = "https://so.example/en/tin/2020/dich/"
    url = next(url for url in found if url.findtext(f"{SITEMAP}loc") == english)
    assert [(link.get("hreflang"), link.get("href")) for link in url.iter(f"{XHTML}link")] == [
        ("vi", "https://so.example/tin/2020/dich/"),
        ("en", "https://so.example/en/tin/2020/dich/"),
    ]


def test_drafts_withdrawn_texts_and_the_error_page_are_not_to_be_found() -> None:
    texts = [article("rut", withdrawn="2020-06-12"), article("nhap", status="draft")]
    found = [loc for root in parts(site(texts)).values() for loc in locations(root)]
    assert not [loc for loc in found if "rut" in loc or "nhap" in loc or "404" in loc]


def test_the_last_change_is_the_modification_else_the_publication() -> None:
    modified = Moment.parse("2020-07-02 08:00")
    found = parts(site([article("a", "2020-06-11", modified=modified), article("b", "2020-06")]))
    dates = {
        url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod")
        for url in found["sitemap-2020.xml"]
    }
    assert dates["https://so.example/tin/2020/a/"] == "2020-07-02"
    assert dates["https://so.example/tin/2020/b/"] == "2020-06"


def test_addresses_carry_the_path_that_the_site_is_hosted_under() -> None:
    found = parts(site([article("a")], options=BuildOptions("https://so.example/cong")))
    for root in found.values():
        assert all(loc.startswith("https://so.example/cong/") for loc in locations(root))


def test_every_address_of_the_sitemap_answers(built: dict[str, bytes]) -> None:
    for name in (name for name in built if name.startswith("sitemap")):
        for loc in locations(ET.fromstring(built[name])):
            path = loc.removeprefix("https://so.example/")
            assert path in built or f"{path}index.html" in built, loc


def test_every_html_page_is_in_the_sitemap_or_asks_not_to_be(built: dict[str, bytes]) -> None:
    named = {
        loc.removeprefix("https://so.example/")
        for name, data in built.items()
        if name.startswith("sitemap")
        for loc in locations(ET.fromstring(data))
    }
    pages = {name.removesuffix("index.html") for name in built if name.endswith(".html")}
    left = {page for page in pages - named if not page.startswith("lo/")}
    # The withdrawn article, and the years and months that are left without any other.
    emptied = {
        "tin/2021/tin-da-go/",
        "tin/2021/05/",
        "nam/2021/05/",
        "loai/report/2021/",
        "co-quan/so-ngoai-vu-ha-tinh/2021/",
        "tinh/ha-tinh/2021/",
        "404.html",
        "ngoai-tuyen/",
    }
    cards = {
        "en/tin/2016/ky-quy-che-phoi-hop/",
        "en/tin/2021/quang-tri-lam-viec-voi-savannakhet/",
    }
    redirect = {"cu/tin-123.html"}
    assert left == emptied | {f"en/{page}" for page in emptied} | cards | redirect
