"""A second department: another site.yaml and other content, and not a trace of the first.

tests/fixtures/second/content is a department that borders no Lao province: two agencies, three
articles, one Cambodian partner, colours of its own, no line that says it is a demonstration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from portal.domain.palette import DEFAULTS, palette
from portal.pages.views import TEMPLATES
from tests.needs import ROOT
from tests.site.building import build
from tests.site.facts import Site, read_site
from tests.site.test_links import dead_links

FIRST = ROOT / "content"
SECOND = ROOT / "tests/fixtures/second/content"
IDENTITY = yaml.safe_load((SECOND / "site.yaml").read_text("utf-8"))
TEXTS = (".html", ".xml", ".json", ".css", ".svg", ".txt", ".csv", ".js", ".webmanifest", ".ics")

# One address of each page type.
TYPES = {
    "HomePage": "/", "IndexPage": "/tin/", "YearPage": "/nam/2025/", "DirectoryPage": "/co-quan/",
    "EntityPage": "/tinh-ban/rattanakiri/", "DocumentsPage": "/van-ban/",
    "FiguresPage": "/so-lieu/",
    "CalendarPage": "/lich/", "CorrectionsPage": "/dinh-chinh/", "SearchPage": "/tim-kiem/",
    "DataPage": "/du-lieu/", "SiteMapPage": "/so-do/", "NotFoundPage": "/404.html",
    "ArticlePage": "/tin/2025/ky-quy-che-duong-bien/", "ContactPage": "/lien-he/",
    "RegulationPage": "/quy-che/quy-che-duong-bien/", "StandingPage": "/gioi-thieu/",
    "RegulationDirectoryPage": "/quy-che/", "OfflinePage": "/ngoai-tuyen/",
}  # fmt: skip
# Nothing has been withdrawn there, and the living page is in no release.
ABSENT = {"WithdrawnPage", "LivingPage"}


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Site:
    output = tmp_path_factory.mktemp("second") / "output"
    done = build(SECOND, output)
    assert done.returncode == 0, done.stdout + done.stderr
    return read_site(output)


@pytest.fixture(scope="module")
def texts(second: Site) -> dict[str, str]:
    """Everything that can be read, in lower case."""
    return {name: second.text(name).lower() for name in second.files if name.endswith(TEXTS)}


def found_in(texts: dict[str, str], needles: set[str]) -> dict[str, str]:
    """Each of the needles that occurs somewhere, with a file that holds it."""
    whole = re.compile("|".join(re.escape(each.lower()) for each in sorted(needles)))
    return {match[0]: name for name, text in texts.items() if (match := whole.search(text))}


def own_words() -> str:
    return "".join(path.read_text("utf-8") for path in sorted(SECOND.rglob("*.*")))


def texts_of(data: object) -> Iterator[str]:
    """Every scalar of a YAML document."""
    if isinstance(data, dict):
        for value in data.values():
            yield from texts_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_of(value)
    elif data is not None:
        yield str(data)


def test_all_page_types_are_there(second: Site) -> None:
    assert set(TYPES) | ABSENT == {view.__name__ for view in TEMPLATES}
    wanted = [f"{prefix}{address}" for prefix in ("", "/en") for address in TYPES.values()]
    assert [address for address in wanted if address not in second.pages] == []


def test_the_place_of_the_first_is_nowhere(texts: dict[str, str]) -> None:
    assert found_in(texts, {"Hà Tĩnh", "Ha Tinh", "hatinh", "ha-tinh", "H%C3%A0 T"}) == {}


def test_no_colour_of_the_first_is_left(texts: dict[str, str]) -> None:
    assert set(IDENTITY["colours"]) == set(DEFAULTS)
    assert found_in(texts, set(palette({}).values())) == {}
    written = set(palette(IDENTITY["colours"]).values())
    css = next(text for name, text in texts.items() if name.endswith(".css"))
    assert {colour for colour in written if colour not in css} == set()


def test_nothing_of_the_site_yaml_of_the_first_is_left(texts: dict[str, str]) -> None:
    first = yaml.safe_load((FIRST / "site.yaml").read_text("utf-8"))
    # “Sở Ngoại vụ” is what any such department is called in short.
    words = {text for text in texts_of(first) if len(text) > 8} - {*first["short_names"].values()}
    assert len(words) > 20
    assert found_in(texts, words) == {}


def test_no_entry_of_the_first_registers_is_left(texts: dict[str, str]) -> None:
    own = own_words()
    files = sorted((FIRST / "registry").rglob("*.yaml"))
    assert len(files) > 200
    ids = {path.stem for path in files if path.stem not in own}
    assert found_in(texts, {f"/{id}/" for id in ids}) == {}
    # In pages an anchor may be called so: “Diễn biến” is dien-bien.
    data = {name: text for name, text in texts.items() if name.endswith((".json", ".csv"))}
    assert found_in(data, {f'"{id}"' for id in ids}) == {}


def test_no_sentence_of_the_first_is_left(texts: dict[str, str]) -> None:
    paths = [*sorted((FIRST / "pages").glob("*.md")), *sorted((FIRST / "news").rglob("*.md"))]
    lines = {
        line.removeprefix("title: ").removeprefix("summary: ").strip()
        for path in paths
        for line in path.read_text("utf-8").splitlines()
    }
    sentences = {line for line in lines if len(line) > 40 and "[" not in line}
    assert len(sentences) > 300
    assert found_in(texts, sentences) == {}


def test_its_own_names_stand_on_every_page(second: Site) -> None:
    for page in second.pages.values():
        for name in (IDENTITY["names"], IDENTITY["department"]):
            assert name[page.lang] in page.text, page.address
        assert IDENTITY["email"] in page.text, page.address


def test_no_link_is_dead(second: Site) -> None:
    dead = {
        page.address: found for page in second.pages.values() if (found := dead_links(second, page))
    }
    assert dead == {}


def test_nothing_is_empty(second: Site) -> None:
    """No list, section or table without anything in it, no heading without what it heads."""
    empty = {
        page.address: found
        for page in second.pages.values()
        if (found := list(hollow(BeautifulSoup(page.html, "html.parser"))))
    }
    assert empty == {}


def hollow(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.find_all(["ul", "ol", "dl", "table", "tbody", "section", "nav", "aside", "p"]):
        assert isinstance(tag, Tag)
        heading = tag.find(re.compile("^h[1-6]$"), recursive=False)
        if tag.find_parent(hidden=True) or tag.has_attr("hidden"):
            continue  # filled and shown by a script
        words = tag.get_text(strip=True).removeprefix(
            heading.get_text(strip=True) if heading else ""
        )
        if not words:
            yield str(tag)[:90]


def test_who_borders_no_lao_province_has_no_border_ladder(second: Site) -> None:
    for address in ("/", "/en/", "/tinh-ban/"):
        page = second.pages[address]
        assert not re.search(r"\b(Lào|Laos|Lao)\b", page.text), address
        assert "ladder" not in page.html


def test_nothing_says_that_this_is_a_demonstration(texts: dict[str, str]) -> None:
    assert found_in(texts, {"trình diễn", "demonstration"}) == {}


def test_the_check_sees_what_it_looks_for(second: Site) -> None:
    page = "<section><h2>Tin mới</h2><ul></ul></section>"
    assert len(list(hollow(BeautifulSoup(page, "html.parser")))) == 2
    assert found_in({"a.css": "a{color:#17375e}"}, set(palette({}).values())) == {
        "#17375e": "a.css"
    }
