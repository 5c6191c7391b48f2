"""Dates and numbers as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from portal.domain.dates import Moment, PartialDate
from portal.domain.model import Event
from portal.i18n.formats import (
    date_text,
    event_text,
    language_name,
    moment_text,
    month_name,
)
from portal.i18n.numbers import number_text


@pytest.mark.parametrize(
    ("date", "vi", "en", "lo"),
    [
        ("2020-06-11", "11/6/2020", "11 June 2020", "11 ມິຖຸນາ 2020"),
        # Nghị định 30/2020: days below ten and the first two months take a nought.
        ("2020-02-03", "03/02/2020", "3 February 2020", "3 ກຸມພາ 2020"),
        ("2020-10-10", "10/10/2020", "10 October 2020", "10 ຕຸລາ 2020"),
        ("2020-06", "tháng 6/2020", "June 2020", "ມິຖຸນາ 2020"),
        ("2020-01", "tháng 01/2020", "January 2020", "ມັງກອນ 2020"),
        ("2020", "năm 2020", "2020", "2020"),
    ],
)
def test_a_date_is_written_at_its_precision(date: str, vi: str, en: str, lo: str) -> None:
    when = PartialDate.parse(date)
    assert [date_text(when, lang) for lang in ("vi", "en", "lo")] == [vi, en, lo]


def test_a_language_that_writes_the_year_first_says_spans_in_full() -> None:
    """No pattern is written in code: CLDR gives each language its own."""
    event = Event(PartialDate.parse("2023-06-19"), PartialDate.parse("2023-06-21"))
    assert event_text(event, "zh") == "2023年6月19日 – 2023年6月21日"
    assert event_text(event, "km") == "19–21 មិថុនា 2023"


def test_a_moment_has_its_time_of_day_when_known() -> None:
    assert moment_text(Moment.parse("2020-06-11 07:05"), "vi") == "11/6/2020, 07:05"
    assert moment_text(Moment.parse("2020-06"), "en") == "June 2020"


@pytest.mark.parametrize(
    ("start", "end", "vi", "en", "lo"),
    [
        ("2023-06-19", None, "19/6/2023", "19 June 2023", "19 ມິຖຸນາ 2023"),
        ("2023-06-19", "2023-06-19", "19/6/2023", "19 June 2023", "19 ມິຖຸນາ 2023"),
        ("2023-06-09", "2023-06-21", "09–21/6/2023", "9–21 June 2023", "9–21 ມິຖຸນາ 2023"),
        (
            "2023-06-30",
            "2023-07-01",
            "30/6/2023 – 01/7/2023",
            "30 June 2023 – 1 July 2023",
            "30 ມິຖຸນາ 2023 – 1 ກໍລະກົດ 2023",
        ),
        (
            "2023-06",
            "2023-07",
            "tháng 6/2023 – tháng 7/2023",
            "June 2023 – July 2023",
            "ມິຖຸນາ 2023 – ກໍລະກົດ 2023",
        ),
    ],
)
def test_an_event_is_a_day_or_a_span(
    start: str, end: str | None, vi: str, en: str, lo: str
) -> None:
    event = Event(PartialDate.parse(start), PartialDate.parse(end) if end else None)
    assert [event_text(event, lang) for lang in ("vi", "en", "lo")] == [vi, en, lo]


def test_months_numbers_and_languages_have_their_words() -> None:
    assert (month_name(6, "vi"), month_name(6, "en")) == ("Tháng 6", "June")
    assert (number_text(Decimal("1300.5"), "vi"), number_text(1300, "en")) == ("1.300,5", "1,300")
    assert number_text(Decimal("1.2345"), "vi") == "1,2345"
    assert (month_name(6, "lo"), number_text(Decimal("1300.5"), "lo")) == ("ມິຖຸນາ", "1.300,5")
    assert (language_name("vi", "lo"), language_name("lo", "en")) == ("ຫວຽດນາມ", "Lao")
    assert (language_name("en", "vi"), language_name("zz", "vi")) == ("Tiếng Anh", "zz")
