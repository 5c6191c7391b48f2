"""Raw HTML: a few elements for what Markdown cannot say; all else is told, with its line."""

from __future__ import annotations

import re

import pytest

from portal.reading.markdown.allowlist import ACTIVE_TAGS, RAW_TAGS
from tests.needs import ROOT
from tests.reading.texts import convert, html_of

PLACE = "content/news/2020/thu.md"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            '<abbr title="Ủy ban nhân dân">UBND</abbr> tỉnh',
            '<p><abbr title="Ủy ban nhân dân">UBND</abbr> tỉnh</p>',
        ),
        ("H<sub>2</sub>O, m<sup>2</sup>", "<p>H<sub>2</sub>O, m<sup>2</sup></p>"),
        ('<i lang="en">ASEAN Way</i>', '<p><i lang="en">ASEAN Way</i></p>'),
        ("<mark>*mới*</mark>", "<p><mark><em>mới</em></mark></p>"),
        ("một<br>hai<br/>ba", "<p>một<br>hai<br>ba</p>"),
        (
            "<ruby>云南<rp>(</rp><rt>Vân Nam</rt><rp>)</rp></ruby>",
            "<p><ruby>云南<rp>(</rp><rt>Vân Nam</rt><rp>)</rp></ruby></p>",
        ),
        (
            '<time datetime="2020-06-11">11/6</time>, <del datetime="2020-06-12">12</del>',
            '<p><time datetime="2020-06-11">11/6</time>, <del datetime="2020-06-12">12</del></p>',
        ),
        ("<KBD>Ctrl</KBD>", "<p><kbd>Ctrl</kbd></p>"),
        (
            '<div lang="lo">ສະບາຍດີ &amp; *không phải Markdown* &hellip;</div>',
            '<div lang="lo">ສະບາຍດີ &amp; *không phải Markdown* …</div>',
        ),
        (
            "<figure><blockquote><p>Trích</p></blockquote><figcaption>Nguồn</figcaption></figure>",
            "<figure><blockquote><p>Trích</p></blockquote><figcaption>Nguồn</figcaption></figure>",
        ),
        (
            "<dl><dt>QCPH</dt><dd>Quy chế</dd></dl>",
            "<dl><dt>QCPH</dt><dd>Quy chế</dd></dl>",
        ),
        (
            "<details><summary>Xem</summary>Nội dung</details>",
            "<details><summary>Xem</summary>Nội dung</details>",
        ),
        (
            '<a href="hoi-dam-ha-tinh.md" hreflang="vi">tin</a> <a href=https://a.vn/>a</a>',
            (
                '<p><a href="/tin/2020/hoi-dam-ha-tinh/" hreflang="vi">tin</a> '
                '<a href="https://a.vn/" rel="external">a</a></p>'
            ),
        ),
        (
            (
                '<table><caption>Kết quả</caption><thead><tr><th scope="col">Chỉ tiêu</th>'
                '<th scope="col">Số</th></tr></thead><tbody><tr><td colspan="2">Chung</td></tr>'
                "</tbody></table>"
            ),
            (
                '<div class="table-scroll" role="region" tabindex="0" aria-label="Bảng 1"><table>'
                '<caption>Kết quả</caption><thead><tr><th scope="col">Chỉ tiêu</th>'
                '<th scope="col">Số</th></tr></thead><tbody><tr><td colspan="2">Chung</td></tr>'
                "</tbody></table></div>"
            ),
        ),
        ("<!-- nhắc -->\n\nMột", "<p>Một</p>"),
        ("a<!-- nhắc -->b", "<p>ab</p>"),
        (
            '<abbr title="An &amp; ninh &#8211; trật tự">ANTT</abbr>',
            '<p><abbr title="An &amp; ninh – trật tự">ANTT</abbr></p>',
        ),
        ("&unknown; &copy; &#8217;", "<p>&amp;unknown; © ’</p>"),
    ],
)
def test_what_is_allowed_comes_out_as_it_was_written(text: str, html: str) -> None:
    assert html_of(text) == html


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "<font>x</font>",
            (
                "the tag <font> may not be used; write it in Markdown, or type “&lt;” for “<” if "
                "it is text"
            ),
        ),
        (
            "gửi <tên đơn vị> này",
            (
                "the tag <tên> may not be used; write it in Markdown, or type “&lt;” for “<” if "
                "it is text"
            ),
        ),
        (
            "<iframe src='x'></iframe>",
            (
                "the tag <iframe> is blocked for safety; delete it and link to the original page "
                "if need be"
            ),
        ),
        (
            "<img src=hoi-nghi.jpg>",
            (
                "the tag <img> is not used; write ![description](file.jpg) with a file in "
                "content/images/"
            ),
        ),
        (
            "<h2>Kết quả</h2>",
            "the tag <h2> is not used; begin the line of a heading with “## ” or “### ”",
        ),
        (
            '<div class="x">y</div>',
            "the tag <div> may not have the attribute “class”; delete the attribute",
        ),
        (
            "<b onclick=x>y</b>",
            "the attribute “onclick” of the tag <b> is blocked for safety; delete it",
        ),
        (
            "<b style=x>y</b>",
            "the attribute “style” of the tag <b> is blocked for safety; delete it",
        ),
        (
            '<i lang="Tiếng Anh">y</i>',
            "the attribute lang of the tag <i> has the bad value “Tiếng Anh”; correct or delete it",
        ),
        ("<b>y", "the tag <b> is opened but never closed; add </b>"),
        ("<b/>y", "the tag <b> is opened but never closed; add </b>"),
        ("y</b>", "the tag </b> closes nothing; delete it or add <b> before"),
        ("<b>y</b x>", "the tag </b> may not have the attribute “x”; delete the attribute"),
        (
            "<li>y</li>",
            "the tag <li> must stand directly inside <ul>, <ol>; put the tags in order",
        ),
        (
            "<ul>y</ul>",
            "inside <ul> only <li> may stand, not “y”; put it into one of these",
        ),
        (
            "<ul><b></b></ul>",
            "inside <ul> only <li> may stand, not “<b>”; put it into one of these",
        ),
        (
            "<details>y</details>",
            "the tag <details> lacks a <summary> inside; add one or remove the tag",
        ),
        (
            "<table><tr><td>x</td></tr><caption>y</caption></table>",
            "the tag <caption> must come first in <table>; move it right behind <table>",
        ),
        (
            "Câu <div>x</div> sau",
            (
                "the tag <div> cannot stand within a line of text; give it lines of its own with "
                "empty lines around"
            ),
        ),
        (
            "<p><div>x</div></p>",
            (
                "the tag <div> cannot stand within a line of text; give it lines of its own with "
                "empty lines around"
            ),
        ),
        (
            '<a href="/tim-kiem/">x <a href="/tim-kiem/">y</a></a>',
            "there is a link inside another link; close the first one with </a>",
        ),
        ("<?php x ?>", "“<?php x ?>” is no part of a text; delete it"),
        ("<!DOCTYPE html>", "“<!DOCTYPE html>” is no part of a text; delete it"),
        ("<div>&#1;</div>", "“&#1;” stands for no letter; delete it or type the letter itself"),
    ],
)
def test_what_is_not_allowed_is_told_with_its_line(text: str, message: str) -> None:
    lines = convert(f"Một.\n\n{text}").lines()

    assert lines[0] == f"{PLACE}:12: {message}"
    assert {line.partition(":12: ")[0] for line in lines} == {PLACE}


def test_lines_within_a_block_of_html_are_counted() -> None:
    outcome = convert("Một.\n\n<div>\n<p>hai</p>\n<blink>ba</blink>\n<i id=x>bốn</i>\n</div>")

    assert [(problem.line, problem.code) for problem in outcome.problems] == [
        (14, "raw-tag"),
        (15, "raw-attribute"),
    ]


def test_a_tag_left_open_in_one_paragraph_is_not_closed_by_another() -> None:
    outcome = convert("<b>một\n\nhai</b>")

    assert outcome.lines() == [
        f"{PLACE}:10: the tag <b> is opened but never closed; add </b>",
        f"{PLACE}:12: the tag </b> closes nothing; delete it or add <b> before",
    ]


def test_a_block_that_begins_with_an_entity_is_checked_all_the_same() -> None:
    outcome = convert("<!-- x -->&amp;<ul><li onclick=y>z</li></ul>")

    assert outcome.codes == ["raw-attribute-active"]


def test_what_stands_inside_a_refused_tag_is_not_told_of_as_misplaced() -> None:
    outcome = convert("<center>\n<p>một</p>\n<ul><li>hai</li></ul>\n</center>")

    assert outcome.lines() == [
        (
            f"{PLACE}:10: the tag <center> may not be used; write it in Markdown, or type “&lt;” "
            "for “<” if it is text"
        )
    ]
    assert outcome.html == "<p>một</p>\n<ul><li>hai</li></ul>"


def test_content_of_a_script_goes_with_it_and_text_around_stays() -> None:
    outcome = convert("<div>một<script>alert(1)</script>hai</div>")

    assert outcome.html == "<div>mộthai</div>"
    assert outcome.codes == ["raw-active"]


def test_a_message_in_vietnamese_says_what_to_write_instead() -> None:
    assert convert("<font>x</font>").lines("vi") == [
        (
            f"{PLACE}:10: không được dùng thẻ <font>; hãy viết bằng Markdown, hoặc nếu đó là chữ "
            "thì gõ “&lt;” thay cho “<”"
        )
    ]


def test_the_documentation_names_every_tag_and_attribute_that_is_allowed_and_no_other() -> None:
    page = (ROOT / "docs" / "text.md").read_text(encoding="utf-8")
    table = page.partition("| elements | for |")[2].partition("\n\n")[0]
    tags = set(re.findall(r"`<([a-z]+)>`", table))
    attributes = set(re.findall(r"`([a-z]+)`", table))

    assert tags == set(RAW_TAGS)
    assert attributes == {name for rules in RAW_TAGS.values() for name in rules}
    assert tags.isdisjoint(ACTIVE_TAGS)
