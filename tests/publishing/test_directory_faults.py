"""Whatever a publication to a folder meets, wherever: readers see one whole release, and the next
try comes to the same end as one that met nothing.

Faults are injected before every step on the disk, counted and not timed, and in the middle of
every file; how many there were is printed (``pytest -s``) and asserted.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.output.errors import EnvironmentFault
from portal.publishing.manifest import Manifest, digest_of
from portal.publishing.publisher import Back, Outcome, publish, roll_back
from portal.publishing.release import Release
from portal.publishing.signing import Signer
from portal.publishing.targets import directory
from portal.publishing.targets.directory import DirectoryTarget
from tests.output.tripwire import Killed, stopping_at
from tests.publishing.making import FIRST, SECOND, THIRD, named, release, seen

FOURTH = named("c{}", hop="Họp", bon="Bốn")


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands before, and the command that meets the fault; ``put`` publishes a site."""

    before: Callable[[Path, Put], object]
    command: Callable[[Path, Put], Outcome | Back]
    shown_before: dict[str, str]
    shown_after: dict[str, str]
    least: int
    """So many steps it takes at least."""

    mends: bool = False
    """A page that was lost may be back before the rest is."""


Put = Callable[[Path, dict[str, str]], Outcome]


def _several(home: Path, put: Put, *sites: dict[str, str]) -> None:
    for site in sites:
        put(home, site)


def _back(home: Path, _: Put) -> Back:
    return roll_back(DirectoryTarget(home), Signer(), None)


def _went_back(home: Path, put: Put) -> None:
    _several(home, put, FIRST, SECOND)
    _back(home, put)


def _damaged(home: Path, put: Put) -> None:
    put(home, FIRST)
    (home / "current" / "manifest.json").unlink()
    (home / "current" / "site" / "tep" / "quy-che.pdf").unlink()


SCENES = {
    "first": Scene(lambda *_: None, lambda home, put: put(home, FIRST), {}, FIRST, 20),
    "second": Scene(
        lambda home, put: put(home, FIRST), lambda home, put: put(home, SECOND), FIRST, SECOND, 20
    ),
    "old ones go": Scene(
        lambda home, put: _several(home, put, FIRST, SECOND, THIRD),
        lambda home, put: put(home, FOURTH),
        THIRD,
        FOURTH,
        30,
    ),
    "back": Scene(lambda home, put: _several(home, put, FIRST, SECOND), _back, SECOND, FIRST, 4),
    "again after back": Scene(_went_back, lambda home, put: put(home, SECOND), FIRST, SECOND, 5),
    "mend": Scene(
        _damaged,
        lambda home, put: put(home, FIRST),
        {path: text for path, text in FIRST.items() if path != "tep/quy-che.pdf"},
        FIRST,
        20,
        mends=True,
    ),
}

FAULTS = (None, errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT)
"""A kill, and what a disk says."""


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    monkeypatch.setattr(directory, "flush_file_system", lambda _: None)
    made: dict[str, Release] = {}

    def publish_it(home: Path, site: dict[str, str]) -> Outcome:
        key = repr(site)
        if key not in made:
            made[key] = release(tmp_path / "sites", site)
        target = DirectoryTarget(home)
        return publish(made[key], target, Signer(), keep=2, seen=target.look().current)

    return publish_it


def shown(home: Path) -> dict[str, str]:
    return seen(home) if (home / "current").exists() else {}


def homes(folder: Path, scene: Scene, put: Put) -> Iterator[Path]:
    """A target for each try, with what stood before."""
    for number in range(1, 400):
        home = folder / str(number)
        scene.before(home, put)
        yield home
    raise AssertionError("no end of steps")


def assert_in_order(home: Path) -> None:
    """What is kept is whole, byte by byte; nothing is left over that nobody counts."""
    kept = DirectoryTarget(home).look().kept
    for one in kept:
        for file in one.manifest.files:
            assert digest_of(home / "releases" / one.id / file.path) == file.sha256
    assert {path.name for path in (home / "releases").iterdir()} == {one.id for one in kept}
    assert not (home / "incoming").exists() or not any((home / "incoming").iterdir())


def assert_sealed_is_whole(home: Path) -> None:
    """Whatever says of itself that it is whole can be shown as it is."""
    overview = DirectoryTarget(home).overview()
    for one in overview.kept if overview else ():
        manifest = Manifest.parse((home / "releases" / one.id / "manifest.json").read_bytes())
        for file in manifest.files:
            assert digest_of(home / "releases" / one.id / file.path) == file.sha256


def meet(scene: Scene, home: Path, put: Put, error: BaseException) -> bool:
    """Run the command into the fault; whether it came to its end all the same."""
    code = 0
    try:
        scene.command(home, put)
    except Killed:
        # The link was renamed already, or not yet.
        assert shown(home) in (scene.shown_before, scene.shown_after)
        return False
    except EnvironmentFault as fault:
        code = fault.exitcode
    if code and scene.mends:
        assert shown(home) in (scene.shown_before, scene.shown_after)
    else:
        # Old releases that could not be deleted are told, and are no fault.
        assert shown(home) == (scene.shown_before if code else scene.shown_after)
    assert code in (0, 3)
    assert not (code and isinstance(error, Killed))
    return code == 0


@pytest.mark.parametrize("name", SCENES)
def test_every_fault_at_every_step_leaves_one_whole_release_and_a_retry_converges(
    name: str, tmp_path: Path, put: Put
) -> None:
    scene = SCENES[name]
    met = 0
    for number in FAULTS:
        for step, home in enumerate(homes(tmp_path / str(number), scene, put), start=1):
            error = Killed() if number is None else OSError(number, os.strerror(number))
            with stopping_at(step, home, error) as wire:
                done = meet(scene, home, put, error)
            if not wire.tripped:
                assert done
                break
            met += 1
            assert_sealed_is_whole(home)
            if shown(home) == scene.shown_before:
                scene.command(home, put)
            put(home, scene.shown_after)
            assert shown(home) == scene.shown_after
            assert_in_order(home)
        assert step > scene.least
    print(f"{name}: {met} faults")
    assert met >= scene.least * len(FAULTS)


@pytest.mark.parametrize("name", ["first", "second", "old ones go", "mend"])
@pytest.mark.parametrize("number", [None, errno.ENOSPC])
def test_a_file_cut_in_the_middle_is_never_shown(
    name: str, number: int | None, tmp_path: Path, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, written = SCENES[name], 0
    write_new = directory._write_new
    error = Killed() if number is None else OSError(number, os.strerror(number))
    for step, home in enumerate(homes(tmp_path, scene, put), start=1):
        written = 0

        def half(path: Path, data: bytes, step: int = step) -> None:
            nonlocal written
            written += 1
            write_new(path, data[: len(data) // 2] if written == step else data)
            if written == step:
                raise error

        with monkeypatch.context() as patch:
            patch.setattr(directory, "_write_new", half)
            done = meet(scene, home, put, error)
        if done:
            break
        put(home, scene.shown_after)
        assert shown(home) == scene.shown_after
        assert_in_order(home)
    assert step > 3
