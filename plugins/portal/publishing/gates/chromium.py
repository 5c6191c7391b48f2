"""Chromium without a window, and a server of this machine that it asks.

In: the program and an address; a server that is bound.  Out: either, for as long as it is needed.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import HTTPServer

__all__ = ["answering", "opened"]

_POLL_SECONDS = 0.01


@contextmanager
def answering(server: HTTPServer) -> Iterator[str]:
    """Have a server answer in a thread of its own; its origin.  At the end it is closed."""
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": _POLL_SECONDS}, daemon=True
    )
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def opened(chromium: str, address: str, *options: str) -> Iterator[None]:
    """Show an address to a browser without a past; raises OSError when it does not start."""
    # A container's root has no sandbox of the browser's own; what is shown is our own.
    bare = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        words = [chromium, "--headless", "--disable-gpu", "--disable-dev-shm-usage", *bare]
        words += ["--no-first-run", f"--user-data-dir={profile}", "--remote-debugging-port=0"]
        browser = subprocess.Popen(  # noqa: S603 - a fixed program, our own pages
            [*words, *options, address], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            yield
        finally:
            browser.terminate()
            browser.wait()
