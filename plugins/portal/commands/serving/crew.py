"""The process that serves, from outside: started, replaced, ended.

In: the listening socket, the folders.  Out: a process that answers on it.  A new one reads the
site while the old one still answers, and takes its place only when it could answer itself: code
that does not start leaves everything as it was.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections import deque
from contextlib import suppress
from pathlib import Path

from portal.commands.serving.orders import GO, READY, Orders
from portal.commands.speech import Text

__all__ = ["Crew"]

_LINES = 40
_RAISED_AT = re.compile(r'File "(?P<file>[^"]+)", line (?P<line>\d+)')
_FAILED = Text(
    "Mã nguồn vừa lưu không chạy được ({reason}). Sửa rồi lưu lại; chi tiết ở cửa sổ lệnh.",
    "The code as saved does not run ({reason}). Mend it and save; the terminal tells more.",
)


class Crew:
    """At most one process answers at any time."""

    def __init__(
        self,
        listening: socket.socket,
        *,
        root: Path,
        content: Path,
        home: Path,
        drafts: bool,
        lang: str,
    ) -> None:
        self._listening = listening
        self._root = root
        self._content = content
        self._home = home
        self._drafts = drafts
        self._lang = lang
        self._worker: _Worker | None = None
        self._successor: _Worker | None = None

    def start(self) -> bool:
        """Start a process, and have it answer in the place of the one that does.

        False when it did not come to that: then the old one is told why.
        """
        successor = self._successor = self._hire()
        if not successor.is_ready():
            failed = _FAILED.filled(reason=successor.last_words)
            if self._worker is not None:
                self._worker.tell(self._place(successor), failed)
            return False
        if self._worker is not None:
            self._worker.end()
        self._worker = successor
        successor.let_go()
        return True

    @property
    def is_alive(self) -> bool:
        """Whether the process that answers is still there."""
        return self._worker is not None and self._worker.is_alive

    def end(self) -> None:
        """No process is left, whatever was going on."""
        for worker in (self._successor, self._worker):
            if worker is not None:
                worker.end()

    def _hire(self) -> _Worker:
        ours, theirs = socket.socketpair()
        with theirs:
            orders = Orders(
                root=str(self._root.absolute()),
                content=str(self._content.absolute()),
                home=str(self._home.absolute()),
                drafts=self._drafts,
                lang=self._lang,
                listening=self._listening.fileno(),
                control=theirs.fileno(),
            )
            environ = {**os.environ, "PYTHONPATH": str(self._root / "plugins")}
            process = subprocess.Popen(
                [sys.executable, "-u", "-m", "portal.commands.serving", orders.to_json()],
                cwd=self._root,
                env=environ,
                pass_fds=(orders.listening, orders.control),
                stderr=subprocess.PIPE,
                text=True,
                errors="replace",
            )
        return _Worker(process, ours)

    def _place(self, worker: _Worker) -> str:
        """Where in the project the code failed, the innermost place; "" for nowhere in it."""
        for line in reversed(worker.said):
            found = _RAISED_AT.search(line)
            if found and Path(found["file"]).is_relative_to(self._root):
                file = Path(found["file"]).relative_to(self._root).as_posix()
                return f"{file}:{found['line']}"
        return ""


class _Worker:
    """One process, the line to it, and the last that it said in pain."""

    def __init__(self, process: subprocess.Popen[str], control: socket.socket) -> None:
        self._process = process
        self._control = control
        self.said: deque[str] = deque(maxlen=_LINES)
        self._listener = threading.Thread(target=self._pass_on, daemon=True)
        self._listener.start()

    @property
    def last_words(self) -> str:
        return self.said[-1].strip() if self.said else str(self._process.returncode)

    def is_ready(self) -> bool:
        """Waits until it could answer; False, and it has ended, when it never will."""
        if self._control.recv(len(READY)) == READY:
            return True
        self.end()
        return False

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def let_go(self) -> None:
        """Have it answer."""
        self._say(GO)

    def tell(self, place: str, text: Text) -> None:
        """Have it show a trouble of the code."""
        self._say(json.dumps([place, text.vi, text.en]).encode() + b"\n")

    def end(self) -> None:
        """Hang up, which ends it, and see that it has ended."""
        self._control.close()
        self._process.wait()
        self._listener.join()

    def _say(self, line: bytes) -> None:
        """To one that has died this moment nothing is said: whoever asks next sees that it has."""
        with suppress(BrokenPipeError):
            self._control.sendall(line)

    def _pass_on(self) -> None:
        assert self._process.stderr is not None, "opened with a pipe"
        with self._process.stderr as lines:
            for line in lines:
                self.said.append(line)
                print(line, end="", file=sys.stderr, flush=True)
