"""What the tests of Markdown share: one converter, a small site to link to, short words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from portal.domain.problems import Problems
from portal.reading.markdown import (
    Converter,
    Destination,
    ImageFile,
    Reach,
    Rendered,
    SiteLinks,
)

ARTICLE = Destination("/tin/2020/hoi-dam-ha-tinh/")
DESTINATIONS: Mapping[str, Destination] = {
    "/tin/2020/hoi-dam-ha-tinh/": ARTICLE,
    "news/2020/hoi-dam-ha-tinh.md": ARTICLE,
    "/co-quan/cong-an-ha-tinh/": Destination("/co-quan/cong-an-ha-tinh/"),
    "/tim-kiem/": Destination("/tim-kiem/"),
    "/so-lieu/": Destination("/so-lieu/", Reach.LEFT_OUT),
    "news/2020/ban-nhap.md": Destination("/tin/2020/ban-nhap/", Reach.UNPUBLISHED),
    "documents/quy-che.pdf": Destination("/van-ban/tep/quy-che.pdf"),
    "documents/Quy chế.pdf": Destination("/van-ban/tep/Quy%20ch%E1%BA%BF.pdf"),
}
IMAGES: Mapping[str, ImageFile] = {
    "hoi-nghi.jpg": ImageFile("/images/hoi-nghi.jpg", 1200, 800),
    "2020/ky-ket.png": ImageFile("/images/2020/ky-ket.png"),
    "cua-khau.jpg": ImageFile(
        "/images/c.1080.jpg",
        2400,
        1600,
        (("image/avif", "/images/c.360.avif 360w"), ("image/webp", "/images/c.360.webp 360w")),
        "/images/c.360.jpg 360w, /images/c.1080.jpg 1080w",
        "(min-width: 43rem) 38rem, 92vw",
    ),
    "trong.png": ImageFile(
        "/images/trong.png", 800, 600, (("image/avif", "/t.avif 360w"),), "", "1px"
    ),
}
SITE_URL = "https://songoaivu.example.vn"

_CONVERTER = Converter()


class Outcome(NamedTuple):
    """What a text became, and the problems as they are printed."""

    rendered: Rendered
    problems: Problems

    @property
    def html(self) -> str:
        return self.rendered.html

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    def lines(self, lang: str = "en") -> list[str]:
        return [problem.line_text(lang) for problem in self.problems]


def convert(
    text: str,
    *,
    lang: str = "vi",
    site_url: str = SITE_URL,
    converter: Converter = _CONVERTER,
) -> Outcome:
    """A text that begins on line 10 of content/news/2020/thu.md."""
    problems = Problems()
    rendered = converter.convert(
        text,
        path="content/news/2020/thu.md",
        first_line=10,
        context=SiteLinks(lang, site_url, DESTINATIONS, IMAGES),
        problems=problems,
    )
    return Outcome(rendered, problems)


def html_of(text: str, *, lang: str = "vi") -> str:
    """The HTML of a text in which nothing is wrong."""
    outcome = convert(text, lang=lang)
    assert outcome.lines() == []
    return outcome.html
