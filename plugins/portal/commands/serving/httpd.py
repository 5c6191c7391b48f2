"""A web server for one person: shows the site in memory as a web host would.

In: a listening socket, who knows the answers.  Out: the files of the site and nothing else;
``404.html`` of the language for every other address; no listing of folders, no cache; and the
stream that keeps open pages fresh.  For ``serve`` only: a public site belongs on a real server.
"""

from __future__ import annotations

import socket
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from portal.commands.serving.answers import LISTEN, Answers
from portal.commands.serving.board import Board
from portal.commands.serving.live import listener_of, stay_in_touch

__all__ = ["PatientServer", "SiteServer", "content_type"]

# The system's own table differs from machine to machine, so the types that a site has stand here.
_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
}
_NAMED = {
    "atom.xml": _TYPES[".atom"],
    "feed.json": "application/feed+json; charset=utf-8",
    "opensearch.xml": "application/opensearchdescription+xml; charset=utf-8",
    "speculation-rules.json": "application/speculationrules+json",
}
_IDLE_SECONDS = 60


def content_type(name: str) -> str:
    """The media type of a file, by its name alone."""
    path = Path(name)
    return _NAMED.get(path.name) or _TYPES.get(path.suffix.lower(), "application/octet-stream")


class PatientServer(ThreadingHTTPServer):
    """A thread for each reader, who may leave at any time."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who goes away while a page is sent is no fault; anything else is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # typeshed's private alias


class SiteServer(PatientServer):
    """Answers on a socket that listens already."""

    def __init__(self, listening: socket.socket, board: Board, answers: Answers) -> None:
        host, port = listening.getsockname()
        super().__init__((host, port), _Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.server_name, self.server_port = host, port
        self.board = board
        self.answers = answers

    @property
    def address(self) -> str:
        return f"http://{self.server_name}:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = _IDLE_SECONDS
    server: SiteServer

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path == LISTEN:
            self._stay_in_touch(url.query)
        else:
            self._answer(url.path, url.query, with_body=True)

    def do_HEAD(self) -> None:
        url = urlsplit(self.path)
        self._answer(url.path, url.query, with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """The terminal is for what was saved; only what goes wrong is told, by ``log_error``."""

    def _answer(self, path: str, query: str, *, with_body: bool) -> None:
        answer = self.server.answers.now(path)
        body = answer.as_sent()
        self.send_response(answer.status)
        if answer.location:
            location = f"{answer.location}?{query}" if query else answer.location
            self.send_header("Location", location)
        else:
            self.send_header("Content-Type", content_type(answer.name))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _stay_in_touch(self, query: str) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        stay_in_touch(
            listener_of(query),
            self.server.board,
            self.server.answers,
            self.connection,
            self.wfile.write,
        )
