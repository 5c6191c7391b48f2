"""A sample: everything that an example may print, in one state.

In: a state, a language, the address of a picture.  Out: :class:`~portal.pages.views.living.Sample`.
"""

from __future__ import annotations

from markupsafe import Markup

from portal.domain.lifecycle import RegulationStatus
from portal.i18n.labels import STATUS_EXPLANATIONS, STATUSES
from portal.pages.samples import pictures
from portal.pages.samples.parts import Parts, State
from portal.pages.views import lists, parts, reference, texts
from portal.pages.views.living import Sample, StandingSample

__all__ = ["sample"]

_BODY = Markup(
    "<p>Sáng 11/6, tại thành phố B, hai cơ quan sơ kết bốn năm thực hiện quy chế phối hợp, theo "
    '<a href="/x/">kế hoạch đã ký</a>.</p><h2>Kết quả</h2><ul><li>21 lượt trao đổi thông tin;</li>'
    "<li>62 suất học bổng cho lưu học sinh.</li></ul><blockquote><p>“Phối hợp từ sớm, từ xa.”</p>"
    "</blockquote><h3>Số liệu</h3>"
    '<div class="table-scroll" role="region" tabindex="0" '
    'aria-label="Bảng 1"><table><thead><tr><th>Năm</th><th>Lượt</th></tr></thead><tbody>'
    "<tr><td>2019</td><td>12</td></tr><tr><td>2020</td><td>21</td></tr></tbody></table></div>"
)


def sample(state: State, lang: str, picture: str) -> Sample:
    """The sample of a state; ``picture`` stands where a photograph would."""
    made = _Samples(state, lang)
    name = made.entity()
    return Sample(
        label=made.text("Công tác phối hợp"),
        text=made.text("Chưa ghi nhận sự kiện nào."),
        count=made.many * 7,
        kind=made.link("Sơ kết"),
        date=made.date(),
        place="" if made.bare else made.text("Thành phố B"),
        row=made.row(),
        rows=made.rows(),
        chips=made.chips(),
        links=made.links(made.many),
        link=made.story_link(),
        entities=(name,) * made.many,
        counts=made.counts(),
        terms=made.terms(),
        facts=made.facts(),
        notes=tuple(reference.CorrectionLine(made.story_link(), fact) for fact in made.facts()),
        sources=made.sources(),
        headings=made.headings(),
        head=made.head(made.text("Công tác phối hợp")),
        figures=made.figures(),
        photographs=(made.photograph(picture),),
        body=_BODY,
        citation=made.text("“Sơ kết bốn năm thực hiện quy chế phối hợp”, Cổng tin, 12/6/2020."),
        mail_url="mailto:?subject=x",
        parties=(parts.PartyLine("Chủ trì", name), parts.PartyLine("Khách mời", name)),
        partners=() if made.bare else (name,),
        regulations=tuple(
            texts.MentionLine(made.link("Quy chế phối hợp"), "Sơ kết") for _ in range(made.many)
        ),
        people=tuple(
            parts.TermDescription("Nguyễn Văn A", made.text("Giám đốc Sở Ngoại vụ"))
            for _ in range(made.many)
        ),
        commendations="" if made.bare else "2 tập thể, 6 cá nhân",
        documents=made.papers(),
        tags=() if made.bare else ("an ninh trật tự", "biên giới"),
        papers=made.lines_of_papers(),
        groups=made.groups(),
        register=made.register(),
        standings=made.standings(),
        deadlines=tuple(
            reference.ReviewLine(made.link("Quy chế phối hợp"), made.date())
            for _ in range(made.many)
        ),
        steps=made.steps(),
        heat=made.heat(),
        border=pictures.border(made),
        tiles=pictures.tiles(made),
        locator=pictures.here(made),
        years=pictures.years(made),
        timeline=pictures.timeline_of(made),
        axis=pictures.register_scale(made),
    )


class _Samples(Parts):
    """The parts that only whole components need."""

    def figures(self) -> tuple[parts.Figures, ...]:
        full = (
            parts.Figures(self.text("Lượt thông tin trao đổi"), "1.300", "lượt", "2016–2020"),
            parts.Figures(self.text("Vụ việc phối hợp giải quyết"), "21", "vụ", ""),
            parts.Figures(self.text("Tỷ lệ đúng hẹn"), "98,5", "", "2020"),
        )
        return full[: self.many]

    def photograph(self, url: str) -> texts.Photograph:
        words = self.text("Các đại biểu tại hội nghị")
        return texts.Photograph(url, words, words, "Báo tỉnh A", 200, 200, self.foreign, src=url)

    def lines_of_papers(self) -> tuple[reference.DocumentLine, ...]:
        return tuple(
            reference.DocumentLine(
                paper.number, paper.title, paper.date, paper.authority, paper.url, self.story_link()
            )
            for paper in self.papers()
        )

    def groups(self) -> tuple[lists.DirectoryGroup, ...]:
        lines = (
            lists.DirectoryLine(self.entity("a"), 1_300, "2009–2026", "27/6/2025"),
            lists.DirectoryLine(parts.EntityName("b", self.text("Công an tỉnh B"), "/x/"), 12),
            lists.DirectoryLine(parts.EntityName("c", self.text("Giới thiệu"), "/x/"), None),
        )
        return (
            lists.DirectoryGroup("cong-an", self.text("Công an"), lines[: self.many]),
            lists.DirectoryGroup("bien-phong", self.text("Bộ đội Biên phòng"), lines[1:2]),
        )

    def register(self) -> tuple[texts.RegulationLine, ...]:
        return tuple(
            texts.RegulationLine(
                regulation=self.link("Quy chế phối hợp trong công tác biên giới"),
                parties=(self.entity(), self.entity()),
                type="Quy chế phối hợp",
                number="09/QCPH",
                signed=self.date(),
                period="2016–2023",
                note=self.text("Kỳ rà soát gần nhất: 2020."),
                bar=pictures.register_bar(self, open_ended=bool(n % 2)),
            )
            for n in range(self.many)
        )

    def standings(self) -> tuple[StandingSample, ...]:
        """Every status there is."""
        return tuple(
            StandingSample(status, STATUSES[status], self.text(STATUS_EXPLANATIONS[status]))
            for status in RegulationStatus
        )

    def steps(self) -> tuple[texts.LifeStep, ...]:
        source = self.sources()[0] if self.many else None
        full = (
            texts.LifeStep(self.date("11/6/2016"), "Ký kết", "signed"),
            texts.LifeStep(
                self.date(),
                "Sơ kết",
                "interim-review",
                self.story_link(),
                self.text("Theo báo cáo."),
                source,
            ),
            texts.LifeStep(self.date("11/6/2027"), "Hạn rà soát", "planned", future=True),
        )
        return full if self.many > 1 else full[: self.many]

    def heat(self) -> reference.HeatTable:
        cells = (0, 1, 3, 8, 21, 4)
        row = reference.HeatRow(self.link("Sơ kết"), cells, sum(cells), (0, 1, 2, 3, 4, 2))
        return reference.HeatTable(
            id="bang",
            label=self.text("Theo loại và năm"),
            head="Loại",
            columns=tuple(str(2026 - n) for n in range(len(cells))),
            rows=(row,) * self.many,
            csv=parts.Link("Tải dữ liệu (CSV)", "/x/"),
            cut=12 if self.state is State.LONG else 0,
        )
