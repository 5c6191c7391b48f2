"""The site that is shown is one complete build, whatever is killed or fills up."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.needs import ROOT
from tests.site.building import build, environ, files_of, start, words_of


def change_every_page(content: Path) -> None:
    """The department's name stands on every page."""
    site = content / "site.yaml"
    text = site.read_text("utf-8")
    assert "Sở Ngoại vụ tỉnh Hà Tĩnh" in text
    site.write_text(text.replace("Sở Ngoại vụ tỉnh Hà Tĩnh", "Văn phòng Ủy ban"), "utf-8")


@pytest.fixture
def content(corpus: Path, tmp_path: Path) -> Path:
    content = tmp_path / "content"
    shutil.copytree(corpus, content)
    return content


def kill_all(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_a_build_killed_at_any_moment_leaves_one_whole_site(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "site/output"
    assert build(content, output).returncode == 0
    former = files_of(output)
    change_every_page(content)
    began = time.monotonic()
    assert build(content, tmp_path / "other/output").returncode == 0
    whole_time = time.monotonic() - began
    coming = files_of(tmp_path / "other/output")
    assert set(former) == set(coming)

    seen = []
    moments = 8
    for moment in range(1, moments + 1):
        process = start(content, output)
        time.sleep(whole_time * moment / moments)
        kill_all(process)
        shown = files_of(output)
        assert shown in (former, coming)
        seen.append(shown == former)
        if shown == coming:
            # Back to the former site, so that the next kill has something to interrupt.
            shutil.rmtree(output.parent)
            change = (content / "site.yaml").read_text("utf-8")
            undone = change.replace("Văn phòng Ủy ban", "Sở Ngoại vụ tỉnh Hà Tĩnh")
            (content / "site.yaml").write_text(undone, "utf-8")
            assert build(content, output).returncode == 0
            change_every_page(content)
    # How many kills come before the switch is chance: the machine may grow less busy meanwhile.
    assert seen.count(True) >= 1

    assert build(content, output).returncode == 0
    assert files_of(output) == coming


def test_killed_first_builds_leave_no_half_site(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "site/output"
    for delay in (0.5, 1.0, 1.5):
        process = start(content, output)
        time.sleep(delay)
        kill_all(process)
        if output.exists():
            break
        assert not os.path.lexists(output)
    assert build(content, output).returncode == 0


def test_a_file_that_may_not_be_written_whole_ends_with_3_and_the_old_site(
    content: Path, tmp_path: Path
) -> None:
    output = tmp_path / "site/output"
    assert build(content, output).returncode == 0
    former = files_of(output)
    change_every_page(content)
    limit = max(len(data) for name, data in former.items() if name.endswith(".html")) // 2

    def only_small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = subprocess.run(
        words_of(content, output),
        env=environ(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=only_small_files,
    )
    assert done.returncode == 3, done.stdout + done.stderr
    assert "the file exceeds the size that is allowed" in done.stderr
    assert done.stderr.endswith(" The former site is still whole; mend this and try again.\n")
    assert done.stderr.count("\n") == 1
    assert files_of(output) == former
    assert build(content, output).returncode == 0
    assert files_of(output) != former


# Runs where a small disk can be mounted: build, fill up, try to build, say what is then shown.
_ON_A_SMALL_DISK = """
import hashlib, json, pathlib, subprocess, sys
disk, content, changed, *build = sys.argv[1:]
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], check=True)
output = disk + "/output"
def run(content):
    places = {"CONTENT": content, "OUTPUT": output}
    words = [places.get(word, word) for word in build]
    done = subprocess.run(words, capture_output=True, text=True)
    shown = {}
    for path in sorted(pathlib.Path(output).resolve().rglob("*")):
        if path.is_file():
            name = str(path.relative_to(pathlib.Path(output).resolve()))
            shown[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return [done.returncode, done.stderr, shown]
first = run(content)
ballast = open(disk + "/ballast", "wb", buffering=0)
free = int(subprocess.run(["df", "-B1", "--output=avail", disk], capture_output=True, text=True)
           .stdout.split()[-1])
ballast.write(bytes(max(0, free - len(first[2]) * 1500)))
ballast.close()
second = run(changed)
pathlib.Path(disk + "/ballast").unlink()
third = run(changed)
print(json.dumps([first, second, third]))
"""


def mounting() -> list[str] | None:
    """How this machine lets a test mount a disk of its own; None when it does not."""
    unshare = shutil.which("unshare")
    for words in (["-m"], ["-U", "-r", "-m"]):
        if unshare:
            probe = [unshare, *words, "mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", "/mnt"]
            if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
                return [unshare, *words]
    return None


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a tmpfs")
def test_a_full_disk_ends_with_3_and_the_old_site(content: Path, tmp_path: Path) -> None:
    means = mounting()
    if means is None:
        # An unprivileged container: the limit on file sizes above is then the test of a full disk.
        return
    changed = tmp_path / "changed/content"
    shutil.copytree(content, changed)
    change_every_page(changed)
    disk = tmp_path / "disk"
    disk.mkdir()
    words = words_of(Path("CONTENT"), Path("OUTPUT"))
    done = subprocess.run(
        [*means, sys.executable, "-c", _ON_A_SMALL_DISK, disk, content, changed, *words],
        cwd=ROOT,
        env=environ(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, second, third = json.loads(done.stdout)
    assert first[0] == 0, first[1]
    assert len(first[2]) > 300
    assert second[0] == 3, second[1]
    assert "the disk is full" in second[1]
    assert second[1].count("\n") == 1
    assert second[2] == first[2]
    assert third[0] == 0, third[1]
    assert set(third[2]) == set(first[2])
    assert third[2] != first[2]


def test_the_output_of_something_else_is_never_replaced(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "letter.txt").write_text("mine", "utf-8")
    done = build(content, output)
    assert done.returncode == 3
    assert done.stderr == (
        f"“{output}” exists and was not made by the portal; "
        "move it away or choose another --output.\n"
    )
    assert files_of(output) == {"letter.txt": b"mine"}


def test_two_builds_at_once_end_with_one_whole_site(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "site/output"
    processes = [start(content, output) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    alone = tmp_path / "alone/output"
    assert build(content, alone).returncode == 0
    assert files_of(output) == files_of(alone)


def test_foreign_files_in_a_tree_and_a_torn_file_are_put_right(
    content: Path, tmp_path: Path
) -> None:
    output = tmp_path / "site/output"
    build(content, output)
    whole = files_of(output)
    (output / "stranger.html").write_text("?", "utf-8")
    (output / "index.html").write_bytes(whole["index.html"][:100])
    (output / "robots.txt").unlink()
    assert build(content, output).returncode == 0
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files_of(output).items()}
    assert digests == {name: hashlib.sha256(data).hexdigest() for name, data in whole.items()}
