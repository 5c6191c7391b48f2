"""A web server that counts: what a good host sends, and every byte of it.

In: folders by the addresses below which they are served, a plan for the pages that drive.
Out: what these pages said; what went over the wire while somebody listened.  Texts are sent with
brotli at its best, as ``publish`` lays them beside.  Nothing may be kept by the browser, so that
whoever opens a page is there for the first time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from queue import SimpleQueue
from typing import Any
from urllib.parse import unquote, urlsplit

import brotli

from portal.commands.serving.httpd import PatientServer, content_type
from portal.publishing.gates.chromium import answering

__all__ = ["DRIVER", "Sent", "Wire", "compressed", "is_text", "serving"]

DRIVER = "/.bench/"
_PAGES = Path(__file__).parent / "pages"
_TEXT = re.compile(r"text/|json|xml|javascript")
_BEST = 11
_ALWAYS = 110
"""About so many bytes are the lines that every answer begins with: status, server, date."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer: its address, and how many bytes it was, headers included."""

    path: str
    size: int


@dataclass
class Wire:
    """What is served, and what was said and sent.

    ``folders``: address → folder, the longest that fits counts.  ``policy`` goes with every page.
    """

    folders: Mapping[str, Path]
    plan: Mapping[str, Any]
    policy: str
    said: SimpleQueue[tuple[str, Any]] = field(default_factory=SimpleQueue)
    sent: list[Sent] = field(default_factory=list)
    port: int = 0

    def file(self, path: str) -> Path | None:
        """What lies at an address."""
        below = {DRIVER: _PAGES, **self.folders}
        start = max((each for each in below if path.startswith(each)), key=len)
        root = below[start].resolve()
        name = path.removeprefix(start)
        file = root / (f"{name}index.html" if not name or name.endswith("/") else name)
        return file if file.is_file() and file.resolve().is_relative_to(root) else None

    def take(self, path: str, body: bytes) -> bytes:
        """What a driving page says; the answer to it."""
        kind = path.removeprefix(DRIVER)
        if kind == "begun":
            self.sent.clear()
        value = json.loads(body or b"null")
        if kind in ("shown", "settled"):
            value = {"page": value, "sent": list(self.sent)}
        self.said.put((kind, value))
        return b"null"


@contextmanager
def serving(wire: Wire) -> Iterator[Wire]:
    """Serve on 127.0.0.1 for as long as it is needed; ``wire.port`` tells where."""
    server = PatientServer(("127.0.0.1", 0), _handler(wire))
    wire.port = server.server_port
    with answering(server):
        yield wire


def is_text(name: str) -> bool:
    """Whether a host compresses a file of this name."""
    return bool(_TEXT.search(content_type(name)))


@cache
def compressed(body: bytes) -> bytes:
    return bytes(brotli.compress(body, quality=_BEST))


def _handler(wire: Wire) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            if path == f"{DRIVER}plan.json":
                self._send(HTTPStatus.OK, "application/json", json.dumps(wire.plan).encode())
                return
            file = wire.file(path)
            if file is None:
                self._send(HTTPStatus.NOT_FOUND, "text/plain", b"")
                return
            body, kind = file.read_bytes(), content_type(file.name)
            if is_text(file.name):
                self._send(HTTPStatus.OK, kind, compressed(body), "br")
            else:
                self._send(HTTPStatus.OK, kind, body)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer = wire.take(urlsplit(self.path).path, body)
            self._send(HTTPStatus.OK, "application/json", answer)

        def log_message(self, format: str, *args: object) -> None:
            """What was sent is in ``wire.sent``."""

        def _send(self, status: HTTPStatus, kind: str, body: bytes, encoding: str = "") -> None:
            headers = {
                "Content-Type": kind,
                "Content-Length": str(len(body)),
                **({"Content-Encoding": encoding} if encoding else {}),
                "Cache-Control": "no-store",
                "Content-Security-Policy": wire.policy,
            }
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            told = _ALWAYS + sum(len(f"{name}: {value}\r\n") for name, value in headers.items())
            path = urlsplit(self.path).path
            if self.command == "GET" and not path.startswith(DRIVER):
                wire.sent.append(Sent(path, told + len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler
