"""A real S3 server (moto's) on the loopback, and buckets in it.

In: nothing but a free port.  Out: targets, what lies in a bucket, requests that fail when told to.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import io
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
from botocore.exceptions import ClientError
from moto.server import ThreadedMotoServer

from portal.publishing.targets.bucket import Bucket, open_bucket
from portal.publishing.targets.inplace import InPlaceTarget
from portal.publishing.targets.s3 import S3Target

__all__ = ["Memory", "Server", "Store", "Tripwire", "refusal", "refusing", "server"]

_NAMES = itertools.count()
_KEYS = {"aws_access_key_id": "nobody", "aws_secret_access_key": "nothing"}


_WRITING = {"put_object", "copy_object", "delete_objects"}


class Memory:
    """The requests that targets are made of, answered from a dictionary: for thousands of them.

    tests/publishing/test_s3.py holds it against the server.
    """

    def __init__(self, objects: dict[str, tuple[bytes, dict[str, str]]] | None = None) -> None:
        self.kept = objects or {}

    def copy(self) -> Memory:
        """Another with the same in it."""
        return Memory(dict(self.kept))

    def put_object(self, *, Key: str, Body: bytes, **words: str) -> dict[str, Any]:  # noqa: N803
        there = self.kept.get(Key)
        if "IfMatch" in words and there is None:
            raise refusal("NoSuchKey", 404)
        if (words.get("IfNoneMatch") and there) or words.get("IfMatch", _mark(there)) != _mark(
            there
        ):
            raise refusal("PreconditionFailed", 412)
        self.kept[Key] = Body, {name: words[name] for name in _HEADERS if name in words}
        return {"ETag": _mark(self.kept[Key])}

    def get_object(self, *, Key: str, **_: str) -> dict[str, Any]:  # noqa: N803
        if Key not in self.kept:
            raise refusal("NoSuchKey", 404)
        return {"Body": io.BytesIO(self.kept[Key][0]), "ETag": _mark(self.kept[Key])}

    def head_object(self, *, Key: str, **_: str) -> dict[str, Any]:  # noqa: N803
        return dict(self.kept[Key][1])

    def copy_object(
        self,
        *,
        Key: str,  # noqa: N803
        CopySource: dict[str, str],  # noqa: N803
        **words: str,
    ) -> dict[str, Any]:
        data = self.get_object(Key=CopySource["Key"])["Body"].read()
        mark = self.put_object(Key=Key, Body=data, **words)["ETag"]
        digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
        return {"CopyObjectResult": {"ETag": mark, "ChecksumSHA256": digest}}

    def list_objects_v2(self, *, Prefix: str = "", **_: str) -> dict[str, Any]:  # noqa: N803
        found = [
            {"Key": key, "Size": len(each[0]), "ETag": _mark(each)}
            for key, each in sorted(self.kept.items())
            if key.startswith(Prefix)
        ]
        return {"Contents": found, "IsTruncated": False}

    def delete_objects(self, *, Delete: dict[str, Any], **_: str) -> dict[str, Any]:  # noqa: N803
        for each in Delete["Objects"]:
            self.kept.pop(each["Key"], None)
        return {}

    def delete_object(self, *, Key: str, **_: str) -> None:  # noqa: N803
        self.kept.pop(Key, None)


_HEADERS = ("ContentType", "CacheControl", "ContentEncoding", "WebsiteRedirectLocation")


def _mark(each: tuple[bytes, dict[str, str]] | None) -> str:
    return f'"{hashlib.md5(each[0]).hexdigest()}"' if each else ""


def refusal(code: str, status: int) -> ClientError:
    """What boto3 raises for an answer of a server."""
    return ClientError(
        {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}, "Request"
    )


class Tripwire:
    """A client that counts, and from its ``step``-th request on fails with ``error``.

    ``after`` lets that one request take effect first, ``once`` all later ones.  ``act`` is done
    once, before the first request of the name ``before``; ``watch`` after each that changes things.
    """

    def __init__(
        self,
        client: Any,
        step: int = 0,
        error: BaseException | None = None,
        *,
        after: bool = False,
        once: bool = False,
        before: str = "",
        act: Callable[[], object] | None = None,
        watch: Callable[[], object] | None = None,
    ) -> None:
        self._client = client
        self._lock = threading.Lock()
        self._step, self._error, self._after, self._once = step, error, after, once
        self._before, self._act, self._watch = before, act, watch
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
            if self._error is None or not self.tripped or (self._once and not trips):
                answer = call(**words)
                if self._watch and name in _WRITING:
                    self._watch()
                return answer
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
        found = self.client.list_objects_v2(Bucket=self.name)
        assert not found["IsTruncated"]
        keys = [each["Key"] for each in found.get("Contents", ())]
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
