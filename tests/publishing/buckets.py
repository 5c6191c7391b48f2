"""A real S3 server (moto's) on the loopback, and buckets in it.

In: nothing but a free port.  Out: targets, what lies in a bucket, requests that fail when told to.
"""

from __future__ import annotations

import http.client
import itertools
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import boto3
from botocore.config import Config
from moto.server import ThreadedMotoServer

from portal.publishing.targets.bucket import Bucket, open_bucket
from portal.publishing.targets.inplace import InPlaceTarget
from portal.publishing.targets.s3 import S3Target

__all__ = ["Server", "Store", "Tripwire", "refusing", "server"]

_NAMES = itertools.count()
_KEYS = {"aws_access_key_id": "nobody", "aws_secret_access_key": "nothing"}


class Tripwire:
    """A client that counts, and from its ``step``-th request on fails with ``error``.

    ``after`` lets that one request take effect first.  ``act`` is done once, before the first
    request of the name ``before``.
    """

    def __init__(
        self,
        client: Any,
        step: int = 0,
        error: BaseException | None = None,
        *,
        after: bool = False,
        before: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        self._client = client
        self._lock = threading.Lock()
        self._step, self._error, self._after = step, error, after
        self._before, self._act = before, act
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.tripped = False

    def of(self, name: str) -> list[dict[str, Any]]:
        """What the requests of that name asked for."""
        return [words for called, words in self.calls if called == name]

    def __getattr__(self, name: str) -> Callable[..., Any]:
        call = getattr(self._client, name)

        def called(**words: Any) -> Any:
            with self._lock:
                self.calls.append((name, words))
                trips = len(self.calls) == self._step
                act, self._act = (self._act, None) if name == self._before else (None, self._act)
                self.tripped = self.tripped or trips
            if act:
                act()
            if self._error is None or not self.tripped:
                return call(**words)
            if trips and self._after:
                call(**words)
            raise self._error

        return called


@dataclass(frozen=True, slots=True)
class Store:
    """One bucket; ``in_place`` tells of which sort its targets are."""

    client: Any
    name: str
    in_place: bool
    prefix: str

    def target(self, client: Any = None, at_once: int = 4) -> S3Target:
        return self._of(Bucket(client or self.client, self.name, self.prefix, at_once))

    def at(self, endpoint: str, name: str = "") -> S3Target:
        """As publishconf.py would open it, with the credentials of the environment."""
        return self._of(open_bucket(name or self.name, self.prefix, endpoint, "us-east-1", None))

    def _of(self, bucket: Bucket) -> S3Target:
        return InPlaceTarget(bucket) if self.in_place else S3Target(bucket)

    def objects(self) -> dict[str, bytes]:
        """Key → bytes."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name)
        keys = [each["Key"] for page in pages for each in page.get("Contents", ())]
        return {key.removeprefix(self.prefix): self._read(key) for key in keys}

    def _read(self, key: str) -> bytes:
        return bytes(self.client.get_object(Bucket=self.name, Key=key)["Body"].read())

    def state(self) -> dict[str, Any]:
        """What the pointer says."""
        found = self.objects().get(self.target().pointer)
        return dict(json.loads(found)) if found else {}

    def base(self) -> str:
        """What stands before all that readers see."""
        return "" if self.in_place else f"{self.state().get('current')}site/"

    def site(self) -> dict[str, bytes]:
        """What readers see, by its path."""
        base = self.base()
        return {
            key.removeprefix(base): data
            for key, data in self.objects().items()
            if key.startswith(base) and not key.startswith(".portal/")
        }

    def shown(self) -> dict[str, str]:
        """The same, but for assets of other releases."""
        found = {path: data.decode() for path, data in self.site().items()}
        home = found.get("index.html", "")
        return {p: text for p, text in found.items() if "theme/" not in p or p in home}

    def headers(self, path: str) -> tuple[str, str, str, str]:
        """Type, Cache-Control, Content-Encoding, where it leads."""
        key = self.prefix + self.base() + path
        found = self.client.head_object(Bucket=self.name, Key=key)
        names = ("ContentType", "CacheControl", "ContentEncoding", "WebsiteRedirectLocation")
        type, cache, encoding, location = (str(found.get(name, "")) for name in names)
        return type, cache, encoding, location

    def remove(self, key: str) -> None:
        self.client.delete_object(Bucket=self.name, Key=self.prefix + key)

    def unnamed(self) -> list[str]:
        """Keys below folders that the pointer does not know."""
        state, target = self.state(), self.target()
        known = [row["folder"] for row in state["kept"]] + state["spent"]
        known += [state["coming"]["folder"]] if state["coming"] else []
        folder = f"{target.home}releases/"
        keys = [key for key in self.objects() if key.startswith(folder)]
        return [key for key in keys if not key.startswith(tuple(known))]


@dataclass(frozen=True, slots=True)
class Server:
    """``endpoint`` answers until the context ends."""

    endpoint: str
    client: Any

    def store(self, *, in_place: bool = False, prefix: str = "") -> Store:
        """An empty bucket."""
        name = f"portal-{next(_NAMES)}"
        self.client.create_bucket(Bucket=name)
        return Store(self.client, name, in_place, prefix)


@contextmanager
def server() -> Iterator[Server]:
    started = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    started.start()
    try:
        host, port = started.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        config = Config(
            max_pool_connections=16,
            retries={"total_max_attempts": 1},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        yield Server(
            endpoint,
            boto3.client(
                "s3", endpoint_url=endpoint, region_name="us-east-1", config=config, **_KEYS
            ),
        )
    finally:
        started.stop()


@contextmanager
def refusing(endpoint: str, code: str, status: int) -> Iterator[str]:
    """A server that passes reading on to another one and refuses whatever would write."""
    behind = urlsplit(endpoint).netloc

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            connection = http.client.HTTPConnection(behind)
            connection.request("GET", self.path, headers=dict(self.headers))
            answer = connection.getresponse()
            body = answer.read()
            self.send_response(answer.status)
            for name in ("ETag", "Content-Type", "Last-Modified"):
                if answer.headers[name]:
                    self.send_header(name, answer.headers[name])
            self._end(body)
            connection.close()

        def do_PUT(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"] or 0))
            self.send_response(status)
            secret = "AKIASECRET"  # what some servers repeat of a request
            text = f"<Error><Code>{code}</Code><Message>{secret}</Message></Error>"
            self._end(text.encode())

        do_POST = do_PUT  # noqa: N815 - the name is http.server's

        def _end(self, body: bytes) -> None:
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as started:
        thread = threading.Thread(target=started.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{started.server_port}"
        finally:
            started.shutdown()
            thread.join()
