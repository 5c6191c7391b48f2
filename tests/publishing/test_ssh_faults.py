"""Whatever a publication through ssh meets, at whatever command: readers see one whole release, and
the next try comes to the same end.

Here ``ssh`` is a stand-in that runs the very scripts on this machine, with commands that count
themselves: each of them fails, is killed before its work or after it, and takes the shell that
called it along; the connection itself fails too, and rsync is cut off in the middle.  Faults are
counted, not timed; the count is printed (``pytest -s``) and asserted.  A real sshd has its tests in
test_ssh.py.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.output.errors import EnvironmentFault
from portal.publishing.manifest import Manifest, digest_of
from portal.publishing.publisher import publish, roll_back
from portal.publishing.release import Release
from portal.publishing.signing import Signer
from portal.publishing.targets.remote import Remote
from portal.publishing.targets.ssh import SshTarget
from tests.needs import needs
from tests.publishing.making import FIRST, SECOND, THIRD, named, release, seen

pytestmark = needs("rsync")

FOURTH = named("c{}", hop="Họp", bon="Bốn")
Site = dict[str, str]

COMMANDS = (
    *("cat", "dirname", "find", "flock", "ln", "mkdir", "mv", "readlink", "rm", "rsync"),
    *("sha256sum", "sync", "tar"),
)
"""All that the scripts call on the other machine."""

STAND_IN = """#!/bin/sh
late=
{count}
while :; do case "$1" in -F|-S|-o) shift 2;; -M) shift;; *) break;; esac; done
shift
PATH={there}:$PATH sh -c "$*"
exit ${{late:-$?}}
"""

COUNT = """read -r n <{folder}/count; read -r step <{folder}/step; read -r kind <{folder}/kind
n=$((n + 1)); echo $n >{folder}/count; echo {name} >>{folder}/names
if [ $n = "$step" ]; then
  : >{folder}/tripped
  case "$kind" in
{kinds}
  esac
fi"""

CONNECTION = "    after) late=255;;\n    *) exit 255;;"
"""What a connection does: it is not there, or breaks when the work is done."""

COMMAND = """    cut*) {dd} bs=1 count="${{kind#cut }}" 2>/dev/null |
      timeout 5 {real} "$@"; exit 255;;
    fail) exit 1;;
    kill) kill -9 $PPID; exit 255;;
    after) {real} "$@"; kill -9 $PPID; exit 255;;"""

KINDS = ("fail", "kill", "after")

EVERY = 1 if os.environ.get("PORTAL_FAULTS") == "all" else 5
"""Each command meets each kind; without that variable, three of five commands meet one each."""


@dataclass(frozen=True, slots=True)
class Far:
    """The other machine: ``home`` there; ``folder`` holds what is counted."""

    home: Path
    folder: Path
    made: Callable[[Site], Release]

    def target(self) -> SshTarget:
        return SshTarget(Remote("far", str(self.home)))

    def put(self, site: Site) -> None:
        target = self.target()
        seen_now = target.look().current
        publish(self.made(site), target, Signer(), keep=2, seen=seen_now)

    def back(self) -> None:
        roll_back(self.target(), Signer(), None)

    def set(self, step: int, kind: str) -> None:
        """From now on, the ``step``-th command meets it; 0: none does."""
        state = {"count": "0", "step": str(step), "kind": kind, "names": ""}
        for name, text in state.items():
            (self.folder / name).write_text(f"{text}\n", "ascii")
        (self.folder / "tripped").unlink(missing_ok=True)

    @property
    def tripped(self) -> bool:
        return (self.folder / "tripped").exists()

    def names(self) -> list[str]:
        """The commands since then."""
        return (self.folder / "names").read_text("ascii").split()

    def shown(self) -> Site:
        return seen(self.home) if (self.home / "current").exists() else {}


@pytest.fixture
def far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Far:
    here, there = tmp_path / "here", tmp_path / "there"
    for name in COMMANDS:
        real = shutil.which(name)
        kinds = COMMAND.format(dd=shutil.which("dd"), real=real)
        count = COUNT.format(folder=tmp_path, name=name, kinds=kinds)
        # What holds the lock runs beside all others: it would not be counted in order.
        waits = f"[ $# -gt 0 ] || exec {real}"
        text = f'#!/bin/sh\n{waits}\n{count}\nexec {real} "$@"\n'
        there.mkdir(exist_ok=True)
        (there / name).write_text(text, "utf-8")
        (there / name).chmod(0o755)
    here.mkdir()
    count = COUNT.format(folder=tmp_path, name="ssh", kinds=CONNECTION)
    (here / "ssh").write_text(STAND_IN.format(count=count, there=there), "utf-8")
    (here / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{here}:{os.environ['PATH']}")
    known: dict[str, Release] = {}

    def make(site: Site) -> Release:
        return known.setdefault(repr(site), release(tmp_path, site))

    found = Far(tmp_path / "www", tmp_path, make)
    found.set(0, "")
    return found


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands before, and the command that meets the fault."""

    before: tuple[Site, ...]
    command: Callable[[Far], None]
    after: Site
    least: int

    @property
    def shown_before(self) -> Site:
        return self.before[-1] if self.before else {}


SCENES = {
    "first": Scene((), lambda far: far.put(FIRST), FIRST, 15),
    "second": Scene((FIRST,), lambda far: far.put(SECOND), SECOND, 18),
    "old ones go": Scene((FIRST, SECOND, THIRD), lambda far: far.put(FOURTH), FOURTH, 20),
    "back": Scene((FIRST, SECOND), lambda far: far.back(), FIRST, 12),
}


def assert_in_order(far: Far) -> None:
    """What is kept is whole, byte by byte; nothing is left over that nobody counts."""
    kept = far.target().look().kept
    for one in kept:
        for file in one.manifest.files:
            assert digest_of(far.home / "releases" / one.id / file.path) == file.sha256
    assert {path.name for path in (far.home / "releases").iterdir()} == {one.id for one in kept}
    assert not (far.home / "incoming").exists()


def assert_sealed_is_whole(far: Far) -> None:
    """Whatever says of itself that it is whole can be shown as it is."""
    overview = far.target().overview()
    for one in overview.kept if overview else ():
        manifest = Manifest.parse((far.home / "releases" / one.id / "manifest.json").read_bytes())
        for file in manifest.files:
            assert digest_of(far.home / "releases" / one.id / file.path) == file.sha256


def meet(scene: Scene, far: Far) -> bool:
    """The command into the fault, what readers see then, the next try; whether it met one."""
    code = 0
    try:
        scene.command(far)
    except EnvironmentFault as fault:
        code = fault.exitcode
    assert code in (0, 3)
    assert far.shown() in ((scene.shown_before, scene.after) if code else (scene.after,))
    tripped = far.tripped
    far.set(0, "")
    assert_sealed_is_whole(far)
    if tripped:
        if far.shown() == scene.shown_before:
            scene.command(far)
        far.put(scene.after)
        assert far.shown() == scene.after
        assert_in_order(far)
    return tripped


@dataclass(frozen=True, slots=True)
class Tries:
    """The same that stood before, for each try anew."""

    far: Far
    pattern: Path

    @classmethod
    def of(cls, scene: Scene, far: Far) -> Tries:
        for site in scene.before:
            far.put(site)
        pattern = far.folder / "pattern"
        far.home.mkdir(exist_ok=True)
        far.home.rename(pattern)
        return cls(far, pattern)

    def again(self, step: int, kind: str) -> None:
        shutil.rmtree(self.far.home, ignore_errors=True)
        shutil.copytree(self.pattern, self.far.home, symlinks=True)
        self.far.set(step, kind)


@pytest.mark.parametrize("name", SCENES)
def test_every_command_that_fails_leaves_one_whole_release_and_a_retry_converges(
    name: str, far: Far
) -> None:
    scene, met = SCENES[name], 0
    tries = Tries.of(scene, far)
    for first, kind in enumerate(KINDS, start=1):
        step = first if EVERY > 1 else 1
        tries.again(step, kind)
        while meet(scene, far):
            met += 1
            step += EVERY
            tries.again(step, kind)
    print(f"ssh, {name}: {met} faults")
    assert met >= scene.least * len(KINDS) // EVERY


@pytest.mark.parametrize("name", ["first", "second", "old ones go"])
def test_an_rsync_that_is_cut_off_in_the_middle_is_never_shown(name: str, far: Far) -> None:
    scene, met = SCENES[name], 0
    tries = Tries.of(scene, far)
    tries.again(0, "")
    scene.command(far)
    step = far.names().index("rsync") + 1
    for size in (0, 10, 100, 200, 300, 400):
        tries.again(step, f"cut {size}")
        met += meet(scene, far)
    print(f"ssh, {name}: rsync cut {met} times")
    assert met == 6


def test_an_archive_fetches_many_files_by_one_command(far: Far) -> None:
    far.put(SECOND)
    id = far.target().look().current
    assert id is not None
    paths = [f"site/{path}" for path in SECOND]
    far.set(0, "")
    with far.target().gathered(id, paths) as read:
        found = {path: read(path).decode() for path in paths}
    assert found == {f"site/{path}": text for path, text in SECOND.items()}
    assert far.names() == ["ssh", "rsync"]
    with far.target().gathered(id, []):
        assert far.names() == ["ssh", "rsync"]


def test_going_back_takes_as_few_commands_for_many_files_as_for_few(far: Far) -> None:
    asked, before = {}, {}
    for count in (10, 1000):
        shutil.rmtree(far.home, ignore_errors=True)
        pages = {f"tin-{number}": "Tin" for number in range(count)}
        far.put(named("a{}", **pages))
        far.put(named("b{}", **pages))
        far.set(0, "")
        far.back()
        asked[count] = far.names()
        # What renames the link over; all that comes later readers do not wait for.
        before[count] = asked[count][: asked[count].index("mv") + 1]
    assert asked[10] == asked[1000]
    assert before[10] == before[1000]
    # The lock with an overview, the switch; then the manifest, its signature, its files.
    assert before[10].count("ssh") == 2
    assert asked[10].count("ssh") == 5
