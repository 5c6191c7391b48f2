"""A seal tells the files and nothing else, and is read back only as it was written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from portal.publishing.manifest import File, Manifest, NotAManifest, sealed
from tests.publishing.making import FIRST, SECOND, release

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_seal_names_path_digest_size_and_type(tmp_path: Path) -> None:
    (tmp_path / "tin").mkdir()
    (tmp_path / "tin" / "index.html").touch()
    (tmp_path / "atom.xml").touch()
    manifest = sealed(tmp_path)
    assert manifest.text.decode() == (
        '{"format": 1, "files": [\n'
        f'["atom.xml", "{EMPTY}", 0, "application/atom+xml"],\n'
        f'["tin/index.html", "{EMPTY}", 0, "text/html; charset=utf-8"]\n'
        "]}\n"
    )
    assert Manifest.parse(manifest.text) == manifest


def test_the_same_files_have_the_same_id_wherever_and_whenever_they_were_made(
    tmp_path: Path,
) -> None:
    one, other = (
        release(tmp_path / "a", FIRST),
        release(tmp_path / "b", dict(reversed(FIRST.items()))),
    )
    os.utime(other.tree / "index.html", (0, 0))
    again = release(tmp_path / "b", FIRST)
    assert one.id == other.id == again.id
    assert one.id != release(tmp_path, SECOND).id
    assert one.id != release(tmp_path, FIRST, **{"ledger/2026.txt": "x"}).id


GOOD = Manifest.of([File("a.txt", EMPTY, 0, "text/plain; charset=utf-8")]).text


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        GOOD.replace(b"1", b"2", 1),
        GOOD.replace(b"a.txt", b"../a.txt"),
        GOOD.replace(b"a.txt", b"/a.txt"),
        GOOD.replace(b"a.txt", b"b/./a.txt"),
        GOOD.replace(b"a.txt", b"a\\nb.txt"),
        GOOD.replace(b"a.txt", b"a\\u0000b.txt"),
        GOOD.replace(EMPTY.encode(), b"../../etc"),
        GOOD.replace(b" 0,", b" -1,"),
        GOOD.replace(b" 0,", b" true,"),
        GOOD.replace(b"\n]}", b",\n" + GOOD.splitlines()[1] + b"\n]}"),
        GOOD + b" ",
        GOOD[:-10],
    ],
)
def test_what_is_no_seal_is_refused(text: bytes) -> None:
    with pytest.raises(NotAManifest):
        Manifest.parse(text)
