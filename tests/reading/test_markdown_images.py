"""An image of a text is a file of this site, described in words, of known size."""

from __future__ import annotations

import pytest

from tests.reading.texts import convert, html_of

PLACE = "content/news/2020/thu.md"
SERVED = 'decoding="async" height="800" loading="lazy" src="/images/hoi-nghi.jpg" width="1200"'


@pytest.mark.parametrize(
    "written", ["hoi-nghi.jpg", "/images/hoi-nghi.jpg", "../../images/hoi-nghi.jpg"]
)
def test_a_file_may_be_named_alone_from_the_root_or_from_the_text(written: str) -> None:
    outcome = convert(f"Xem ![Các đại biểu]({written}) này.")

    assert outcome.lines() == []
    assert outcome.html == f'<p>Xem <img alt="Các đại biểu" {SERVED}> này.</p>'
    assert outcome.rendered.images == ("hoi-nghi.jpg",)


def test_an_image_alone_is_a_figure_and_its_title_the_caption() -> None:
    assert html_of('![Các đại biểu](hoi-nghi.jpg "Ảnh: Báo <Hà Tĩnh>")') == (
        f'<figure><img alt="Các đại biểu" {SERVED}>'
        "<figcaption>Ảnh: Báo &lt;Hà Tĩnh&gt;</figcaption></figure>"
    )
    assert html_of("![Ký kết](2020/ky-ket.png)") == (
        '<figure><img alt="Ký kết" decoding="async" loading="lazy" '
        'src="/images/2020/ky-ket.png"></figure>'
    )


def test_in_a_line_of_text_the_title_stays_a_title() -> None:
    assert 'title="Chú giải"' in html_of('a ![b](hoi-nghi.jpg "Chú giải")')


CHOICES = (
    '<source sizes="(min-width: 43rem) 38rem, 92vw" srcset="/images/c.360.avif 360w" '
    'type="image/avif">'
    '<source sizes="(min-width: 43rem) 38rem, 92vw" srcset="/images/c.360.webp 360w" '
    'type="image/webp">'
)
CHOSEN = (
    'decoding="async" height="1600" loading="lazy" sizes="(min-width: 43rem) 38rem, 92vw" '
    'src="/images/c.1080.jpg" srcset="/images/c.360.jpg 360w, /images/c.1080.jpg 1080w"'
)


def test_an_image_with_copies_offers_the_lighter_ones_first() -> None:
    assert html_of('![Cửa khẩu](cua-khau.jpg "Nhìn từ phía Nam")') == (
        f'<figure><picture>{CHOICES}<img alt="Cửa khẩu" {CHOSEN} width="2400"></picture>'
        "<figcaption>Nhìn từ phía Nam</figcaption></figure>"
    )
    assert html_of('Đây ![Cửa khẩu](cua-khau.jpg "Tên") rồi.') == (
        f'<p>Đây <picture>{CHOICES}<img alt="Cửa khẩu" {CHOSEN} title="Tên" width="2400">'
        "</picture> rồi.</p>"
    )


def test_without_copies_in_its_own_format_an_image_names_one_file_of_it() -> None:
    assert html_of("![Sơ đồ](trong.png)") == (
        '<figure><picture><source sizes="1px" srcset="/t.avif 360w" type="image/avif">'
        '<img alt="Sơ đồ" decoding="async" height="600" loading="lazy" src="/images/trong.png" '
        'width="800"></picture></figure>'
    )


def test_an_editor_cannot_write_sources_of_their_own() -> None:
    written = '<picture><source srcset="https://x.example/a.avif"></picture>'
    found = convert(written)
    assert found.codes == ["raw-active", "raw-tag"]
    assert "x.example" not in found.html


def test_two_images_in_one_paragraph_stay_in_it() -> None:
    html = html_of("![a](hoi-nghi.jpg) ![b](2020/ky-ket.png)")

    assert html.startswith("<p><img")
    assert html.count("<img") == 2


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "![Ảnh](hoi-nghj.jpg)",
            (
                "there is no image “hoi-nghj.jpg” in content/images/; add the file or correct the "
                "name. Did you mean “hoi-nghi.jpg”?"
            ),
        ),
        (
            "![Ảnh](../../etc/passwd)",
            (
                "there is no image “../../etc/passwd” in content/images/; add the file or correct "
                "the name"
            ),
        ),
        (
            "![Ảnh](https://bao.vn/a.jpg)",
            (
                "the image “https://bao.vn/a.jpg” is not in content/images/; download it there and "
                "write the file's name"
            ),
        ),
        (
            "![Ảnh](//bao.vn/a.jpg)",
            (
                "the image “//bao.vn/a.jpg” is not in content/images/; download it there and "
                "write the file's name"
            ),
        ),
        (
            "![Ảnh](data:image/svg+xml,x)",
            (
                "the image “data:image/svg+xml,x” is not in content/images/; download it there and "
                "write the file's name"
            ),
        ),
        (
            "![](hoi-nghi.jpg)",
            (
                "the image “hoi-nghi.jpg” has no description for those who cannot see it; write "
                "one: ![description](hoi-nghi.jpg)"
            ),
        ),
        (
            "![Hoi-nghi](hoi-nghi.jpg)",
            (
                "the description of the image “hoi-nghi.jpg” is only its file name; write what the "
                "picture shows"
            ),
        ),
    ],
)
def test_what_is_wrong_with_an_image_is_told_with_its_line(written: str, message: str) -> None:
    outcome = convert(f"Một.\n\n{written}")

    assert outcome.lines() == [f"{PLACE}:12: {message}"]
    assert "bao.vn" not in outcome.html
    assert "data:" not in outcome.html


def test_markup_in_a_description_is_an_error_only_where_it_would_show() -> None:
    assert html_of("![Ảnh *đẹp*](hoi-nghi.jpg)").count('alt="Ảnh *đẹp*"') == 1
    assert convert("![Ảnh [a&amp;b](/tim-kiem/) c](hoi-nghi.jpg)").codes == ["text-markup-in-words"]
