"""Spreads work over processes that share what was read.

In: a list of items and a function of a shared object and an item.  Out: the results, in order.
Workers are forked after the shared object is made, so that nothing is read or built twice; one
job runs in this process.  A worker ends with the process that started it, however that ends, and
one that is killed is told of rather than waited for.
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
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

from portal.output.errors import EnvironmentFault
from portal.output.heap import give_back

__all__ = ["spread"]

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

_FEW = 64
"""Below this many items a process costs more than it saves."""

_CHUNKS_A_JOB = 32
"""Chunks are small enough that no worker waits long for the last: of 10,000 articles, 0.2 s."""


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

    def run(self, bounds: tuple[int, int]) -> list[Result]:
        if self._shared is None:
            self._shared = self._prepare()
        return [self._work(self._shared, item) for item in self._items[slice(*bounds)]]


def _start(task: _Task[Any, Any, Any]) -> None:
    """A worker's first act.  Ctrl-C reaches the whole group: the parent alone answers it."""
    _Task.current = task
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


def spread(
    prepare: Callable[[], Shared],
    work: Callable[[Shared, Item], Result],
    items: Sequence[Item],
    jobs: int,
) -> Iterator[Result]:
    """``work(prepare(), item)`` for every item, in order; ``prepare`` runs once in each worker.

    An exception of a worker is raised here, and what is not begun by then is left; raises
    EnvironmentFault when the system killed a worker.
    """
    task = _Task(prepare, work, items)
    if jobs <= 1 or len(items) < _FEW:
        yield from task.run((0, len(items)))
        return
    size = -(-len(items) // (jobs * _CHUNKS_A_JOB))
    bounds = [(start, start + size) for start in range(0, len(items), size)]
    give_back()
    gc.freeze()  # keeps the collector from touching, and so copying, what is shared
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(jobs, mp_context=fork, initializer=_start, initargs=(task,))
    try:
        chunks: list[Future[list[Result]]] = [pool.submit(_run, each) for each in bounds]
        for chunk in chunks:
            yield from chunk.result()
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
