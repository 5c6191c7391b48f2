"""Where links lead: every one is an address that exists, or an error.

In: a link's target as the editor wrote it, in Markdown or in raw HTML.  Out: the address to
print, or None when the words must stand without a link.  Allowed are addresses of this site,
files of content/, anchors of the same text, and http, https, mailto and tel.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from functools import partial
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from portal.reading.markdown.characters import decode_entities
from portal.reading.markdown.headings import ANCHOR_PREFIX
from portal.reading.markdown.records import Reach
from portal.reading.markdown.work import Work, attribute_text

__all__ = ["check_link", "link_attributes", "settle_links"]

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@,;:<>\"?]+@[^\s@,;:<>\"?]+\.[^\s@,;:<>\"?]+(\?[^\s<>\"]*)?", re.I)
_PHONE = re.compile(r"tel:\+?[0-9(][0-9 .()-]{2,24}", re.IGNORECASE)
_NOT_DIALLED = re.compile(r"[ .()-]")
# Browsers drop tabs and line breaks from addresses and take ``\`` for ``/``; nothing of the sort
# is let through, nor anything that cannot be seen.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\\\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_SPACE = re.compile(r"\s")


def settle_links(work: Work, anchors: Iterable[Element]) -> None:
    """Check every ``<a>`` of the tree; one that leads nowhere becomes a plain ``<span>``."""
    for anchor in anchors:
        written, title = anchor.get("href", ""), attribute_text(work, anchor, "title")
        address = check_link(work, written, partial(work.line_of, written))
        if not len(anchor) and not (anchor.text or "").strip():
            work.error(work.line_of(f"]({written}"), "link-without-words", target=written)
        anchor.attrib.clear()
        if address is None:
            anchor.tag = "span"
            continue
        if title:
            anchor.set("title", title)
        for name, value in link_attributes(address):
            anchor.set(name, value)


def link_attributes(address: str) -> tuple[tuple[str, str], ...]:
    """The attributes of a link; an outer one says that it is."""
    if address.startswith(("http:", "https:")):
        return ("href", address), ("rel", "external")
    return (("href", address),)


def check_link(work: Work, written: str, line: Callable[[], int]) -> str | None:
    """The address for a target as written; None, with the problem noted, when there is none.

    ``line`` gives the line of the target, and is asked only for a message.
    """
    target = decode_entities(written).strip()
    work.targets.add(written)
    address: str | None = None
    scheme = _SCHEME.match(target)
    if not target or _UNSAFE.search(target):
        work.error(line(), "link-malformed", target=target)
    elif target.startswith("#"):
        address = _anchor(work, target, line)
    elif target.startswith("//"):
        work.error(line(), "link-without-scheme", target=target)
    elif scheme is None:
        address = _inner(work, target, line)
    else:
        address = _with_scheme(work, scheme[1].lower(), target, line)
    if address is not None:
        work.links[address] = None
    return address


def _anchor(work: Work, target: str, line: Callable[[], int]) -> str | None:
    """An anchor may be written with or without the prefix that headings get."""
    name = unquote(target[1:])
    for anchor in (name, ANCHOR_PREFIX + name):
        if anchor in work.anchors:
            return f"#{anchor}"
    known = "\n".join(f"#{heading.id}" for heading in work.headings[:5])
    work.error(line(), "link-anchor-unknown", target=target, nearest=known)
    return None


def _with_scheme(work: Work, scheme: str, target: str, line: Callable[[], int]) -> str | None:
    if scheme in ("http", "https"):
        return _outer(work, target, line)
    if scheme not in ("mailto", "tel"):
        work.error(line(), "link-scheme-refused", target=target, scheme=scheme)
        return None
    if scheme == "mailto" and _MAIL.fullmatch(target):
        return quote(target, safe="%:@?&=+,.;!'()*/~-_")
    if scheme == "tel" and _PHONE.fullmatch(target):
        return _NOT_DIALLED.sub("", target)
    work.error(line(), f"link-malformed-{scheme}", target=target)
    return None


def _outer(work: Work, target: str, line: Callable[[], int]) -> str | None:
    """An address elsewhere, or one of this site written out in full."""
    try:
        parts = urlsplit(target)
        host, user, _ = parts.hostname, parts.username, parts.port
    except ValueError:  # a port that is no number, brackets that are no IPv6 address
        host = user = None
    if not host or user is not None or _SPACE.search(target):
        work.error(line(), "link-malformed", target=target)
        return None
    own = urlsplit(work.context.site_url)
    base = own.path.rstrip("/")
    if parts.netloc.lower() != own.netloc.lower() or not f"{parts.path}/".startswith(f"{base}/"):
        return target
    rest = parts._replace(scheme="", netloc="", path=parts.path.removeprefix(base) or "/")
    return _inner(work, rest.geturl(), line)


def _inner(work: Work, target: str, line: Callable[[], int]) -> str | None:
    """An address of the site, or a file of content/ named from the root or from the text."""
    path, mark, rest = _split(target)
    path = unquote(path)
    wanted = path if path.startswith("/") else posixpath.normpath(f"{work.folder}/{path}")
    if ".." in wanted.split("/"):
        work.error(line(), "link-leaves-content", target=target)
        return None
    found = work.context.resolve(wanted)
    if found is None:
        near = "\n".join(work.context.nearest(wanted))
        work.error(line(), "link-dead", target=target, nearest=near)
        return None
    if found.reach is Reach.BUILT:
        return found.address + mark + rest
    if found.reach is Reach.UNPUBLISHED:
        work.warn(line(), "link-unpublished", target=target)
    return None


def _split(target: str) -> tuple[str, str, str]:
    """An address as its path, the mark that ends it (``?``, ``#`` or none) and what follows."""
    for place, letter in enumerate(target):
        if letter in "?#":
            return target[:place], letter, target[place + 1 :]
    return target, "", ""
