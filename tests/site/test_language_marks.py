"""Languages on built pages: who is paired with whom, and which words are of which language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from tests.site.building import SITE_URL
from tests.site.facts import Page, Site

_LAO = re.compile(r"[\u0e80-\u0eff]")
# Words in Latin letters with nothing but spaces between them; and one with a letter of Vietnamese.
_LATIN = re.compile(
    r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?: +[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)*"
)
_VIETNAMESE = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}
# A page's title has one language, whatever names it holds.
_UNSPOKEN = ("script", "style", "title")
_SPOKEN = ("alt", "title", "aria-label", "placeholder")
# A name within an English sentence is part of it; a run of so many such words is another language.
_RUN = 5


class _Runs(HTMLParser):
    """The page's runs of text with the language that each is marked to be in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        lang = given.get("lang", self._open[-1][1] if self._open else "")
        self.runs += [(lang, given[name]) for name in _SPOKEN if name in given]
        if tag not in _VOID:
            self._open.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open and self._open[-1][0] not in _UNSPOKEN:
            self.runs.append((self._open[-1][1], data.strip()))


def runs(html: str) -> list[tuple[str, str]]:
    reader = _Runs()
    reader.feed(html)
    reader.close()
    return reader.runs


def is_vietnamese(text: str) -> bool:
    """Whether a run holds Vietnamese prose, not only names in another language's sentence."""
    for found in _LATIN.findall(text):
        words = found.split()
        marked = sum(bool(_VIETNAMESE.search(word)) for word in words)
        if len(words) >= _RUN and marked > len(words) * 0.7:
            return True
    return False


def unmarked(page: Page) -> Iterator[str]:
    for lang, text in runs(page.html):
        if (_LAO.search(text) and lang != "lo") or (is_vietnamese(text) and lang != "vi"):
            yield f"{lang}: {text[:60]}"


def test_every_word_of_another_language_says_so(shown_pages: list[Page]) -> None:
    found = {page.address: lines for page in shown_pages if (lines := list(unmarked(page)))}
    assert found == {}


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<html lang=en><p>Police of Hà Tĩnh and Khăm Muộn met again</p>", []),
        ("<html lang=en><p>Công an tỉnh Hà Tĩnh họp định kỳ</p>", 1),
        ("<html lang=en><p lang=vi>Công an tỉnh Hà Tĩnh họp định kỳ</p>", []),
        ("<html lang=en><img alt='Công an tỉnh Hà Tĩnh họp định kỳ'>", 1),
        ("<html lang=vi><p>ພະແນກ</p>", 1),
        ("<html lang=vi><p><span lang=lo>ພະແນກ</span></p>", []),
        ("<html lang=vi><br lang=lo><p>ພະແນກ</p>", 1),
    ],
)
def test_what_is_taken_for_another_language(html: str, lines: list[str] | int) -> None:
    found = list(unmarked(Page("/", html)))
    assert len(found) == (lines if isinstance(lines, int) else 0)


@pytest.fixture
def shown_pages(built_site: Site) -> list[Page]:
    return list(built_site.pages.values())


def pairs(page: Page) -> dict[str, str]:
    """hreflang → address on this site."""
    return {lang: url.removeprefix(SITE_URL) for lang, _, url in page.alternates if lang and url}


def test_pages_of_one_thing_name_each_other(built_site: Site) -> None:
    """Google and others drop a pair of which only one side names the other."""
    wrong = []
    paired = 0
    for page in built_site.pages.values():
        named = {lang: to for lang, to in pairs(page).items() if lang != "x-default"}
        paired += bool(named)
        if named and named.get(page.lang) != page.address:
            wrong.append(f"{page.address} does not name itself")
        for lang, to in named.items():
            other = built_site.pages.get(to)
            if other is None or other.lang != lang:
                wrong.append(f"{page.address}: {to} is no page in “{lang}”")
            elif pairs(other) != pairs(page):
                wrong.append(f"{page.address} and {to} name different pages")
    assert wrong == []
    assert paired > 300


def test_every_page_has_its_landmarks(built_site: Site) -> None:
    """One banner, one main, one footer, and navigations that are told apart by their names."""
    wrong = {}
    for page in built_site.pages.values():
        counts = [len(re.findall(rf"<{tag}[ >]", page.html)) for tag in ("main", "body", "html")]
        top = page.html.partition("<main")[0]
        end = page.html.partition("</main>")[2]
        names = re.findall(r'<nav[^>]*aria-label="([^"]+)"', page.html)
        unnamed = re.findall(r"<nav(?![^>]*aria-label)[^>]*>", page.html)
        if (
            counts != [1, 1, 1]
            or len(re.findall(r"<header[ >]", top)) != 1
            or len(re.findall(r"<footer[ >]", end)) != 1
            or len(set(names)) != len(names)
            or unnamed
        ):
            wrong[page.address] = (counts, names, unnamed)
    assert wrong == {}
