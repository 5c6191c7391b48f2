"""Work spread over processes: the same results, the same errors, and no worker left behind."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal.domain.problems import ContentError, Problems
from portal.output.errors import EnvironmentFault
from portal.output.workers import spread, spread_apart
from tests.needs import ROOT

ITEMS = list(range(200))


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order_whatever_the_number_of_jobs(jobs: int) -> None:
    found = spread(lambda: 10, lambda ten, item: ten * item, ITEMS, jobs)
    assert list(found) == [10 * item for item in ITEMS]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_apart_every_item_is_done_once_and_each_worker_tells_in_its_own_order(jobs: int) -> None:
    def work(done: list[int], item: int) -> tuple[int, int, int]:
        done.append(item)
        return os.getpid(), len(done), item

    found = list(spread_apart(list, work, ITEMS, jobs))
    assert sorted(place for place, _ in found) == ITEMS
    assert [item for _, (_, _, item) in found] == [place for place, _ in found]
    for worker in {pid for _, (pid, _, _) in found}:
        numbers = [number for _, (pid, number, _) in found if pid == worker]
        assert numbers == list(range(1, len(numbers) + 1))


def test_apart_two_workers_begin_at_the_two_halves_and_meet() -> None:
    def work(done: list[int], item: int) -> tuple[int, int]:
        time.sleep(0.005)
        done.append(item)
        return os.getpid(), item

    found = [one for _, one in spread_apart(list, work, ITEMS, 2)]
    firsts = dict(reversed(found))
    assert sorted(firsts.values()) == [0, 100]


def test_each_round_of_many_items_has_workers_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.output.workers._ROUND", 80)

    def work(begun: float, item: int) -> tuple[int, float, int]:
        return os.getpid(), begun, item

    apart = dict(spread_apart(time.monotonic, work, ITEMS, 2))
    for found in (list(spread(time.monotonic, work, ITEMS, 2)), [apart[one] for one in ITEMS]):
        assert [item for _, _, item in found] == ITEMS
        rounds = [found[:66], found[66:133], found[133:]]
        teams = [{(pid, begun) for pid, begun, _ in one} for one in rounds]
        assert [1 <= len(team) <= 2 for team in teams] == [True, True, True]
        assert len(set.union(*teams)) == sum(map(len, teams))


@pytest.mark.parametrize("jobs", [1, 2])
def test_apart_an_exception_of_a_worker_is_raised_whole(jobs: int) -> None:
    def work(_: int, item: int) -> int:
        if item == 150:
            raise ValueError("150")
        return item

    with pytest.raises(ValueError, match="150"):
        list(spread_apart(lambda: 0, work, ITEMS, jobs))
    assert multiprocessing.active_children() == []


def test_the_shared_object_is_made_once_in_each_worker() -> None:
    found = set(spread(object, lambda made, _: (os.getpid(), id(made)), ITEMS, 2))
    workers = {pid for pid, _ in found}
    assert os.getpid() not in workers
    assert 1 <= len(workers) == len(found) <= 2


def test_few_items_need_no_process() -> None:
    assert set(spread(lambda: 0, lambda _, item: os.getpid(), ITEMS[:63], 2)) == {os.getpid()}
    assert list(spread(lambda: 0, lambda _, item: item, [], 2)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_of_a_worker_is_raised_whole(jobs: int) -> None:
    def work(_: int, item: int) -> int:
        if item == 150:
            problems = Problems()
            problems.error("content/news/2020/a.md", 7, "title", "file-vanished")
            raise ContentError(problems)
        return item

    with pytest.raises(ContentError) as caught:
        list(spread(lambda: 0, work, ITEMS, jobs))
    assert [(p.path, p.line, p.code) for p in caught.value.problems] == [
        ("content/news/2020/a.md", 7, "file-vanished")
    ]
    assert multiprocessing.active_children() == []


def test_after_an_exception_what_is_not_begun_is_left(tmp_path: Path) -> None:
    def work(_: int, item: int) -> int:
        (tmp_path / str(item)).touch()
        time.sleep(0.005)
        if item == 0:
            raise ValueError("first")
        return item

    with pytest.raises(ValueError, match="first"):
        list(spread(lambda: 0, work, ITEMS, 2))
    assert len(list(tmp_path.iterdir())) < len(ITEMS) // 2


def test_a_worker_that_the_system_kills_is_told_of() -> None:
    def work(_: int, item: int) -> int:
        if item == 100:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    with pytest.raises(EnvironmentFault) as caught:
        list(spread(lambda: 0, work, ITEMS, 2))
    assert caught.value.message("vi") == (
        "Hệ thống đã dừng một tiến trình dựng, thường vì thiếu bộ nhớ. "
        "Trang đang có vẫn nguyên vẹn; hãy chạy lại với --jobs 1 hoặc thêm bộ nhớ."
    )
    assert caught.value.message("en") == (
        "The system ended a process of the build, mostly for want of memory. "
        "The former site is still whole; try again with --jobs 1 or with more memory."
    )


PARENT = """
import os, time
from portal.output.workers import spread

def work(_, item):
    # One system call a line: print() may write a line's end apart from it, after the other's line.
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(60)

list(spread(lambda: 0, work, list(range(100)), 2))
"""


def test_workers_end_with_their_parent_however_that_ends() -> None:
    """Else they would wait for work, and hold the lock of the trees, for ever."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    words = [sys.executable, "-c", PARENT]
    with subprocess.Popen(words, env=environ, stdout=subprocess.PIPE, text=True) as parent:
        workers = []
        try:
            assert parent.stdout is not None
            workers = [int(parent.stdout.readline()) for _ in range(2)]
            parent.kill()
            # The pipe's other end is theirs: it closes when the last of them has gone.
            assert parent.communicate(timeout=20)[0] == ""
        except BaseException:
            parent.kill()
            for pid in workers:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            raise
