"""Dublin Core of articles and regulations; of standing pages see ``test_site.py``."""

from __future__ import annotations

from portal.domain.dates import Moment, PartialDate
from portal.domain.model import Event, Names, Source
from portal.pages.articles import article_page
from portal.pages.regulations import regulation_page
from tests.made import article, composer, regulation, translation

FULL = article(
    "hop", "2020-06-11 17:30", title="Sơ kết", summary="Đã họp.", author="Nam Giang",
    full_event=Event(PartialDate.parse("2020-06-10"), PartialDate.parse("2020-06-11"),
                     place="Hà Tĩnh"),
    sources=(Source("Báo", "https://bao.example/1"), Source("Bản in", note="Không có mạng.")),
    tags=("an ninh", "biên giới"), modified=Moment.parse("2020-06-12 08:00"),
    translations=[translation("en", "Review", author="Mai Lan")],
)  # fmt: skip


def test_an_article_has_every_element_that_it_can_fill() -> None:
    assert article_page(composer([FULL]), "hop").head.dublin_core == (
        ("DC.title", "Sơ kết"),
        ("DC.creator", "Nam Giang"),
        ("DC.subject", "an ninh"),
        ("DC.subject", "biên giới"),
        ("DC.subject", "Buổi làm việc"),
        ("DC.description", "Đã họp."),
        ("DC.date", "2020-06-11"),
        ("DC.publisher", "Sở Ngoại vụ"),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
        ("DC.identifier", "https://so.example/tin/2020/hop/"),
        ("DC.rights", "Ghi rõ nguồn"),
        ("DC.source", "https://bao.example/1"),
        ("DC.language", "vi"),
        ("DCTERMS.modified", "2020-06-12"),
        ("DCTERMS.temporal", "2020-06-10/2020-06-11"),
        ("DCTERMS.spatial", "Hà Tĩnh"),
    )


def test_a_translation_is_described_in_its_own_words() -> None:
    made = dict(article_page(composer([FULL], "en"), "hop").head.dublin_core)
    assert (made["DC.title"], made["DC.creator"], made["DC.language"], made["DC.identifier"]) == (
        "Review",
        "Mai Lan",
        "en",
        "https://so.example/en/tin/2020/hop/",
    )


def test_what_nobody_signed_the_department_made_and_one_day_is_no_interval() -> None:
    made = dict(article_page(composer([article("a", event="2020-06")]), "a").head.dublin_core)
    assert (made["DC.creator"], made["DCTERMS.temporal"]) == ("Sở Ngoại vụ", "2020-06")
    assert "DCTERMS.modified" not in made


def test_a_regulation_was_made_by_those_who_signed_it() -> None:
    one = regulation(
        "r", ["so", "ca"], signed="2023-10-25", period=("2023-10-25", None), number="09/QCPH",
        title=Names("Quy chế"), replaces=("cu",), source=Source("Báo", "https://bao.example/1"),
    )  # fmt: skip
    compose = composer(lang="en", regulations=[one, regulation("cu")])
    assert regulation_page(compose, "r").head.dublin_core == (
        ("DC.title", "Quy chế"),
        ("DC.creator", "so"),
        ("DC.creator", "ca"),
        ("DC.subject", "Quy chế phối hợp"),
        ("DC.date", "2023-10-25"),
        ("DC.publisher", "Department of Foreign Affairs"),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
        ("DC.identifier", "https://so.example/en/quy-che/r/"),
        ("DC.rights", "Ghi rõ nguồn"),
        ("DC.identifier", "09/QCPH"),
        ("DC.source", "https://bao.example/1"),
        ("DC.language", "vi"),
        ("DCTERMS.valid", "2023-10-25/.."),
        ("DCTERMS.replaces", "https://so.example/en/quy-che/cu/"),
    )
