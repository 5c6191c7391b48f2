"""Results wait in a file for the next build; whatever becomes of that file, no build fails."""

from __future__ import annotations

import os
import pickle
import sqlite3
from pathlib import Path

import pytest

from portal.domain.dates import PartialDate
from portal.store import Kept, code_version, key_of, open_kept
from portal.store.sealed import Unsealed, seal, unseal

ONE, TWO, THREE = key_of("one"), key_of("two"), key_of("three")
DAY = PartialDate(2020, 6, 11)


def keep(path: Path, **results: object) -> None:
    kept = open_kept(path, b"1")
    kept.keep("file", {key_of(name): value for name, value in results.items()})
    kept.save()
    kept.close()
    assert kept.fault == ""


def found(path: Path, *keys: bytes, version: bytes = b"1") -> dict[bytes, object]:
    kept = open_kept(path, version)
    try:
        return kept.find("file", keys)
    finally:
        kept.close()


def test_what_is_kept_is_found_by_a_later_build(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    keep(path, one=DAY, two=("hai", 2))
    assert found(path, ONE, TWO, THREE) == {ONE: DAY, TWO: ("hai", 2)}


def test_what_was_sealed_by_a_worker_is_found_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    kept = open_kept(path, b"1")
    kept.keep_sealed("file", {ONE: seal(DAY)})
    kept.save()
    kept.close()
    assert (kept.keeps, found(path, ONE, TWO)) == (False, {ONE: DAY})


def test_kinds_are_apart(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    keep(path, one=1)
    kept = open_kept(path, b"1")
    assert (kept.holds("file"), kept.holds("text")) == (True, False)
    assert kept.find("text", [ONE]) == {}
    kept.close()


def test_nothing_is_kept_that_was_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    kept = open_kept(path, b"1")
    kept.keep("file", {ONE: 1})
    kept.close()
    assert found(path, ONE) == {}


def test_other_code_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    keep(path, one=1)
    assert found(path, ONE, version=b"2") == {}
    assert found(path, ONE, version=b"1") == {}


def test_a_fresh_build_finds_nothing_and_keeps(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    keep(path, one=1)
    kept = open_kept(path, b"1", fresh=True)
    assert kept.find("file", [ONE]) == {}
    kept.keep("file", {TWO: 2})
    kept.save()
    kept.close()
    assert found(path, ONE, TWO) == {TWO: 2}


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + bytes(4096)])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "kept.sqlite"
    keep(path, one=1)
    path.write_bytes(damage)
    keep(path, two=2)
    assert found(path, ONE, TWO) == {TWO: 2}


def test_a_file_torn_at_any_place_gives_right_results_or_none(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    keep(path, **{f"n{number}": "văn bản " * 50 + str(number) for number in range(50)})
    whole = path.read_bytes()
    keys = {key_of(f"n{number}"): "văn bản " * 50 + str(number) for number in range(50)}
    for place in range(0, len(whole), 1777):
        path.write_bytes(whole[:place] + bytes(64) + whole[place + 64 :])
        for key, value in found(path, *keys).items():
            assert value == keys[key]
        path.write_bytes(whole[:place])
        for key, value in found(path, *keys).items():
            assert value == keys[key]


def test_a_folder_that_cannot_be_written_leaves_the_build_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    kept = open_kept(tmp_path / "file" / "kept.sqlite", b"1")
    assert kept.fault == "File exists"
    kept.keep("file", {ONE: 1})
    kept.save()
    assert (kept.holds("file"), kept.find("file", [ONE])) == (False, {})


def test_another_build_that_holds_the_file_is_not_waited_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.store.kept._WAIT", 0.01)
    path = tmp_path / "kept.sqlite"
    keep(path, one=1)
    kept = open_kept(path, b"1")
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    assert kept.find("file", [ONE]) == {}
    assert kept.fault == "database is locked"
    kept.keep("file", {TWO: 2})
    kept.save()
    kept.close()
    other.rollback()
    other.close()
    assert found(path, ONE, TWO) == {ONE: 1}


def test_what_outweighs_the_living_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    for round_ in range(4):
        keep(path, **{f"n{round_}-{number}": number for number in range(400)})
    last = [key_of(f"n3-{number}") for number in range(400)]
    first = [key_of(f"n0-{number}") for number in range(400)]
    assert len(found(path, *last)) == 400
    assert found(path, *first) == {}


def test_no_two_lists_of_parts_share_a_key() -> None:
    keys = [key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("abc", ""), key_of(b"")]
    assert len({*keys, key_of()}) == 6
    assert key_of("đ") == key_of("đ".encode())


def test_the_version_of_the_code_follows_every_module(tmp_path: Path) -> None:
    package = tmp_path / "portal"
    package.mkdir()
    (package / "a.py").write_text("one = 1\n", "utf-8")
    first = code_version(package, ("markdown",))
    code_version.cache_clear()
    assert code_version(package, ("markdown",)) == first
    (package / "a.py").write_text("one = 2\n", "utf-8")
    code_version.cache_clear()
    changed = code_version(package, ("markdown",))
    assert len({first, changed, code_version(package, ("markdown", "nh3"))}) == 3
    code_version.cache_clear()


# --- pickles that are not trusted ----------------------------------------------------------------


class Deceiver:
    """Its pickle runs a command when it is loaded without care."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


@pytest.mark.parametrize(
    "value",
    [Deceiver(), Path("/"), print, Kept, pickle.Unpickler],
    ids=["command", "path", "function", "class", "unpickler"],
)
def test_a_pickle_that_names_anything_but_records_is_refused(value: object) -> None:
    with pytest.raises(Unsealed):
        unseal(seal(value))


@pytest.mark.parametrize("torn", [b"", b"short", seal(DAY)[:-1], seal(DAY) + b"x", bytes(80)])
def test_a_torn_pickle_is_refused(torn: bytes) -> None:
    with pytest.raises(Unsealed, match="torn or altered"):
        unseal(torn)
