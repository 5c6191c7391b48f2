"""Every page type of the site, with the page that stands for it in the tests.

In: ``content/site.yaml`` for the languages.  Out: :data:`PAGE_TYPES`, each with the form of its
addresses and one page that shows much of what it can show, and :data:`SAMPLES`, those pages in
every language.  Which address is of which type is told by :func:`type_of`; a test asks it of
every page that is built, so that a new page type cannot be forgotten here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from tests.needs import ROOT

__all__ = ["LANGUAGES", "PAGE_TYPES", "SAMPLES", "PageType", "Sample", "address_in", "type_of"]


@dataclass(frozen=True, slots=True)
class PageType:
    """``form`` is matched against the whole Vietnamese address; ``sample`` is one of them."""

    name: str
    form: str
    sample: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A page type in a language."""

    name: str
    lang: str
    address: str

    @property
    def id(self) -> str:
        return f"{self.name}-{self.lang}"


LANGUAGES: tuple[str, ...] = tuple(
    yaml.safe_load((ROOT / "content/site.yaml").read_text("utf-8"))["languages"]
)

_ID = r"(?=[0-9-]*[a-z])[a-z0-9-]+"
_YEAR, _MONTH = r"\d{4}", r"\d{2}"

# One form may have several samples, where pages of a type look very different.
PAGE_TYPES: tuple[PageType, ...] = (
    PageType("home", r"/", "/"),
    PageType("news", r"/tin/", "/tin/"),
    PageType("news-year", rf"/tin/{_YEAR}/", "/tin/2022/"),
    PageType("news-month", rf"/tin/{_YEAR}/{_MONTH}/", "/tin/2021/12/"),
    PageType(
        "article",
        rf"/tin/{_YEAR}/{_ID}/",
        "/tin/2020/ha-tinh-cong-an-so-ngoai-vu-danh-gia-quy-che-2020/",
    ),
    PageType(
        "article-untranslated",
        rf"/tin/{_YEAR}/{_ID}/",
        "/tin/2011/quang-tri-salavan-thoa-thuan-2011-2013/",
    ),
    PageType("article-full", rf"/tin/{_YEAR}/{_ID}/", "/tin/2024/bai-du-moi-phan/"),
    PageType("article-withdrawn", rf"/tin/{_YEAR}/{_ID}/", "/tin/2024/bai-da-go/"),
    PageType("events", r"/nam/", "/nam/"),
    PageType("events-year", rf"/nam/{_YEAR}/", "/nam/2022/"),
    PageType("events-month", rf"/nam/{_YEAR}/{_MONTH}/", "/nam/2021/12/"),
    PageType("agencies", r"/co-quan/", "/co-quan/"),
    PageType("agency", rf"/co-quan/{_ID}/", "/co-quan/so-ngoai-vu-ha-tinh/"),
    PageType(
        "agency-successor", rf"/co-quan/{_ID}/", "/co-quan/ban-chi-huy-bien-phong-gia-lai-2025/"
    ),
    PageType("agency-year", rf"/co-quan/{_ID}/{_YEAR}/", "/co-quan/so-ngoai-vu-ha-tinh/2020/"),
    PageType("partners", r"/tinh-ban/", "/tinh-ban/"),
    PageType("partner", rf"/tinh-ban/{_ID}/", "/tinh-ban/khammouane/"),
    PageType("partner-year", rf"/tinh-ban/{_ID}/{_YEAR}/", "/tinh-ban/khammouane/2022/"),
    PageType("provinces", r"/tinh/", "/tinh/"),
    PageType("province", rf"/tinh/{_ID}/", "/tinh/ha-tinh/"),
    PageType("province-year", rf"/tinh/{_ID}/{_YEAR}/", "/tinh/ha-tinh/2020/"),
    PageType("kinds", r"/loai/", "/loai/"),
    PageType("kind", rf"/loai/{_ID}/", "/loai/talks/"),
    PageType("kind-year", rf"/loai/{_ID}/{_YEAR}/", "/loai/talks/2022/"),
    PageType("regulations", r"/quy-che/", "/quy-che/"),
    PageType("regulation", rf"/quy-che/{_ID}/", "/quy-che/qc-ha-tinh-ca-sngv-2016/"),
    PageType("regulation-dissolved", rf"/quy-che/{_ID}/", "/quy-che/qc-quang-tri-sngv-bp-2021/"),
    PageType("documents", r"/van-ban/", "/van-ban/"),
    PageType("documents-year", rf"/van-ban/{_YEAR}/", "/van-ban/2022/"),
    PageType("figures", r"/so-lieu/", "/so-lieu/"),
    PageType("calendar", r"/lich/", "/lich/"),
    PageType("corrections", r"/dinh-chinh/", "/dinh-chinh/"),
    PageType("search", r"/tim-kiem/", "/tim-kiem/"),
    PageType("data", r"/du-lieu/", "/du-lieu/"),
    PageType("about", r"/gioi-thieu/", "/gioi-thieu/"),
    PageType("contact", r"/lien-he/", "/lien-he/"),
    PageType("site-map", r"/so-do/", "/so-do/"),
    PageType("accessibility", r"/tro-nang/", "/tro-nang/"),
    PageType("privacy", r"/rieng-tu/", "/rieng-tu/"),
    PageType("reuse", r"/ban-quyen/", "/ban-quyen/"),
    PageType("offline", r"/ngoai-tuyen/", "/ngoai-tuyen/"),
    PageType("not-found", r"/404\.html", "/404.html"),
)


def address_in(lang: str, address: str) -> str:
    """A Vietnamese address in another language of the site."""
    return address if lang == LANGUAGES[0] else f"/{lang}{address}"


def type_of(address: str) -> PageType | None:
    """The first page type whose form an address of any language has, None for an unknown one."""
    others = "|".join(LANGUAGES[1:])
    plain = re.sub(rf"^/(?:{others})(?=/)", "", address) if others else address
    return next((each for each in PAGE_TYPES if re.fullmatch(each.form, plain)), None)


SAMPLES: tuple[Sample, ...] = tuple(
    Sample(each.name, lang, address_in(lang, each.sample))
    for lang in LANGUAGES
    for each in PAGE_TYPES
)
