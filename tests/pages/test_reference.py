"""Documents, figures, calendar, corrections."""

from __future__ import annotations

from dataclasses import replace

from portal.domain.dates import PartialDate
from portal.domain.model import Article, DatedNote, Document, Regulation
from portal.pages.reference import (
    calendar_page,
    corrections_page,
    document_years,
    documents_page,
    documents_year,
    figures_page,
)
from portal.pages.views.parts import YearCount
from tests.made import article, composer, province, regulation, site, translation


def papers(count: int) -> tuple[Document, ...]:
    return tuple(Document(f"{n}/BC", f"Báo cáo {n}", file="a.pdf") for n in range(count))


# --- documents -----------------------------------------------------------------------------------


def test_documents_are_the_latest_twenty_and_their_years() -> None:
    texts = [
        article("moi", "2021-01-05", documents=papers(15)),
        article("cu", "2020-01-05", documents=papers(15)),
        article("khong", "2019-01-05"),
    ]
    page = documents_page(composer(texts))
    assert [line.story.url for line in page.documents] == [
        *["/tin/2021/moi/"] * 15,
        *["/tin/2020/cu/"] * 5,
    ]
    assert page.years == (
        YearCount("2021", "/van-ban/2021/", 15, 100),
        YearCount("2020", "/van-ban/2020/", 15, 100),
    )
    assert len(documents_year(composer(texts), 2020).documents) == 15


def test_documents_of_withdrawn_texts_are_listed_no_more_but_their_year_answers() -> None:
    gone = article("rut", "2021-01-05", documents=papers(1), withdrawn="2021-01-06")
    made = site([gone, article("a", "2020-01-05", documents=papers(2))])
    assert document_years(made) == {2021: 0, 2020: 2}
    compose = composer([gone, article("a", "2020-01-05", documents=papers(2))])
    assert [year.label for year in documents_page(compose).years] == ["2020"]
    assert documents_year(compose, 2021).documents == ()


# --- figures -------------------------------------------------------------------------------------


def test_figures_count_by_year_of_the_event_with_shades() -> None:
    texts = [
        *(article(f"a{n}", f"2020-01-{n:02}", parties=["so"]) for n in range(1, 5)),
        article("b", "2019-01-05", event="2018-12-30", parties=["so", "ca"],
                partner_provinces=("kham",)),
    ]  # fmt: skip
    page = figures_page(composer(texts, provinces=[province("kham", country="LA")]))
    kinds, agencies, partners = page.tables
    assert [table.columns for table in page.tables] == [("2018", "2020")] * 3
    assert [(row.head.text, row.cells, row.total, row.levels) for row in agencies.rows] == [
        ("so", (1, 4), 5, (1, 4)),
        ("ca", (1, 0), 1, (1, 0)),
    ]
    assert [(row.head.text, row.cells) for row in partners.rows] == [("kham", (1, 0))]
    assert [(row.head.text, row.total) for row in kinds.rows] == [("Buổi làm việc", 5)]
    assert [(table.id, table.csv.text, table.csv.url) for table in page.tables] == [
        (f"theo-{id}", f"{label} (CSV)", f"/du-lieu/su-kien-theo-{id}.csv")
        for id, label in (
            ("loai", "Theo loại tin và năm"),
            ("co-quan", "Theo cơ quan và năm"),
            ("tinh-ban", "Theo tỉnh bạn và năm"),
        )
    ]


def test_a_long_table_says_how_much_of_it_stands_in_the_data_alone() -> None:
    texts = [article(f"a{n:02}", parties=[f"so-{n:02}"]) for n in range(43)]
    agencies = figures_page(composer(texts)).tables[1]
    assert (len(agencies.rows), agencies.cut) == (40, 3)


# --- calendar ------------------------------------------------------------------------------------


def test_announced_events_stand_until_they_are_over_the_soonest_first() -> None:
    def notice(slug: str, event: str, expires: str | None = None) -> Article:
        return article(slug, "2026-11-01", kind="notice", event=event, expires=expires)

    texts = [
        notice("sau", "2026-12-15"),
        notice("hom-nay", "2026-11-20"),
        notice("qua", "2026-11-19"),
        notice("thang", "2026-11"),
        notice("het-han", "2026-12-01", expires="2026-11-10"),
        article("khong-phai", "2026-11-01", event="2026-11-20"),
    ]
    page = calendar_page(composer(texts))
    found = [(row.url.split("/")[-2], row.expired) for row in page.notices]
    # Expired ones leave home and feeds, not the lists: they are marked.
    assert found == [("thang", False), ("hom-nay", False), ("het-han", True), ("sau", False)]


def test_reviews_are_owed_from_the_day_after_their_last() -> None:
    def reviewed(id: str, day: str) -> Regulation:
        return regulation(id, signed=day, period=("2020", None), review_every=["P1Y"])

    many = [
        reviewed("hom-qua", "2025-11-19"),
        reviewed("hom-nay", "2025-11-20"),
        reviewed("mai", "2025-11-21"),
        regulation("ket-thuc", period=("2020", "2026-12")),
        regulation("het", period=("2020", "2025"), signed="2020-01-01", review_every=["P1Y"]),
    ]
    page = calendar_page(composer(regulations=many))
    assert [line.regulation.text for line in page.overdue] == ["hom-qua"]
    assert [line.regulation.text for line in page.upcoming] == ["hom-nay", "mai"]
    assert [(line.regulation.text, line.due.iso) for line in page.ending] == [
        ("ket-thuc", "2026-12-31")
    ]


def test_a_recurring_mechanism_owes_nothing_when_its_next_meeting_is_late() -> None:
    def meeting(id: str, day: str) -> Regulation:
        return regulation(id, type="mechanism", events=[(day, "briefing")], review_every=["P6M"])

    late, coming = meeting("tre", "2026-01-05"), meeting("sap-toi", "2026-06-05")
    page = calendar_page(composer(regulations=[late, coming]))
    assert page.overdue == ()
    assert [(line.regulation.text, line.due.iso) for line in page.upcoming] == [
        ("sap-toi", "2026-12-05")
    ]


# --- corrections ---------------------------------------------------------------------------------


def note(day: str, text: str) -> DatedNote:
    return DatedNote(PartialDate.parse(day), text)


CORRECTED = article(
    "sua", title="Tin sửa",
    corrections=(note("2020-06-12", "Sửa số."), note("2020-07-01", "Sửa tên.")),
    translations=[translation("en", "Mended", corrections=(note("2020-06-12", "The number."),))],
)  # fmt: skip


def test_all_corrections_stand_on_one_page_the_newest_first() -> None:
    other = article("khac", title="Tin khác", corrections=(note("2020-06-30", "Sửa tỉnh."),))
    page = corrections_page(composer([CORRECTED, other]))
    assert [(line.story.text, line.fact.date.iso, line.fact.text) for line in page.corrections] == [
        ("Tin sửa", "2020-07-01", "Sửa tên."),
        ("Tin khác", "2020-06-30", "Sửa tỉnh."),
        ("Tin sửa", "2020-06-12", "Sửa số."),
    ]


def test_corrections_are_told_in_the_pages_language_where_they_are_translated() -> None:
    page = corrections_page(composer([CORRECTED], "en"))
    assert [(line.story.text, line.story.lang, line.fact.text, line.fact.lang)
            for line in page.corrections] == [
        ("Mended", None, "Sửa tên.", "vi"),
        ("Mended", None, "The number.", None),
    ]  # fmt: skip


def test_withdrawals_are_told_with_their_reason_and_no_correction_of_what_is_gone() -> None:
    gone = replace(
        article("rut", title="Tin rút", withdrawn="2020-08-01"), corrections=CORRECTED.corrections
    )
    page = corrections_page(composer([gone], "en"))
    assert page.corrections == ()
    assert [(line.story.text, line.story.lang, line.fact.text, line.fact.lang)
            for line in page.withdrawals] == [("Tin rút", "vi", "Trùng tin.", "vi")]  # fmt: skip
