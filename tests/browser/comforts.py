"""A strict web host, a browser and a reader, for the tests of the reading comforts.

In: the built site.  Out: the fixtures ``host``, ``chrome`` and ``reader``.  The host sends what
the theme is made for: a policy without inline code, Trusted Types, speculation rules; it can be
slow, or gone.  A test module takes the fixtures over by name.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from portal.commands.serving.httpd import content_type
from tests.needs import chromium
from tests.site import conftest as site_fixtures
from tests.site.facts import Site

__all__ = [
    "ARTICLE",
    "REGULATION",
    "Host",
    "built_site",
    "chrome",
    "host",
    "reader",
    "stored",
    "until",
]

built_site = site_fixtures.built_site

ARTICLE = "/tin/2023/ha-tinh-cong-an-so-ngoai-vu-tong-ket-ky-moi-2023/"
REGULATION = "/quy-che/qc-ha-tinh-ca-sngv-2016/"

_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types portal",
    "Cache-Control": "no-cache",
    "Speculation-Rules": '"/speculation-rules.json"',
}
_PATIENCE = 20
_DAY = "Sun, 22 Nov 2026 02:00:00 GMT"


@dataclass(slots=True)
class Host:
    """A site on this machine.

    ``slow`` maps the end of an address to seconds of waiting; ``changed`` an address to another
    answer (status, text); ``asked`` is every address that was asked for.
    """

    root: Path
    slow: dict[str, float] = field(default_factory=dict)
    changed: dict[str, tuple[int, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    port: int = 0
    _server: _Server | None = None
    _thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Answer, at the same address as before."""
        self._server = _Server(self)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def stop(self) -> None:
        """Be gone, as when the network is."""
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()
            self._server = self._thread = None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    # A browser asks for a page's parts all at once, each on a connection of its own.
    request_queue_size = 64

    def __init__(self, host: Host) -> None:
        super().__init__(("127.0.0.1", host.port), _Handler)
        self.host = host

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves while something is sent is no fault; anything else is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # typeshed's private alias


class _Handler(BaseHTTPRequestHandler):
    """HTTP/1.0: each answer on a connection of its own, so that none outlives the host."""

    server: _Server

    def do_GET(self) -> None:
        host = self.server.host
        path = unquote(urlsplit(self.path).path)
        host.asked.append(path)
        time.sleep(next((wait for end, wait in host.slow.items() if path.endswith(end)), 0))
        file = host.root / (path[1:] + "index.html" if path.endswith("/") else path[1:])
        status, body = HTTPStatus.OK, b""
        if path in host.changed:
            number, text = host.changed[path]
            status, body = HTTPStatus(number), text.encode()
        elif file.is_file():
            body = file.read_bytes()
        else:
            lost = host.root / ("en/404.html" if path.startswith("/en/") else "404.html")
            status, body, file = HTTPStatus.NOT_FOUND, lost.read_bytes(), lost
        self.send_response_only(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Date", _DAY)
        self.send_header("Content-Type", content_type(file.name))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Tests look at ``Host.asked``."""


@pytest.fixture
def host(built_site: Site) -> Iterator[Host]:
    """The shipped site on a host of its own: an origin without a past."""
    host = Host(built_site.root)
    host.start()
    yield host
    host.stop()


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Containers run as root, where Chromium's own sandbox cannot; the pages are our own.
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def reader(chrome: Browser, host: Host) -> Iterator[Page]:
    """A page of a reader who never was here; what goes wrong in it fails the test."""
    context: BrowserContext = chrome.new_context(base_url=host.address)
    faults: list[str] = []
    context.on(
        "weberror",
        lambda fault: faults.append(f"{fault.page and fault.page.url}: {fault.error!r}"),
    )
    yield context.new_page()
    context.close()
    assert faults == []


def stored(page: Page) -> dict[str, str]:
    """What the site wrote down in this browser, but for the pages kept."""
    kept: dict[str, str] = page.evaluate("({...localStorage, ...sessionStorage})")
    return kept


def until(page: Page, script: str, given: object = None) -> None:
    """Wait until a promise made in the page comes true (``wait_for_function`` does not await)."""
    deadline = time.monotonic() + _PATIENCE
    while not page.evaluate(script, given):
        assert time.monotonic() < deadline, f"never came true: {script}"
        page.wait_for_timeout(50)
