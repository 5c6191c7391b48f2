"""From a save to the refreshed page: ``serve`` as an editor uses it, with a stopwatch.

In: a site that stands on disk, how often to save.  Out: milliseconds from the moment in which the
file is closed until the server gives the page with the new words.  How ``serve`` gets there is
its own affair: all that is asked of it is the word itself, the line that names its address, and
the page.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from urllib.request import urlopen

from portal.commands.bench import edits
from portal.commands.bench.sites import Site
from portal.commands.speech import CommandFault, Exit, Text

__all__ = ["saves_until_refreshed"]

_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
_START_SECONDS = 600.0
_REFRESH_SECONDS = 120.0
_END_SECONDS = 30.0
_LOOK_SECONDS = 0.005
_REST_SECONDS = 1.0
"""Between two saves: an editor looks at the page first."""


_NOT_REFRESHED = Text(
    "Sau khi lưu {seconds:.0f} giây, serve vẫn chưa cho trang mới.",
    "serve gave no refreshed page within {seconds:.0f} s of the save.",
)
_NOT_SERVED = Text("serve không cho biết địa chỉ trang.", "serve did not name its address.")


def saves_until_refreshed(site: Site, times: int) -> list[float]:
    """Save an article ``times`` times; raises CommandFault."""
    with _serving(site.project) as address:
        return [_save(site.content, address, number) for number in range(1, times + 1)]


def _save(content: Path, address: str, number: int) -> float:
    time.sleep(_REST_SECONDS)
    article = edits.edit_article(content, 1000 + number)
    started = time.perf_counter()
    page = f"{address}/tin/{article.parent.name}/{article.stem}/"
    expected = article.read_text("utf-8").splitlines()[-1].encode()
    while expected not in _read(page):
        if time.perf_counter() - started > _REFRESH_SECONDS:
            raise CommandFault(_NOT_REFRESHED.filled(seconds=_REFRESH_SECONDS), Exit.CONTENT)
        time.sleep(_LOOK_SECONDS)
    return 1000 * (time.perf_counter() - started)


def _read(page: str) -> bytes:
    """What the server gives now; nothing while it gives an error."""
    with suppress(OSError), urlopen(page) as response:  # noqa: S310 - an address of this machine
        data: bytes = response.read()
        return data
    return b""


@contextmanager
def _serving(project: Path) -> Iterator[str]:
    """Run ``serve`` in the working copy; gives its address once it names it."""
    command = (
        *(sys.executable, "-u", "-m", "portal.commands", "--lang", "en"),
        "serve",
        "--port",
        "0",
    )
    environ = {**os.environ, "PYTHONPATH": str(project / "plugins")}
    with subprocess.Popen(
        command,
        cwd=project,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        lines: SimpleQueue[str] = SimpleQueue()
        reader = threading.Thread(target=_pass_on, args=(process, lines), daemon=True)
        reader.start()
        try:
            yield _address(process, lines)
        finally:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(_END_SECONDS)
            process.kill()
            reader.join()


def _pass_on(process: subprocess.Popen[str], lines: SimpleQueue[str]) -> None:
    assert process.stdout is not None, "opened with a pipe"
    for line in process.stdout:
        lines.put(line)


def _address(process: subprocess.Popen[str], lines: SimpleQueue[str]) -> str:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        with suppress(Empty):
            if match := _ADDRESS.search(lines.get(timeout=0.1)):
                return match[0]
            continue
        if process.poll() is not None:
            break
    raise CommandFault(_NOT_SERVED, Exit.CONTENT)
