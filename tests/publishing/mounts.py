"""A small or read-only disk of a test's own, and what a publication to it comes to.

In: nothing but the right to make namespaces.  Out: :func:`within`, the words that run a program
where such a disk is mounted and nobody else sees it (sshd would need the real root for that, so
``ssh`` is a stand-in here; test_ssh.py has the real one); as a program (``python -m
tests.publishing.mounts KIND FAULT FOLDER``) a publication to that disk, told as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

from portal.output.errors import EnvironmentFault
from portal.publishing.publisher import publish, roll_back
from portal.publishing.release import Release
from portal.publishing.signing import Signer
from portal.publishing.targets.base import Target
from portal.publishing.targets.directory import DirectoryTarget
from portal.publishing.targets.remote import Remote
from portal.publishing.targets.ssh import SshTarget
from tests.needs import ROOT
from tests.publishing.making import FIRST, SECOND, release, seen
from tests.site.building import build, files_of

__all__ = ["told", "within"]

_SIZES = {"build": "64m"}
_SIZE = "4m"
_SSH = """#!/bin/sh
while :; do case "$1" in -F|-S|-o) shift 2;; -M) shift;; *) break;; esac; done
shift
exec sh -c "$*"
"""
"""Another machine that is this one: what is full there is told by its own commands."""

_MOUNT = 'mount -t tmpfs -o size="$1" none "$2" && shift 2 && exec "$@"'


def within(size: str, folder: Path, *words: str) -> list[str]:
    """The words that run ``words`` where ``folder`` is a disk of that size, empty at first."""
    alone = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    return [*alone, "sh", "-c", _MOUNT, "sh", size, str(folder), *words]


def told(kind: str, fault: str, folder: Path) -> dict[str, object]:
    """Publish in a process that has such a disk at ``folder``/disk; what it says of itself."""
    (folder / "disk").mkdir()
    words = [sys.executable, "-m", "tests.publishing.mounts", kind, fault, str(folder)]
    done = subprocess.run(
        within(_SIZES.get(kind, _SIZE), folder / "disk", *words),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def _listed(home: Path) -> list[tuple[str, int]]:
    """Every file of the target, but the lock, with its size."""
    return sorted(
        (path.relative_to(home).as_posix(), path.stat().st_size)
        for path in home.rglob("*")
        if path.is_file() and path.name != "lock" and path.parent.name != "current"
    )


def _tried(work: Callable[[], object]) -> dict[str, object]:
    try:
        work()
    except EnvironmentFault as fault:
        return {"code": fault.exitcode, "en": fault.en}
    return {"code": 0, "en": ""}


def _build(folder: Path) -> dict[str, object]:
    """The small content built, an article edited, built again on a disk that is full by then."""
    content, output, filler = folder / "content", folder / "disk" / "output", folder / "disk" / "x"
    shutil.copytree(ROOT / "tests" / "fixtures" / "small" / "content", content)
    first = build(content, output)
    before = files_of(output)
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(1 << 16)):
            pass
    article = content / "news" / "2020" / "so-ket-bon-nam-quy-che.md"
    article.write_text(article.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")
    second = build(content, output)
    same = files_of(output) == before
    filler.unlink()
    third = build(content, output)
    page = output / "tin" / "2020" / "so-ket-bon-nam-quy-che" / "index.html"
    return {
        "codes": [done.returncode for done in (first, second, third)],
        "en": second.stderr.strip(),
        "same": same,
        "later": "Thêm một câu." in page.read_text("utf-8"),
    }


def _main(kind: str, fault: str, folder: Path) -> dict[str, object]:
    if kind == "build":
        return _build(folder)
    disk = folder / "disk"
    home = disk / "www"
    if kind == "ssh":
        (folder / "ssh").write_text(_SSH, "utf-8")
        (folder / "ssh").chmod(0o755)
        os.environ["PATH"] = f"{folder}:{os.environ['PATH']}"

    def target() -> Target:
        return SshTarget(Remote("far", str(home))) if kind == "ssh" else DirectoryTarget(home)

    def put(one: Release) -> None:
        at = target()
        publish(one, at, Signer(), keep=5, seen=at.look().current)

    def remount(how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)

    put(release(folder, FIRST))
    before = _listed(home)
    if fault == "full":
        large = {"tep/lon.bin": Random(2).randbytes(4_000_000).hex()}
        found = _tried(lambda: put(release(folder, SECOND | large)))
    else:
        remount("ro")
        found = _tried(lambda: put(release(folder, SECOND)))
    found["changed"] = _listed(home) != before
    found["shown"] = seen(home) == FIRST
    remount("rw")
    put(release(folder, SECOND))
    found["later"] = seen(home) == SECOND
    if fault != "full":
        remount("ro")
        back = _tried(lambda: roll_back(target(), Signer(), None))
        found["back"] = [back["code"], back["en"], seen(home) == SECOND]
    return found


if __name__ == "__main__":
    print(json.dumps(_main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))))
