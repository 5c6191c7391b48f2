"""Everything that a release answers, for an archive.

In: a manifest, a way to its bytes, the site's address.  Out: the answers in the order of addresses,
200 with the headers that the release has servers send, 301 for what has moved, 410 for what is
gone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from portal.publishing.headers import HEADERS
from portal.publishing.manifest import Manifest
from portal.publishing.maps import S3
from portal.publishing.release import HOSTING, SITE
from portal.publishing.served import COPIES, address_of, part_of
from portal.publishing.warc import Answer

__all__ = ["answers_of_release", "moment_of"]

Read = Callable[[str], bytes]
"""The bytes of a file of the release."""

_HTML = "text/html; charset=utf-8"


def answers_of_release(manifest: Manifest, read: Read, site_url: str) -> Iterator[Answer]:
    """Every address; ``site_url`` is the site's without a closing slash; raises what ``read`` does.

    A release whose files are not what its manifest says is told by whoever reads it.
    """
    parts = urlsplit(site_url)
    origin, base = f"{parts.scheme}://{parts.netloc}", parts.path
    sent = json.loads(read(HEADERS))
    common: dict[str, str] = sent["common"]
    for file in manifest.files:
        path = file.path.removeprefix(SITE)
        if not file.path.startswith(SITE) or path.endswith(COPIES):
            continue
        headers = {"Content-Type": file.type, **common, **sent["parts"][part_of(path)]}
        url = origin + quote(base + address_of(path))
        yield Answer(url, HTTPStatus.OK, headers, read(file.path))
    old = json.loads(read(S3))
    for address, to in old["moved"].items():
        # Where there is a page that leads on, the address has answered already.
        if _page_of(address, base) not in manifest.by_path:
            headers = {"Location": to, **common}
            yield Answer(origin + quote(address), HTTPStatus.MOVED_PERMANENTLY, headers, b"")
    for address in old["gone"]:
        body = read(f"{HOSTING}gone{address}.html")
        yield Answer(
            origin + quote(address), HTTPStatus.GONE, {"Content-Type": _HTML, **common}, body
        )


def _page_of(address: str, base: str) -> str:
    name = address.removeprefix(base).lstrip("/")
    return f"{SITE}{name}index.html" if not name or name.endswith("/") else SITE + name


def moment_of(read: Read) -> str:
    """The instant as of which the release speaks, as a WARC writes it."""
    said = json.loads(read(f"{SITE}version.json"))["effective"]
    return datetime.fromisoformat(said).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
