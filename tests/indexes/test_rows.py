"""What an index knows of an article, and in which indexes it stands."""

from __future__ import annotations

from portal.domain.registry import Registry
from portal.indexes.rows import make_row
from tests.made import NOW, agency, article, province, row, translation

REGISTRY = Registry(
    [
        agency("so", province="ha-tinh"),
        agency("ca-khammouane", province="khammouane"),
        agency("bo"),
        agency("lost", province="nowhere"),
    ],
    [
        province("ha-tinh"),
        province("khammouane", country="LA"),
        province("savannakhet", None, "LA"),
    ],
)


def test_an_article_stands_under_its_bodies_and_their_provinces_once_each() -> None:
    one = article(
        "a",
        parties=["so", "ca-khammouane", "bo", "ha-tinh"],
        partner_provinces=("savannakhet", "khammouane"),
    )
    found = make_row(one, REGISTRY, NOW)
    assert found.agency_ids == ("so", "ca-khammouane", "bo")
    assert found.partner_ids == ("savannakhet", "khammouane")
    assert found.province_ids == ("ha-tinh",)


def test_a_body_of_a_province_that_no_register_has_counts_for_none() -> None:
    """Reading has noted the error; the build must live to tell all of them."""
    found = make_row(article("a", parties=["lost"]), REGISTRY, NOW)
    assert (found.agency_ids, found.province_ids) == (("lost",), ())


def test_words_are_those_of_the_language_or_vietnamese() -> None:
    found = row("a", title="Hội đàm", translations=[translation("en", "Talks")])
    assert (found.words_in("en")[0].title, found.words_in("en")[1]) == ("Talks", "en")
    assert (found.words_in("lo")[0].title, found.words_in("lo")[1]) == ("Hội đàm", "vi")


def test_a_row_goes_by_its_event_or_else_by_its_publication() -> None:
    assert str(row("a", "2020-06-12", event="2020-06-11").event_date) == "2020-06-11"
    assert str(row("a", "2020-06-12", kind="report").event_date) == "2020-06-12"


def test_rows_sort_by_publication_then_precision_then_address() -> None:
    rows = [
        row("d", "2020-06-01"),
        row("c", "2020-06-01"),
        row("e", "2020-06-01 08:00"),
        row("b", "2020-06"),
        row("a", "2020"),
        row("f", "2019-12-31 23:59"),
    ]
    ordered = sorted(rows, key=lambda row: row.by_publication)
    assert [row.slug for row in ordered] == ["f", "a", "b", "c", "d", "e"]


def test_rows_sort_by_event_then_by_publication() -> None:
    rows = [
        row("late", "2020-06-12", event="2020-06-11"),
        row("early", "2020-06-11", event="2020-06-11"),
        row("month", "2020-06-30", event="2020-06"),
        row("day", "2020-07-01", event="2020-06-01"),
    ]
    ordered = sorted(rows, key=lambda row: row.by_event)
    assert [row.slug for row in ordered] == ["month", "day", "early", "late"]


def test_a_row_is_marked_expired_as_of_now() -> None:
    assert row("a", expires="2026-11-20 09:00").expired
    assert not row("a", expires="2026-11-20 09:01").expired
