"""A context of every page type in three states, as templates meet them.

In: a state and a language.  Out: views and the chrome.  ``TYPICAL`` is a day's page; ``BARE`` holds
nothing that may be absent, and links without an address, as in a lean build; ``LONG`` is too much
of everything, in words that would be markup if they were not escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from markupsafe import Markup

from portal.pages.views import View, lists, parts, texts
from portal.pages.views.chrome import Chrome

__all__ = ["MARKUP", "State", "chrome", "views"]

MARKUP = '<b onclick="x">Sở & "Bộ"</b>'
"""Words that must come out as they are, in text and in attributes."""

_TITLE = "Hà Tĩnh đánh giá bốn năm thực hiện quy chế phối hợp trong hoạt động đối ngoại"
_BODY = Markup(
    '<p>Sáng 11/6, tại Hà Tĩnh.</p><h2 id="ket-qua">Kết quả</h2><p>62 suất học bổng.</p>'
)
_JSON = Markup('{"@context":"https://schema.org"}')


class State(Enum):
    """How much a page has to show."""

    TYPICAL = auto()
    BARE = auto()
    LONG = auto()


def chrome(state: State, lang: str, assets: Mapping[str, str]) -> Chrome:
    """What stands around the pages of one language."""
    made = _Maker(state, lang)
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
        colours={} if bare else {"identity": "#17375E"},
        assets=assets,
        site_url="https://so.example",
        complete=not bare,
        opensearch_url="" if bare else "/opensearch.xml",
        measurement_src="https://do.example/a.js" if state is State.LONG else "",
        measurement_integrity="sha384-abc" if state is State.LONG else "",
    )


def views(state: State, lang: str) -> Iterator[View]:
    """One view of each type."""
    return _Maker(state, lang).views()


class _Maker:
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
            title=self.text(_TITLE),
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

    # --- pages -------------------------------------------------------------------------------

    def views(self) -> Iterator[View]:
        yield from self.lists()
        yield from self.registers()
        yield from self.texts()

    def lists(self) -> Iterator[View]:
        head, heading, intro = self.head("Danh mục"), self.text("Danh mục"), self.text("Lời dẫn.")
        review = lists.ReviewLine(self.link("Quy chế"), self.date())
        borders = tuple(
            lists.BorderPair(self.link("Nghệ An", 3), self.links(3)) for _ in self.rows()
        )
        yield lists.HomePage(
            head=head,
            lead=None if self.bare else self.row(),
            latest=self.rows(),
            reviews=(review,) * self.many,
            notices=self.rows(),
            borders=borders,
            agencies=self.links(self.many),
            partners=self.links(self.many),
            kinds=self.links(self.many),
            years=self.counts(),
        )
        yield lists.IndexPage(head, heading, intro, 0, self.rows(), self.counts(), "news")
        groups = (
            parts.MonthGroup("Tháng 6", 3, "thang-06", rows=self.rows()),
            parts.MonthGroup("Tháng 5", 200, "thang-05", url="/nam/2020/05/"),
        )
        for brief in (False, True):
            yield lists.YearPage(
                head, heading, "", 3, self.link("Theo năm"), self.counts(), groups, brief, "years"
            )
        yield lists.CalendarPage(head, self.rows(), (review,) * self.many, (), (review,))
        line = lists.CorrectionLine(self.link(_TITLE), parts.Fact(self.date(), "Sửa."))
        yield lists.CorrectionsPage(head, (line,) * self.many, (line,) * self.many)
        yield lists.SearchPage(head, self.links(8))
        yield texts.NotFoundPage(head, self.links(8))

    def registers(self) -> Iterator[View]:
        head, heading, intro = self.head("Sổ"), self.text("Sổ"), self.text("Lời dẫn.")
        lines = (
            lists.DirectoryLine(self.entity(), 1_300, "2009–2026", "27/6/2025"),
            lists.DirectoryLine(self.entity(), 0),
            lists.DirectoryLine(self.entity(), None),
        )
        groups = (lists.DirectoryGroup("cong-an", self.text("Công an"), lines),)
        yield lists.DirectoryPage(head, heading, intro, groups, "agencies")
        yield lists.SiteMapPage(head, groups)
        predecessors = (
            lists.PredecessorBlock(self.entity("a"), "27/6/2025", "hợp nhất vào", 3, self.rows()),
            lists.PredecessorBlock(self.entity("b"), "", "", 0, ()),
        )
        yield lists.EntityPage(
            head=head,
            heading=heading,
            heading_lang=self.foreign,
            kicker=self.text("Công an"),
            ended=not self.bare,
            facts=self.terms(),
            succession=self.terms(),
            count=self.many,
            latest=self.rows(),
            years=self.counts(),
            companions=self.links(self.many),
            regulations=self.links(self.many),
            predecessors=() if self.bare else predecessors,
            section="agencies",
        )
        papers = tuple(
            lists.DocumentLine(p.number, p.title, p.date, p.authority, p.url, self.link(_TITLE))
            for p in self.papers()
        )
        yield lists.DocumentsPage(head, heading, intro, papers, self.counts())
        columns = tuple(str(2026 - n) for n in range(self.many))
        cells = tuple(range(self.many))
        heat = (lists.HeatRow(self.link("Sơ kết"), cells, 9, tuple(n % 5 for n in cells)),)
        csv = parts.Link(self.text("Theo năm"), "/du-lieu/a.csv")
        yield lists.FiguresPage(head, self.counts(), columns, heat, heat, heat, (csv,))
        file = lists.DataFile("/du-lieu/a.csv", "a.csv", self.text("Tin"), "CSV", 1_300)
        yield lists.DataPage(head, (file,) * self.many, "/du-lieu/datapackage.json", intro)

    def texts(self) -> Iterator[View]:
        yield self.article(card=False)
        yield self.article(card=True)
        head, title = self.head(_TITLE), self.text(_TITLE)
        yield texts.WithdrawnPage(
            head, title, self.foreign, self.date(), self.text("Sai."), self.foreign,
            None if self.bare else self.link("Tin khác"),
        )  # fmt: skip
        yield self.regulation()
        line = texts.RegulationLine(
            regulation=self.link("Quy chế"),
            parties=(self.entity(), self.entity()),
            type="Quy chế phối hợp",
            number="" if self.bare else "09/QCPH",
            signed=None if self.bare else self.date(),
            period="" if self.bare else "2016–2023",
            note=self.text("Ghi chú."),
        )
        groups = tuple(
            texts.RegulationGroup(id, self.text("Tình trạng"), self.text("Giải thích."), (line,))
            for id in ("in-force", "expired")
        )
        yield texts.RegulationDirectoryPage(head, self.text("Lời dẫn."), 2, groups)
        official = texts.OfficialLine("Nguyễn Văn A", "Giám đốc", self.link("Sở"), None, None)
        reached = texts.OfficialLine(
            "Trần B", "Phó", self.link("Sở"), self.link("0239"), self.link("a@so.example")
        )
        yield texts.StandingPage(
            head, title, self.text("Tóm tắt."), self.foreign, _BODY, self.headings(),
            None if self.bare else self.date(), () if self.bare else (official, reached),
        )  # fmt: skip
        yield texts.ContactPage(
            head, title, self.text("Tóm tắt."), self.foreign, _BODY, self.terms()
        )

    def article(self, *, card: bool) -> texts.ArticlePage:
        figure = parts.Figures(self.text("Vụ án"), "1.300", "" if self.bare else "vụ", "2008–2011")
        photograph = texts.Photograph("/hinh-anh/a.jpg", MARKUP, "", MARKUP, 800, 600, self.foreign)
        return texts.ArticlePage(
            head=self.head(_TITLE),
            title=self.text(_TITLE),
            lang=None,
            summary="" if card else self.text("Một hai câu."),
            kind=self.link("Sơ kết"),
            published=self.date("12/6/2020, 08:00"),
            modified=None if self.bare else self.date(),
            author="" if self.bare else self.text("Nam Giang"),
            event=None if self.bare else self.date(),
            event_note="" if self.bare else "buổi chiều",
            place="" if self.bare else self.text("Hà Tĩnh"),
            parties=(parts.PartyLine("Chủ trì", self.entity()),),
            partners=() if self.bare else (self.entity(),),
            regulations=tuple(
                texts.MentionLine(self.link("Quy chế"), "Sơ kết" if n else "")
                for n in range(self.many)
            ),
            people=tuple(
                parts.TermDescription(self.text("Ông A"), self.text("Giám đốc"))
                for _ in range(self.many)
            ),
            figures=(figure,) * self.many,
            commendations="" if self.bare else "2 tập thể, 6 cá nhân",
            documents=self.papers(),
            photographs=() if card else (photograph,) * min(self.many, 2),
            body=Markup() if card else _BODY,
            headings=() if card else self.headings(),
            sources=self.sources(),
            corrections=self.facts(),
            changes=self.facts(),
            note="" if self.bare else self.text("Năm suy ra từ nguồn."),
            note_lang=self.foreign,
            tags=() if self.bare else (self.text("an ninh"), "biên giới"),
            expired=None if self.bare else self.date(),
            citation=self.text("Cổng tin, 12/6/2020"),
            mail_url="mailto:?subject=x",
            earlier=self.rows(),
            original=parts.Link(_TITLE, "/tin/2020/x/", self.foreign) if card else None,
            card=card,
            draft=not self.bare,
        )

    def regulation(self) -> texts.RegulationPage:
        source = self.sources()[0] if self.many else None
        step = texts.LifeStep(self.date(), "Ký kết", "signed")
        told = texts.LifeStep(
            self.date(), "Sơ kết", "interim-review", self.link(_TITLE), MARKUP, source
        )
        coming = texts.LifeStep(self.date(), "Hạn sơ kết", "planned", future=True)
        return texts.RegulationPage(
            head=self.head("Quy chế"),
            title=self.text("Quy chế phối hợp"),
            lang=self.foreign,
            kicker="Quy chế phối hợp",
            number="" if self.bare else "09/QCPH/SNgV-BP",
            status="Đang có hiệu lực",
            status_id="in-force",
            status_text=self.text("Thời hạn chưa kết thúc."),
            parties=(self.entity(), self.entity()),
            facts=self.terms(),
            replaces=self.links(self.many),
            replaced_by=self.links(self.many),
            steps=() if self.bare else (step, told, coming),
            documents=self.papers(),
            sources=self.sources(),
        )
