"""A folder as a target: whole releases, shown in one step, gone back to, swept in the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from portal.output.errors import EnvironmentFault
from portal.publishing.publisher import (
    NothingToGoBackTo,
    Outcome,
    UnknownRelease,
    publish,
    roll_back,
)
from portal.publishing.release import Release
from portal.publishing.signing import Signer
from portal.publishing.targets import directory
from portal.publishing.targets.directory import DirectoryTarget
from tests.needs import ROOT
from tests.output.tripwire import Killed, stopping_at
from tests.publishing.making import FIRST, SECOND, THIRD, named, release, seen, style
from tests.publishing.steps import steps_of

UNSIGNED = Signer()
BESIDE = ("manifest.json", "published.json", "whole.json")

# Holds the lock of the target that it is given, until its input ends.
HOLDER = """
import pathlib, sys
from portal.publishing.targets.directory import DirectoryTarget
with DirectoryTarget(pathlib.Path(sys.argv[1])).locked():
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # Each would wait for everything that this machine has yet to write.
    monkeypatch.setattr(directory, "flush_file_system", lambda _: None)
    return tmp_path / "www"


def put(home: Path, one: Release, keep: int = 5) -> Outcome:
    target = DirectoryTarget(home)
    return publish(one, target, UNSIGNED, keep=keep, seen=target.look().current)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def states(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file and link with its number on the disk and the time of its last change."""
    return {
        path.relative_to(folder).as_posix(): (status.st_ino, status.st_ctime_ns)
        for path in folder.rglob("*")
        if not path.is_dir() and path.name != "lock"
        for status in [path.lstat()]
    }


def test_a_first_release_is_shown_as_it_was_made(home: Path, tmp_path: Path) -> None:
    one = release(tmp_path, FIRST)
    plan = put(home, one).plan
    assert seen(home) == FIRST
    assert os.readlink(home / "current") == f"releases/{one.id}"
    assert files(home) == {
        "lock",
        *(f"releases/{one.id}/{name}" for name in BESIDE),
        *(f"releases/{one.id}/{file.path}" for file in one.manifest.files),
    }
    assert (len(plan.sent), plan.reused, plan.number) == (len(FIRST) + 1, {}, 1)


def test_only_what_changed_travels(home: Path, tmp_path: Path) -> None:
    put(home, release(tmp_path, SECOND))
    plan = put(home, release(tmp_path, THIRD)).plan
    assert [file.path for file in plan.sent] == [
        "site/tin/2020/hop/index.html",
        "site/tin/2020/moi/index.html",
    ]
    assert (plan.added, plan.changed, plan.removed) == (
        ("/tin/2020/moi/",),
        ("/tin/2020/hop/",),
        (),
    )
    assert seen(home) == THIRD


def test_the_same_release_again_writes_nothing(home: Path, tmp_path: Path) -> None:
    put(home, release(tmp_path, FIRST))
    before = states(home)
    assert put(home, release(tmp_path / "elsewhere", FIRST)).plan.unchanged
    assert states(home) == before


def test_assets_of_kept_releases_stay_reachable_and_go_with_the_last_that_names_them(
    home: Path, tmp_path: Path
) -> None:
    old, new = style("a{}"), style("b{}")
    put(home, release(tmp_path, FIRST), keep=2)
    put(home, release(tmp_path, SECOND), keep=2)
    assert {old, new} <= files(home / "current" / "site")
    roll_back(DirectoryTarget(home), UNSIGNED, None)
    assert seen(home) == FIRST
    assert {old, new} <= files(home / "current" / "site")
    put(home, release(tmp_path, SECOND), keep=2)
    put(home, release(tmp_path, THIRD), keep=2)
    put(home, release(tmp_path, named("b{}", hop="Họp")), keep=2)
    assert new in files(home / "current" / "site")
    assert old not in files(home / "current" / "site")


def test_as_many_releases_are_kept_as_was_said(home: Path, tmp_path: Path) -> None:
    made = [release(tmp_path, named("a{}", hop=str(number))) for number in range(5)]
    for one in made:
        put(home, one, keep=3)
    kept = DirectoryTarget(home).look().kept
    assert [(one.id, one.number) for one in kept] == [
        (one.id, number) for number, one in enumerate(made, start=1) if number > 2
    ]
    assert {path.name for path in (home / "releases").iterdir()} == {one.id for one in kept}


def test_rolling_back_shows_the_former_bytes_and_goes_further_each_time(
    home: Path, tmp_path: Path
) -> None:
    target = DirectoryTarget(home)
    for site in (FIRST, SECOND, THIRD):
        put(home, release(tmp_path, site))
    assert roll_back(target, UNSIGNED, None).id == release(tmp_path, SECOND).id
    assert seen(home) == SECOND
    roll_back(target, UNSIGNED, None)
    assert seen(home) == FIRST
    with pytest.raises(NothingToGoBackTo):
        roll_back(target, UNSIGNED, None)
    third = release(tmp_path, THIRD).id
    assert roll_back(target, UNSIGNED, third[:6]).id == third
    assert seen(home) == THIRD


def test_a_release_that_was_rolled_back_is_published_again_without_a_byte_sent(
    home: Path, tmp_path: Path
) -> None:
    put(home, release(tmp_path, FIRST))
    put(home, release(tmp_path, SECOND))
    roll_back(DirectoryTarget(home), UNSIGNED, None)
    plan = put(home, release(tmp_path, SECOND)).plan
    assert (plan.sent, plan.arrives, plan.number) == ((), False, 3)
    assert seen(home) == SECOND


def test_a_release_that_is_not_kept_is_not_gone_back_to(home: Path, tmp_path: Path) -> None:
    one = release(tmp_path, FIRST)
    put(home, one)
    with pytest.raises(UnknownRelease) as caught:
        roll_back(DirectoryTarget(home), UNSIGNED, "f" * 24)
    assert caught.value.args == (one.id,)


def test_of_two_publishers_at_once_the_second_is_told_and_changes_nothing(
    home: Path, tmp_path: Path
) -> None:
    put(home, release(tmp_path, FIRST))
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLDER,
            str(home),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(EnvironmentFault) as caught:
            put(home, release(tmp_path, SECOND))
    assert caught.value.en.startswith(f"{home}: another publication is at work (")
    assert f", {holder.pid})" in caught.value.en
    assert seen(home) == FIRST
    put(home, release(tmp_path, SECOND))
    assert seen(home) == SECOND


def test_a_release_made_before_another_was_shown_does_not_take_its_place(
    home: Path, tmp_path: Path
) -> None:
    target = DirectoryTarget(home)
    put(home, release(tmp_path, FIRST))
    seen_then = target.look().current
    put(home, release(tmp_path, SECOND))
    with pytest.raises(EnvironmentFault) as caught:
        publish(release(tmp_path, THIRD), target, UNSIGNED, keep=5, seen=seen_then)
    second = release(tmp_path, SECOND).id
    assert caught.value.en == (
        f"{home}: release {second} was published while this one was made. Nothing was changed; "
        "fetch the latest content and try again."
    )
    assert seen(home) == SECOND


def test_a_damaged_release_is_not_gone_back_to_but_mended_by_publishing(
    home: Path, tmp_path: Path
) -> None:
    one = release(tmp_path, FIRST)
    put(home, one)
    put(home, release(tmp_path, SECOND))
    page = home / "releases" / one.id / "site" / "tin" / "2020" / "ky" / "index.html"
    page.unlink()
    with pytest.raises(EnvironmentFault) as caught:
        roll_back(DirectoryTarget(home), UNSIGNED, None)
    assert f"release {one.id} is damaged at “site/tin/2020/ky/index.html”" in caught.value.en
    assert seen(home) == SECOND
    put(home, one)
    assert seen(home) == FIRST


def test_a_shown_release_that_lost_a_file_is_mended_where_it_stands(
    home: Path, tmp_path: Path
) -> None:
    one = release(tmp_path, FIRST)
    put(home, one)
    (home / "current" / "site" / "tep" / "quy-che.pdf").unlink()
    (home / "current" / "manifest.json").unlink()
    assert not put(home, one).plan.unchanged
    assert seen(home) == FIRST
    assert put(home, one).plan.unchanged


def test_a_file_that_changed_at_the_target_is_sent_anew(home: Path, tmp_path: Path) -> None:
    put(home, release(tmp_path, SECOND))
    page = home / "current" / "site" / "tin" / "2020" / "ky" / "index.html"
    page.write_text(page.read_text("utf-8").replace("Ký", "Kỳ"), "utf-8")
    put(home, release(tmp_path, THIRD))
    assert seen(home) == THIRD


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_the_portal_did_not_make_is_not_replaced(
    home: Path, tmp_path: Path, kind: str
) -> None:
    home.mkdir()
    if kind == "folder":
        (home / "current").mkdir()
    else:
        (home / "current").symlink_to(tmp_path)
    with pytest.raises(EnvironmentFault) as caught:
        put(home, release(tmp_path, FIRST))
    assert caught.value.en == (
        f"{home}: “current” exists and was not made by the portal; move it away or choose "
        "another place."
    )
    assert {path.name for path in home.iterdir()} <= {"current", "lock"}


def test_going_back_takes_as_few_steps_for_many_files_as_for_few(
    home: Path, tmp_path: Path
) -> None:
    steps = {}
    for count in (3, 300):
        folder = home / str(count)
        pages = {f"tin-{number}": "Tin" for number in range(count)}
        put(folder, release(tmp_path / str(count), named("a{}", **pages)))
        put(folder, release(tmp_path / str(count), named("b{}", **pages)))
        never = 10**6
        with stopping_at(never, folder, OSError()) as wire:
            roll_back(DirectoryTarget(folder), UNSIGNED, None)
            steps[count] = never - wire.left
    # The target's folder and its lock; a folder and in it a link to the other release's style; an
    # old temporary link removed, a new one made, and renamed over the one that readers follow.
    assert steps == {3: 7, 300: 7}


def test_a_rollback_asks_the_disk_as_little_for_many_files_as_for_few_before_it_switches(
    home: Path, tmp_path: Path
) -> None:
    before, after = {}, {}
    for count in (10, 1000):
        folder = home / str(count)
        pages = {f"tin-{number}": "Tin" for number in range(count)}
        put(folder, release(tmp_path / str(count), named("a{}", **pages)))
        put(folder, release(tmp_path / str(count), named("b{}", **pages)))
        back = partial(roll_back, DirectoryTarget(folder), UNSIGNED, None)
        before[count], after[count] = steps_of(back)
    assert before[10] == before[1000]
    # Of each of the two releases what was published, the manifest, and that it is whole.
    assert before[1000].count("open") < 20
    # The files are walked through while readers see them already.
    assert len(after[1000]) - len(after[10]) == 990


@pytest.mark.parametrize("kind", ["mended", "deleted"])
def test_a_release_does_not_say_that_it_is_whole_while_it_is_mended_or_deleted(
    home: Path, tmp_path: Path, kind: str
) -> None:
    one, two = release(tmp_path, FIRST), release(tmp_path, SECOND)
    folder = home / "releases" / one.id
    stopped = []
    for step in range(1, 100):
        shutil.rmtree(home, ignore_errors=True)
        put(home, one)
        put(home, two)
        if kind == "mended":
            (folder / "site" / "tin" / "2020" / "ky" / "index.html").unlink()
        before = files(folder)
        with stopping_at(step, home, Killed()) as wire, suppress(Killed):
            if kind == "mended":
                put(home, one)
            else:
                DirectoryTarget(home).drop([one.id])
        if not wire.tripped:
            break
        touched = folder.exists() and files(folder) != before
        whole = all((folder / file.path).is_file() for file in one.manifest.files)
        assert not touched or whole or not (folder / "whole.json").exists()
        stopped.append((touched, whole))
    # It was stopped before it was touched, and in the middle.
    assert {(False, kind == "deleted"), (True, False)} <= set(stopped)


def test_a_release_without_its_seal_is_walked_through_before_it_is_shown(
    home: Path, tmp_path: Path
) -> None:
    one = release(tmp_path, FIRST)
    put(home, one)
    put(home, release(tmp_path, SECOND))
    former = home / "releases" / one.id
    (former / "whole.json").unlink()
    before, _ = steps_of(lambda: roll_back(DirectoryTarget(home), UNSIGNED, None))
    assert before.count("stat") > len(one.manifest.files)
    assert seen(home) == FIRST


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"assets": ["../../../x.css"]}', '{"assets": ["/etc/x.css"]}']
)
def test_a_seal_that_says_what_it_may_not_is_none(home: Path, tmp_path: Path, text: str) -> None:
    one = release(tmp_path, FIRST)
    put(home, one)
    put(home, release(tmp_path, SECOND))
    (home / "releases" / one.id / "whole.json").write_text(text, "utf-8")
    assert DirectoryTarget(home).overview() is None
    assert roll_back(DirectoryTarget(home), UNSIGNED, None).id == one.id
    assert seen(home) == FIRST


def test_what_a_release_holds_is_on_the_disk_before_the_link_to_it_is(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, bool, bool]] = []

    def note(name: str) -> Callable[[Path], None]:
        def noted(path: Path) -> None:
            link = home / "current"
            shown = link.is_symlink() and os.readlink(link) == f"releases/{wanted.id}"
            done.append((f"{name} {path.relative_to(home.parent)}", wanted.id in whole(), shown))

        return noted

    def whole() -> set[str]:
        return {kept.id for kept in DirectoryTarget(home).look().kept}

    monkeypatch.setattr(directory, "flush_file_system", note("all of"))
    monkeypatch.setattr(directory, "flush_folder", note("names in"))
    wanted = release(tmp_path, FIRST)
    put(home, wanted)
    wanted = release(tmp_path, SECOND)
    put(home, wanted)
    assert done[2:] == [("all of www", True, False), ("names in www", True, True)]
    wanted, done = release(tmp_path, FIRST), []
    roll_back(DirectoryTarget(home), UNSIGNED, None)
    assert done == [
        (f"names in www/releases/{wanted.id}/site/theme/css", True, False),
        ("names in www", True, True),
    ]
