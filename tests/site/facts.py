"""What a test asks of a built page, taken down in one pass over its HTML.

Python's own parser, not a tree: a site has thousands of pages and each is read once for all tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.site.building import SITE_URL

__all__ = ["LANGUAGES", "MADE_BY_PUBLISHING", "Page", "Site", "language_of", "read_site"]

LANGUAGES = ("vi", "en", "lo")
"""The languages of the shipped site."""

# Pictures that pages name and a build leaves to publishing (see docs/addresses.md).
MADE_BY_PUBLISHING = re.compile(
    r"(/en|/lo)?/the/[a-z0-9/-]+\.png|/bieu-tuong/icon-(180|192|512)\.png|/favicon\.ico"
    r"|(/en|/lo)?/tin/[0-9]{4}/[a-z0-9-]+/qr\.svg"
)

_URL_ATTRIBUTES = {"href", "src", "action", "formaction", "data", "poster", "cite"}
# Addresses that a browser fetches by itself when it shows the page.
_FETCHED = {"img", "script", "iframe", "source", "video", "audio", "embed", "object", "track"}
_FETCHED_LINKS = {"stylesheet", "preload", "icon", "modulepreload", "manifest", "prefetch"}


def language_of(address: str) -> str:
    """The language that an address is in, by its first part."""
    first = address.split("/")[1]
    return first if first in LANGUAGES else "vi"


@dataclass(slots=True)
class Page:
    """One page: everything that more than one test looks at."""

    address: str
    html: str
    lang: str = ""
    title: str = ""
    description: str = ""
    robots: str = ""
    canonical: str = ""
    h1: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    alternates: list[tuple[str, str, str]] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    text: str = ""


class Site:
    """A built site: pages by address, and every path that answers."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.files = {
            path.relative_to(self.root).as_posix(): path
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }
        self.pages = {
            page.address: page
            for name, path in self.files.items()
            if name.endswith(".html")
            for page in [_read_page(_address(name), path.read_text("utf-8"))]
        }

    def answers(self, path: str) -> bool:
        """True when a file answers at the address (percent-encoding undone)."""
        name = unquote(path).lstrip("/")
        return (f"{name}index.html" if name.endswith("/") or not name else name) in self.files

    def text(self, name: str) -> str:
        return self.files[name].read_text("utf-8")

    def data(self, name: str) -> bytes:
        return self.files[name].read_bytes()

    def local(self, base: str, target: str) -> tuple[str, str] | None:
        """A link's path and fragment when it stays on this site, else None."""
        url = urlsplit(urljoin(f"{SITE_URL}{base}", target))
        if f"{url.scheme}://{url.netloc}" != SITE_URL:
            return None
        return url.path, unquote(url.fragment)


def read_site(root: Path) -> Site:
    return Site(root)


def _address(name: str) -> str:
    return f"/{name.removesuffix('index.html')}"


def _read_page(address: str, html: str) -> Page:
    reader = _Reader(Page(address, html))
    reader.feed(html)
    reader.close()
    reader.page.text = "".join(reader.texts)
    return reader.page


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.texts: list[str] = []
        self._into: list[list[str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        page = self.page
        self._open.append(tag)
        if "id" in given:
            page.ids.append(given["id"])
        page.inline += [
            f"{tag} {name}" for name in given if name == "style" or name.startswith("on")
        ]
        if tag == "style" or (tag == "script" and _executes(given)):
            page.inline.append(tag)
        page.links += [
            (tag, name, url) for name, url in _addresses(tag, given) if url or name != "cite"
        ]
        page.fetched += _fetched(tag, given)
        if tag == "html":
            page.lang = given.get("lang", "")
        elif tag == "h1":
            page.h1.append("")
        elif tag == "meta":
            self._meta(given)
        elif tag == "link":
            self._link(given)

    def _meta(self, given: dict[str, str]) -> None:
        name, content = given.get("name", ""), given.get("content", "")
        self.page.metas.append((name or given.get("property", ""), content))
        if name == "description":
            self.page.description = content
        elif name == "robots":
            self.page.robots = content

    def _link(self, given: dict[str, str]) -> None:
        rel = given.get("rel", "")
        if rel == "canonical":
            self.page.canonical = given.get("href", "")
        elif rel == "alternate":
            kind = given.get("hreflang", ""), given.get("type", ""), given.get("href", "")
            self.page.alternates.append(kind)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "title" in self._open and "svg" not in self._open:
            self.page.title += data
        if "h1" in self._open:
            self.page.h1[-1] += data
        if "script" not in self._open and "body" in self._open:
            self.texts.append(data)


def _executes(given: dict[str, str]) -> bool:
    """A script element that holds code: neither a file's nor a block of data."""
    kind = given.get("type", "")
    return "src" not in given and kind in ("", "module", "text/javascript", "importmap")


def _addresses(tag: str, given: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((name, given[name]) for name in given if name in _URL_ATTRIBUTES)
    if "srcset" in given and tag in ("img", "source"):
        for candidate in given["srcset"].split(","):
            yield "srcset", candidate.split()[0]


def _fetched(tag: str, given: dict[str, str]) -> Iterator[str]:
    if tag in _FETCHED:
        yield from (url for name, url in _addresses(tag, given) if name != "cite")
    elif tag == "link" and _FETCHED_LINKS & set(given.get("rel", "").split()):
        yield given.get("href", "")
    elif tag in ("use", "image"):
        yield from (given[name] for name in ("href", "xlink:href") if name in given)
