"""The cache: whole entries or none, whoever is killed, and none for ever."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from portal.finishing.cache import Cache
from tests.output.tripwire import Killed, stopping_at

KEY, OTHER = "ab" + "0" * 62, "cd" + "1" * 62
DAY = 24 * 60 * 60


def entry(folder: Path, key: str = KEY) -> Path:
    return folder / key[:2] / key


def test_what_was_put_is_had_again_by_any_run(tmp_path: Path) -> None:
    Cache(tmp_path).put(KEY, b"data")
    again = Cache(tmp_path)
    assert (again.has(KEY), again.get(KEY)) == (True, b"data")
    assert (again.has(OTHER), again.get(OTHER)) == (False, None)


def test_an_empty_result_is_a_result(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"")
    assert cache.get(KEY) == b""


@pytest.mark.parametrize("harm", ["torn", "edited", "emptied"])
def test_an_entry_that_is_not_whole_counts_as_none(tmp_path: Path, harm: str) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"data")
    file = entry(tmp_path)
    data = file.read_bytes()
    file.write_bytes({"torn": data[:-1], "edited": data[:-1] + b"x", "emptied": b""}[harm])
    assert cache.get(KEY) is None
    cache.put(KEY, b"data")
    assert cache.get(KEY) == b"data"


def test_a_run_killed_at_any_step_leaves_a_whole_entry_or_none(tmp_path: Path) -> None:
    for step in range(1, 10):
        folder = tmp_path / str(step)
        folder.mkdir()
        with stopping_at(step, folder, Killed()) as wire:
            try:
                Cache(folder).put(KEY, b"data")
            except Killed:
                assert Cache(folder).get(KEY) in (None, b"data")
        if not wire.tripped:
            break
    assert not wire.tripped
    assert step > 2


def test_a_fresh_run_believes_only_what_it_put_itself(tmp_path: Path) -> None:
    Cache(tmp_path).put(KEY, b"old")
    fresh = Cache(tmp_path, fresh=True)
    assert (fresh.has(KEY), fresh.get(KEY)) == (False, None)
    fresh.put(KEY, b"new")
    assert (fresh.has(KEY), fresh.get(KEY)) == (True, b"new")
    assert Cache(tmp_path).get(KEY) == b"new"


def test_what_no_run_asked_for_within_a_week_is_dropped(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    now = time.time()
    for key, days in ((KEY, 8), (OTHER, 6)):
        cache.put(key, b"data")
        os.utime(entry(tmp_path, key), (now - days * DAY, now - days * DAY))
    assert cache.drop_unused() == 1
    assert (cache.get(KEY), cache.get(OTHER)) == (None, b"data")


def test_what_is_asked_for_stays(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"data")
    old = time.time() - 6 * DAY
    os.utime(entry(tmp_path), (old, old))
    assert cache.get(KEY) == b"data"
    assert entry(tmp_path).stat().st_mtime > old + 5 * DAY
    assert cache.drop_unused() == 0
