"""A server in this process, over a small content folder and the theme: real files, real requests.

In: a folder with ``content/``.  Out: :class:`Running`: save, then ask.  Whether the file system
tells of a save is asked in tests/commands/test_serve.py; here it is told by hand.
"""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path

from portal.commands.build import overrides
from portal.commands.serving.answers import Answers
from portal.commands.serving.board import Board
from portal.commands.serving.httpd import SiteServer
from portal.commands.serving.workshop import Workshop
from portal.pelican.options import read_options
from portal.pelican.running import settings_with
from tests.needs import ROOT
from tests.site.building import NOW

__all__ = ["Running", "ask", "plain", "running"]

_LINE = re.compile(rb'<script src="/mau/song/song.js" data-tag="[0-9a-f]{64}" defer></script>\n')


class Running:
    """The server and all behind it; ``now`` may be set before a save."""

    def __init__(self, folder: Path, theme: Path, *, drafts: bool = False) -> None:
        self.content = folder / "content"
        self.theme = theme
        self.now = NOW
        self.board = Board()
        listening = socket.create_server(("127.0.0.1", 0))
        self.server = SiteServer(listening, self.board, Answers(self.board, "en"))
        override = overrides(
            content=self.content,
            output=folder / "output",
            site_url=self.server.address,
            drafts=drafts,
            living=True,
            jobs=1,
            cache=folder / "cache",
        )
        settings = settings_with(ROOT / "pelicanconf.py", override)
        self.workshop = Workshop(
            lambda: read_options({**settings, "THEME": str(theme), "PORTAL_NOW": self.now}),
            folder / "kept.sqlite",
        )

    @property
    def articles(self) -> list[Path]:
        return sorted((self.content / "news").rglob("*.md"))

    def address(self, article: Path) -> str:
        return f"/tin/{article.parent.name}/{article.stem}/"

    def read(self) -> None:
        """As at the start of ``serve``."""
        self.board.show(self.workshop.read())
        self.workshop.settle()

    def save(self, path: Path, text: str) -> None:
        """Write a file, and have the site follow."""
        path.write_text(text, "utf-8")
        self.follow(path)

    def follow(self, *changed: Path) -> None:
        """As on a save."""
        self.board.show(self.workshop.refresh(changed, self.board.looked_at))
        self.workshop.settle()

    def get(self, target: str) -> tuple[int, bytes]:
        status, body, _ = ask(self.server, target)
        return status, body


@contextmanager
def running(
    folder: Path, theme: Path = ROOT / "theme", *, drafts: bool = False
) -> Iterator[Running]:
    """A server that answers; nothing is read yet."""
    site = Running(folder, theme, drafts=drafts)
    with site.server:
        thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            site.server.shutdown()
            thread.join()


def ask(server: SiteServer, target: str, method: str = "GET") -> tuple[int, bytes, HTTPResponse]:
    """Status, body and answer; the target is sent as it is, whatever it holds."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", "127.0.0.1")
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body, answer


def plain(body: bytes) -> bytes:
    """A page without the line that the server adds."""
    return _LINE.sub(b"", body)
