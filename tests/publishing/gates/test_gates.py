"""Every gate before a release: it lets a right one pass, and stops one with each kind of harm."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import brotli
import pytest

from portal.output.errors import EnvironmentFault
from portal.publishing.gates.exceptions import GATES
from portal.publishing.gates.passing import pass_gates
from portal.publishing.gates.samples import form_of, samples
from portal.publishing.gates.tools import Tools, find_tools
from tests.needs import ROOT, needs
from tests.publishing.gates.sites import ARTICLE, SITE, page, passed, shown, told

EXCEPT = "; if it may be public, declare why in PORTAL_EXCEPTIONS of publishconf.py"
FROM = "; mend content/news/2020/hop.md"
THEME = "; mend theme/"


def article(body: str) -> dict[str, str]:
    """The right site with an article that holds ``body`` too, in its line 12."""
    return {**SITE, ARTICLE: page(f'<p id="b">x</p>\n{body}')}


def test_a_right_release_passes_and_each_gate_says_how_much_it_checked(tmp_path: Path) -> None:
    first = passed(tmp_path, SITE)
    again = passed(tmp_path, SITE)
    assert [tally.line_text("en") for tally in first.tallies] == [
        "markup: 2 pages (6 files read)",
        "links: 5 links, 2 anchors of 2 pages",
        "secrets: 6 files (6 read)",
        "personal: 6 files (6 read)",
        "feeds: 2 feeds with 2 entries, 1 sitemaps with 1 addresses",
        (
            "budgets: 3 files; heaviest: article 260, page 253, script 0 bytes; "
            "all styles 16, an article's scripts 0"
        ),
        "checker: not run, this machine lacks: Java, vnu-jar (npm ci)",
        "accessibility: not run, this machine lacks: Chromium, axe-core (npm ci)",
    ]
    assert again.tallies[0].line_text("en") == "markup: 2 pages (0 files read)"
    assert first.warnings == ()
    assert {tally.gate for tally in first.tallies} == {*GATES}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="/khong/">x</a>', "links: “/khong/” leads nowhere"),
        ('<a href="khong">x</a>', "links: “khong” leads nowhere"),
        ('<img src="/x.png" alt="">', "links: “/x.png” leads nowhere"),
        ('<img srcset="/y.png 2x" src="/" alt="">', "links: “/y.png” leads nowhere"),
        ("<p>a <b>b</p>", "markup: </p> closes what was not opened here"),
        ("<p>a <ul><li>b</li></ul></p>", "markup: <p> <ul>: may not stand there"),
        ("<li>x</li>", "markup: <main> <li>: may not stand there"),
        ('<a href="/"><b><a href="/">x</a></b></a>', "markup: <a> <a>: may not stand there"),
        ('<p id="b">y</p>', "markup: id “b” is used twice, or is none"),
        ('<p class="a" class="b">x</p>', "markup: attribute “class” is given twice"),
        (
            "<p>3 < 4</p>",
            (
                "markup: “< 4</p>⏎</main>⏎</bo” is no tag as HTML writes them; "
                "a plain < is written &lt;"
            ),
        ),
        ("<blink>x</blink>", "markup: there is no element <blink>"),
        ("<main>x</main>", "markup: <main> <main>: may not stand there"),
        ('<img src="/">', "markup: <img alt>: this attribute is missing"),
        ('<p aria-labelledby="z">x</p>', "markup: no id “z” on this page"),
        (
            "<script>alert(1)</script>",
            ("markup: “<script>” runs code within the page, which no page may"),
        ),
        (
            '<p onclick="x()">x</p>',
            "markup: “onclick” runs code within the page, which no page may",
        ),
        ('<p style="x">x</p>', "markup: “style” runs code within the page, which no page may"),
    ],
)
def test_harm_to_a_page_is_told_with_its_line_and_source(
    body: str, said: str, tmp_path: Path
) -> None:
    assert f"site/{ARTICLE}:12: {said}{FROM}" in told(tmp_path, article(body))


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"index.html": "<p>x</p>"},
            "site/index.html:1: markup: a page begins with <!doctype html>, not with “<p>x</p>”",
        ),
        (
            {"index.html": page("").replace("<title>Trang</title>", "")},
            "site/index.html:1: markup: there must be exactly one <title>",
        ),
        (
            {"index.html": page("<div>")},
            "site/index.html:12: markup: </main> closes what was not opened here",
        ),
        (
            {"index.html": page('<a href="/tin/2020/hop/#z">x</a>')},
            (
                "site/index.html: links: “/tin/2020/hop/#z”: that page is there, but not the place "
                "in it"
            ),
        ),
        (
            {"theme/a.0123456789ab.css": "\np { background: url(khong.png) }"},
            "site/theme/a.0123456789ab.css:2: links: “khong.png” leads nowhere",
        ),
        (
            {"atom.xml": SITE["atom.xml"].replace("</feed>", "")},
            (
                "site/atom.xml: feeds: against its format at XML: "
                "“no element found: line 1, column 442”"
            ),
        ),
        (
            {"atom.xml": SITE["atom.xml"].replace("<title>Họp</title>", "")},
            "site/atom.xml: feeds: against its format at entry/title: “0”",
        ),
        (
            {"atom.xml": SITE["atom.xml"].replace("00:00:00+07:00", "", 1)},
            "site/atom.xml: feeds: against its format at feed/updated: “2020-06-11T”",
        ),
        (
            {"feed.json": "{"},
            (
                "site/feed.json: feeds: against its format at JSON: “Expecting "
                "property name enclosed in double quotes: line 1 column 2 (char 1)”"
            ),
        ),
        (
            {"feed.json": SITE["feed.json"].replace('"content_html": "x"', '"url": "/a"')},
            "site/feed.json: feeds: against its format at items/url: “/a”",
        ),
        (
            {"sitemap.xml": SITE["sitemap.xml"].replace("/hop/", "/khong/")},
            (
                "site/sitemap.xml: feeds: against its format at loc: "
                "“https://songoaivu.example/tin/2020/khong/”"
            ),
        ),
        (
            {"sitemap.xml": SITE["sitemap.xml"].replace("2020-06<", "06/2020<")},
            "site/sitemap.xml: feeds: against its format at lastmod: “06/2020”",
        ),
    ],
)
def test_harm_to_a_file_is_told(files: dict[str, str], said: str, tmp_path: Path) -> None:
    assert f"{said}{THEME}" in told(tmp_path, {**SITE, **files})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Số 042190001234.",
            ("personal: “042190001234” looks like the number of an identity card; take it out"),
        ),
        (
            "CMND: 183456789",
            ("personal: “183456789” looks like the number of an identity card; take it out"),
        ),
        (
            "CCCD 042 190 001 234",
            ("personal: “042 190 001 234” looks like the number of an identity card; take it out"),
        ),
        (
            "gọi 0912.345.678",
            (
                "personal: telephone number “0912.345.678” is no contact's of "
                "content/registry; take it out"
            ),
        ),
        (
            "(0239) 3855 111",
            (
                "personal: telephone number “(0239) 3855 111” is no contact's of "
                "content/registry; take it out"
            ),
        ),
        ("Lưu: VT, NV1", "personal: “Lưu: VT, NV1” is an internal distribution list; take it out"),
        (
            "AKIAIOSFODNN7EXAMPLE",
            ("secrets: “AKIAIOSF… (20)” looks like a secret; take it out and replace that key"),
        ),
        (
            "-----BEGIN OPENSSH PRIVATE KEY-----",
            (
                "secrets: “-----BEGIN OPENSSH PRIVATE KEY-----” "
                "looks like a secret; take it out and replace that key"
            ),
        ),
        (
            "ghp_" + "a1B2" * 9,
            ("secrets: “ghp_a1B2… (40)” looks like a secret; take it out and replace that key"),
        ),
        (
            "https://u:matkhau@may.example/",
            ("secrets: “https://… (18)” looks like a secret; take it out and replace that key"),
        ),
        (
            "password = a1b2c3d4e5f6a7b8",
            ("secrets: “password… (27)” looks like a secret; take it out and replace that key"),
        ),
    ],
)
def test_what_must_not_be_published_is_told(text: str, said: str, tmp_path: Path) -> None:
    assert told(tmp_path, article(f"<p>{text}</p>")) == [f"site/{ARTICLE}:12: {said}{FROM}{EXCEPT}"]
    found = told(tmp_path, {**SITE, "du-lieu/bai.json": f'{{"a": "{text}"}}'})
    assert f"site/du-lieu/bai.json:1: {said}{THEME}{EXCEPT}" in found


@pytest.mark.parametrize(
    "text",
    [
        *("0239 3855 000", "+84 239 3855 000", "183.456.789 đồng", "2.000.000.000", "01/02/2020"),
        *("ngày 02.09.1945 10:30", "Số 09/2011/QĐ-UBND", "từ 01-02-2020 đến 05-06-2021"),
        *("/theme/x.042190001234.css", "https://may.example/042190001234", "mật khẩu: hãy đổi"),
    ],
)
def test_a_contacts_number_and_other_numbers_pass(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, article(f"<p>{text}</p>")) == []


def test_an_exception_lets_pass_what_it_names_and_is_told_when_it_is_of_no_more_use(
    tmp_path: Path,
) -> None:
    known = {"gate": "personal", "found": "0912345678", "reason": "Số của tổng đài."}
    files = article("<p>0912345678</p>")
    assert len(told(tmp_path, files)) == 1
    assert told(tmp_path, files, PORTAL_EXCEPTIONS=[known]) == []
    assert told(tmp_path, files, PORTAL_EXCEPTIONS=[{**known, "at": "/tin/*"}]) == []
    assert len(told(tmp_path, files, PORTAL_EXCEPTIONS=[{**known, "at": "/nam/"}])) == 1
    idle = passed(tmp_path, SITE, PORTAL_EXCEPTIONS=[known])
    assert [warning.line_text("en") for warning in idle.warnings] == [
        "publishconf.py: personal: warning: the exception “0912345678” is used no more; remove it"
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"PORTAL_EXCEPTIONS": [{"gate": "personal", "found": "x"}]},
        {"PORTAL_EXCEPTIONS": [{"gate": "personal", "found": "x", "reason": " "}]},
        {"PORTAL_EXCEPTIONS": [{"gate": "khac", "found": "x", "reason": "y"}]},
        {"PORTAL_EXCEPTIONS": [{"gate": "personal", "reason": "y"}]},
        {"PORTAL_EXCEPTIONS": "x"},
        {"PORTAL_BUDGETS": {"khac": 1}},
        {"PORTAL_BUDGETS": {"page": "1"}},
        {"PORTAL_BUDGETS": 3},
    ],
)
def test_a_wrong_setting_is_told_before_anything_is_checked(
    wrong: dict[str, Any], tmp_path: Path
) -> None:
    (said,) = told(tmp_path, {}, **wrong)
    assert said.startswith("publishconf.py: ")
    assert next(iter(wrong)) in said


def test_what_is_too_heavy_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, SITE, PORTAL_BUDGETS={"article": 200}) == [
        (
            f"site/{ARTICLE}: budgets: article: 238 bytes, 200 allowed; make it lighter, or raise "
            f"PORTAL_BUDGETS{FROM}"
        )
    ]
    assert told(tmp_path, SITE, PORTAL_BUDGETS={"page": 252, "styles": 15}) == [
        (
            "site/index.html: budgets: page: 253 bytes, 252 allowed; make it lighter, or raise "
            f"PORTAL_BUDGETS{THEME}"
        ),
        (
            "site/theme/a.0123456789ab.css: budgets: styles: 16 bytes, 15 allowed; make it "
            f"lighter, or raise PORTAL_BUDGETS{THEME}"
        ),
    ]


def text_of(sentences: int) -> str:
    """Words that hardly pack: each of them occurs once."""
    drawn = Random(7)
    return "".join(
        f"<p>{' '.join(f'{drawn.getrandbits(40):x}' for _ in range(12))}.</p>"
        for _ in range(sentences)
    )


def packed(folder: Path, text: str) -> dict[str, str]:
    """That article, and its brotli copy beside it as publishing makes it."""
    files = article(text)
    copy = folder / "tree" / f"{ARTICLE}.br"
    copy.parent.mkdir(parents=True)
    copy.write_bytes(brotli.compress(files[ARTICLE].encode()))
    return files


def test_an_article_may_be_as_long_as_there_is_to_say(tmp_path: Path) -> None:
    files = packed(tmp_path, text_of(400))
    assert (tmp_path / "tree" / f"{ARTICLE}.br").stat().st_size > 20_000
    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    "around", ['<p data-x="{}">x</p>', '<script type="application/ld+json">"{}"</script>']
)
def test_what_stands_around_the_words_of_an_article_must_stay_light(
    around: str, tmp_path: Path
) -> None:
    ballast = around.format(Random(8).randbytes(9000).hex())
    (said,) = told(tmp_path, packed(tmp_path, text_of(400) + ballast))
    found = re.fullmatch(
        f"site/{ARTICLE}: budgets: article: (\\d+) bytes, 9216 allowed; make it lighter, or raise "
        f"PORTAL_BUDGETS{re.escape(FROM)}",
        said,
    )
    assert found
    assert 9216 < int(found[1]) < 11_000


def test_a_gate_that_checked_nothing_lets_nothing_pass(tmp_path: Path) -> None:
    nothing = "this gate has checked nothing, so nothing passes it"
    gates = ("budgets", "feeds", "links", "markup", "personal", "secrets")
    assert told(tmp_path, {}) == [f"publishconf.py: {gate}: {nothing}" for gate in gates]


def test_a_gate_that_could_not_run_stops_a_release_for_which_all_must(tmp_path: Path) -> None:
    what = shown(tmp_path, SITE)
    with pytest.raises(EnvironmentFault, match="this machine lacks: Java"):
        pass_gates(what, {}, Tools(), kept=tmp_path / "kept", jobs=1, require_all=True)


def test_the_samples_are_one_page_of_each_type(tmp_path: Path) -> None:
    more = {
        "tin/2020/hop-lai/index.html": page("<p>" + "x" * 900 + "</p>"),
        "tin/2020/06/index.html": page(""),
        "en/tin/2020/hop/index.html": page(""),
    }
    assert samples(shown(tmp_path, {**SITE, **more})) == [
        "en/tin/2020/hop/index.html",
        "index.html",
        "tin/2020/06/index.html",
        "tin/2020/hop-lai/index.html",
    ]
    assert form_of("/en/tin/2020/su-kien/", ("/en",)) == "/en/tin/YYYY/*"
    assert form_of("/404.html", ("/en",)) == "/404.html"


@needs("axe", "chromium", "java", "vnu")
def test_a_browser_and_the_checker_see_what_the_portal_does_not(tmp_path: Path) -> None:
    # Rules of both that the portal's own reading has not: a name for a button, a label's target.
    body = '<p><button type="button"></button></p><p><time datetime="hôm qua">x</time></p>'
    what = shown(tmp_path, article(body))
    tools = find_tools(ROOT)
    try:
        pass_gates(what, {}, tools, kept=tmp_path / "kept", jobs=1, require_all=True)
    except Exception as error:
        lines = str(error)
    assert f"site/{ARTICLE}: accessibility: " in lines
    assert "button-name: " in lines
    assert "hôm qua" in lines
