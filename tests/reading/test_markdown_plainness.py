"""A text is left uncleaned only where the cleaner would not change a letter of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from portal.domain.problems import Problems
from portal.reading.markdown import Converter, Destination, SiteLinks
from portal.reading.markdown.allowlist import clean_html
from portal.reading.markdown.plainness import is_plain
from tests.needs import ROOT
from tests.reading.test_markdown_fast import TEXTS, body_of

_CONVERTER = Converter()
_LINKS = SiteLinks("vi", "", {path: Destination(path) for path in ("/a/", "/b/", "/tin/")})


def converted(text: str) -> str:
    problems = Problems()
    return _CONVERTER.convert(
        text, path="content/news/2020/thu.md", first_line=1, context=_LINKS, problems=problems
    ).html


@given(TEXTS)
@settings(deadline=None, max_examples=400)
def test_any_text_comes_out_as_from_the_cleaner(text: str) -> None:
    html = converted(text)
    assert clean_html(html) == html


@pytest.mark.parametrize(
    "text",
    [
        'Một đoạn *văn* có [liên kết](/a/), `mã` và **chữ** “trong ngoặc” > < & "thẳng".',
        "## Một\n\n- hai\n- ba\n\n3. bốn\n\n> năm\n\n---",
        "## Bảng\n\n| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |",
        "một  \nhai",
    ],
)
def test_common_texts_need_no_cleaning(text: str) -> None:
    html = converted(text)
    assert is_plain(html)
    assert clean_html(html) == html


def test_most_articles_of_the_site_need_no_cleaning() -> None:
    files = sorted((ROOT / "content" / "news").glob("**/*.md"))
    pages = [converted(body_of(path)) for path in files]
    assert sum(map(is_plain, pages)) > len(pages) / 2
    assert [page for page in pages if clean_html(page) != page] == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        '<p onclick="x">a</p>',
        "<P>a</P>",
        "<p >a</p>",
        "<p>a\xa0b</p>",
        "<p>a &nbsp; b</p>",
        "<p>a & b</p>",
        "<p>a < b</p>",
        '<a href="javascript:x">a</a>',
        '<a href="/a/" target="_blank">a</a>',
        '<a href="https://a.vn/">a</a>',
        '<a href="/a/">a <a href="/b/">b</a></a>',
        '<h2 id="x">a</h2>',
        '<div aria-label="a" class="other" role="region" tabindex="0"></div>',
        '<div aria-label="a" onclick="b" class="table-scroll" role="region" tabindex="0"></div>',
        "<!-- a -->",
        "<p>a</p><",
    ],
)
def test_whatever_is_not_known_goes_to_the_cleaner(html: str) -> None:
    assert not is_plain(html)
