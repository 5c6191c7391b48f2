"""Single values: what is accepted as what, and what is offered for what is not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from portal.domain.dates import Duration, Moment, PartialDate
from portal.schema.guesses import guess_date, guess_number
from portal.schema.refusal import Refused
from portal.schema.values import (
    Amount,
    Count,
    Day,
    DocumentFile,
    Email,
    Headline,
    ImageFile,
    OldAddress,
    Phone,
    PublicationTime,
    ReviewInterval,
    Slug,
    SourceLanguage,
    Time,
    TrueOrFalse,
    WebAddress,
    is_file_of,
)


def accept(type_: Any, text: str) -> Any:
    return TypeAdapter(type_).validate_python(text)


def refuse(type_: Any, value: object) -> Refused:
    """The one refusal of a value."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(type_).validate_python(value)
    (detail,) = caught.value.errors()
    refused = detail["ctx"]["error"]
    assert isinstance(refused, Refused)
    return refused


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        (Day, "2020", PartialDate(2020)),
        (Day, "2020-06", PartialDate(2020, 6)),
        (Day, "2020-02-29", PartialDate(2020, 2, 29)),
        (Time, "2020", Moment(PartialDate(2020))),
        (Time, "2020-06-11 00:00", Moment.parse("2020-06-11 00:00")),
        (Time, "2020-06-11 23:59", Moment.parse("2020-06-11 23:59")),
        (PublicationTime, "2020-06-11", Moment.parse("2020-06-11")),
        (ReviewInterval, "P6M", Duration(6)),
        (ReviewInterval, "P1Y6M", Duration(18)),
        (Amount, "1300", Decimal(1300)),
        (Amount, "1.5", Decimal("1.5")),
        (Amount, "1,5", Decimal("1.5")),
        (Amount, "0.125", Decimal("0.125")),
        (Amount, "0,125", Decimal("0.125")),
        (Amount, "12.3450", Decimal("12.345")),
        (Amount, "1234.567", Decimal("1234.567")),
        (Amount, "-3,2", Decimal("-3.2")),
        (Amount, "007", Decimal(7)),
        (Count, "0", 0),
        (Count, "1300", 1300),
        (TrueOrFalse, "true", True),
        (TrueOrFalse, "false", False),
        (Slug, "a", "a"),
        (Slug, "2020-a", "2020-a"),
        (Slug, "a" * 100, "a" * 100),
        (WebAddress, "http://x.vn", "http://x.vn"),
        (WebAddress, "https://x.vn:8443/a?b=c#d", "https://x.vn:8443/a?b=c#d"),
        (WebAddress, "https://tỉnh.vn/bài-viết", "https://tỉnh.vn/bài-viết"),
        (Email, "so.ngoai-vu+tin@ha-tinh.gov.vn", "so.ngoai-vu+tin@ha-tinh.gov.vn"),
        (Phone, "0239 3855 999", "0239 3855 999"),
        (Phone, "+84 (239) 3855-999", "+84 (239) 3855-999"),
        (ImageFile, "2020/hoi-nghi_1.jpg", "2020/hoi-nghi_1.jpg"),
        (DocumentFile, "qd-09.2011.pdf", "qd-09.2011.pdf"),
        (OldAddress, "/", "/"),
        (OldAddress, "/Cu/Tin_123.aspx", "/Cu/Tin_123.aspx"),
        (OldAddress, "/c%C5%A9/tin,1", "/c%C5%A9/tin,1"),
        (SourceLanguage, "km", "km"),
        (Headline, "5 < 6 & 7 > 3: “ngoặc”", "5 < 6 & 7 > 3: “ngoặc”"),
        (Headline, "x" * 200, "x" * 200),
    ],
)
def test_what_is_right_is_taken_as_what_it_means(type_: Any, text: str, value: object) -> None:
    assert accept(type_, text) == value


@pytest.mark.parametrize(
    ("type_", "text", "code", "nearest"),
    [
        (Day, "", "date-form", None),
        (Day, "2020-6", "date-form", "2020-06"),
        (Day, "06/2020", "date-form", "2020-06"),
        (Day, "2020/06/11", "date-form", "2020-06-11"),
        (Day, "2020-06-11 14:00", "date-no-clock", "2020-06-11"),
        (Day, "2020-06-31", "date-day", None),
        (Day, "2100-02-29", "date-day", None),
        (Day, "2020-00", "date-month", None),
        (Day, "2020-15-06", "date-month", "2020-06-15"),
        (Day, "0000", "date-year", None),
        (Day, "1899", "date-year", None),
        (Day, "2101", "date-year", None),
        (Day, "２０２０", "date-form", None),
        (Time, "17:30 11/6/2020", "time-form", "2020-06-11 17:30"),
        (Time, "17h30 ngày 11/6/2020", "time-form", "2020-06-11 17:30"),
        (Time, "2020-06-11 7:05", "time-form", "2020-06-11 07:05"),
        (Time, "2020-06-11  17:30", "time-form", "2020-06-11 17:30"),
        (Time, "2020-06-11 24:00", "date-clock", None),
        (Time, "2020-06-11 17:60", "date-clock", None),
        (Time, "2020-06-31 17:30", "date-day", None),
        (PublicationTime, "2020", "date-needs-day", None),
        (ReviewInterval, "P0M", "duration-form", "P0M"),
        (ReviewInterval, "1 năm", "duration-form", "P1Y"),
        (ReviewInterval, "6 tháng", "duration-form", "P6M"),
        (ReviewInterval, "hằng năm", "duration-form", None),
        (Amount, "1.000", "number-ambiguous", None),
        (Amount, "12,345", "number-ambiguous", None),
        (Amount, "-1.000", "number-ambiguous", None),
        (Amount, "1.000.000", "number-grouped", "1000000"),
        (Amount, "1 000", "number-grouped", "1000"),
        (Amount, "1.234,5", "number-form", "1234.5"),
        (Amount, "NaN", "number-form", None),
        (Amount, "1e5", "number-form", None),
        (Amount, "١٢", "number-form", None),
        (Amount, "9" * 21, "number-form", "9" * 21),
        (Count, "1.5", "count-form", None),
        (Count, "1.500", "number-grouped", "1500"),
        (TrueOrFalse, "True", "truth-form", "true"),
        (TrueOrFalse, "không", "truth-form", "false"),
        (Slug, "1-2", "id-form", "1-2"),
        (Slug, "Hà Tĩnh", "id-form", "ha-tinh"),
        (Slug, "a-" + "b" * 100, "slug-too-long", None),
        (WebAddress, "www.x.vn", "url-scheme", "https://www.x.vn"),
        (WebAddress, "//x.vn/a", "url-scheme", "https://x.vn/a"),
        (WebAddress, "x.vn:8080/a", "url-scheme", "https://x.vn:8080/a"),
        (WebAddress, "data:text/html,x", "url-scheme", None),
        (WebAddress, "HTTPS://x.vn", "url-scheme", None),
        (WebAddress, "https://localhost/a", "url-form", None),
        (WebAddress, "https://[::1", "url-form", None),
        (WebAddress, "https://x.vn/\\a", "url-character", None),
        (Email, "a@b", "email-form", None),
        (Email, "a..b@c.vn", "email-form", None),
        (Email, "a@b.vn\n", "email-form", None),
        (Phone, "112x", "phone-form", None),
        (ImageFile, "a/./b.jpg", "file-path", None),
        (ImageFile, ".hidden.jpg", "file-name", None),
        (ImageFile, "a.jpg.exe", "file-type", None),
        (ImageFile, "con trâu.jpg", "file-name", None),
        (OldAddress, "/a//b", "alias-dots", None),
        (OldAddress, "/%2e%2e/b", "alias-dots", None),
        (OldAddress, "/a%zz", "alias-character", None),
        (OldAddress, "/a%0ab", "alias-character", None),
        (OldAddress, "/a b", "alias-character", None),
        (OldAddress, "/a%2f..%2fb", "alias-dots", None),
        (OldAddress, "/a%2Fb", "alias-character", None),
        (OldAddress, "/a%5Cb", "alias-character", None),
        (OldAddress, "/a%00b", "alias-character", None),
        (OldAddress, "/a%FFb", "alias-character", None),
        (OldAddress, "/a%252e", "alias-character", None),
        (OldAddress, "/a%E2%80%AEb", "alias-character", None),
        (SourceLanguage, "Tiếng Lào", "language-unknown", "lo"),
        (Headline, "<img src=x onerror=alert(1)>", "text-html", None),
        (Headline, "a\nb", "text-line-break", None),
    ],
)
def test_what_is_wrong_is_refused_by_its_own_rule_with_the_nearest_right(
    type_: Any, text: str, code: str, nearest: str | None
) -> None:
    refused = refuse(type_, text)
    assert (refused.code, refused.values.get("nearest")) == (code, nearest)


@pytest.mark.parametrize("type_", [Day, Time, Amount, Count, TrueOrFalse, ReviewInterval])
@pytest.mark.parametrize("value", [["2020"], {"a": "b"}, 2020, True])
def test_only_text_becomes_a_value(type_: Any, value: object) -> None:
    assert refuse(type_, value).code == "expected-text"


@pytest.mark.parametrize(
    ("text", "with_clock", "guess"),
    [
        ("Thứ Năm, 17/03/2022, 10:43 [GMT+7]", True, "2022-03-17 10:43"),
        ("20-01-2022 15:23", True, "2022-01-20 15:23"),
        ("20-01-2022 15:23", False, "2022-01-20"),
        ("2022-01-20T15:23:00+07:00", True, "2022-01-20 15:23"),
        ("ngày 2.12.2013", True, "2013-12-02"),
        ("9 giờ 05 ngày 2/12/2013", True, "2013-12-02 09:05"),
        ("tháng 7/2018", True, "2018-07"),
        ("31/02/2020", True, None),
        ("13/2020", True, None),
        ("Chiều 11/6", True, None),
        ("12/11/10", True, None),
    ],
)
def test_dates_as_sources_write_them_are_understood(
    text: str, with_clock: bool, guess: str | None
) -> None:
    assert guess_date(text, clock=with_clock) == guess


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("1.234,5 tỷ", "1234.5"),
        ("1,234.5", "1234.5"),
        ("khoảng 21 vụ", "21"),
        ("12,5%", "12.5"),
        ("10–12", None),
        ("mười", None),
    ],
)
def test_numbers_as_sources_write_them_are_understood(text: str, guess: str | None) -> None:
    assert guess_number(text) == guess


def test_a_number_is_offered_in_both_of_its_readings() -> None:
    assert refuse(Amount, "12.345").values == {
        "value": "12.345",
        "joined": "12345",
        "decimal": "12.3450",
    }
    assert refuse(Amount, "1,500").values["decimal"] == "1.5"


def test_a_file_name_belongs_to_its_folder() -> None:
    assert is_file_of("a.jpg", "images")
    assert not is_file_of("a.jpg", "documents")
    assert not is_file_of("../a.jpg", "images")


def test_a_long_text_is_measured_in_letters() -> None:
    assert accept(Headline, "ế" * 200) == "ế" * 200
