"""Markdown becomes the HTML that editors expect, and nothing they typed is changed or lost."""

from __future__ import annotations

import re
import string
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.messages.text import TEXT_MESSAGES
from portal.reading.markdown import Converter, Heading, Rendered, plain_text
from portal.reading.markdown import converter as converter_module
from portal.reading.markdown.work import Bench
from tests.reading.texts import convert, html_of

# --- the dialect ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hội đàm.", "<p>Hội đàm.</p>"),
        ("Một.\n\nHai.", "<p>Một.</p>\n<p>Hai.</p>"),
        ("*nghiêng* và **đậm**", "<p><em>nghiêng</em> và <strong>đậm</strong></p>"),
        ("***cả hai***", "<p><strong><em>cả hai</em></strong></p>"),
        ("_nghiêng_, __đậm__", "<p><em>nghiêng</em>, <strong>đậm</strong></p>"),
        ("**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>"),
        ("ten_tep_tin.md, a_b_ c", "<p>ten_tep_tin.md, a_b_ c</p>"),
        ("5 * 3 * 2", "<p>5 * 3 * 2</p>"),
        (r"\*không nghiêng\*", "<p>*không nghiêng*</p>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("một  \nhai", "<p>một<br>\nhai</p>"),
        ("AT&T &amp; R&D &#8211; &lt;b&gt;", "<p>AT&amp;T &amp; R&amp;D – &lt;b&gt;</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> trích", "<blockquote>\n<p>trích</p>\n</blockquote>"),
        ("a\n\n***\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("    mã", "<pre><code>mã\n</code></pre>"),
        (
            "QCPH\n: Quy chế phối hợp",
            "<dl>\n<dt>QCPH</dt>\n<dd>Quy chế phối hợp</dd>\n</dl>",
        ),
        ("<ten@tinh.gov.vn>", '<p><a href="mailto:ten@tinh.gov.vn">ten@tinh.gov.vn</a></p>'),
        ("", ""),
        ("  \n\n", ""),
    ],
)
def test_the_dialect(text: str, html: str) -> None:
    assert html_of(text) == html


@pytest.mark.parametrize(
    "text",
    [
        'Ông nói: "Hợp tác là nền tảng" - và ông cười...',
        "Giai đoạn 2021–2025 – “hai bên” (c) 1/2 -- ---- (tm) 'trích' << >> =>".replace(
            "<", "&lt;"
        ),
        "12.500 lượt, 1,5 tỷ đồng; ngày 2.12; 17/3/2022 lúc 10:43",
        "Vân Nam\u00a0(Trung Quốc)",
        "ກະຊວງການຕ່າງປະເທດ",
        "Đặng Minh Khôi, Nguyễn Thị Ỷ",
    ],
)
def test_typography_stays_as_it_was_typed(text: str) -> None:
    assert plain_text(html_of(text)) == " ".join(text.replace("&lt;", "<").split())


def test_attribute_lists_are_text_because_they_would_give_editors_ids_and_handlers() -> None:
    assert html_of("## Kết quả {#x onclick=y}") == (
        '<h2 id="muc-ket-qua-x-onclick-y">Kết quả {#x onclick=y}</h2>'
    )


def test_windows_line_ends_and_tabs_read_like_plain_ones() -> None:
    assert html_of("a\r\n\r\n-\tb\r\n") == html_of("a\n\n-   b\n")


def test_comments_are_remarks_and_are_not_published() -> None:
    html = html_of("Một <!-- hỏi lại số liệu --> hai.\n\n<!--\nxem lại\n\nđoạn này\n-->\n\nBa.")

    assert plain_text(html).split("\n") == ["Một hai.", "Ba."]
    assert "<!--" not in html


def test_overlapping_markers_lose_no_letter() -> None:
    """Python-Markdown 3.11 alone makes of this a*b<strong>c</strong> and drops the d."""
    assert html_of("a*b**c*d") == "<p>a*b*<em>c</em>d</p>"
    assert plain_text(html_of("*b**b* &amp; c")) == "*b*b & c"


@given(
    st.lists(
        st.sampled_from(["*", "**", "_", "__", "***", "`", "[", "]", "(", ")", "> ", "- ", "# "])
        | st.sampled_from(["\n", "\n\n", "  \n", "|", ": ", "1. ", "&", "\\", "!", '"', " "]),
        max_size=12,
    )
)
@settings(deadline=None, max_examples=150)
def test_every_word_is_shown_or_an_error_says_why_not(marks: list[str]) -> None:
    text = "w0x" + "".join(f"{mark}w{place}x" for place, mark in enumerate(marks, start=1))
    outcome = convert(text)

    if not outcome.problems.errors:
        for place in range(len(marks) + 1):
            assert f"w{place}x" in outcome.html
        assert not re.search("[\x02\x03]|klzzwxh|wzxhzdk", outcome.html)


# --- headings -------------------------------------------------------------------------------------


def test_headings_get_anchors_without_diacritics_and_are_listed() -> None:
    outcome = convert("## Kết quả *đạt được*\n\nMột.\n\n### Đối ngoại & biên giới\n\nHai.")

    assert outcome.lines() == []
    assert outcome.rendered.headings == (
        Heading(2, "muc-ket-qua-dat-duoc", "Kết quả đạt được"),
        Heading(3, "muc-doi-ngoai-bien-gioi", "Đối ngoại & biên giới"),
    )
    assert '<h2 id="muc-ket-qua-dat-duoc">Kết quả <em>đạt được</em></h2>' in outcome.html


def test_equal_headings_get_different_anchors() -> None:
    headings = convert("## Kết quả\n\n## Kết quả\n\n## Kết quả 2\n\n## Kết quả").rendered.headings

    assert [heading.id for heading in headings] == [
        "muc-ket-qua",
        "muc-ket-qua-2",
        "muc-ket-qua-2-2",
        "muc-ket-qua-3",
    ]


def test_a_heading_without_latin_letters_is_numbered() -> None:
    assert convert("## ຜົນງານ", lang="lo").rendered.headings == (Heading(2, "muc-1", "ຜົນງານ"),)


def test_a_heading_text_resolves_entities_and_leaves_tags_out() -> None:
    outcome = convert("## R&amp;D <abbr title='Trách nhiệm'>TN</abbr> `a<b`")

    assert outcome.rendered.headings == (Heading(2, "muc-r-d-tn-a-b", "R&D TN a<b"),)


def test_a_first_level_heading_is_an_error() -> None:
    outcome = convert("Mở đầu.\n\n# Hội nghị\n\nMột.\n\nGạch dưới\n===\n")

    assert outcome.lines("en") == [
        (
            "content/news/2020/thu.md:12: “Hội nghị” is a first-level heading, which the title of "
            "the page has; begin the line with “## ”"
        ),
        (
            "content/news/2020/thu.md:16: “Gạch dưới” is a first-level heading, which the title "
            "of the page has; begin the line with “## ”"
        ),
    ]
    assert outcome.lines("vi")[0] == (
        "content/news/2020/thu.md:12: “Hội nghị” là đề mục cấp 1, cấp dành cho tên bài; "
        "hãy bắt đầu dòng bằng “## ”"
    )


def test_a_skipped_level_is_an_error_because_the_validator_counts_it_one() -> None:
    assert convert("## Một\n\n#### Hai").lines() == [
        "content/news/2020/thu.md:12: the heading “Hai” uses “####” and skips a level; use “###”"
    ]
    assert convert("### Một").codes == ["heading-skips-level"]
    assert convert("## Một\n\n### Hai\n\n## Ba\n\n### Bốn").codes == []


def test_an_empty_heading_is_an_error() -> None:
    assert convert("Một.\n\n##\n\nHai.").lines() == [
        (
            "content/news/2020/thu.md:12: this heading has no words; write some after the “#” or "
            "delete the line"
        )
    ]


# --- tables ---------------------------------------------------------------------------------------


def test_a_table_scrolls_in_a_named_region_and_has_no_inline_style() -> None:
    html = html_of("## Kết quả\n\n| Chỉ tiêu | Số | |\n|:--|--:|:-:|\n| Vụ án | 21 | x |")

    assert html.partition("\n")[2] == (
        '<div aria-label="Bảng: Kết quả" class="table-scroll" role="region" tabindex="0"><table>\n'
        "<thead>\n<tr>\n"
        '<th class="align-left" scope="col">Chỉ tiêu</th>\n'
        '<th class="align-right" scope="col">Số</th>\n'
        '<td class="align-center"></td>\n'
        "</tr>\n</thead>\n<tbody>\n<tr>\n"
        '<td class="align-left">Vụ án</td>\n'
        '<td class="align-right">21</td>\n'
        '<td class="align-center">x</td>\n'
        "</tr>\n</tbody>\n</table></div>"
    )


def test_several_tables_have_different_names_in_the_language_of_the_text() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    raw = "<table><tr><td>1</td></tr></table>\n\n"
    names = re.compile('aria-label="([^"]*)"')

    assert names.findall(html_of(table)) == ["Bảng"]
    assert names.findall(html_of(table + "## Results\n\n" + table + raw, lang="en")) == [
        "Table 1",
        "Table 2: Results",
        "Table 3",
    ]


def test_a_row_with_too_many_cells_is_an_error_because_they_would_vanish() -> None:
    outcome = convert("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |\n| `5|6` | \\| |")

    assert outcome.lines() == [
        (
            "content/news/2020/thu.md:12: the row “| 1 | 2 | 3 |” has 3 cells but the table 2 "
            "columns, the rest would be lost; add a column, or write “\\|” for a bar in a cell"
        ),
        (
            "content/news/2020/thu.md:13: warning: the row “| 4 |” has 1 cells but the table 2 "
            "columns; add “|” for the empty cells"
        ),
    ]


# --- footnotes ------------------------------------------------------------------------------------


def test_footnotes_are_named_for_screen_readers_in_the_language_of_the_text() -> None:
    html = html_of("One[^a].\n\n[^a]: Two.", lang="en")

    assert html == (
        '<p>One<sup id="fnref:a"><a class="footnote-ref" href="#fn:a" role="doc-noteref">1</a>'
        '</sup>.</p>\n<section aria-label="Footnotes" class="footnotes" role="doc-endnotes">\n'
        '<ol>\n<li id="fn:a">\n<p>Two.&nbsp;<a aria-label="Back to where footnote 1 is called" '
        'class="footnote-backref" href="#fnref:a" role="doc-backlink">↩\ufe0e</a></p>\n</li>\n'
        "</ol>\n</section>"
    )


def test_a_footnote_may_be_called_twice_and_hold_links_and_paragraphs() -> None:
    html = html_of(
        "Một[^1] hai[^1].\n\n[^1]: Xem [tin](/tin/2020/hoi-dam-ha-tinh/).\n\n    Đoạn hai."
    )

    assert html.count('href="#fn:1"') == 2
    assert 'href="#fnref:1"' in html
    assert 'href="#fnref2:1"' in html
    assert 'id="fnref2:1"' in html
    assert '<a href="/tin/2020/hoi-dam-ha-tinh/">tin</a>' in html


def test_footnotes_that_do_not_match_are_errors() -> None:
    outcome = convert("Một[^x].\n\n[^y]: Không gọi.\n[^z]: Một.\n\nHai[^z].\n\n[^z]: Hai.")

    assert outcome.lines() == [
        (
            "content/news/2020/thu.md:10: the footnote “[^x]” has no text; add a line “[^x]: …” at "
            "the end"
        ),
        (
            "content/news/2020/thu.md:12: the footnote “y” is called nowhere; put “[^y]” where it "
            "belongs or delete it"
        ),
        (
            "content/news/2020/thu.md:17: the footnote “z” is given twice and only one would be "
            "shown; rename or merge them"
        ),
    ]


def test_a_definition_without_a_term_is_an_error() -> None:
    assert convert("## Một\n\n: hai").lines() == [
        (
            "content/news/2020/thu.md:12: a line beginning with “:” explains a term, but no term "
            "stands on the line above; add it, or write “\\:” if only a colon is meant"
        )
    ]


# --- words ----------------------------------------------------------------------------------------


def test_plain_text_has_a_block_a_line_and_neither_marks_nor_notes() -> None:
    html = html_of(
        "## Kết quả\n\nMột *hai*[^1],\nba&nbsp;bốn &lt;5.\n\n- sáu\n- bảy\n\n"
        '![Ảnh](hoi-nghi.jpg "Chú giải")\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: Nguồn.'
    )

    assert plain_text(html).split("\n") == [
        "Kết quả",
        "Một hai,",
        "ba bốn <5.",
        "sáu",
        "bảy",
        "Chú giải",
        "a",
        "b",
        "c",
        "d",
    ]


def test_plain_text_is_not_misled_by_signs_in_attributes() -> None:
    assert plain_text(html_of('<abbr title="a > b">x</abbr> y')) == "x y"


# --- the converter as such ------------------------------------------------------------------------


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    text = "Một [hai][a] *ba*\n\n[a]: /tim-kiem/\n\n<b>bốn</b>[^1]\n\n[^1]: năm\n\n## sáu"
    first = convert(text).rendered
    convert("[x][a] [^1] **\n\n## sáu\n\n<i>")

    assert convert(text).rendered == first
    assert convert("[hai][a] [^1]").codes == ["footnote-undefined"]


def test_a_text_with_a_broken_bound_gives_nothing_at_all() -> None:
    assert convert("> " * 20 + "a").rendered == Rendered("")


def test_what_a_fault_of_the_parser_leaves_unresolved_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As stock Python-Markdown 3.11 leaves it where emphasis meets an entity."""
    monkeypatch.setattr(converter_module, "clean_html", lambda html: f"{html}klzzwxh:0000\x03")

    assert convert("<b>Một</b>.").lines() == [
        (
            "content/news/2020/thu.md:10: marks of Markdown overlap in this text and cannot be "
            "read; look at “*”, “_”, “[” and “`”, and put “\\” before those that are plain text"
        )
    ]


def test_the_steps_cannot_run_outside_of_a_conversion() -> None:
    with pytest.raises(RuntimeError, match=r"outside of Converter\.convert"):
        _ = Bench().work


def test_converters_agree() -> None:
    text = "## Một\n\n*Hai* [ba](/tim-kiem/).\n\n| a |\n|---|\n| b |"

    assert convert(text, converter=Converter()).rendered == convert(text).rendered


def test_every_message_has_both_languages_with_the_same_values() -> None:
    def names(template: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name}

    for code, (vi, en) in TEXT_MESSAGES.items():
        assert names(vi) == names(en), code
        assert vi != en, code
        assert unicodedata.is_normalized("NFC", vi), code
