"""A running ``serve``: the command's own code in processes of its own, on a test's folder.

In: a folder with ``content/``.  Out: :class:`Served`: what it printed, and its pages.
"""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from portal.commands.serving.answers import Answer
from tests.needs import ROOT
from tests.site.building import environ

__all__ = ["Served", "serving"]

# serve.run on a content folder of the test's own; everything else as the command has it.
_START = """
import sys
from pathlib import Path
from portal.commands import serve
root, content, home, port, *drafts = sys.argv[1:]
sys.exit(serve.run(root=Path(root), content=Path(content), home=Path(home),
                   port=int(port), drafts=bool(drafts), lang="en"))
"""


class Served:
    """A running ``serve``, what it printed, and its pages."""

    def __init__(self, folder: Path, *options: str, root: Path = ROOT) -> None:
        self.content = folder / "content"
        self.log = folder / "log"
        words = [root, self.content, folder / "home", 0, *options]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-u", "-c", _START, *map(str, words)],
                env=environ(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.address = ""

    def wait_until_served(self) -> None:
        self.address = self.wait_for("The site is at ").split()[4]

    def wait_for(self, text: str, times: int = 1) -> str:
        """The line that holds ``text`` for the n-th time."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            lines = [line for line in self.log.read_text("utf-8").splitlines() if text in line]
            if len(lines) >= times:
                return lines[times - 1]
            assert self.process.poll() is None, self.log.read_text("utf-8")
            time.sleep(0.05)
        raise AssertionError(self.log.read_text("utf-8"))

    def first_event(self, path: str) -> str:
        """What an open page that is as the server has it is told first."""
        tag = Answer(HTTPStatus.OK, path, self.get(path)[1].encode()).tag
        address = f"{self.address}/mau/song/nghe?path={path}&tag={tag}&lang=en"
        with urllib.request.urlopen(address, timeout=20) as answer:
            lines = (str(answer.readline(), "utf-8") for _ in range(10))
            return next(line for line in lines if line.startswith("data:"))

    def is_up(self) -> bool:
        """Whether anything answers."""
        try:
            self.get("/")
        except OSError:
            return False
        return True

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()


@contextmanager
def serving(folder: Path, *options: str, root: Path = ROOT) -> Iterator[Served]:
    served = Served(folder, *options, root=root)
    try:
        served.wait_until_served()
        yield served
    finally:
        served.process.kill()
        served.process.wait()
