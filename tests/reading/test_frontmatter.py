"""YAML becomes a tree of text with lines; whatever YAML could do beyond that is refused."""

from __future__ import annotations

import time

import pytest

from portal.domain.problems import Problems
from portal.reading.frontmatter import MAX_BYTES, Tree, parse_yaml, split
from portal.reading.treebuilder import MAX_DEPTH

PATH = "content/x.md"


def read(text: str, first_line: int = 2) -> tuple[Tree | None, list[str]]:
    problems = Problems()
    tree = parse_yaml(text, PATH, problems, first_line=first_line)
    return tree, [problem.line_text("en") for problem in problems]


def codes(text: str) -> list[str]:
    problems = Problems()
    parse_yaml(text, PATH, problems)
    return [problem.code for problem in problems]


def test_every_scalar_stays_text() -> None:
    tree, problems = read(
        "a: no\nb: 17:30\nc: 2020-06-11\nd: 1.50\ne: 0x1F\nf: true\ng: 1_000\n"
        "h: '~'\ni: \"null\"\nj: .inf\nk: 012\nl: 'It''s'\nm: >\n  một\n  hai\n"
    )
    assert problems == []
    assert tree is not None
    assert tree.data == {
        "a": "no",
        "b": "17:30",
        "c": "2020-06-11",
        "d": "1.50",
        "e": "0x1F",
        "f": "true",
        "g": "1_000",
        "h": "~",
        "i": "null",
        "j": ".inf",
        "k": "012",
        "l": "It's",
        "m": "một hai",
    }


def test_each_part_knows_its_line() -> None:
    tree, _ = read("a: x\nb:\n  - y\n  - {c: z, d: w}\n  -\n    e: v\n")
    assert tree is not None
    place = tree.place
    assert [
        place.line(*loc) for loc in [("a",), ("b",), ("b", 0), ("b", 1, "d"), ("b", 2, "e")]
    ] == [
        2,
        3,
        4,
        5,
        7,
    ]
    assert place.line("b", 1, "nowhere", 7) == 5
    assert place.line("nowhere") == 1


@pytest.mark.parametrize("text", ["a:\n", "a: ~\n", "a: null\n", "a: ''\n", 'a: "  "\n', "{a}\n"])
def test_a_key_without_a_value_is_an_error_and_none_in_the_tree(text: str) -> None:
    tree, problems = read(text)
    assert tree is not None
    assert tree.data == {"a": None}
    assert problems == [
        "content/x.md:2: a: this field is empty; give it a value, or delete the line"
    ]


def test_a_key_that_may_be_empty_may_be_so_inside_as_well() -> None:
    problems = Problems()
    tree = parse_yaml(
        "a: {src: '', integrity: ''}\n", PATH, problems, may_be_empty=frozenset({"a"})
    )
    assert tree is not None
    assert tree.data == {"a": {"src": None, "integrity": None}}
    assert len(problems) == 0


def test_the_first_of_two_equal_keys_is_kept_and_both_lines_are_named() -> None:
    tree, problems = read("a: x\nb: y\na: {c: 1}\n")
    assert tree is not None
    assert tree.data == {"a": "x", "b": "y"}
    assert problems == [
        (
            "content/x.md:4: a: the field “a” was given on line 2; give each once: "
            "merge them or delete one"
        )
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x y\nb: *x\n", "yaml-alias"),
        ("a: &x y\n", "yaml-anchor"),
        ("a: !!int 3\n", "yaml-tag"),
        ("a: !x [b]\n", "yaml-tag"),
        ("- a\n- b\n", "front-matter-not-mapping"),
        ("chỉ có chữ\n", "front-matter-not-mapping"),
        ("# ghi chú\n", "front-matter-empty"),
        ("~\n", "front-matter-empty"),
        ("a: b\n--- \nc: d\n", "yaml-several-documents"),
        ("a: b\n...\n---\nc: d\n", "yaml-several-documents"),
        ("{a: b}: c\n", "yaml-odd-key"),
        ("? [a]\n: b\n", "yaml-odd-key"),
        ("*x : b\n", "yaml-alias"),
        ("a:\tb\n", "yaml-tab"),
        ("a: [b\n", "yaml-bracket"),
        ('a: "b\n', "yaml-quote-open"),
        ('a: "\\x"\n', "yaml-backslash"),
        ('a: "\\ud800"\n', "yaml-backslash"),
        ('a: "\\u202e"\n', "yaml-escape"),
        ("a: b: c\n", "yaml-colon"),
        ("a: {b: c, d e}\n", "yaml-comma"),
        ("a:b\nc: d\n", "yaml-no-space"),
    ],
)
def test_what_is_beyond_text_lists_and_mappings_is_refused(text: str, code: str) -> None:
    assert code in codes(text)


def test_a_billion_laughs_are_over_at_the_first_anchor() -> None:
    lines = ["a0: &a0 [lol, lol, lol]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    started = time.perf_counter()
    found = codes("\n".join(lines) + "\n")
    assert time.perf_counter() - started < 1
    assert {"yaml-anchor", "yaml-alias"} == set(found)


@pytest.mark.parametrize("opener", ["[", "{a: ", "- "])
def test_nesting_without_end_is_refused_at_once(opener: str) -> None:
    started = time.perf_counter()
    found = codes("a: " + opener * 10_000)
    assert time.perf_counter() - started < 1
    assert found
    deep = "".join(f"{'  ' * level}a:\n" for level in range(MAX_DEPTH + 1))
    assert codes(deep) == ["yaml-too-deep"]


def test_front_matter_has_a_bound() -> None:
    assert codes("a: " + "x" * MAX_BYTES) == ["front-matter-too-long"]
    assert codes("a: " + "x" * (MAX_BYTES - 10)) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: b\n---\nbody\n", ("a: b\n", "body\n", 4)),
        ("---\na: b\n---", ("a: b\n", "", 4)),
        ("---  \na: b\n---  \n\nbody\n---\nmore", ("a: b\n", "\nbody\n---\nmore", 4)),
        ("---\n---\nbody", ("\n", "body", 3)),
    ],
)
def test_front_matter_is_cut_from_the_body(text: str, parts: tuple[str, str, int]) -> None:
    problems = Problems()
    assert split(text, PATH, problems) == parts
    assert len(problems) == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "front-matter-missing"),
        ("----\na: b\n----\n", "front-matter-missing"),
        (" ---\na: b\n---\n", "front-matter-missing"),
        ("---\na: b\n ---\n", "front-matter-unclosed"),
        ("---\na: b\n----\n", "front-matter-unclosed"),
    ],
)
def test_a_frame_that_is_not_whole_is_refused(text: str, code: str) -> None:
    problems = Problems()
    assert split(text, PATH, problems) is None
    assert [problem.code for problem in problems] == [code]
