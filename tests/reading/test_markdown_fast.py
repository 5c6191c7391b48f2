"""The shorter ways give the very HTML that Python-Markdown gives without them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from portal.domain.problems import Problems
from portal.reading.markdown import SiteLinks
from portal.reading.markdown.emphasis import add_emphasis
from portal.reading.markdown.fast import quicken
from portal.reading.markdown.work import Bench, Work
from tests.needs import ROOT

_EXTENSIONS = ["tables", "footnotes", "def_list", "sane_lists"]
_BENCH = Bench()
_LONG_WAY = Markdown(extensions=_EXTENSIONS, output_format="html")
_SHORT_WAY = Markdown(extensions=_EXTENSIONS, output_format="html")
_OWN_EMPHASIS = Markdown(extensions=_EXTENSIONS, output_format="html")
for _md in (_OWN_EMPHASIS, _SHORT_WAY):
    add_emphasis(_md)
quicken(_SHORT_WAY, _BENCH)


def long_way(text: str, md: Markdown = _OWN_EMPHASIS) -> str:
    return md.reset().convert(text)


def short_way(text: str) -> str:
    _BENCH.lay(Work(text, "content/news/2020/thu.md", 1, SiteLinks("vi", ""), Problems()))
    return _SHORT_WAY.reset().convert(text)


_WORDS = ["hội đàm", "Đại biểu ", "x", "1", ".", ",", "“", "”", "–", "é", "   "]
_BREAKS = ["\n", "\n\n", "\n\n\n", "  \n", " \n", "\n    ", "\n\n    "]
_BLOCKS = ["- ", "* ", "1. ", "> ", "# ", "## ", "### ", "---\n", "===\n", ": ", "\n: ", "#"]
_TABLES = ["|", " | ", "\n|-|-|\n", "|\n|---|\n|"]
_MARKS = ["*", "**", "_", "__", "`", "``", "\\", "!", "&", "&amp;", "&#39;", "<", ">"]
_LINKS = ["[", "](", ")", "](/a/)", "![", "[^1]", "\n\n[^1]: ", "[a]", "\n\n[a]: /b/\n", "<a@b.vn>"]
_LINKS += ["<https://a.vn/>", '"', "(", "'"]
_HTML = ["<b>", "</b>", "<div>", "</div>", "\n\n<p>a</p>\n\n", "<!--", "-->", "<br>", "<?", "]]>"]


TEXTS = st.lists(
    st.sampled_from(_WORDS + _BREAKS + _BLOCKS + _TABLES + _MARKS + _LINKS + _HTML), max_size=40
).map("".join)


@given(TEXTS)
@settings(deadline=None, max_examples=400)
def test_the_result_is_the_same_for_any_text(text: str) -> None:
    assert short_way(text) == long_way(text)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"])))
@settings(deadline=None)
def test_the_result_is_the_same_for_any_letters(text: str) -> None:
    assert short_way(text) == long_way(text)


@pytest.mark.parametrize(
    "text",
    [
        "Một đoạn\nhai dòng.",
        "Một | hai\n---|---\nba | bốn",
        "Một\n- hai",
        "Một\n# Hai\nba",
        "Một\n===",
        "- một\n\nHai",
        "- một\n\n    hai\n\n    ba\nbốn",
        "- một\n    hai",
        "1. một\nhai\n2. ba",
        "một  \nhai",
        "một \n\nhai ",
        "Một\n: hai\n\n    ba",
        "Một[^1]\n\n[^1]: hai\n\n    ba\n\nBốn",
        "Một\n\n\n\nHai",
        "ສະບາຍດີ\n\n云南",
        "a\\\n*b*",
        "- một\nhai\n- # ba\nbốn",
        "- một\n- hai\n\n- ba\n\n1. bốn\n2. năm\n\n3. sáu",
        "* một\n+ hai \n-  ba",
        "1. một\n- hai",
        "2. một\n3. hai",
        "   \nmột\n   \nhai\n  ",
        "## Một ##\n\n###\n\n# hai\\#\n\n####### ba",
        "- một\n\n    - hai\n    - ba\n\n    ## bốn",
        "|a|b\n|-|:-:\n|c\n|d|e|f||",
        "a|b|\n-:|:-\n||\n `c|d` | e\\|f",
        "|a|\n|-|\n|b|",
        "a | b\n- | -",
        "- \n- một",
        "*" * 200 + "a" + "*" * 200,
        '[a](/b/ "c & d") > e < f &copy; &nope',
        "Một\n\n> *hai*\n>\n> - ba `bốn`",
        "- a |   <table>b",
        "<div>a</div> b   <table>c",
    ],
)
def test_the_result_is_the_same_at_the_edges_of_prose(text: str) -> None:
    assert short_way(text) == long_way(text)


def test_the_result_is_the_same_for_the_articles_of_the_site() -> None:
    """And there even the emphasis is that of Python-Markdown."""
    texts = [body_of(path) for path in sorted((ROOT / "content").glob("**/*.md"))]

    assert texts
    assert [text for text in texts if short_way(text) != long_way(text, _LONG_WAY)] == []


def body_of(path: Path) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
