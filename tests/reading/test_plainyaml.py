"""Plain front matter is read as the YAML parser reads it; whatever is not plain is left to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.problems import Problems
from portal.reading.plainyaml import read_plain
from portal.reading.treebuilder import TreeBuilder
from tests.needs import ROOT

FULL = """\
title: "Hà Tĩnh: bốn năm"
date: 2020-06-11 17:30
event:
  date: 2020-06-11
  place: 'Na Mèo'
agencies:
  - {id: so-ngoai-vu-ha-tinh, role: host}
  # đơn vị dự
  - cong-an-ha-tinh
partner_provinces: [bolikhamxay, "khammouane"]
figures:
- label: Vụ án
  value: 21
- label: Đợt
  value: 3
note: Ghi "nguyên văn" a:b c#d.
"""


def parsed(text: str) -> object:
    """What the parser makes of it; None where it has anything to say."""
    problems = Problems()
    builder = TreeBuilder("a.md", problems, 2, frozenset())
    builder.build(text)
    return None if len(problems) else (builder.root, builder.lines)


def test_plain_front_matter_is_read_with_its_lines() -> None:
    found = read_plain(FULL, 2)
    assert found == parsed(FULL)
    assert found is not None
    tree, lines = found
    assert tree == {
        "title": "Hà Tĩnh: bốn năm",
        "date": "2020-06-11 17:30",
        "event": {"date": "2020-06-11", "place": "Na Mèo"},
        "agencies": [{"id": "so-ngoai-vu-ha-tinh", "role": "host"}, "cong-an-ha-tinh"],
        "partner_provinces": ["bolikhamxay", "khammouane"],
        "figures": [{"label": "Vụ án", "value": "21"}, {"label": "Đợt", "value": "3"}],
        "note": 'Ghi "nguyên văn" a:b c#d.',
    }
    assert (lines[()], lines["event", "place"], lines["agencies", 1]) == (1, 6, 10)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "title: Hà Tĩnh: bốn năm",
        "title: a # b",
        "title: a:",
        "title:  a",
        "title: a ",
        "title: ''",
        'title: "a\\tb"',
        "title: 'a''b'",
        "title: |",
        "title: &a b",
        "title: *a",
        "title: !!str a",
        "title: null",
        "title: ~",
        "title: [a, null]",
        "title: {a: b, a: c}",
        "title: {a: b?c}",
        "title: [a, [b]]",
        "title: []",
        "title: a\ntitle: b",
        "title: a\n  b",
        "title:\nkind: a",
        "title:",
        "title: a\n\nkind: b",
        "title:\n  - a\n   - b",
        "title:\n  - a\n  b: c",
        "title:\n  a: b\n  - c",
        "title:\n  a: b\n   c: d",
        "title:\n  a:\n    b: c",
        "title:\n  - a: b\n    a: c",
        "title:\n  a: b\ntitle:\n  a: b",
        "title:\n  - a: b\n   c: d",
        "- a",
        "a",
        "# a",
        "---",
        "title: \u00a0a",
        "title: a\tb",
    ],
)
def test_the_rest_is_left_to_the_parser(text: str) -> None:
    assert read_plain(text, 2) is None


PIECES = st.sampled_from(
    [
        *("title", "a", "b", "ố", "null", "0", "-", "- ", ": ", ":", ",", ", ", "[", "]", "{", "}"),
        *("#", " #", "?", "&", "*", "!", "|", ">", "'", '"', "%", "@", "`", "\\", "~", "..."),
        *(" ", "  ", "    ", "\n", "\n", "\n  ", "\n  - ", "\n- ", "\nb: ", "\n  a: "),
    ]
)
VALUES = st.sampled_from(
    ["a", "a b", "'a'", '"a, b"', "[a, b]", "{a: b, b: a}", "a:b", "a, b", "a - b", "[a b, 'b']"]
)
LINES = st.sampled_from(
    ["a: ", "b: ", "ab: ", "a:", "b:", "  a: ", "  b: ", "  - ", "- ", "  - a: ", "    b: ", "# "]
)


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.lists(PIECES, max_size=14).map("".join),
        st.lists(st.tuples(LINES, VALUES).map("".join), max_size=8).map("\n".join),
        st.lists(
            st.one_of(
                LINES, st.tuples(LINES, st.lists(PIECES, max_size=4).map("".join)).map("".join)
            ),
            max_size=6,
        ).map("\n".join),
    )
)
def test_whatever_is_read_is_what_the_parser_reads(text: str) -> None:
    for whole in (text, f"title: {text}"):
        found = read_plain(whole, 2)
        if found is not None:
            assert found == parsed(whole)
            assert list(found[1]) == list(parsed(whole)[1])  # type: ignore[index]


def test_the_shipped_articles_are_plain() -> None:
    """Else the short way is of no use: nine in ten take it."""
    texts = [
        path.read_text("utf-8").split("---\n")[1]
        for path in sorted((ROOT / "content" / "news").glob("*/*.md"))
    ]
    plain = [text for text in texts if read_plain(text, 2) is not None]
    assert len(plain) >= 0.9 * len(texts)
