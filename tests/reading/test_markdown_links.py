"""A link leads to something that exists, or an error says where it does not."""

from __future__ import annotations

import pytest

from portal.reading.markdown import SiteLinks
from tests.reading.texts import ARTICLE, SITE_URL, convert, html_of

PLACE = "content/news/2020/thu.md"


# --- links that are right -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/tin/2020/hoi-dam-ha-tinh/", "/tin/2020/hoi-dam-ha-tinh/"),
        ("hoi-dam-ha-tinh.md", "/tin/2020/hoi-dam-ha-tinh/"),
        ("./hoi-dam-ha-tinh.md", "/tin/2020/hoi-dam-ha-tinh/"),
        ("../2020/hoi-dam-ha-tinh.md", "/tin/2020/hoi-dam-ha-tinh/"),
        ("hoi-dam-ha-tinh.md#muc-ket-qua", "/tin/2020/hoi-dam-ha-tinh/#muc-ket-qua"),
        ("/tim-kiem/?q=quy+ch%E1%BA%BF", "/tim-kiem/?q=quy+ch%E1%BA%BF"),
        ("/co-quan/cong-an-ha-tinh/", "/co-quan/cong-an-ha-tinh/"),
        ("../../documents/quy-che.pdf", "/van-ban/tep/quy-che.pdf"),
        ("<../../documents/Quy chế.pdf>", "/van-ban/tep/Quy%20ch%E1%BA%BF.pdf"),
        ("../../documents/Quy%20ch%E1%BA%BF.pdf", "/van-ban/tep/Quy%20ch%E1%BA%BF.pdf"),
        ("https://songoaivu.example.vn/tim-kiem/", "/tim-kiem/"),
        ("HTTPS://SoNgoaiVu.example.VN/tim-kiem/?q=a#b", "/tim-kiem/?q=a#b"),
        ("mailto:ten@tinh.gov.vn", "mailto:ten@tinh.gov.vn"),
        (
            "mailto:ten@tinh.gov.vn?subject=H%E1%BB%8Fi",
            "mailto:ten@tinh.gov.vn?subject=H%E1%BB%8Fi",
        ),
        ("tel:+842393855555", "tel:+842393855555"),
        ("tel:(0239) 3855 555", "tel:02393855555"),
    ],
)
def test_a_link_is_printed_as_the_address_it_leads_to(written: str, address: str) -> None:
    outcome = convert(f"[xem]({written})")

    assert outcome.lines() == []
    assert outcome.html == f'<p><a href="{address}">xem</a></p>'
    assert outcome.rendered.links == (address,)


@pytest.mark.parametrize(
    "address",
    [
        "https://baohatinh.vn/a_b/c-1.html",
        "http://chinhphu.vn/?docid=1&copy=2&sect=3",
        "https://vi.wikipedia.org/wiki/Hà_Tĩnh_(tỉnh)",
        "https://example.com:8443/a?b=c#d",
        "https://songoaivu.example.vn.evil.example/tin/",
    ],
)
def test_an_outer_link_says_that_it_is_one(address: str) -> None:
    html = html_of(f"[báo](<{address}>)")

    assert html == f'<p><a href="{address.replace("&", "&amp;")}" rel="external">báo</a></p>'


def test_a_site_below_another_knows_its_own_addresses_only() -> None:
    site = "https://tinh.example.vn/ngoai-vu"
    own = convert("[a](https://tinh.example.vn/ngoai-vu/tim-kiem/)", site_url=site)
    other = convert("[a](https://tinh.example.vn/ngoai-vu-2/)", site_url=site)

    assert own.html == '<p><a href="/tim-kiem/">a</a></p>'
    assert other.html == (
        '<p><a href="https://tinh.example.vn/ngoai-vu-2/" rel="external">a</a></p>'
    )


def test_titles_references_and_angle_brackets_are_links_too() -> None:
    assert html_of('[a](/tim-kiem/ "Tìm &amp; xem")') == (
        '<p><a href="/tim-kiem/" title="Tìm &amp; xem">a</a></p>'
    )
    assert html_of("[a][1] và [1]\n\n[1]: /tim-kiem/") == (
        '<p><a href="/tim-kiem/">a</a> và <a href="/tim-kiem/">1</a></p>'
    )
    assert html_of("<https://bao.vn/>") == (
        '<p><a href="https://bao.vn/" rel="external">https://bao.vn/</a></p>'
    )


def test_links_are_listed_once_in_their_order() -> None:
    outcome = convert("[a](https://b.vn/) [c](/tim-kiem/) [d](https://b.vn/)")

    assert outcome.rendered.links == ("https://b.vn/", "/tim-kiem/")


def test_an_anchor_may_be_written_with_or_without_its_prefix() -> None:
    html = html_of("[a](#ket-qua) [b](#muc-ket-qua) [c](#fn:1)\n\n## Kết quả\n\nx[^1]\n\n[^1]: y")

    assert html.startswith(
        '<p><a href="#muc-ket-qua">a</a> <a href="#muc-ket-qua">b</a> <a href="#fn:1">c</a></p>'
    )


def test_a_page_that_this_build_leaves_out_keeps_the_words_and_loses_the_link() -> None:
    assert html_of("Xem [số liệu](/so-lieu/).") == "<p>Xem <span>số liệu</span>.</p>"


def test_a_text_that_is_not_published_yet_is_not_linked_to_and_a_warning_says_so() -> None:
    outcome = convert("Xem [tin](ban-nhap.md).")

    assert outcome.html == "<p>Xem <span>tin</span>.</p>"
    assert outcome.lines() == [
        (
            f"{PLACE}:10: warning: what “ban-nhap.md” links to is not published yet, so only the "
            "words are shown; the link appears with it"
        )
    ]


def test_the_same_slug_elsewhere_is_offered_before_what_is_spelt_alike() -> None:
    links = SiteLinks(
        "vi", SITE_URL, dict.fromkeys(("/tin/2020/ab/", "/loai/x/2015/ac/", "ab.md"), ARTICLE)
    )

    assert links.nearest("/loai/x/2015/ab") == ("/tin/2020/ab/",)
    assert links.nearest("news/2015/ab.md") == ("ab.md",)


# --- links that are wrong -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "/tin/2019/hoi-dam-ha-tinh/",
            (
                "the link “/tin/2019/hoi-dam-ha-tinh/” leads to no page or file; correct the "
                "address. Did you mean “/tin/2020/hoi-dam-ha-tinh/”?"
            ),
        ),
        (
            "/co-quan/cong-an-ha-tinh",
            (
                "the link “/co-quan/cong-an-ha-tinh” leads to no page or file; correct the "
                "address. Did you mean “/co-quan/cong-an-ha-tinh/”?"
            ),
        ),
        (
            "hoi-dam-ha-tin.md",
            (
                "the link “hoi-dam-ha-tin.md” leads to no page or file; correct the address. "
                "Did you mean “news/2020/hoi-dam-ha-tinh.md”?"
            ),
        ),
        (
            "/zzz/",
            "the link “/zzz/” leads to no page or file; correct the address",
        ),
        (
            "#khong-co",
            (
                "no heading of this text has the anchor “#khong-co”; correct it after the words "
                "of the heading. Did you mean “#muc-ket-qua”?"
            ),
        ),
        (
            "../../../etc/passwd",
            (
                "the link “../../../etc/passwd” leaves the content folder; write it from the root, "
                "like “/tin/2020/slug/”"
            ),
        ),
        (
            "/tin/../../etc/passwd",
            (
                "the link “/tin/../../etc/passwd” leaves the content folder; write it from the "
                "root, like “/tin/2020/slug/”"
            ),
        ),
        (
            "/tin/%2e%2e/%2e%2e/etc/",
            (
                "the link “/tin/%2e%2e/%2e%2e/etc/” leaves the content folder; write it from the "
                "root, like “/tin/2020/slug/”"
            ),
        ),
        (
            "ftp://a.vn/b",
            (
                "the link “ftp://a.vn/b” uses “ftp:”; only http, https, mailto, tel and addresses "
                "of this site may be used"
            ),
        ),
        (
            "//a.vn/b",
            "the link “//a.vn/b” lacks its beginning; put “https:” in front",
        ),
        (
            "mailto:ten",
            "“mailto:ten” is not a sound mail address; write it like “mailto:name@province.gov.vn”",
        ),
        (
            "tel:một-hai",
            "“tel:một-hai” is not a sound telephone number; write it like “tel:+842393855555”",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_an_error_with_its_line(written: str, message: str) -> None:
    outcome = convert(f"## Kết quả\n\nMột.\n\nHai [xem]({written}).")

    assert outcome.lines() == [f"{PLACE}:14: {message}"]
    assert "<p>Hai <span>xem</span>.</p>" in outcome.html
    assert outcome.rendered.links == ()


@pytest.mark.parametrize(
    "written",
    [
        "https://",
        "https:///a",
        "https://ten:mat-khau@a.vn/",
        "https://a.vn\\@b.vn/",
        "<https://a.vn/b c>",
        "https://a.vn:cong/",
        "https://[::1/",
        "\\\\a.vn\\b",
        "/\\a.vn",
        "https://a.vn/&#x202e;gpj",
        "https://a.vn/\u200b",
        "",
    ],
)
def test_an_address_that_browsers_and_people_read_differently_is_refused(written: str) -> None:
    assert convert(f"[xem]({written})").codes == ["link-malformed"]


def test_two_equal_mistakes_are_told_on_their_own_lines() -> None:
    outcome = convert("[a](/khong-co/)\n\n[b](/khong-co/)")

    assert [problem.line for problem in outcome.problems] == [10, 12]


def test_a_link_without_words_is_an_error() -> None:
    assert convert("Xem [](/tim-kiem/)").lines() == [
        (
            f"{PLACE}:10: the link to “/tim-kiem/” has no words; write them in the square "
            "brackets: [words](address)"
        )
    ]


def test_a_reference_that_nothing_uses_would_vanish_and_is_an_error() -> None:
    outcome = convert("Một.\n\n[Ghi chú]: https://a.vn/\n\n[b]: /tim-kiem/\n\n[x][b]")

    assert outcome.lines() == [
        (
            f"{PLACE}:12: the line “[ghi chú]: https://a.vn/” is used nowhere and would not be "
            "shown; delete it, or put “\\” in front if it is text"
        )
    ]


def test_the_messages_are_vietnamese_by_default() -> None:
    assert convert("[a](/tin/2019/hoi-dam-ha-tinh/)").lines("vi") == [
        (
            f"{PLACE}:10: liên kết “/tin/2019/hoi-dam-ha-tinh/” không dẫn đến trang hay tệp nào; "
            "hãy sửa địa chỉ. Có phải ý bạn là “/tin/2020/hoi-dam-ha-tinh/”?"
        )
    ]


def test_a_long_or_hostile_target_is_printed_short_and_safe() -> None:
    line = convert(f"[a](/{'x' * 500}\u202e/)").lines()[0]

    assert "\u202e" not in line
    assert len(line) < 250
