"""The process that serves: reads the site, answers, looks for saves, until it is told to end.

In: :class:`Orders`, as JSON, with two inherited sockets: the one that listens, and one to who
started it (see ``crew``).  Out: pages, and on the terminal what was saved and what is wrong.  A
change of the code is no affair of this process: another one then takes its place.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Collection, Iterator
from pathlib import Path

from watchfiles import watch

from portal.commands.build import overrides, say_problems
from portal.commands.serving.answers import Answers
from portal.commands.serving.board import Board
from portal.commands.serving.httpd import SiteServer
from portal.commands.serving.orders import GO, READY, Orders
from portal.commands.serving.shown import Shown
from portal.commands.serving.troubles import Trouble, trouble_of_fault, troubles_of
from portal.commands.serving.workshop import Workshop
from portal.commands.speech import Text
from portal.domain.problems import ContentError, Problem, Problems
from portal.output.errors import EnvironmentFault
from portal.pelican.options import read_options
from portal.pelican.running import settings_with

__all__ = ["work"]

_STEP_MILLISECONDS = 15
"""A save is over when nothing else was saved for so long."""

_DEBOUNCE_MILLISECONDS = 300
_LOOK_MILLISECONDS = 250
_TIME_SECONDS = 30.0
_BREATH_SECONDS = 0.01

_SAVED = Text("Vừa lưu {path}.", "{path} was saved.")
_SAVED_MORE = Text("Vừa lưu {path} và {more} tệp khác.", "{path} and {more} more were saved.")
_SHOWN = Text(
    "Trang hiện đúng nội dung trên đĩa: {files} tệp ({milliseconds} ms).",
    "The site is as it lies on disk: {files} files ({milliseconds} ms).",
)
_KEPT = Text("Bản tốt gần nhất vẫn mở.", "The last good site stays up.")


def work(orders: Orders) -> None:
    """Serve for ever; the process ends when who started it hangs up."""
    # Ctrl-C reaches the whole group of processes: who started this one answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    board = Board()
    listening = socket.socket(fileno=orders.listening)
    control = socket.socket(fileno=orders.control)
    told = threading.Event()
    threading.Thread(target=_obey, args=(control, told, board), daemon=True).start()
    server = SiteServer(listening, board, Answers(board, orders.lang))
    bench = _Bench(orders, server.address, board)
    saves = bench.saves()
    # From here on a save is remembered, also one that falls into the first reading.
    next(saves)
    bench.begin()
    control.sendall(READY)
    told.wait()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    threading.Thread(target=bench.look_over, daemon=True).start()
    bench.follow(saves)


def _obey(control: socket.socket, told: threading.Event, board: Board) -> None:
    """The first line lets the server begin; each further one is a trouble of the code."""
    with control.makefile("rb") as lines:
        for line in lines:
            if line == GO:
                told.set()
            else:
                place, vi, en = json.loads(line)
                board.tell_of_code(Trouble(place, "", Text(vi, en)))
    # Nothing of this process is worth waiting for: pages go again, results are kept whole or not.
    os._exit(0)


class _Bench:
    """The workshop's errands: reads at the start, refreshes on every save and when time asks it."""

    def __init__(self, orders: Orders, address: str, board: Board) -> None:
        self._root = Path(orders.root)
        self._content = Path(orders.content)
        self._home = Path(orders.home)
        self._drafts = orders.drafts
        self._address = address
        self._lang = orders.lang
        self._board = board
        self._workshop: Workshop | None = None
        self._warned: tuple[Problem, ...] = ()
        self._at_work = threading.Lock()

    def saves(self) -> Iterator[list[Path]]:
        """For ever: the files that were saved since the last time, none after a short while."""
        # What is missing altogether is told when it is read; there is nothing to watch.
        sources = (self._content, self._root / "theme")
        for changes in watch(
            *(source for source in sources if source.is_dir()),
            debounce=_DEBOUNCE_MILLISECONDS,
            step=_STEP_MILLISECONDS,
            rust_timeout=_LOOK_MILLISECONDS,
            yield_on_timeout=True,
        ):
            yield sorted({Path(path) for _, path in changes})

    def begin(self) -> None:
        """Read everything."""
        # To look for circles among a site's records takes long; it waits until nobody does.
        gc.disable()
        self._step(())
        # What was read stays for long: it need not be looked through again.
        gc.collect()
        gc.freeze()

    def look_over(self) -> None:
        """See that every template works, before somebody meets the page whose does not."""
        first = self._board.view.shown
        for path in () if first is None else first.one_of_each():
            # A save comes first; then it is the new state that is looked over.
            with self._at_work:
                shown = self._board.view.shown
                assert shown is not None, "a state is only followed by another"
                try:
                    shown.try_out((path,), one_of_each=False)
                except ContentError as error:
                    self._board.tell(troubles_of(error.problems))
                    say_problems(error.problems, self._lang)
                    return
            time.sleep(_BREATH_SECONDS)

    def follow(self, saves: Iterator[list[Path]]) -> None:
        """Bring the site up to date, for as long as there are saves to come."""
        looked, tidy = time.monotonic(), True
        for changed in saves:
            if changed:
                self._say_saved(changed)
                self._step(changed)
                tidy = False
            elif not tidy:
                gc.collect()
                tidy = True
            elif time.monotonic() - looked >= _TIME_SECONDS:
                looked, tidy = time.monotonic(), False
                if self._workshop is not None and self._workshop.is_due():
                    self._step(())

    def _step(self, changed: Collection[Path]) -> None:
        """Show the next state, or tell why there is none."""
        started = time.perf_counter()
        try:
            with self._at_work:
                shown = self._next(changed)
            self._board.show(shown)
            spent = round(1000 * (time.perf_counter() - started))
            said = _SHOWN.filled(files=len(shown.paths), milliseconds=spent)
            print(said.in_(self._lang), flush=True)
            self._warn()
        except ContentError as error:
            if self._tell(troubles_of(error.problems), changed):
                say_problems(error.problems, self._lang)
                self._say_kept()
        except EnvironmentFault as fault:
            if self._tell((trouble_of_fault(fault),), changed):
                print(fault.message(self._lang), file=sys.stderr, flush=True)
                self._say_kept()

    def _warn(self) -> None:
        """The warnings, when they are others than those that were said."""
        assert self._workshop is not None, "it has just given a state"
        warnings = self._workshop.settle()
        if warnings != self._warned:
            for warning in warnings:
                print(warning.line_text(self._lang), flush=True)
        self._warned = warnings

    def _next(self, changed: Collection[Path]) -> Shown:
        if self._workshop is not None:
            return self._workshop.refresh(changed, self._board.looked_at)
        if not self._content.is_dir():
            problems = Problems()
            problems.error(self._content.name, 0, "", "content-folder-missing")
            raise ContentError(problems)
        override = overrides(
            content=self._content,
            output=self._home / "output",
            site_url=self._address,
            drafts=self._drafts,
            living=True,
            cache=self._root / ".cache",
        )
        settings = settings_with(self._root / "pelicanconf.py", override)
        workshop = Workshop(lambda: read_options(settings), self._home / "kept.sqlite")
        self._workshop = workshop
        return workshop.read()

    def _tell(self, troubles: tuple[Trouble, ...], changed: Collection[Path]) -> bool:
        """False when time has passed and nothing else: then it was told before."""
        if not changed and troubles == self._board.view.faults:
            return False
        self._board.tell(troubles)
        return True

    def _say_kept(self) -> None:
        if self._board.view.shown is not None:
            print(_KEPT.in_(self._lang), flush=True)

    def _say_saved(self, changed: Collection[Path]) -> None:
        # An editor may write aside and rename: what is there now is what was saved.
        there = [path for path in changed if path.exists()]
        names = sorted(os.path.relpath(path, self._root) for path in there or changed)
        text = _SAVED_MORE if len(names) > 1 else _SAVED
        said = text.filled(path=names[0], more=len(names) - 1)
        print(said.in_(self._lang), flush=True)
