"""A build: what it makes, what it writes, what it leaves as it is."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from portal.domain.problems import ContentError, Problems
from portal.output import desk, linking, trees
from portal.output.inspection import inspect
from portal.output.reports import OutputReport
from portal.output.trees import TreePair
from tests.output.making import files_of, make, write
from tests.output.plain import FIRST, SECOND, THIRD, build, shown
from tests.output.tripwire import Killed, stopping_at


def test_a_build_shows_exactly_its_outputs(tmp_path: Path, theme: Path) -> None:
    link = tmp_path / "output"
    for files in (FIRST, SECOND, THIRD, FIRST):
        build(link, theme, files)
        assert shown(link) == files
    # After two builds the trees are alike but for what the last one changed.
    assert sorted(path.name for path in (tmp_path / ".output.trees").iterdir()) == [
        "a",
        "a.manifest.json",
        "b",
        "b.manifest.json",
        "lock",
    ]


def test_a_build_says_what_it_did(tmp_path: Path, theme: Path) -> None:
    link = tmp_path / "output"
    assert build(link, theme, FIRST) == OutputReport(4, 4, 4, 4, 0, shown=True)
    assert build(link, theme, FIRST) == OutputReport(4, 4, 0, 0, 0, shown=False)
    assert build(link, theme, SECOND) == OutputReport(4, 4, 1, 1, 0, shown=True)
    # The idle tree holds what SECOND changed as it was: it need not be written again.
    assert build(link, theme, FIRST) == OutputReport(4, 4, 0, 0, 0, shown=True)


def test_what_the_plan_names_no_longer_goes_even_if_nothing_else_changed(
    tmp_path: Path, theme: Path
) -> None:
    link = tmp_path / "output"
    build(link, theme, FIRST)
    fewer = {"index.html": "1"}
    assert build(link, theme, fewer) == OutputReport(1, 1, 0, 0, 3, shown=True)
    assert shown(link) == fewer


def test_nothing_is_known_of_a_tree_from_its_first_change_until_it_is_whole(
    tmp_path: Path, theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "output"
    build(link, theme, FIRST)
    build(link, theme, SECOND)
    manifest = tmp_path / ".output.trees/a.manifest.json"
    known: list[bool] = []
    write_new = trees._write_new

    def watched(file: str, data: bytes) -> None:
        known.append(manifest.exists())
        write_new(file, data)

    assert manifest.exists()
    monkeypatch.setattr(trees, "_write_new", watched)
    build(link, theme, THIRD)
    assert (set(known), manifest.exists()) == ({False}, True)


def everything(folder: Path) -> dict[str, tuple[int, int]]:
    """Time of change and inode of every file, folder and link."""
    return {
        path.relative_to(folder).as_posix(): (os.lstat(path).st_mtime_ns, os.lstat(path).st_ino)
        for path in sorted(folder.rglob("*"))
        if path.name != "lock"
    }


def test_an_unchanged_build_writes_nothing_at_all(tmp_path: Path, theme: Path) -> None:
    link = tmp_path / "output"
    build(link, theme, FIRST)
    build(link, theme, SECOND)
    before = everything(tmp_path)
    with stopping_at(1, tmp_path / ".output.trees/a", Killed()) as a:
        build(link, theme, SECOND)
    assert not a.tripped
    assert everything(tmp_path) == before


def test_the_first_build_lays_out_both_trees_of_the_same_files(tmp_path: Path, theme: Path) -> None:
    build(tmp_path / "output", theme, FIRST)
    home = tmp_path / ".output.trees"
    assert files_of(home / "a") == files_of(home / "b")
    assert all((home / "a" / path).samefile(home / "b" / path) for path in FIRST)
    assert (home / "a.manifest.json").read_bytes() == (home / "b.manifest.json").read_bytes()
    found = inspect(TreePair(tmp_path / "output"))
    assert found is not None
    assert (found.damaged, found.behind, found.extra) == (False, (), ())


def test_what_a_large_output_left_in_memory_is_given_back(
    tmp_path: Path, theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "_LARGE", 10)
    given: list[None] = []
    monkeypatch.setattr(desk, "give_back", lambda: given.append(None))
    build(tmp_path / "output", theme, {"a": "0123456789", "b": "0123456789!", "c": "0" * 99})
    assert len(given) == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_changes_much_brings_up_the_second_tree_too(
    tmp_path: Path, theme: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr("portal.output.build._LINKS", 2)
    link, home = tmp_path / "output", tmp_path / ".output.trees"
    build(link, theme, FIRST)
    build(link, theme, THIRD, jobs=jobs)
    assert shown(link) == THIRD
    assert files_of(home / "a") == files_of(home / "b")
    assert all((home / "a" / path).samefile(home / "b" / path) for path in THIRD)
    found = inspect(TreePair(link))
    assert found is not None
    assert (found.damaged, found.behind, found.extra) == (False, (), ())


def test_a_build_that_changes_little_leaves_the_second_tree_to_the_next(
    tmp_path: Path, theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.output.build._LINKS", 2)
    link = tmp_path / "output"
    build(link, theme, FIRST)
    build(link, theme, SECOND)
    found = inspect(TreePair(link))
    assert found is not None
    assert (found.damaged, len(found.behind or ()), found.extra) == (False, 1, ())


_CUT_SHORT = """
import os
link = link_all

def link_all(live, idle, told):
    link(live, idle, told.split(b"\\0")[0])
    os._exit(9)
"""


@pytest.mark.parametrize("fault", ["killed after one file", "no process"])
def test_a_second_tree_that_cannot_be_laid_out_costs_the_next_build_and_nothing_else(
    tmp_path: Path, theme: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    if fault == "no process":
        monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    else:
        program = linking._PROGRAM.replace("link_all(*", f"{_CUT_SHORT}\nlink_all(*")
        monkeypatch.setattr(linking, "_PROGRAM", program)
    link = tmp_path / "output"
    assert build(link, theme, FIRST) == OutputReport(4, 4, 4, 4, 0, shown=True)
    home = tmp_path / ".output.trees"
    assert len(files_of(home / "b")) == (0 if fault == "no process" else 1)
    assert not (home / "b.manifest.json").exists()
    monkeypatch.undo()
    assert build(link, theme, SECOND) == OutputReport(4, 4, 1, 1, 0, shown=True)
    assert shown(link) == SECOND


@pytest.mark.parametrize(
    ("harm", "written"),
    [("edit", 0), ("delete", 0), ("folder", 0), ("same-size", 0), ("through the link", 1)],
)
def test_a_shown_file_that_was_harmed_is_mended_by_the_next_build(
    tmp_path: Path, theme: Path, harm: str, written: int
) -> None:
    """Out of the second tree, unless the harmed file is the one that stands there as well."""
    link = tmp_path / "output"
    build(link, theme, FIRST)
    file = link / "tin/index.html"
    if harm == "through the link":
        file.write_text("by hand")
    else:
        file.unlink()
    if harm == "edit":
        file.write_text("by hand")
    elif harm == "same-size":
        file.write_text("0")
    elif harm == "folder":
        file.mkdir()
    assert build(link, theme, FIRST).written == written
    assert shown(link) == FIRST


def test_a_whole_tree_that_was_deleted_is_made_again(tmp_path: Path, theme: Path) -> None:
    link = tmp_path / "output"
    build(link, theme, FIRST)
    shutil.rmtree(link.resolve())
    build(link, theme, FIRST)
    assert shown(link) == FIRST


def test_a_torn_manifest_costs_work_but_never_a_wrong_file(tmp_path: Path, theme: Path) -> None:
    link = tmp_path / "output"
    build(link, theme, FIRST)
    build(link, theme, SECOND)
    for manifest in (tmp_path / ".output.trees").glob("*.manifest.json"):
        manifest.write_text(manifest.read_text()[:-20])
    for file in (tmp_path / ".output.trees").glob("*/kept.txt"):
        file.write_text("torn")
    assert build(link, theme, SECOND).written == 4
    assert shown(link) == SECOND


def test_a_manifest_of_another_state_is_not_believed(tmp_path: Path, theme: Path) -> None:
    """Digests as they should be, but files that are not those that were written."""
    link = tmp_path / "output"
    build(link, theme, FIRST)
    manifest = tmp_path / ".output.trees/a.manifest.json"
    data = json.loads(manifest.read_text())
    build(link, theme, SECOND)
    (tmp_path / ".output.trees/b.manifest.json").write_text(json.dumps(data))
    build(link, theme, FIRST)
    assert shown(link) == FIRST


def test_a_fresh_build_trusts_nothing_and_makes_the_same(tmp_path: Path, theme: Path) -> None:
    link = tmp_path / "output"
    build(link, theme, FIRST)
    report = build(link, theme, FIRST, fresh=True)
    assert (report.written, report.shown) == (4, True)
    assert shown(link) == FIRST


def test_what_fails_verification_is_never_shown(tmp_path: Path, theme: Path) -> None:
    link = tmp_path / "output"
    build(link, theme, FIRST)
    problems = Problems()
    problems.error("content/x.md", 0, "", "file-vanished")

    def verify(_: object) -> None:
        problems.raise_errors()

    with pytest.raises(ContentError):
        build(link, theme, THIRD, verify=verify)
    assert shown(link) == FIRST
    build(link, theme, THIRD)
    assert shown(link) == THIRD


def test_verification_sees_every_path_of_the_tree(tmp_path: Path, theme: Path) -> None:
    seen: list[list[str]] = []
    link = tmp_path / "output"
    for files in (FIRST, FIRST, THIRD):
        build(link, theme, files, verify=lambda made: seen.append(sorted(made)))
    assert seen == [sorted(FIRST), sorted(FIRST), sorted(THIRD)]


# --- templates -----------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_template_that_fails_is_named_with_its_line_and_nothing_is_shown(
    content: Path, theme: Path, tmp_path: Path, jobs: int
) -> None:
    broken = Path(shutil.copytree(theme, tmp_path / "theme"))
    write(broken / "templates/pages/article.html", "<p>\n{{ page.no_such_field }}\n")
    with pytest.raises(ContentError) as caught:
        make(content, broken, tmp_path / "output", jobs=jobs)
    assert str(caught.value) == (
        "theme/templates/pages/article.html:2: khuôn mẫu bị lỗi: "
        "'portal.pages.views.texts.ArticlePage object' has no attribute 'no_such_field'; "
        "hãy sửa khuôn mẫu hoặc khôi phục tệp từ kho mã"
    )
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("{% if %}", 1, "Expected an expression, got 'end of statement block'"),
        ('\n{{ asset("css/none.css") }}', 2, "asset('css/none.css'): theme/static/css/none.css?"),
        ('{% include "partials/none.html" %}', 0, None),
    ],
)
def test_other_faults_of_templates_are_told_too(
    content: Path, theme: Path, tmp_path: Path, text: str, line: int, reason: str | None
) -> None:
    broken = Path(shutil.copytree(theme, tmp_path / "theme"))
    write(broken / "templates/pages/home.html", text)
    with pytest.raises(ContentError) as caught:
        make(content, broken, tmp_path / "output")
    if reason is None:
        assert str(caught.value) == (
            "theme/templates/partials/none.html: thiếu khuôn mẫu này trong giao diện; "
            "hãy khôi phục tệp từ kho mã"
        )
    else:
        assert str(caught.value) == (
            f"theme/templates/pages/home.html:{line}: khuôn mẫu bị lỗi: {reason}; "
            "hãy sửa khuôn mẫu hoặc khôi phục tệp từ kho mã"
        )
