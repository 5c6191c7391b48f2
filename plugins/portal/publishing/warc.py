"""A release as one file for archives: WARC 1.1 (ISO 28500), every address with its answer.

In: addresses, bytes and headers.  Out: the file, and (:func:`read_warc`) the answers again.  The
same release gives the same bytes: records are named by their content, dated by the release, in the
order of addresses, each in a gzip member of its own, as replay tools want it.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, Protocol

__all__ = ["Answer", "NotAnArchive", "read_warc", "write_warc"]

_VERSION = "WARC/1.1"
_LEVEL = 9
_CREATOR = "cong-tin-doi-ngoai"


class NotAnArchive(ValueError):
    """The file is no WARC of this kind, or a record in it is not what its digest says."""


class _Lines(Protocol):
    def read(self, size: int, /) -> bytes: ...

    def readline(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says at ``url``: status, headers in order, bytes."""

    url: str
    status: HTTPStatus
    headers: Mapping[str, str]
    body: bytes

    @property
    def http(self) -> bytes:
        """The answer as it goes over the wire."""
        lines = [f"HTTP/1.1 {self.status.value} {self.status.phrase}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        lines.append(f"Content-Length: {len(self.body)}")
        return "".join(f"{line}\r\n" for line in (*lines, "")).encode() + self.body


def write_warc(file: IO[bytes], id: str, moment: str, answers: Iterable[Answer]) -> int:
    """Write the release ``id`` of ``moment`` (2020-06-11T10:30:00Z); how many answers it holds."""
    about = (
        f"software: {_CREATOR}\r\nformat: WARC File Format 1.1\r\n"
        f"conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
        f"\r\ndescription: release {id}\r\n"
    ).encode()
    info = {
        "WARC-Type": "warcinfo",
        "WARC-Filename": f"{id}.warc.gz",
        "Content-Type": "application/warc-fields",
    }
    file.write(_record(id, moment, info, about))
    count = 0
    for answer in answers:
        headers = {
            "WARC-Type": "response",
            "WARC-Target-URI": answer.url,
            "WARC-Payload-Digest": _digest(answer.body),
            "Content-Type": "application/http; msgtype=response",
        }
        file.write(_record(id, moment, headers, answer.http))
        count += 1
    return count


def _record(id: str, moment: str, headers: Mapping[str, str], block: bytes) -> bytes:
    digest = _digest(block)
    name = uuid.uuid5(uuid.NAMESPACE_URL, "\n".join([id, moment, digest, *headers.values()]))
    fields = {
        "WARC-Record-ID": f"<urn:uuid:{name}>",
        "WARC-Date": moment,
        **headers,
        "WARC-Block-Digest": digest,
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{key}: {value}\r\n" for key, value in fields.items())
    whole = f"{_VERSION}\r\n{head}\r\n".encode() + block + b"\r\n\r\n"
    return gzip.compress(whole, _LEVEL, mtime=0)


def _digest(data: bytes) -> str:
    return "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode()


def read_warc(file: IO[bytes]) -> Iterator[Answer]:
    """Every answer in it, each held against its digests; raises NotAnArchive."""
    try:
        with gzip.open(file) as lines:
            while first := lines.readline():
                if first.strip():
                    yield from _answer(first, lines)
    except (EOFError, gzip.BadGzipFile, UnicodeDecodeError, KeyError, ValueError) as error:
        raise NotAnArchive(str(error)) from error


def _answer(first: bytes, lines: _Lines) -> Iterator[Answer]:
    """The record that begins with this line, where it is an answer."""
    if first != f"{_VERSION}\r\n".encode():
        raise NotAnArchive(repr(first[:20]))
    head = _headers(lines)
    block = lines.read(int(head["Content-Length"]))
    if _digest(block) != head["WARC-Block-Digest"]:
        raise NotAnArchive(head.get("WARC-Target-URI", ""))
    if head["WARC-Type"] != "response":
        return
    http = io.BytesIO(block)
    status = HTTPStatus(int(http.readline().split()[1]))
    headers = _headers(http)
    body = http.read()
    if _digest(body) != head["WARC-Payload-Digest"] or headers.pop("Content-Length") != str(
        len(body)
    ):
        raise NotAnArchive(head["WARC-Target-URI"])
    yield Answer(head["WARC-Target-URI"], status, headers, body)


def _headers(lines: _Lines) -> dict[str, str]:
    found = {}
    while (line := lines.readline()) not in (b"\r\n", b""):
        name, _, value = line.decode("utf-8").partition(":")
        found[name] = value.strip()
    return found
