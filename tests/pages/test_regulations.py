"""A regulation's page and the register by status."""

from __future__ import annotations

from typing import Any

import pytest

from portal.domain.dates import PartialDate
from portal.domain.model import (
    Contact,
    Document,
    Names,
    Official,
    Page,
    RegulationEvent,
    Source,
    Stage,
)
from portal.pages.regulations import period_text, regulation_directory, regulation_page
from portal.pages.views.texts import RegulationPage
from tests.made import agency, article, composer, former, regulation, valid


def page(one: Any, *others: Any, texts: Any = (), lang: str = "vi", **more: Any) -> RegulationPage:
    return regulation_page(composer(texts, lang, regulations=[one, *others], **more), one.id)


def steps(found: RegulationPage) -> list[tuple[str, str, str]]:
    return [(step.date.iso, step.stage_id, step.story.url if step.story else "")
            for step in found.steps]  # fmt: skip


def test_its_events_stand_in_order_between_signing_and_the_end_of_its_term() -> None:
    one = regulation("r", signed="2016-06-25", period=("2016", "2019"),
                     events=[("2018-07", "briefing"), ("2021-02", "held")])  # fmt: skip
    texts = [
        article("so-ket", "2017-06-12", event="2017-06-11", regulations=[("r", "interim-review")]),
        article("nhac", "2018-01-05", regulations=[("r", None)]),
    ]
    assert steps(page(one, texts=texts)) == [
        ("2016-06-25", "signed", ""),
        ("2017-06-11", "interim-review", "/tin/2017/so-ket/"),
        ("2018-07", "briefing", ""),
        ("2019", "end", ""),
        ("2021-02", "held", ""),
    ]


def test_the_signing_is_not_told_twice_where_an_event_tells_it() -> None:
    one = regulation("r", signed="2016-06-25")
    signing = article("ky", "2016-06", event="2016-06-25", regulations=[("r", "signed")])
    assert steps(page(one, texts=[signing])) == [("2016-06-25", "signed", "/tin/2016/ky/")]


def test_a_signing_anew_leaves_the_first_signing_told() -> None:
    one = regulation("r", signed="2016-06-25", events=[("2023", "re-signed")])
    assert steps(page(one)) == [("2016-06-25", "signed", ""), ("2023", "re-signed", "")]


def test_an_event_before_the_signing_stands_before_it() -> None:
    one = regulation("r", signed="2016-06-25", events=[("2016-01", "planned")])
    assert [iso for iso, _, _ in steps(page(one))] == ["2016-01", "2016-06-25"]


def test_two_events_of_one_day_keep_their_own_notes_and_sources() -> None:
    held = [
        RegulationEvent(PartialDate.parse("2024"), Stage.HELD, Source("Báo A"), "đầu"),
        RegulationEvent(PartialDate.parse("2024"), Stage.HELD, Source("Báo B"), "cuối"),
    ]
    one = regulation("r")
    one = type(one)(one.path, "r", one.title, one.type, one.parties, events=tuple(held))
    found = page(one)
    assert [(step.note, step.source.name if step.source else "") for step in found.steps] == [
        ("đầu", "Báo A"),
        ("cuối", "Báo B"),
    ]


def test_what_lies_ahead_is_marked() -> None:
    one = regulation("r", period=("2016", "2026-11-20"),
                     events=[("2026-11-20", "held"), ("2026-11-21", "planned")])  # fmt: skip
    assert [step.future for step in page(one).steps] == [False, True, True]


def test_drafts_embargoes_and_withdrawals_leave_no_event() -> None:
    gone = article("rut", withdrawn="2020-06-12", regulations=[("r", "briefing")])
    assert steps(page(regulation("r"), texts=[gone])) == []


def test_parties_are_named_as_of_the_signing_with_who_stands_there_today() -> None:
    old = agency("so", "Sở", until="2025-06", heirs=[("vp", "replaced")],
                 names=(former("Phòng", None, "2017"),))  # fmt: skip
    agencies = [old, agency("vp", "Văn phòng")]
    signed = page(regulation("r", signed="2016-06-25"), agencies=agencies)
    assert [(p.text, [link.text for link in p.today]) for p in signed.parties] == [
        ("Phòng", ["Văn phòng"])
    ]
    # Without a known day of signing, by the last name it bore.
    unknown = page(regulation("r"), agencies=agencies)
    assert [party.text for party in unknown.parties] == ["Sở"]


@pytest.mark.parametrize(
    ("more", "status", "text"),
    [
        ({"period": ("2020", "2025-06")}, "Đã hết thời hạn", "Hết hạn sau tháng 6/2025"),
        (
            {"signed": "2020-06-11", "review_every": ["P1Y"]},
            "Đến hạn sơ kết, tổng kết",
            "Đến hạn từ 11/6/2021",
        ),
        ({"parties": ["cu"]}, "Có bên ký đã giải thể", "Sở cũ không còn từ sau 27/6/2025"),
        ({}, "Chưa rõ thời hạn", "Nguồn công khai không nêu thời hạn."),
    ],
)
def test_a_status_says_why(more: dict[str, Any], status: str, text: str) -> None:
    found = page(regulation("r", **more), agencies=[agency("cu", "Sở cũ", until="2025-06-27")])
    assert (found.status, found.status_text) == (status, text)


def test_predecessor_and_successor_are_linked_both_ways() -> None:
    old, new = regulation("old"), regulation("new", signed="2024-05-20", replaces=("old",))
    assert [link.url for link in page(new, old).replaces] == ["/quy-che/old/"]
    assert [link.url for link in page(old, new).replaced_by] == ["/quy-che/new/"]


def test_facts_tell_number_term_reviews_and_whom_to_ask() -> None:
    one = regulation(
        "r", signed="2026-06-11", period=("2026-06-11", "2029-05"), review_every=["P6M", "P1Y"],
        number="01/QCPH", contact=Contact("Số 1", "0239", None),
        documents=(Document("01/QCPH", "Quy chế", file="qc.pdf"),),
    )  # fmt: skip
    found = page(one)
    facts = [(fact.term, fact.text or (fact.date.iso if fact.date else "")) for fact in found.facts]
    assert facts == [
        ("Số, ký hiệu", "01/QCPH"),
        ("Ngày ký", "2026-06-11"),
        ("Thời hạn", "11/6/2026 – tháng 5/2029"),
        ("Sơ kết, giao ban", "mỗi 6 tháng, mỗi 1 năm"),
        ("Hạn rà soát tới", "2026-12-11"),
        ("Đầu mối liên hệ", "Số 1, 0239"),
    ]  # fmt: skip
    assert [paper.url for paper in found.documents] == ["/tep/qc.pdf"]
    assert (found.head.atom, found.head.twin) == ("/quy-che/r/atom.xml", "/quy-che/r/index.json")


def test_nothing_is_owed_of_what_is_over() -> None:
    one = regulation("r", signed="2016-06-25", review_every=["P1Y"])
    new = regulation("new", signed="2024-05-20", replaces=("r",))
    assert "Hạn rà soát tới" not in [fact.term for fact in page(one, new).facts]


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (("2016", "2023"), "2016–2023"),
        (("2016", "2016"), "2016"),
        (("2023-10-25", None), "từ 25/10/2023"),
        ((None, "2029-05"), "đến tháng 5/2029"),
        (("2016", "2023-05"), "năm 2016 – tháng 5/2023"),
    ],
)
def test_a_term_is_written_as_it_is_known(period: tuple[str | None, str | None], text: str) -> None:
    assert period_text(composer(), valid(*period)) == text


def test_the_register_is_by_status_those_in_force_first() -> None:
    many = [
        regulation("a", title=Names("A"), period=("2020", "2021")),
        regulation("b", title=Names("B"), period=("2020", None)),
        regulation("c", title=Names("C"), type="mechanism"),
        regulation("d", title=Names("D"), period=("2021", None)),
    ]
    found = regulation_directory(composer(regulations=many))
    assert sum(len(group.lines) for group in found.groups) == 4
    assert [(g.id, [line.regulation.text for line in g.lines]) for g in found.groups] == [
        ("in-force", ["B", "D"]),
        ("recurring", ["C"]),
        ("expired", ["A"]),
    ]


def test_a_title_without_a_translation_is_marked() -> None:
    found = page(regulation("r", title=Names("Quy chế")), lang="en")
    assert (found.title, found.lang) == ("Quy chế", "vi")


def test_whom_to_ask_is_an_official_of_a_party_else_the_contact_page() -> None:
    one = regulation("r", parties=("so", "ca"))
    pages = {
        (slug, "vi"): Page(f"pages/{slug}.md", slug, "vi", slug, "", "")
        for slug in ("gioi-thieu", "lien-he")
    }
    serving = Official("p", "a", "Nguyễn Văn A", Names("Giám đốc"), "so", None, valid=valid("2026"))
    gone = Official("p", "b", "Trần B", Names("Phó"), "ca", None, valid=valid(None, "2026-01"))

    def asked(**more: Any) -> list[tuple[str, str]]:
        found = [fact for fact in page(one, **more).facts if fact.term == "Đầu mối liên hệ"]
        return [(link.text, link.url) for fact in found for link in fact.links]

    assert asked(people=[serving, gone], pages=pages) == [
        ("Nguyễn Văn A, Giám đốc", "/gioi-thieu/#can-bo")
    ]
    assert asked(people=[gone], pages=pages) == [("Liên hệ", "/lien-he/")]
    assert asked(people=[serving]) == [("Nguyễn Văn A, Giám đốc", "")]
    assert asked() == []
