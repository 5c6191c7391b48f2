"""Spreads work over processes that share what was read.

In: a list of items and a function of a shared object and an item.  Out: the results, in order, or
as they come, where each worker is to have items that stand together.
Workers are forked after the shared object is made, so that nothing is read or built twice, and
anew for each round of many items, so that none grows for ever; one job runs in this process.
A worker ends with the process that started it, however that ends, and one that is killed is told
of rather than waited for.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from portal.output.errors import EnvironmentFault
from portal.output.heap import give_back

__all__ = ["spread", "spread_apart"]

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

_FEW = 64
"""Below this many items a process costs more than it saves."""

_CHUNKS_A_JOB = 32
"""Chunks are small enough that no worker waits long for the last: of 10,000 articles, 0.2 s."""

_ROUND = 20_000
"""After so many items the workers end, and others take their place.  Whatever a process touches of
what all share, it copies (Python counts references in the things themselves): of 50,000 articles
each worker would have a copy of nearly everything by the end."""


class _Task(Generic[Shared, Item, Result]):
    """What a forked worker inherits; set before the fork, once in a worker's life."""

    current: _Task[Any, Any, Any] | None = None

    def __init__(
        self,
        prepare: Callable[[], Shared],
        work: Callable[[Shared, Item], Result],
        items: Sequence[Item],
    ) -> None:
        self._prepare = prepare
        self._work = work
        self._items = items
        self._shared: Shared | None = None
        self.stretches: _Stretches | None = None
        self.own = 0

    def run(self, bounds: tuple[int, int]) -> list[Result]:
        if self._shared is None:
            self._shared = self._prepare()
        return [self._work(self._shared, item) for item in self._items[slice(*bounds)]]


class _Stretches:
    """Which chunk a worker takes next: the first of its own stretch, else the last of another's."""

    def __init__(self, chunks: int, jobs: int) -> None:
        ends = [chunks * job // jobs for job in range(jobs + 1)]
        self._jobs = jobs
        # In memory that all share: how many workers there are, where each goes on, where it ends.
        self._state = multiprocessing.get_context("fork").Array("i", [0, *ends[:-1], *ends[1:]])

    def join(self) -> int:
        """The number of a new worker."""
        with self._state.get_lock():
            number: int = self._state[0]
            self._state[0] = number + 1
        return number % self._jobs

    def take(self, own: int) -> int:
        """The chunk that this worker is to do now; there must be one left."""
        state, jobs = self._state, self._jobs
        with state.get_lock():
            chunk: int = state[1 + own]
            if chunk < state[1 + jobs + own]:
                state[1 + own] = chunk + 1
                return chunk
            longest = max(range(jobs), key=lambda job: state[1 + jobs + job] - state[1 + job])
            state[1 + jobs + longest] -= 1
            return int(state[1 + jobs + longest])


def _start(task: _Task[Any, Any, Any]) -> None:
    """A worker's first act.  Ctrl-C reaches the whole group: the parent alone answers it."""
    _Task.current = task
    if task.stretches:
        task.own = task.stretches.join()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker that outlived its parent would hold the build's lock for ever."""
    parent = multiprocessing.parent_process()
    assert parent is not None, "workers have a parent"
    wait([parent.sentinel])
    os._exit(1)


def _run(bounds: tuple[int, int]) -> list[Any]:
    assert _Task.current is not None, "the initializer sets it"
    return _Task.current.run(bounds)


def _run_next(bounds: Sequence[tuple[int, int]]) -> tuple[int, list[Any]]:
    task = _Task.current
    assert task is not None, "the initializer sets it"
    assert task.stretches is not None, "they were made before the workers"
    start, end = bounds[task.stretches.take(task.own)]
    return start, task.run((start, end))


def spread(
    prepare: Callable[[], Shared],
    work: Callable[[Shared, Item], Result],
    items: Sequence[Item],
    jobs: int,
    few: int = _FEW,
) -> Iterator[Result]:
    """``work(prepare(), item)`` for every item, in order; ``prepare`` runs once in each worker.

    Fewer than ``few`` items are worked upon in this process.

    An exception of a worker is raised here, and what is not begun by then is left; raises
    EnvironmentFault when the system killed a worker.
    """
    task = _Task(prepare, work, items)
    if jobs <= 1 or len(items) < few:
        yield from task.run((0, len(items)))
        return
    for bounds in _rounds(len(items), jobs):
        with _workers(task, jobs) as pool:
            chunks: list[Future[list[Result]]] = [pool.submit(_run, each) for each in bounds]
            # What has been handed on is let go, and not held until the last chunk is done.
            chunks.reverse()
            while chunks:
                yield from chunks.pop().result()


def spread_apart(
    prepare: Callable[[], Shared],
    work: Callable[[Shared, Item], Result],
    items: Sequence[Item],
    jobs: int,
) -> Iterator[tuple[int, Result]]:
    """The same as they come, each with its place in ``items``; those of one worker in its order.

    Every worker begins with a stretch of its own: what it remembers of an item serves the next
    ones, and of what all share it touches, and so copies, only what these need.
    """
    task = _Task(prepare, work, items)
    if jobs <= 1 or len(items) < _FEW:
        yield from enumerate(task.run((0, len(items))))
        return
    for bounds in _rounds(len(items), jobs):
        task.stretches = _Stretches(len(bounds), jobs)
        with _workers(task, jobs) as pool:
            done: SimpleQueue[Future[tuple[int, list[Result]]]] = SimpleQueue()
            for _ in bounds:
                pool.submit(_run_next, bounds).add_done_callback(done.put)
            for _ in bounds:
                start, results = done.get().result()
                yield from enumerate(results, start)


def _rounds(items: int, jobs: int) -> Iterator[list[tuple[int, int]]]:
    """For each round, from where to where its chunks go."""
    rounds = -(-items // _ROUND)
    for number in range(rounds):
        begin, end = items * number // rounds, items * (number + 1) // rounds
        size = -(-(end - begin) // (jobs * _CHUNKS_A_JOB))
        yield [(start, min(start + size, end)) for start in range(begin, end, size)]


@contextmanager
def _workers(task: _Task[Any, Any, Any], jobs: int) -> Iterator[ProcessPoolExecutor]:
    give_back()
    gc.freeze()  # keeps the collector from touching, and so copying, what is shared
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(jobs, mp_context=fork, initializer=_start, initargs=(task,))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise EnvironmentFault(
            "Hệ thống đã dừng một tiến trình dựng, thường vì thiếu bộ nhớ. "
            "Trang đang có vẫn nguyên vẹn; hãy chạy lại với --jobs 1 hoặc thêm bộ nhớ.",
            "The system ended a process of the build, mostly for want of memory. "
            "The former site is still whole; try again with --jobs 1 or with more memory.",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()
