"""The rules between fields, at their very edges: what is just right is taken, one step on is "
"not."""

from __future__ import annotations

import pytest

from portal.domain.problems import Problems
from portal.reading.parsing import parse_file
from portal.reading.places import locate

KEYS = {
    "title": "T",
    "date": "2020-06-11 17:30",
    "summary": "S",
    "kind": "talks",
    "event": "{date: 2020-06-11}",
    "agencies": "[ha-tinh]",
}


def codes(**keys: str) -> list[str]:
    """What is said of an article with these keys in place of the usual ones ("" leaves one out)."""
    lines = [f"{key}: {value}" for key, value in {**KEYS, **keys}.items() if value]
    text = "---\n" + "\n".join(lines) + "\n---\n\nB\n"
    located = locate("news/2020/bai.md", "content", Problems())
    return [problem.code for problem in parse_file(text.encode(), located).problems]


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"event": "{date: 2020-06}"},
        {"event": "{date: 2020}"},
        {"date": "2020-06", "event": "{date: 2020-06-30}"},
        {"date": "2020", "event": "{date: 2020-12-31}"},
        {"event": "{date: 2020-06-11, end_date: 2020-06-11}"},
        {"event": "{date: 2020-06-10, end_date: 2020-06-20}"},
        {"event": "{date: 2020-06-10, end_date: 2020-06}"},
        {"event": "{date: 2020-06, end_date: 2020-06-01}"},
        {"kind": "notice", "event": "{date: 2030-01-01}"},
        {"kind": "notice", "event": ""},
        {"kind": "report", "event": ""},
        {"modified": "2020-06-11 17:30", "changes": "[{date: 2020-06-11, note: N}]"},
        {"modified": "2020-06-11", "changes": "[{date: 2020-06-11, note: N}]"},
        {"modified": "2020-06", "changes": "[{date: 2020-06-20, note: N}]"},
        {"modified": "2021-01-01", "changes": "[{date: 2020, note: N}, {date: 2021-01, note: N}]"},
        {"changes": "[{date: 2020-06-11, note: N}]", "corrections": "[{date: 2020, note: N}]"},
        {"status": "withdrawn", "withdrawn": "{date: 2020-06-11, reason: R}"},
        {"publish_at": "2020-06-11 17:30", "expires": "2020-06-11 17:31"},
        {"publish_at": "2020-06-11"},
        {"expires": "2020-06-11 17:30"},
        {"expires": "2020-06-12"},
        {"regulations": "[a, b]", "tags": "[a, b]", "aliases": "[/a, /b]"},
        {"commendations": "{individuals: 0}"},
        {"documents": "[{number: 1, title: A}, {number: 1, title: B}, {number: 2, title: A}]"},
        {"sources": "[{name: N, note: bản in}, {name: N, url: https://a.vn/}]"},
        {"summary": "'[ĐIỀN VÀO ĐÂY] x'", "status": "draft"},
        {"title": "x" * 200, "summary": "y" * 300},
        {"tags": "[]", "images": "[]", "partner_provinces": "[]"},
    ],
)
def test_what_is_just_right_is_taken(keys: dict[str, str]) -> None:
    assert codes(**keys) == []


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"event": "{date: 2020-06-12}"}, "event-after-date"),
        ({"event": "{date: 2020-07}"}, "event-after-date"),
        ({"kind": "report", "event": "{date: 2021}"}, "event-after-date"),
        ({"date": "2020-06", "event": "{date: 2020-07-01}"}, "event-after-date"),
        ({"event": "{date: 2020-06-11, end_date: 2020-06-10}"}, "end-before-start"),
        ({"event": "{date: 2020-06, end_date: 2020-05}"}, "end-before-start"),
        (
            {"modified": "2020-06-11 17:29", "changes": "[{date: 2020-06-11, note: N}]"},
            "modified-before-date",
        ),
        (
            {"modified": "2020-06-10", "changes": "[{date: 2020-06, note: N}]"},
            "modified-before-date",
        ),
        (
            {"modified": "2020-06-12", "changes": "[{date: 2020-06-13, note: N}]"},
            "modified-other-day",
        ),
        ({"changes": "[{date: 2020-06-10, note: N}]"}, "note-before-date"),
        ({"corrections": "[{date: 2020-05, note: N}]"}, "note-before-date"),
        (
            {"status": "withdrawn", "withdrawn": "{date: 2020-06-10, reason: R}"},
            "note-before-date",
        ),
        (
            {"publish_at": "2020-06-11 17:30", "expires": "2020-06-11 17:30"},
            "expires-before-embargo",
        ),
        ({"expires": "2020-06-11 17:29"}, "expires-before-date"),
        ({"expires": "2020-06-10"}, "expires-before-date"),
        ({"publish_at": "2020-06-11 17:29"}, "embargo-before-date"),
        ({"status": "draft", "withdrawn": "{date: 2020-06-12, reason: R}"}, "withdrawn-status"),
        ({"summary": "'[ĐIỀN VÀO ĐÂY] x'"}, "placeholder-left"),
        ({"tags": "[Biên giới, biên giới]"}, "list-repeats"),
        ({"title": "x" * 201}, "value-too-long"),
        ({"summary": "x" * 301}, "value-too-long"),
        ({"agencies": "[]"}, "list-empty"),
    ],
)
def test_one_step_further_is_told_and_nothing_else(keys: dict[str, str], code: str) -> None:
    assert codes(**keys) == [code]


def test_a_rule_is_silent_where_its_own_fields_are_at_fault() -> None:
    assert codes(date="hôm qua", modified="2020-01-01", changes="[{date: 2019, note: N}]") == [
        "time-form",
        "modified-other-day",
    ]
    assert codes(event="{date: 31/12/2020}", kind="hội đàm") == ["not-one-of", "date-form"]
