"""A context of every page type in three states, as templates meet them.

In: a state and a language.  Out: views.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from portal.pages.samples import pictures
from portal.pages.views import View, lists, parts, reference, texts
from portal.pages.views.texts import ArticlePage, Photograph, RegulationPage
from tests.theme.parts import MARKUP, TITLE, Parts, State

__all__ = ["views"]

_BODY = Markup(
    '<p>Sáng 11/6, tại Hà Tĩnh.</p><h2 id="ket-qua">Kết quả</h2><p>62 suất học bổng.</p>'
)


def views(state: State, lang: str) -> Iterator[View]:
    """One view of each type."""
    return _Pages(state, lang).views()


class _Pages(Parts):
    """Puts the parts together, one method for pages of a kind."""

    def views(self) -> Iterator[View]:
        yield from self.lists()
        yield from self.registers()
        yield from self.texts()

    def lists(self) -> Iterator[View]:
        head, heading, intro = self.head("Danh mục"), self.text("Danh mục"), self.text("Lời dẫn.")
        review = reference.ReviewLine(self.link("Quy chế"), self.date())
        yield lists.HomePage(
            head=head,
            lead=None if self.bare else self.row(),
            lead_photograph=self.photograph() if self.many else None,
            latest=self.rows(),
            reviews=(review,) * self.many,
            notices=self.rows(),
            border=pictures.border(self),
            agencies=self.links(self.many),
            partners=self.links(self.many),
            kinds=self.links(self.many),
            years=self.counts(),
        )
        rows, counts = self.rows(), self.counts()
        yield lists.IndexPage(head, heading, intro, 0, rows, counts, "news", self.links(3))
        groups = (
            parts.MonthGroup("Tháng 6", 3, "thang-06", rows=self.rows()),
            parts.MonthGroup("Tháng 5", 200, "thang-05", url="/nam/2020/05/"),
        )
        for brief in (False, True):
            yield lists.YearPage(head, heading, "", 3, self.counts(), groups, brief, "years")
        yield reference.CalendarPage(head, self.rows(), (review,) * self.many, (), (review,))
        line = reference.CorrectionLine(self.link(TITLE), parts.Fact(self.date(), "Sửa."))
        yield reference.CorrectionsPage(head, (line,) * self.many, (line,) * self.many)
        yield lists.SearchPage(head, self.links(3), self.links(8))
        yield texts.NotFoundPage(head, self.links(8))
        yield texts.OfflinePage(head, kept=not self.bare)

    def registers(self) -> Iterator[View]:
        head, heading, intro = self.head("Sổ"), self.text("Sổ"), self.text("Lời dẫn.")
        lines = (
            lists.DirectoryLine(self.entity(), 1_300, "2009–2026", "27/6/2025"),
            lists.DirectoryLine(self.entity(), 0),
            lists.DirectoryLine(self.entity(), None),
        )
        groups = (lists.DirectoryGroup("cong-an", self.text("Công an"), lines),)
        yield lists.DirectoryPage(head, heading, intro, groups, "agencies")
        yield lists.DirectoryPage(
            head, heading, intro, groups, "partners", pictures.tiles(self), pictures.border(self)
        )
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
            locator=pictures.here(self),
        )
        papers = tuple(
            reference.DocumentLine(p.number, p.title, p.date, p.authority, p.url, self.link(TITLE))
            for p in self.papers()
        )
        yield reference.DocumentsPage(head, heading, intro, papers, self.counts())
        columns = tuple(str(2026 - n) for n in range(self.many))
        cells = tuple(range(self.many))
        heat = (reference.HeatRow(self.link("Sơ kết"), cells, 9, tuple(n % 5 for n in cells)),)
        csv = parts.Link(self.text("Theo năm (CSV)"), "/du-lieu/a.csv")
        tables = tuple(
            reference.HeatTable(
                id, self.text("Theo năm"), "Cơ quan", columns, () if self.bare else heat, csv, cut
            )
            for id, cut in (("theo-loai", 0), ("theo-co-quan", 7))
        )
        yield reference.FiguresPage(head, pictures.years(self), tables)
        files = tuple(lists.DataFile(f"/du-lieu/{n}.csv", f"{n}.csv", "CSV") for n in range(2))
        data = lists.DataSet(self.text("Tin"), 1_300, files)
        yield lists.DataPage(head, (data,) * self.many, "/du-lieu/datapackage.json", intro)

    def texts(self) -> Iterator[View]:
        yield self.article(card=False)
        yield self.article(card=True)
        head, title = self.head(TITLE), self.text(TITLE)
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
            bar=pictures.register_bar(self),
        )
        lines = (line, replace(line, bar=pictures.register_bar(self, open_ended=True)))
        groups = tuple(
            texts.RegulationGroup(id, self.text("Tình trạng"), self.text("Giải thích."), lines)
            for id in ("in-force", "expired")
        )
        scale = pictures.register_scale(self)
        yield texts.RegulationDirectoryPage(head, self.text("Lời dẫn."), groups, scale)
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

    def photograph(self) -> Photograph:
        """In several formats, or as the one file that there is."""
        choices = () if self.bare else (("image/avif", "/hinh-anh/a.360.avif 360w"),)
        return Photograph(
            url="/hinh-anh/a.jpg",
            alt=MARKUP,
            caption="",
            credit=MARKUP,
            width=800,
            height=600,
            lang=self.foreign,
            src="/hinh-anh/a.jpg",
            choices=choices,
            srcset="" if self.bare else "/hinh-anh/a.360.jpg 360w, /hinh-anh/a.jpg 800w",
            sizes="" if self.bare else "92vw",
        )

    def article(self, *, card: bool) -> ArticlePage:
        figure = parts.Figures(self.text("Vụ án"), "1.300", "" if self.bare else "vụ", "2008–2011")
        photograph = self.photograph()
        return texts.ArticlePage(
            head=self.head(TITLE),
            title=self.text(TITLE),
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
            code_url="" if self.state is State.BARE else "/tin/2020/x/qr.svg",
            earlier=self.rows(),
            original=parts.Link(TITLE, "/tin/2020/x/", self.foreign) if card else None,
            card=card,
            draft=not self.bare,
        )

    def regulation(self) -> RegulationPage:
        source = self.sources()[0] if self.many else None
        step = texts.LifeStep(self.date(), "Ký kết", "signed", anchor="buoc-1")
        told = texts.LifeStep(
            self.date(), "Sơ kết", "interim-review", self.link(TITLE), MARKUP, source,
            anchor="buoc-2",
        )  # fmt: skip
        coming = texts.LifeStep(self.date(), "Hạn sơ kết", "planned", future=True, anchor="buoc-3")
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
            citation=self.text("Cổng tin, “Quy chế phối hợp”, https://so.example/x/"),
            mail_url="mailto:?subject=Quy%20ch%E1%BA%BF",
            timeline=pictures.timeline_of(self),
        )
