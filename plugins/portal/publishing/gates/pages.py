"""All pages, each read once: markup, links, what must not be published.

In: a release.  Out: problems, and how much was looked at.  What a page alone decides is kept by
the digest of its bytes, so that the next release reads those pages only that have changed; whether
its links lead anywhere is asked anew each time, since that is decided elsewhere.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from portal.domain.problems import Problems
from portal.output.workers import spread
from portal.publishing.gates.base import Shown, Tally, tally
from portal.publishing.gates.markup import read_markup
from portal.publishing.gates.sensitive import digits_of, personal, secrets
from portal.publishing.release import SITE
from portal.publishing.served import address_of
from portal.store import Kept, code_version, own, seal

__all__ = ["check_pages", "gates_version"]

_KIND = "page"
_REMEMBERED = 200_000
"""Most pages name the same addresses: so many are taken apart once."""
_TEXTS = (".csv", ".css", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml")
_OWN = "theme/"
"""The theme's own files are code: no person's number is in them."""

Note = tuple[int, str, str]
"""Line, rule, what stands there."""


class _Known(NamedTuple):
    """What a file's bytes alone decide; kept as the plain tuple that it is."""

    faults: tuple[Note, ...]
    secrets: tuple[Note, ...]
    personal: tuple[Note, ...]
    ids: tuple[str, ...]
    links: tuple[str, ...]


class _Seen(NamedTuple):
    """A file in this release: ``dead`` links with their line, ``anchors`` elsewhere."""

    path: str
    known: _Known
    dead: tuple[tuple[int, str], ...]
    anchors: tuple[tuple[str, str, str], ...]
    new: bytes


@dataclass(frozen=True, slots=True)
class _Shared:
    shown: Shown
    kept: Kept

    def look(self, path: str) -> _Seen:
        """One file: from what is kept, or read."""
        key = bytes.fromhex(self.shown.files[path].sha256)
        found = self.kept.find(_KIND, [key]).get(key)
        new = b""
        if found is None:
            text = self.shown.release.read(SITE + path).decode("utf-8", "replace")
            found = tuple(_read(path, text))
            new = seal(found)
        known = _Known(*found)
        dead: list[tuple[int, str]] = []
        anchors = []
        for url in known.links:
            led = _led(self.shown.origin, self.shown.base + address_of(path), url)
            if led is None:
                continue
            target, fragment = led
            other = self.shown.addresses.get(target)
            if other is None:
                dead.append((self._line(path, url), url))
            elif fragment and other.endswith(".html"):
                anchors.append((sys.intern(other), fragment, url))
        return _Seen(path, known, tuple(dead), tuple(anchors), new)

    def _line(self, path: str, url: str) -> int:
        text = self.shown.text(path)
        at = max(text.find(url.replace("&", "&amp;")), 0)
        return text.count("\n", 0, at) + 1


def check_pages(shown: Shown, kept: Kept, jobs: int, problems: Problems) -> Iterator[Tally]:
    """Markup, links, secrets and personal data; raises OSError, EnvironmentFault."""
    paths = [path for path in shown.files if path.endswith((".html", *_TEXTS))]
    shared = _Shared(shown, kept)
    ids: dict[str, frozenset[str]] = {}
    asked: list[tuple[str, str, str, str]] = []
    count = dict.fromkeys(("pages", "links", "anchors", "read"), 0)
    for seen in spread(lambda: shared, _Shared.look, paths, jobs):
        if seen.new:
            key = bytes.fromhex(shown.files[seen.path].sha256)
            kept.keep(_KIND, {key: own(seen.new)})
            count["read"] += 1
        if seen.path.endswith(".html"):
            count["pages"] += 1
            ids[seen.path] = frozenset(map(sys.intern, seen.known.ids))
        count["links"] += len(seen.known.links)
        asked += [(seen.path, *anchor) for anchor in seen.anchors]
        _tell(shown, seen, problems)
    count["anchors"] = len(asked)
    for path, other, fragment, url in asked:
        if fragment not in ids[other]:
            shown.tell(problems, "links", (path, 0), "gate-anchor-dead", found=url)
    kept.save()
    pages, read = count["pages"], count["read"]
    yield tally(problems, "markup", "gate-told-pages", pages, pages=pages, read=read)
    yield tally(problems, "links", "gate-told-links", count["links"], **count)
    files = len(paths)
    yield tally(problems, "secrets", "gate-told-files", files, files=files, read=read)
    yield tally(problems, "personal", "gate-told-files", files, files=files, read=read)


def _tell(shown: Shown, seen: _Seen, problems: Problems) -> None:
    for line, url in seen.dead:
        shown.tell(problems, "links", (seen.path, line), "gate-link-dead", found=url)
    for line, code, found in seen.known.faults:
        shown.tell(problems, "markup", (seen.path, line), code, found=found)
    for line, code, found in seen.known.secrets:
        shown.tell(problems, "secrets", (seen.path, line), code, found=found)
    for line, code, found in seen.known.personal:
        if code != "gate-phone" or digits_of(found) not in shown.phones:
            shown.tell(problems, "personal", (seen.path, line), code, found=found)


def _read(path: str, text: str) -> _Known:
    """All that the text alone tells."""

    def line(at: int) -> int:
        return text.count("\n", 0, at) + 1

    hidden = tuple((line(each.at), each.code, each.found) for each in secrets(text))
    if not path.endswith(".html"):
        own_file = path.startswith(_OWN) or path.endswith((".css", ".js"))
        numbers = () if own_file else personal(text)
        found = tuple((line(each.at), each.code, each.found) for each in numbers)
        return _Known((), hidden, found, (), _links_of_styles(path, text))
    page = read_markup(text)
    faults = tuple((line(fault.at), fault.code, fault.found) for fault in page.faults)
    found = tuple(
        (line(at + each.at), each.code, each.found)
        for at, said in page.texts
        for each in personal(said)
    )
    return _Known(faults, hidden, found, tuple(sorted(page.ids)), tuple(page.links))


_STYLE_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")


def _links_of_styles(path: str, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_STYLE_URL.findall(text))) if path.endswith(".css") else ()


def _led(origin: str, page: str, url: str) -> tuple[str, str] | None:
    """Where a link leads within this site: address and anchor; None for elsewhere."""
    return _led_from(origin, "/" if url.startswith(("/", "http")) else page, url)


@lru_cache(maxsize=_REMEMBERED)
def _led_from(origin: str, page: str, url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(urljoin(origin + page, url))
    except ValueError:
        return url, ""  # no address that anything could answer at
    if f"{parts.scheme}://{parts.netloc}" != origin:
        return None
    return unquote(parts.path) or "/", unquote(parts.fragment)


def gates_version() -> bytes:
    """A digest of the gates' own code: what another version has read is read again."""
    return code_version(Path(__file__).parent, ())
