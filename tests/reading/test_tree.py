"""The content folder is listed once, and what could do harm is refused by name."""

from __future__ import annotations

import os
import socket
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.domain.messages import MESSAGES
from portal.domain.problems import Problem, Problems
from portal.reading.tree import TreeEntry, list_content


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def put(root: Path, path: str, text: str = "x") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def found(root: Path) -> tuple[list[str], list[Problem]]:
    problems = Problems()
    return [entry.path for entry in list_content(root, problems)], list(problems)


def lines(problems: list[Problem], lang: str = "en") -> list[str]:
    return [problem.line_text(lang) for problem in problems]


def test_files_are_listed_sorted_with_posix_paths_and_sizes(root: Path) -> None:
    put(root, "news/2020/b.md", "hai")
    put(root, "news/2020/a.md", "một")
    put(root, "images/hoi-nghi.jpg")
    problems = Problems()

    entries = list_content(root, problems)

    assert entries == [
        TreeEntry("images/hoi-nghi.jpg", f"{root}/images/hoi-nghi.jpg", 1),
        TreeEntry("news/2020/a.md", f"{root}/news/2020/a.md", 5),
        TreeEntry("news/2020/b.md", f"{root}/news/2020/b.md", 3),
    ]
    assert len(problems) == 0


def test_vietnamese_names_in_nfc_are_accepted(root: Path) -> None:
    put(root, "documents/Nghị định số 42.pdf")

    assert found(root) == (["documents/Nghị định số 42.pdf"], [])


@pytest.mark.parametrize(
    "path",
    [
        ".git/config",
        ".gitkeep",
        ".gitignore",
        ".DS_Store",
        "news/Thumbs.db",
        "desktop.ini",
        "news/a.md~",
        "news/.a.md.swp",
        "news/#a.md#",
        ".obsidian/app.json",
    ],
)
def test_what_systems_and_editors_leave_behind_is_passed_over(root: Path, path: str) -> None:
    put(root, path)

    assert found(root) == ([], [])


def test_a_missing_content_folder_is_an_error(tmp_path: Path) -> None:
    paths, problems = found(tmp_path / "content")

    assert paths == []
    assert lines(problems) == [
        "content: the content folder was not found; check the path given after --content"
    ]


# --- links and special files ----------------------------------------------------------------------


def test_a_folder_linked_from_outside_is_refused_and_nothing_of_it_listed(root: Path) -> None:
    """Stock Pelican publishes all of /etc here, with exit 0."""
    (root / "images").mkdir()
    (root / "images/etc").symlink_to("/etc")

    paths, problems = found(root)

    assert paths == []
    assert lines(problems) == [
        (
            "content/images/etc: this symbolic link leaves the content folder (“/etc”); "
            "put the real file here"
        )
    ]
    assert lines(problems, "vi") == [
        (
            "content/images/etc: liên kết tượng trưng dẫn ra ngoài thư mục nội dung (“/etc”); "
            "hãy đặt tệp thật vào đây"
        )
    ]


def test_a_linked_file_outside_is_refused_even_through_a_sibling_of_like_name(
    root: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "content-secret"
    outside.mkdir()
    (outside / "a.md").write_text("x")
    (root / "a.md").symlink_to("../content-secret/a.md")

    paths, problems = found(root)

    assert paths == []
    assert [problem.code for problem in problems] == ["link-outside"]


def test_a_link_into_a_hidden_folder_counts_as_leaving(root: Path) -> None:
    put(root, ".git/config")
    (root / "documents").mkdir()
    (root / "documents/a.pdf").symlink_to("../.git/config")

    paths, problems = found(root)

    assert (paths, [problem.code for problem in problems]) == ([], ["link-outside"])


def test_a_link_to_a_file_inside_is_listed_with_a_warning(root: Path) -> None:
    put(root, "images/a.jpg")
    (root / "images/b.jpg").symlink_to("a.jpg")

    paths, problems = found(root)

    assert paths == ["images/a.jpg", "images/b.jpg"]
    assert lines(problems) == [
        (
            "content/images/b.jpg: warning: this is a symbolic link to “images/a.jpg”; Git on "
            "Windows turns it into a text file, so put a copy in its place"
        )
    ]
    assert problems[0].severity == "warning"


def test_a_link_to_a_folder_inside_is_refused_so_that_no_text_has_two_addresses(root: Path) -> None:
    put(root, "news/2020/a.md")
    (root / "news/2021").symlink_to("2020")

    paths, problems = found(root)

    assert paths == ["news/2020/a.md"]
    assert [(problem.path, problem.code) for problem in problems] == [
        ("content/news/2021", "link-to-folder")
    ]


def test_a_link_to_the_folder_above_itself_does_not_run_forever(root: Path) -> None:
    (root / "news").mkdir()
    (root / "news/again").symlink_to("..")

    paths, problems = found(root)

    assert (paths, [problem.code for problem in problems]) == ([], ["link-to-folder"])


def test_dangling_and_circular_links_are_told_apart(root: Path) -> None:
    (root / "a.md").symlink_to("nowhere.md")
    (root / "b.md").symlink_to("c.md")
    (root / "c.md").symlink_to("b.md")

    paths, problems = found(root)

    assert paths == []
    assert [(problem.path, problem.code) for problem in problems] == [
        ("content/a.md", "link-dangling"),
        ("content/b.md", "link-loop"),
        ("content/c.md", "link-loop"),
    ]


def test_a_content_folder_that_is_itself_a_link_is_followed(root: Path, tmp_path: Path) -> None:
    put(root, "a.md")
    (root / "b.md").symlink_to("a.md")
    (tmp_path / "noi-dung").symlink_to(root)

    paths, problems = found(tmp_path / "noi-dung")

    assert paths == ["a.md", "b.md"]
    assert [problem.path for problem in problems] == ["noi-dung/b.md"]


def test_pipes_and_sockets_are_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / "pipe.md")
    monkeypatch.chdir(root)  # a socket's path may not be long
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind("socket.md")
        paths, problems = found(root)

    assert paths == []
    assert lines(problems) == [
        "content/pipe.md: this is not an ordinary file (a pipe, a device or a socket); delete it",
        "content/socket.md: this is not an ordinary file (a pipe, a device or a socket); delete it",
    ]


def test_a_file_without_the_right_to_read_is_an_error(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stands in for chmod 000, which root, who often runs tests in CI, never notices."""
    put(root, "a.md")
    monkeypatch.setattr(os, "access", lambda path, mode: False)

    paths, problems = found(root)

    assert paths == []
    assert lines(problems) == [
        (
            "content/a.md: this file cannot be read (Permission denied); "
            "give whoever runs the command the right to read it"
        )
    ]


def test_a_folder_that_cannot_be_opened_is_an_error(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, "news/a.md")
    put(root, "b.md")
    scandir: Callable[..., object] = os.scandir

    def refuse_news(path: str) -> object:
        if path.endswith("news"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse_news)
    paths, problems = found(root)

    assert paths == ["b.md"]
    assert lines(problems) == [
        (
            "content/news: this folder cannot be opened (Permission denied); "
            "give whoever runs the command the right to read"
        )
    ]


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code", "values"),
    [
        ("con.html", "name-reserved", {"name": "con"}),
        ("CON", "name-reserved", {"name": "CON"}),
        ("aux.tar.gz", "name-reserved", {"name": "aux"}),
        ("nul.md", "name-reserved", {"name": "nul"}),
        ("prn.en.md", "name-reserved", {"name": "prn"}),
        ("com1.md", "name-reserved", {"name": "com1"}),
        ("LPT9", "name-reserved", {"name": "LPT9"}),
        ("com².md", "name-reserved", {"name": "com²"}),
        ("con .md", "name-reserved", {"name": "con"}),
        ("a.md.", "name-trailing", {"name": "a.md"}),
        ("a.md ", "name-trailing", {"name": "a.md"}),
        ("a:b.md", "name-character", {"char": ":"}),
        ("a?.md", "name-character", {"char": "?"}),
        ("<a>.md", "name-character", {"char": "<"}),
        ("a\\b.md", "name-character", {"char": "\\"}),
        ("a|b.md", "name-character", {"char": "|"}),
        ("a*.md", "name-character", {"char": "*"}),
        ('a".md', "name-character", {"char": '"'}),
        ("a\nb.md", "name-invisible", {"char": "U+000A"}),
        ("a\x1b[2Jb.md", "name-invisible", {"char": "U+001B"}),
        ("a\u202egpj.md", "name-invisible", {"char": "U+202E"}),
        ("a\u00a0b.md", "name-invisible", {"char": "U+00A0"}),
        ("a\u200bb.md", "name-invisible", {"char": "U+200B"}),
        ("a" * 198 + ".md", "name-too-long", {"size": "201", "limit": "200"}),
        (unicodedata.normalize("NFD", "hội-đàm.md"), "name-not-nfc", {"name": "hội-đàm.md"}),
    ],
)
def test_names_that_fail_elsewhere_are_refused(
    root: Path, name: str, code: str, values: dict[str, str]
) -> None:
    put(root, f"news/{name}")

    paths, problems = found(root)

    assert paths == []
    assert [(problem.code, dict(problem.values)) for problem in problems] == [(code, values)]


@pytest.mark.parametrize("name", ["console.md", "com.md", "lpt10.md", "auxiliary.md", "a.b c.md"])
def test_names_that_only_look_reserved_are_accepted(root: Path, name: str) -> None:
    put(root, name)

    assert found(root) == ([name], [])


def test_a_name_of_exactly_the_limit_is_accepted(root: Path) -> None:
    put(root, "a" * 197 + ".md")

    assert found(root)[1] == []


def test_a_name_that_is_not_utf8_is_refused_and_printed_safely(root: Path) -> None:
    (root / os.fsdecode(b"h\xe9t\x1b[31m.md")).write_text("x")

    paths, problems = found(root)

    assert paths == []
    assert lines(problems) == [
        (
            "content/h\\xe9t\\x1b[31m.md: the name is not valid UTF-8; give it a new name in plain "
            "letters"
        )
    ]


def test_a_line_break_in_a_name_cannot_forge_a_line_of_the_report(root: Path) -> None:
    put(root, "a\nb.md:1: title: all is well.md")

    text = lines(found(root)[1])

    assert text == [
        (
            "content/a\\x0ab.md:1: title: all is well.md: the name holds a character that "
            "cannot be seen (U+000A); rename it"
        )
    ]


def test_a_refused_folder_is_one_error_not_one_for_each_file(root: Path) -> None:
    put(root, "aux/a.md")
    put(root, "aux/b.md")

    paths, problems = found(root)

    assert paths == []
    assert [problem.path for problem in problems] == ["content/aux"]


def test_two_names_that_differ_only_in_case_are_an_error(root: Path) -> None:
    put(root, "news/2020/Hoi-Nghi.md")
    put(root, "news/2020/hoi-nghi.md")

    assert lines(found(root)[1]) == [
        (
            "content/news/2020/hoi-nghi.md: this name differs from “Hoi-Nghi.md” only in capitals "
            "or in how accents are encoded; Windows, macOS and web servers take them for one: "
            "rename one of the two"
        )
    ]


def test_two_folders_that_differ_only_in_case_are_an_error(root: Path) -> None:
    put(root, "News/a.md")
    put(root, "news/b.md")

    assert [(problem.path, problem.code) for problem in found(root)[1]] == [
        ("content/news", "name-collision")
    ]


def test_names_that_differ_only_in_normalisation_or_accented_capitals_are_an_error(
    root: Path,
) -> None:
    put(root, "documents/Đề án.pdf")
    put(root, "documents/đề án.pdf")
    put(root, "images/ảnh.jpg")
    put(root, unicodedata.normalize("NFD", "images/ảnh.jpg"))

    codes = {(problem.code, dict(problem.values).get("other")) for problem in found(root)[1]}

    assert ("name-collision", "Đề án.pdf") in codes
    assert {code for code, _ in codes} == {"name-collision", "name-not-nfc"}


# --- sizes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("news/2020/a.md", 1),
        ("registry/agencies/a.yaml", 1),
        ("images/a.jpg", 20),
        ("documents/a.pdf", 50),
        ("documents/a.md", 1),
    ],
)
def test_a_file_above_the_limit_of_its_sort_is_refused(root: Path, path: str, limit: int) -> None:
    file = put(root, path)
    os.truncate(file, limit * 1024 * 1024)
    assert found(root) == ([path], [])
    os.truncate(file, limit * 1024 * 1024 + 1)

    paths, problems = found(root)

    assert paths == []
    assert lines(problems) == [
        (
            f"content/{path}: the file has {limit}.0 MiB, the limit is {limit} MiB; "
            "make it smaller or split it"
        )
    ]


def test_every_message_has_both_languages_with_the_same_values() -> None:
    import string

    def names(template: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name}

    for code, (vi, en) in MESSAGES.items():
        assert names(vi) == names(en), code
        assert vi != en, code
        assert unicodedata.is_normalized("NFC", vi), code
