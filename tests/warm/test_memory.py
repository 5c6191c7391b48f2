"""What earlier builds left is torn, foreign, old or in the way: the build is right all the same.

Whatever file lies beside the trees is harmed here, those that are not invented yet too.
"""

from __future__ import annotations

import random
import resource
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from portal.output.errors import EnvironmentFault
from portal.store.sealed import seal, unseal
from portal.store.shelf import Shelf
from tests.needs import ROOT
from tests.output.making import files_of
from tests.site.factory import make_corpus
from tests.warm.conftest import Turning
from tests.warm.designs import plain_theme
from tests.warm.place import Place, differing
from tests.warm.steps import BUILDS
from tests.warm.texts import articles_in, opened

Harm = Callable[[bytes], bytes]

_DICE = random.Random(4)

HARMS: Mapping[str, Harm] = {
    "empty": lambda _: b"",
    "a head": lambda data: data[: len(data) // 3],
    "noise": lambda data: _DICE.randbytes(len(data)),
    "one bit": lambda data: (  # a file that holds nothing has none
        data
        and data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :]
    ),
    "other data": lambda _: b'{"index.html": 1}',
}


def memory(place: Place) -> list[Path]:
    """The files that tell the next build of earlier ones."""
    found = [path for path in sorted(place.trees.iterdir()) if path.is_file()]
    return [path for path in found if path.name != "lock"]


def turned(turning: Turning) -> list[str]:
    """What is wrong after the next turn."""
    _, coming = turning.turn()
    turning.place.build()
    return differing(turning.shown, coming.shown)


@pytest.fixture(autouse=True)
def _one_job(turning: Turning) -> None:
    turning.place.jobs = 1


def test_the_memory_is_the_manifests_the_results_and_the_ledger(turning: Turning) -> None:
    names = {path.name for path in memory(turning.place)}
    assert names >= {"a.manifest.json", "b.manifest.json", "kept.sqlite", "ledger"}


@pytest.mark.parametrize("harm", HARMS)
def test_a_torn_memory_costs_work_and_never_a_page(turning: Turning, harm: str) -> None:
    for path in memory(turning.place):
        if not path.exists():
            continue  # a build takes away what tells nothing any more
        path.write_bytes(HARMS[harm](path.read_bytes()))
        assert turned(turning) == [], path.name
    for path in memory(turning.place):
        path.write_bytes(HARMS[harm](path.read_bytes()))
    assert turned(turning) == []


def test_a_snapshot_altered_within_and_sealed_again_costs_work_and_never_a_page(
    tmp_path: Path,
) -> None:
    place = Place(tmp_path)
    make_corpus(place.content, articles=6, agencies=2, partners=2)
    plain_theme(place.theme)
    place.begin()
    place.build()
    path = place.trees / "snapshot"
    snapshot = unseal(path.read_bytes())
    path.write_bytes(seal(replace(snapshot, rows=Shelf(tuple(snapshot.rows), (b"?" * 40,)))))
    text = opened(articles_in(place.content)[0])
    text.head["title"] = "Tên khác"
    text.save()
    place.build()
    assert differing(files_of(place.output), place.fresh_files()) == []


def test_a_memory_that_is_lost_costs_work_and_never_a_page(turning: Turning) -> None:
    for path in memory(turning.place):
        path.unlink(missing_ok=True)
        assert turned(turning) == [], path.name


def test_a_memory_of_an_earlier_build_is_no_lie(turning: Turning) -> None:
    """As after a restored backup: each file may be older than the others and than the trees."""
    old = {path: path.read_bytes() for path in memory(turning.place)}
    for _ in range(2):
        assert turned(turning) == []
    for path in memory(turning.place):
        path.write_bytes(old.get(path, b""))
        assert turned(turning) == [], path.name
    for path, data in old.items():
        path.write_bytes(data)
    assert turned(turning) == []


def test_the_manifests_of_the_trees_exchanged_are_not_believed(turning: Turning) -> None:
    one, other = (turning.place.trees / f"{name}.manifest.json" for name in "ab")
    data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(data)
    assert turned(turning) == []


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Another department's site, of the same theme and code."""
    place = Place(tmp_path_factory.mktemp("foreign"))
    shutil.copytree(ROOT / "tests/fixtures/second/content", place.content)
    plain_theme(place.theme)
    place.begin()
    for now in ("2026-11-20 09:00", "2027-01-02"):
        place.now = now
        place.build()
    return place


def test_the_memory_of_another_site_is_of_no_use_and_no_harm(
    turning: Turning, foreign: Place
) -> None:
    theirs = {path.name: path.read_bytes() for path in memory(foreign)}
    for path in memory(turning.place):
        if path.name in theirs:
            path.write_bytes(theirs[path.name])
            assert turned(turning) == [], path.name
    for name, data in theirs.items():
        (turning.place.trees / name).write_bytes(data)
    assert turned(turning) == []


def test_the_trees_of_another_site_are_replaced_whole(turning: Turning, foreign: Place) -> None:
    for name in "ab":
        shutil.rmtree(turning.place.trees / name)
        shutil.copytree(foreign.trees / name, turning.place.trees / name)
    assert turned(turning) == []
    assert turned(turning) == []


def test_what_other_code_left_is_not_used(
    turning: Turning, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other code prints other pages of the same facts."""
    with monkeypatch.context() as patch:
        patch.setattr("portal.pelican.versions.code_version", lambda *_: b"of another day")
        patch.setattr(
            "portal.output.render.Renderer.render", lambda _, view: repr(type(view)).encode()
        )
        turning.turn()
        turning.place.build()
    assert b"HomePage" in turning.shown["index.html"]
    assert turned(turning) == []


def test_a_folder_in_the_place_of_what_is_kept_is_told_and_the_site_is_right(
    turning: Turning,
) -> None:
    path = turning.place.trees / "kept.sqlite"
    path.unlink()
    path.mkdir()
    _, coming = turning.turn()
    report = turning.place.build()
    assert differing(turning.shown, coming.shown) == []
    assert report.kept_fault == "Is a directory"
    path.rmdir()
    assert turned(turning) == []


@pytest.mark.parametrize(
    "name",
    [
        *("a.manifest.json", "b.manifest.json", "a.manifest.new", "link.new"),
        *("ledger", "ledger.new", "ledger.later"),
        *("snapshot", "snapshot.new", "standing.json", "standing.new"),
    ],
)
def test_a_folder_in_the_place_of_other_memory_may_end_a_build_and_never_tears_the_site(
    turning: Turning, name: str
) -> None:
    path = turning.place.trees / name
    path.unlink(missing_ok=True)
    (path / "within").mkdir(parents=True)
    former, coming = turning.turn()
    with suppress(EnvironmentFault):
        turning.place.build()
    assert turning.shown in (former.shown, coming.shown)
    shutil.rmtree(path)
    turning.place.build()
    assert differing(turning.shown, coming.shown) == []
    assert turned(turning) == []


@pytest.mark.parametrize("limit", [0, 600, 5_000, 20_000, 40_000, 80_000, 300_000])
def test_a_disk_that_takes_no_more_at_any_size_of_file_never_tears_the_site(
    turning: Turning, limit: int
) -> None:
    """First pages fail, then styles, then what the next build would have used."""

    def build() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        with suppress(EnvironmentFault):
            turning.place.build()

    former, coming = turning.turn()
    process = BUILDS.Process(target=build)
    process.start()
    process.join()
    assert process.exitcode == 0
    assert turning.shown in (former.shown, coming.shown)
    turning.place.build()
    assert differing(turning.shown, coming.shown) == []
    assert turned(turning) == []
