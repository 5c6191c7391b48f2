"""Two trees and a link: what stands before, during and after."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from portal.output.errors import EnvironmentFault
from portal.output.trees import FileState, TreePair, digest, write_file


@pytest.fixture
def pair(tmp_path: Path) -> TreePair:
    return TreePair(tmp_path / "output")


def fill(pair: TreePair, **files: str) -> Path:
    """Bring up the idle tree with these files, and show it."""
    tree = pair.idle
    states = {name: write_file(tree, name, text.encode()) for name, text in files.items()}
    pair.remove_strangers(tree, states)
    pair.write_manifest(tree, states)
    pair.show(tree)
    return tree


def test_the_link_alternates_between_two_trees(pair: TreePair) -> None:
    with pair.locked():
        assert pair.live is None
        trees = [fill(pair, a=str(number)) for number in range(3)]
    assert [tree.name for tree in trees] == ["a", "b", "a"]
    assert os.readlink(pair.link) == ".output.trees/a"
    assert (pair.link / "a").read_text() == "2"


def test_the_link_goes_on_working_when_the_folder_is_moved(pair: TreePair, tmp_path: Path) -> None:
    with pair.locked():
        fill(pair, a="whole")
    moved = tmp_path.rename(tmp_path.with_name(f"{tmp_path.name}-moved"))
    try:
        assert (moved / "output/a").read_text() == "whole"
        assert TreePair(moved / "output").live == moved / ".output.trees/a"
    finally:
        moved.rename(tmp_path)


# --- what is not ours ----------------------------------------------------------------------------

REFUSED = (
    "“{link}” đã có và không do cổng tạo ra; hãy chuyển nó đi nơi khác hoặc chọn --output khác.",
    "“{link}” exists and was not made by the portal; move it away or choose another --output.",
)


def refusal(pair: TreePair) -> tuple[str, str]:
    with pytest.raises(EnvironmentFault) as caught, pair.locked():
        pass
    assert not pair.home.exists()
    return caught.value.message("vi"), caught.value.message("en")


def test_a_folder_that_holds_something_is_refused_and_left_alone(pair: TreePair) -> None:
    pair.link.mkdir()
    (pair.link / "thesis.odt").write_text("years of work")
    assert refusal(pair) == tuple(text.format(link=pair.link) for text in REFUSED)
    assert (pair.link / "thesis.odt").read_text() == "years of work"


@pytest.mark.parametrize("target", ["elsewhere", "missing"])
def test_a_link_elsewhere_is_refused_and_left_alone(pair: TreePair, target: str) -> None:
    (pair.link.parent / "elsewhere").mkdir()
    pair.link.symlink_to(target)
    assert refusal(pair) == tuple(text.format(link=pair.link) for text in REFUSED)
    assert os.readlink(pair.link) == target


def test_a_file_is_refused_and_left_alone(pair: TreePair) -> None:
    pair.link.write_text("text")
    assert refusal(pair) == tuple(text.format(link=pair.link) for text in REFUSED)
    assert pair.link.read_text() == "text"


def test_an_empty_folder_makes_way(pair: TreePair) -> None:
    pair.link.mkdir()
    with pair.locked():
        fill(pair, a="whole")
    assert pair.link.is_symlink()


def test_a_link_whose_tree_was_deleted_is_ours_to_mend(pair: TreePair) -> None:
    pair.link.symlink_to(".output.trees/a")
    with pair.locked():
        assert pair.idle.name == "b"
        fill(pair, a="whole")
    assert (pair.link / "a").read_text() == "whole"


# --- manifests -----------------------------------------------------------------------------------


def test_a_manifest_says_what_was_written(pair: TreePair) -> None:
    with pair.locked():
        tree = fill(pair, a="text")
    state = pair.read_manifest(tree)["a"]
    assert (state.digest, state.size) == (digest(b"text"), 4)
    assert state.is_still(f"{tree}/a")


@pytest.mark.parametrize(
    "torn",
    ["", '{"a": ["12', "[]", '{"a": 1}', '{"a": ["x"]}', '{"a": ["x", 1, 2, 3]}', "null", "\udcff"],
)
def test_a_torn_manifest_is_not_trusted(pair: TreePair, torn: str) -> None:
    with pair.locked():
        tree = fill(pair, a="text")
        manifest = pair.home / f"{tree.name}.manifest.json"
        manifest.write_bytes(torn.encode("utf-8", "surrogateescape"))
        assert pair.read_manifest(tree) == {}


def test_a_dropped_manifest_leaves_nothing_known(pair: TreePair) -> None:
    with pair.locked():
        tree = fill(pair, a="text")
        pair.drop_manifest(tree)
        pair.drop_manifest(tree)
        assert pair.read_manifest(tree) == {}


@pytest.mark.parametrize("change", ["edit", "touch", "delete", "link"])
def test_a_file_that_was_touched_is_noticed(pair: TreePair, change: str) -> None:
    pair.home.mkdir()
    state = write_file(pair.idle, "a", b"text")
    file = pair.idle / "a"
    assert state.is_still(str(file))
    if change == "edit":
        file.write_bytes(b"texts")
    elif change == "touch":
        os.utime(file, ns=(0, 0))
    else:
        file.unlink()
        if change == "link":
            file.symlink_to("elsewhere")
    assert not state.is_still(str(file))


# --- files ---------------------------------------------------------------------------------------


def test_a_written_file_is_a_new_one_for_whoever_still_reads_the_old(tmp_path: Path) -> None:
    write_file(tmp_path, "a", b"old")
    os.link(tmp_path / "a", tmp_path / "backup")
    with (tmp_path / "a").open("rb") as reader:
        write_file(tmp_path, "a", b"new")
        assert reader.read() == b"old"
    assert (tmp_path / "backup").read_bytes() == b"old"
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.parametrize("obstacle", ["folder", "link", "dangling", "parent", "parent-link"])
def test_a_file_makes_way_for_itself(tmp_path: Path, obstacle: str) -> None:
    tree = tmp_path / "tree"
    (tree / "x").mkdir(parents=True)
    outside = tmp_path / "outside"
    outside.write_text("keep")
    if obstacle == "folder":
        (tree / "x/y/z").mkdir(parents=True)
        (tree / "x/y/z/w").write_text("old")
    elif obstacle in ("link", "dangling"):
        (tree / "x/y").symlink_to(outside if obstacle == "link" else tmp_path / "nothing")
    else:
        (tree / "x").rmdir()
        if obstacle == "parent":
            (tree / "x").write_text("a file where a folder is needed")
        else:
            (tree / "x").symlink_to(tmp_path / "nothing")
    write_file(tree, "x/y", b"new")
    assert (tree / "x/y").read_bytes() == b"new"
    assert not (tree / "x/y").is_symlink()
    assert outside.read_text() == "keep"
    assert not (tmp_path / "nothing").exists()


def test_strangers_and_empty_folders_are_removed(tmp_path: Path) -> None:
    tree, outside = tmp_path / "tree", tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_text("keep")
    keep = {name: write_file(tree, name, b"") for name in ("a", "x/b")}
    for name in ("stray", "x/stray", "y/z/stray"):
        write_file(tree, name, b"")
    (tree / "x/folder").symlink_to(outside)
    pair = TreePair(tmp_path / "output")
    assert pair.remove_strangers(tree, keep) == 4
    left = sorted(path.relative_to(tree).as_posix() for path in tree.rglob("*"))
    assert left == ["a", "x", "x/b"]
    assert (outside / "secret").read_text() == "keep"


def test_clearing_leaves_nothing_of_the_idle_tree(pair: TreePair) -> None:
    with pair.locked():
        fill(pair, a="1")
        fill(pair, a="2")
        pair.clear_idle()
        assert not pair.idle.exists()
        assert pair.read_manifest(pair.idle) == {}
        assert (pair.link / "a").read_text() == "2"


# --- two at once ---------------------------------------------------------------------------------


def test_a_second_build_waits_for_the_first(pair: TreePair) -> None:
    order = []

    def second() -> None:
        with TreePair(pair.link).locked():
            order.append("second")

    with pair.locked():
        other = threading.Thread(target=second)
        other.start()
        other.join(0.2)
        order.append("first")
    other.join(10)
    assert order == ["first", "second"]


def test_states_compare_by_what_they_hold() -> None:
    assert FileState("x", 1, 2) == FileState("x", 1, 2) != FileState("x", 1, 3)
