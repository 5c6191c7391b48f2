"""Parts of pages with made-up words, as full as a state wants them.

In: a state and a language.  Out: links, days, names, rows, heads.  The words are of the kind that
the portal prints, and about nobody: provinces and bodies are called A, B, C.  The living page shows
them, and tests of the theme print every page with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

from portal.pages.views import parts, texts

__all__ = ["Parts", "State"]

_TITLES = (
    "Sở Ngoại vụ và Công an tỉnh A sơ kết bốn năm thực hiện quy chế phối hợp",
    "Ký biên bản hội đàm giữa hai tỉnh có chung đường biên giới",
    "Giao ban quý III với Bộ Chỉ huy Bộ đội Biên phòng tỉnh B",
)
_SUMMARIES = (
    "Hai bên thống nhất duy trì giao ban sáu tháng một lần, trao đổi thông tin qua đầu mối.",
    "Nội dung gồm quản lý lao động qua biên giới, phòng cháy rừng và giáo dục.",
    "Hội nghị đánh giá việc cấp phép cho các đoàn vào, đoàn ra và công tác lễ tân.",
)
_FOREIGN = (
    ("Two provinces agree on crossings for the rainy season", "en"),
    ("ສອງແຂວງຊາຍແດນເຊັນບົດບັນທຶກການຮ່ວມມື", "lo"),
)
_LONG = " và các cơ quan, đơn vị, địa phương có liên quan ở hai bên đường biên giới"


class State(Enum):
    """How much there is to show, and in which words."""

    TYPICAL = auto()
    ONE = auto()
    BARE = auto()
    LONG = auto()
    FOREIGN = auto()


class Parts:
    """Makes parts of pages as full as the state wants them."""

    numbers: Mapping[State, int] = MappingProxyType(
        {State.TYPICAL: 3, State.ONE: 1, State.BARE: 0, State.LONG: 3, State.FOREIGN: 2}
    )

    def __init__(self, state: State, lang: str) -> None:
        self.state = state
        self.lang = lang
        self.foreign = None if lang == "vi" else "vi"
        self.bare = state is State.BARE
        self.many = self.numbers[state]

    # --- words and links ---------------------------------------------------------------------

    def text(self, words: str) -> str:
        """The words; very many of them in ``LONG``."""
        if self.state is not State.LONG:
            return words
        return f"{words[:-1]}{_LONG}." if words.endswith(".") else words + _LONG

    def title(self, number: int = 0) -> tuple[str, str | None]:
        """A story's title with its language (None: the page's)."""
        if self.state is State.FOREIGN:
            words, lang = _FOREIGN[number % len(_FOREIGN)]
            return words, None if lang == self.lang else lang
        return self.text(_TITLES[number % len(_TITLES)]), self.foreign

    def link(self, words: str, count: int | None = None) -> parts.Link:
        return parts.Link(self.text(words), "" if self.bare else "/x/", self.foreign, count)

    def links(self, number: int) -> tuple[parts.Link, ...]:
        names = ("Quản lý biên giới", "Lãnh sự", "Lao động", "Lễ tân", "Giáo dục", "Y tế")
        return tuple(self.link(names[n % len(names)], 41 - n) for n in range(number))

    def story_link(self, number: int = 0) -> parts.Link:
        words, lang = self.title(number)
        return parts.Link(words, "" if self.bare else "/x/", lang)

    def entity(self, id: str = "cong-an-a") -> parts.EntityName:
        """A body that has a successor today, but in ``BARE``."""
        if self.state is State.FOREIGN:
            return parts.EntityName(id, "ພະແນກການຕ່າງປະເທດແຂວງ ຄ", "/x/", "lo")
        today = () if self.bare else (self.link("Công an tỉnh B"),)
        return parts.EntityName(id, self.text("Công an tỉnh A"), "/x/", self.foreign, today)

    def date(self, words: str = "11/6/2020") -> parts.DateText:
        return parts.DateText("2020-06-11", words)

    # --- rows --------------------------------------------------------------------------------

    def chips(self) -> tuple[parts.Chip, ...]:
        """One of each kind; the first leads nowhere, as in a lean build."""
        names = (("Công an tỉnh A", "agency"), ("Tỉnh B", "province"), ("Tỉnh bạn C", "partner"))
        foreign = "lo" if self.state is State.FOREIGN else self.foreign
        words = ("ແຂວງ ກ", "ແຂວງ ຂ", "ແຂວງ ຄ") if self.state is State.FOREIGN else None
        return tuple(
            parts.Chip(words[n] if words else self.text(name), "/x/" if n else "", foreign, kind)
            for n, (name, kind) in enumerate(names)
        )

    def row(self, number: int = 0) -> parts.StoryRow:
        """Day, month and year known by turns."""
        title, lang = self.title(number)
        return parts.StoryRow(
            url="/x/",
            title=title,
            summary=self.text(_SUMMARIES[number % len(_SUMMARIES)]),
            lang=lang,
            kind=self.link("Sơ kết"),
            date=self.date(),
            day="" if self.bare or number % 3 else "11",
            month="" if self.bare or number % 3 == 2 else "Tháng 6",
            year="2020",
            place="" if self.bare else self.text("Thành phố B"),
            expired=self.state is State.LONG,
            chips=() if self.bare else self.chips(),
        )

    def rows(self) -> tuple[parts.StoryRow, ...]:
        return tuple(self.row(number) for number in range(self.many))

    def counts(self) -> tuple[parts.YearCount, ...]:
        return tuple(
            parts.YearCount(str(2026 - n), f"/nam/{2026 - n}/", 60 // (n + 1), 100 // (n + 1))
            for n in range(self.many)
        )

    # --- facts -------------------------------------------------------------------------------

    def terms(self) -> tuple[parts.TermDescription, ...]:
        full = (
            parts.TermDescription("Loại", self.text("Công an"), date=self.date()),
            parts.TermDescription("Giáp với", links=self.links(2)),
        )
        return () if self.bare else full

    def facts(self) -> tuple[parts.Fact, ...]:
        note = self.text("Sửa số vụ việc từ 12 thành 21.")
        return tuple(parts.Fact(self.date(), note, self.foreign) for _ in range(self.many))

    def sources(self) -> tuple[parts.SourceLine, ...]:
        full = (
            parts.SourceLine("Báo tỉnh A", "https://bao.example/1", "bao.example"),
            parts.SourceLine(
                "Vientiane Times", "https://vt.example", "vt.example", "lo", "tiếng Lào"
            ),
            parts.SourceLine(self.text("Tài liệu giấy"), note=self.text("Không có trên mạng.")),
        )
        return full[: self.many]

    def papers(self) -> tuple[texts.DocumentFact, ...]:
        full = (
            texts.DocumentFact(
                "09/QĐ-UBND", self.text("Quy chế"), self.date(), "UBND tỉnh A", "/tep/x.pdf"
            ),
            texts.DocumentFact("10/KH-SNgV", self.text("Kế hoạch"), None, "", ""),
        )
        return full[: self.many]

    def headings(self) -> tuple[texts.EntryHeading, ...]:
        return tuple(
            texts.EntryHeading("ket-qua", self.text("Kết quả"), 2 + n % 2) for n in range(self.many)
        )

    def languages(self) -> tuple[parts.LanguageLink, ...]:
        own = (("vi", "Tiếng Việt"), ("en", "English"))
        return tuple(
            parts.LanguageLink(code, name, f"/{code}/x/", code == self.lang) for code, name in own
        )

    def head(self, title: str) -> parts.Head:
        if self.bare:
            return parts.Head(title, "Mô tả.", "/x/", "https://so.example/x/", self.lang)
        return parts.Head(
            title=title,
            description=self.text("Mô tả."),
            url="/muc-1/x/",
            canonical="https://so.example/muc-1/x/",
            lang=self.lang,
            languages=self.languages(),
            alternates=self.languages(),
            robots="noindex",
            trail=(parts.Link("Trang chủ", "/x/", self.foreign), *self.links(1), self.link(title)),
            atom="/atom.xml",
            json_feed="/feed.json",
            twin="/x/index.json",
            og_type="article",
            dublin_core=(("DC.title", title),),
            calendar="/x/lich.ics",
            image=parts.SocialImage(
                "https://so.example/the/cong.png", 1200, 630, self.text("Cổng")
            ),
        )
