"""A web server for tests in a browser: what a good host sends, and what went over the wire.

In: a built site.  Out: its files as a reader's browser gets them: compressed with brotli where it
accepts that, content-hashed files cached for good, and the strict Content-Security-Policy that
the theme is made for, so that anything against it fails in the browser.  ``font_delay`` holds
back fonts, to see what the page does without them.  For tests only.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

from portal.commands.serving.httpd import content_type
from portal.publishing.gates.chromium import answering

__all__ = ["CSP", "Wire", "compressed", "serving", "wire_bytes"]

CSP = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; img-src 'self'; manifest-src 'self'; script-src 'self'; "
    "style-src 'self'; worker-src 'self'"
)
_TEXT = re.compile(r"text/|json|xml|javascript")
_HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")
_BEST = 11


class Wire(ThreadingHTTPServer):
    """Listens on 127.0.0.1 only."""

    daemon_threads = True

    def __init__(self, root: Path, font_delay: float) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.root = root.resolve()
        self.font_delay = font_delay

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def page(self, address: str) -> str:
        """The HTML at an address of the site that ends in a slash, or names a file."""
        name = f"{address}index.html" if address.endswith("/") else address
        return (self.root / name.lstrip("/")).read_text("utf-8")

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is no fault; anything else is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # typeshed's private alias


@contextmanager
def serving(root: Path, font_delay: float = 0) -> Iterator[Wire]:
    """A server for as long as it is needed."""
    server = Wire(root, font_delay)
    with answering(server):
        yield server


@cache
def compressed(body: bytes) -> bytes:
    """As a host would keep it beside the file: the smallest that brotli can make."""
    return bytes(brotli.compress(body, quality=_BEST))


def wire_bytes(path: Path) -> int:
    """How large a file is on its way to a reader."""
    body = path.read_bytes()
    return len(compressed(body) if _TEXT.search(content_type(path.name)) else body)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    server: Wire

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.server.root / f"{path}index.html".lstrip("/") if path.endswith("/") else None
        file = file or self.server.root / path.lstrip("/")
        if file.is_file() and file.resolve().is_relative_to(self.server.root):
            self._send(HTTPStatus.OK, file)
        else:
            self._send(HTTPStatus.NOT_FOUND, self.server.root / "404.html")

    def log_message(self, format: str, *args: object) -> None:
        """The tests say what went wrong."""

    def _send(self, status: HTTPStatus, file: Path) -> None:
        if file.suffix == ".woff2":
            time.sleep(self.server.font_delay)
        body, kind = file.read_bytes(), content_type(file.name)
        self.send_response(status)
        if _TEXT.search(kind) and "br" in self.headers.get("Accept-Encoding", ""):
            body = compressed(body)
            self.send_header("Content-Encoding", "br")
            self.send_header("Vary", "Accept-Encoding")
        lasting = _HASHED.search(file.name)
        keep = "public, max-age=31536000, immutable" if lasting else "no-cache"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", keep)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "strict-origin-when-cross-origin")
        if kind.startswith("text/html"):
            self.send_header("Content-Security-Policy", CSP)
        self.end_headers()
        self.wfile.write(body)
