"""Parts of pages as full as a state wants them, and what stands around every page.

In: a state and a language.  Out: links, rows, heads, the chrome.  ``TYPICAL`` is a day's page;
``BARE`` holds nothing that may be absent, and links without an address, as in a lean build;
``LONG`` is too much of everything, in words that would be markup if they were not escaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from markupsafe import Markup

from portal.domain.palette import palette
from portal.pages.views import parts, texts
from portal.pages.views.chrome import Chrome

__all__ = ["MARKUP", "TITLE", "Parts", "State", "chrome"]

MARKUP = '<b onclick="x">Sở & "Bộ"</b>'
"""Words that must come out as they are, in text and in attributes."""

TITLE = "Hà Tĩnh đánh giá bốn năm thực hiện quy chế phối hợp trong hoạt động đối ngoại"
_JSON = Markup('{"@context":"https://schema.org"}')


class State(Enum):
    """How much a page has to show."""

    TYPICAL = auto()
    BARE = auto()
    LONG = auto()


class Parts:
    """Makes parts of pages as full as the state wants them."""

    def __init__(self, state: State, lang: str) -> None:
        self.state = state
        self.foreign = None if lang == "vi" else "vi"
        self.lang = lang
        self.bare = state is State.BARE
        self.many = {State.TYPICAL: 3, State.BARE: 0, State.LONG: 40}[state]

    # --- parts -------------------------------------------------------------------------------

    def text(self, words: str) -> str:
        return f"{words} {MARKUP} {'rất dài ' * 20}" if self.state is State.LONG else words

    def link(self, words: str, count: int | None = None) -> parts.Link:
        return parts.Link(self.text(words), "" if self.bare else "/x/", self.foreign, count)

    def links(self, number: int) -> tuple[parts.Link, ...]:
        return tuple(self.link(f"Liên kết {n}", n) for n in range(number))

    def entity(self, id: str = "cong-an-ha-giang") -> parts.EntityName:
        today = () if self.bare else (self.link("Công an tỉnh Tuyên Quang"),)
        return parts.EntityName(id, self.text("Công an tỉnh Hà Giang"), "/x/", self.foreign, today)

    def date(self, words: str = "11/6/2020") -> parts.DateText:
        return parts.DateText("2020-06-11", words)

    def row(self, number: int = 0) -> parts.StoryRow:
        """Days, months and years known by turns."""
        return parts.StoryRow(
            url="/tin/2020/x/",
            title=self.text(TITLE),
            summary=self.text("Một hai câu."),
            lang=self.foreign,
            kind=self.link("Sơ kết"),
            date=self.date(),
            day="" if self.bare or number % 3 else "11",
            month="" if self.bare or number % 3 == 2 else "Tháng 6",
            year="2020",
            published=self.date(),
            place="" if self.bare else self.text("Hà Tĩnh"),
            expired=self.state is State.LONG,
            chips=()
            if self.bare
            else tuple(
                parts.Chip(self.text(f"Tỉnh {n}"), "/x/" if n else "", "lo", kind)
                for n, kind in enumerate(("agency", "partner"))
            ),
        )

    def rows(self) -> tuple[parts.StoryRow, ...]:
        return tuple(self.row(number) for number in range(self.many))

    def counts(self) -> tuple[parts.YearCount, ...]:
        return tuple(
            parts.YearCount(str(2026 - n), f"/nam/{2026 - n}/", 9 * n, 100 // (n + 1))
            for n in range(self.many)
        )

    def terms(self) -> tuple[parts.TermDescription, ...]:
        full = (
            parts.TermDescription("Loại", self.text("Công an"), date=self.date()),
            parts.TermDescription("Giáp với", links=self.links(2)),
        )
        return () if self.bare else full

    def facts(self) -> tuple[parts.Fact, ...]:
        note = self.text("Sửa số vụ án từ 12 thành 21.")
        return tuple(parts.Fact(self.date(), note, self.foreign) for _ in range(self.many))

    def sources(self) -> tuple[parts.SourceLine, ...]:
        full = (
            parts.SourceLine("Báo Hà Tĩnh", "https://bao.example/1", "bao.example"),
            parts.SourceLine(
                "Vientiane Times", "https://vt.example", "vt.example", "lo", "tiếng Lào"
            ),
            parts.SourceLine(self.text("Tài liệu giấy"), note=self.text("Không có trên mạng.")),
        )
        return full[: self.many]

    def papers(self) -> tuple[texts.DocumentFact, ...]:
        full = (
            texts.DocumentFact(
                "09/QĐ", self.text("Quy chế"), self.date(), "UBND tỉnh", "/tep/x.pdf"
            ),
            texts.DocumentFact("10/QĐ", self.text("Kế hoạch"), None, "", ""),
        )
        return full[: self.many]

    def headings(self) -> tuple[texts.EntryHeading, ...]:
        return tuple(
            texts.EntryHeading("ket-qua", self.text("Kết quả"), 2 + n % 2) for n in range(self.many)
        )

    def head(self, title: str) -> parts.Head:
        if self.bare:
            return parts.Head(title, "Mô tả.", "/x/", "https://so.example/x/", self.lang)
        languages = tuple(
            parts.LanguageLink(code, name, f"/{code}/x/", code == self.lang)
            for code, name in (("vi", "Tiếng Việt"), ("en", "English"))
        )
        return parts.Head(
            title=title,
            description=self.text("Mô tả."),
            url="/muc-1/x/",
            canonical="https://so.example/muc-1/x/",
            lang=self.lang,
            languages=languages,
            alternates=languages,
            robots="noindex",
            trail=(*self.links(2), self.link(title)),
            atom="/atom.xml",
            json_feed="/feed.json",
            twin="/x/index.json",
            json_ld=_JSON,
            og_type="article",
            dublin_core=(("DC.title", title),),
        )


def chrome(state: State, lang: str, assets: Mapping[str, str]) -> Chrome:
    """What stands around the pages of one language."""
    made = Parts(state, lang)
    bare = state is State.BARE
    return Chrome(
        lang=lang,
        name=made.text("Cổng tin phối hợp đối ngoại"),
        department=made.text("Sở Ngoại vụ tỉnh Hà Tĩnh"),
        home_url="/",
        search_url="" if bare else "/tim-kiem/",
        sections=tuple(parts.Link(made.text(f"Mục {n}"), f"/muc-{n}/") for n in range(1, 8)),
        help=() if bare else made.links(6),
        feeds=() if bare else made.links(2),
        languages=(lang,) if bare else ("vi", "en"),
        address=made.text("01 đường Trần Phú"),
        phones=() if bare else made.links(2),
        fax="" if bare else "0239 000 000",
        email=None if bare else parts.Link("thu@so.example", "mailto:thu@so.example"),
        parent_portal=None if bare else made.link("Cổng thông tin điện tử tỉnh"),
        responsible=made.text("Giám đốc Sở"),
        licence=made.text("Ghi rõ nguồn"),
        demonstration="" if bare else made.text("Đây là trang trình diễn."),
        colours=palette({}),
        assets=assets,
        site_url="https://so.example",
        complete=not bare,
        opensearch_url="" if bare else "/opensearch.xml",
        measurement_src="https://do.example/a.js" if state is State.LONG else "",
        measurement_integrity="sha384-abc" if state is State.LONG else "",
    )
