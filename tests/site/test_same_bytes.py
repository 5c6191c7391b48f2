"""The same content, moment and version give the same bytes, however they are built."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import ROOT
from tests.site.building import build, environ, files_of, words_of


def differing(first: Path, second: Path) -> list[str]:
    """Names that only one tree has, or whose bytes differ."""
    one, other = files_of(first), files_of(second)
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


@pytest.fixture(scope="module")
def plain(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus built as `build --fresh --jobs 1` builds it."""
    output = tmp_path_factory.mktemp("plain") / "output"
    done = build(corpus, output, "--fresh", "--jobs", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(files_of(output)) > 300
    return output


def test_two_processes_give_the_same_bytes_as_one(
    corpus: Path, plain: Path, tmp_path: Path
) -> None:
    assert build(corpus, tmp_path / "output", "--jobs", "2").returncode == 0
    assert differing(plain, tmp_path / "output") == []


ENVIRONMENTS = {
    "hash seed": {"PYTHONHASHSEED": "1"},
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "time zone west": {"TZ": "America/Los_Angeles"},
    "time zone east": {"TZ": "Pacific/Kiritimati"},
    "plain locale": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Vietnamese locale": {"LC_ALL": "vi_VN.UTF-8", "LANG": "vi_VN.UTF-8"},
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_the_environment_leaves_no_trace(
    name: str, corpus: Path, plain: Path, tmp_path: Path
) -> None:
    done = build(corpus, tmp_path / "output", **ENVIRONMENTS[name])
    assert done.returncode == 0, done.stdout + done.stderr
    assert differing(plain, tmp_path / "output") == []


def test_working_folder_and_place_of_the_content_leave_no_trace(
    corpus: Path, plain: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "other place" / "nội dung"
    shutil.copytree(corpus, elsewhere)
    for path in elsewhere.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert build(elsewhere, tmp_path / "output", cwd=tmp_path).returncode == 0
    assert differing(plain, tmp_path / "output") == []


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_the_umask_changes_no_byte(umask: int, corpus: Path, plain: Path, tmp_path: Path) -> None:
    words = words_of(corpus, tmp_path / "output")
    subprocess.run(words, env=environ(), umask=umask, check=True, capture_output=True)
    assert differing(plain, tmp_path / "output") == []


def test_the_order_of_folders_on_disk_leaves_no_trace(
    corpus: Path, plain: Path, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    for path in sorted(corpus.rglob("*"), reverse=True):
        if path.is_file():
            target = content / path.relative_to(corpus)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    assert build(content, tmp_path / "output").returncode == 0
    assert differing(plain, tmp_path / "output") == []


def test_pelican_itself_gives_the_same_bytes(tmp_path: Path) -> None:
    """`pelican content -s pelicanconf.py` and `tasks.py build`, on the shipped content."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    # The site's address as pelicanconf.py has it, the moment through the environment.
    epoch = "1795140000"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "portal.commands", "build", "--fresh", "--jobs", "1"),
            *("--output", str(ours)),
        ],
        env=environ(SOURCE_DATE_EPOCH=epoch),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py"),
            *("-o", str(theirs)),
        ],
        cwd=ROOT,
        env={**environ(SOURCE_DATE_EPOCH=epoch), "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(files_of(ours)) > 1000
    assert differing(ours, theirs) == []


def snapshot(output: Path) -> dict[str, tuple[int, int, int]]:
    """What a write would change of every file, of both trees and the link."""
    home = output.parent
    return {
        str(path.relative_to(home)): (status.st_ino, status.st_mtime_ns, status.st_size)
        for path in sorted(home.rglob("*"))
        if path.name != "lock"
        for status in [path.lstat()]
    }


def test_an_unchanged_rebuild_writes_nothing(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "site" / "output"
    output.parent.mkdir()
    build(corpus, output)
    before = snapshot(output)
    done = build(corpus, output)
    assert done.returncode == 0
    assert " 0 written, 0 removed; 0 rendered, 0 converted." in done.stdout
    assert snapshot(output) == before


def test_a_warm_build_gives_the_bytes_of_a_fresh_one(corpus: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(corpus, content)
    warm, fresh = tmp_path / "warm", tmp_path / "fresh"
    build(content, warm)
    edited, removed, *_ = sorted((content / "news").rglob("*-visit-*.md"))
    text = edited.read_text("utf-8")
    edited.write_text(text.replace("\n---\n\n", "\n---\n\nMột câu mới.\n\n", 1), "utf-8")
    links = [path for path in content.rglob("*.md") if removed.stem in path.read_text("utf-8")]
    for path in links:
        if path != removed:
            lines = path.read_text("utf-8").splitlines(keepends=True)
            path.write_text("".join(line for line in lines if removed.stem not in line), "utf-8")
    removed.unlink()
    for _ in range(2):
        done = build(content, warm)
        assert done.returncode == 0, done.stdout + done.stderr
    assert build(content, fresh, "--fresh").returncode == 0
    assert differing(warm, fresh) == []
    assert not (warm / "tin" / removed.parent.name / removed.stem).exists()


def test_one_changed_article_rewrites_few_files(corpus: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(corpus, content)
    output = tmp_path / "output"
    build(content, output)
    before = files_of(output)
    edited = sorted((content / "news").rglob("*-talks-*.md"))[0]
    text = edited.read_text("utf-8")
    edited.write_text(text.replace("\n---\n\n", "\n---\n\nMột câu mới.\n\n", 1), "utf-8")
    build(content, output)
    after = files_of(output)
    changed = {name for name in after if before.get(name) != after[name]}
    page = f"tin/{edited.parent.name}/{edited.stem}/index.html"
    assert page in changed
    # The page, feeds of its indexes, the digest of the content and the open data; no list, no year.
    lists = {name for name in changed if name.endswith("index.html")} - {page}
    assert lists == set()


NEW = """---
title: Tin mới nhất của năm
date: 2026-11-01 10:00
summary: Một cuộc làm việc mới.
kind: working-session
event: {date: 2026-11-01}
agencies: [so-ngoai-vu-ha-tinh, cong-an-ha-tinh]
partner_provinces: [khammouane]
---

Thân bài.
"""


def test_a_new_article_leaves_the_pages_of_other_years_as_they_are(
    corpus: Path, plain: Path, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(corpus, content)
    (content / "news/2026").mkdir()
    (content / "news/2026/tin-moi.md").write_text(NEW, "utf-8")
    assert build(content, tmp_path / "output").returncode == 0
    changed = [name for name in differing(plain, tmp_path / "output") if name.endswith(".html")]
    assert "tin/2026/tin-moi/index.html" in changed
    years = {name: re.findall(r"/(20\d\d)/", name) for name in changed}
    assert [name for name, found in years.items() if found and found != ["2026"]] == []
