"""A web server for one person: shows a built site as a web host would.

In: the output link, which is resolved anew for every request, since a build swaps it.  Out: the
files below it and nothing else; ``404.html`` of the language for every other address; no
listing of folders, no cache.  For ``serve`` only: a public site belongs on a real server.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

__all__ = ["Draw", "SiteServer", "content_type"]

Draw = Callable[[str, str], bytes | None]
"""From a path and the site's origin to a file that is made when it is asked for, or None."""

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


class SiteServer(ThreadingHTTPServer):
    """Listens on 127.0.0.1 only; ``nothing_yet`` is said while there is no site to show.

    ``draw`` is asked for what the site does not hold.
    """

    daemon_threads = True

    def __init__(
        self, output: Path, port: int, nothing_yet: str, draw: Draw = lambda path, origin: None
    ) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.output = output
        self.nothing_yet = nothing_yet
        self.draw = draw

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who goes away while a page is sent is no fault; anything else is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # typeshed's private alias


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = _IDLE_SECONDS
    server: SiteServer

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """The terminal is for the builds; only what goes wrong is told, by ``log_error``."""

    def _answer(self, *, with_body: bool) -> None:
        url = urlsplit(self.path)
        tree = self.server.output.resolve()
        if not tree.is_dir():
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, self.server.nothing_yet.encode(), "x.txt")
            return
        parts = unquote(url.path, errors="replace").split("/")[1:]
        file = _locate(tree, parts)
        if file is None:
            self._drawn(tree, parts, with_body=with_body)
        elif file.is_dir():
            self._move(f"{quote('/' + '/'.join(parts))}/", url.query)
        else:
            self._send(HTTPStatus.OK, file.read_bytes(), file.name, with_body=with_body)

    def _drawn(self, tree: Path, parts: list[str], *, with_body: bool) -> None:
        plain = all(_is_plain(part) for part in parts)
        data = self.server.draw("/".join(parts), self.server.address) if plain else None
        if data is None:
            self._not_found(tree, parts, with_body=with_body)
        else:
            self._send(HTTPStatus.OK, data, parts[-1], with_body=with_body)

    def _not_found(self, tree: Path, parts: list[str], *, with_body: bool) -> None:
        translated = tree / parts[0] / "404.html" if _is_plain(parts[0]) else tree / "404.html"
        page = translated if translated.is_file() else tree / "404.html"
        body = page.read_bytes() if page.is_file() else b"404\n"
        name = page.name if page.is_file() else "x.txt"
        self._send(HTTPStatus.NOT_FOUND, body, name, with_body=with_body)

    def _move(self, address: str, query: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", f"{address}?{query}" if query else address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, body: bytes, name: str, *, with_body: bool = True) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type(name))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if with_body:
            self.wfile.write(body)


def _locate(tree: Path, parts: list[str]) -> Path | None:
    """The file at an address, a folder that lacks its slash, or None.

    ``parts`` is the decoded path cut at its slashes; the last is empty for a folder.
    """
    *folders, name = parts
    if not all(_is_plain(part) for part in folders) or not (name == "" or _is_plain(name)):
        return None
    file = tree.joinpath(*folders, name or "index.html")
    if not file.resolve().is_relative_to(tree):
        return None
    if file.is_dir():
        return file if (file / "index.html").is_file() else None
    return file if file.is_file() else None


def _is_plain(part: str) -> bool:
    """A name within a folder: no way up, no second spelling of the same place."""
    return part not in ("", ".", "..") and not set(part) & set("\\\0:")
