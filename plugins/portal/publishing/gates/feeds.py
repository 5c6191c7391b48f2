"""Feeds and sitemaps, against what their formats ask for.

In: a release.  Out: problems, and how much was looked at.  The rules are those of RFC 4287 (Atom),
JSON Feed 1.1 and sitemaps.org 0.9, as far as a feed of the portal could break them: which elements
there must be and how often, the form of dates and addresses, ids that are used once, limits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from portal.domain.problems import Problems
from portal.publishing.gates.base import Shown, Tally, tally
from portal.publishing.served import Part, part_of

__all__ = ["check_feeds"]

_ATOM = "{http://www.w3.org/2005/Atom}"
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_W3C = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?)?)?")
_JSON_FEED = re.compile(r"https://jsonfeed\.org/version/1(?:\.1)?")
_MOST = 50_000
_LARGEST = 50 * 1024 * 1024
_PART = "+"
_SITEMAP = re.compile(r"sitemap[^/]*\.xml")

Wrong = Iterator[tuple[str, str]]
"""Which rule, and what stands there instead."""


def check_feeds(shown: Shown, problems: Problems) -> Tally:
    """Every Atom feed, JSON feed and sitemap; raises OSError."""
    count = {"feeds": 0, "entries": 0, "sitemaps": 0, "addresses": 0}
    for path, file in shown.files.items():
        if _SITEMAP.fullmatch(path):
            kind, parts, rules = "sitemaps", "addresses", _sitemap
        elif part_of(path) is Part.FEED:
            atom = path.endswith(".xml")
            kind, parts, rules = "feeds", "entries", _atom if atom else _json_feed
        else:
            continue
        count[kind] += 1
        told = []
        for rule, found in rules(shown.text(path), shown):
            if rule == _PART:
                count[parts] += 1
            else:
                told.append((rule, found))
        told += [("size", f"{file.size} > {_LARGEST}")] if file.size > _LARGEST else []
        for rule, found in told:
            shown.tell(problems, "feeds", (path, 0), "gate-feed", rule=rule, found=found)
    least = min(count["feeds"], count["sitemaps"])
    return tally(problems, "feeds", "gate-told-feeds", least, **count)


def _atom(text: str, shown: Shown) -> Wrong:
    """RFC 4287, sections 4.1 and 4.2."""
    try:
        feed = ET.fromstring(text)  # noqa: S314 - made by this very build
    except ET.ParseError as error:
        yield "XML", str(error)
        return
    if feed.tag != f"{_ATOM}feed":
        yield "feed", feed.tag
    yield from _common(feed, "feed")
    has_author = feed.find(f"{_ATOM}author/{_ATOM}name") is not None
    ids = set()
    for entry in feed.iterfind(f"{_ATOM}entry"):
        yield _PART, ""
        yield from _common(entry, "entry")
        id = entry.findtext(f"{_ATOM}id", "")
        if id in ids:
            yield "entry/id", id
        ids.add(id)
        if not has_author and entry.find(f"{_ATOM}author/{_ATOM}name") is None:
            yield "entry/author", id
        content = entry.find(f"{_ATOM}content")
        if content is None or content.get("type") not in ("html", "xhtml", "text"):
            yield "entry/content", id
        for link in entry.iterfind(f"{_ATOM}link"):
            if not _whole(link.get("href", "")):
                yield "entry/link", link.get("href", "")
    self_link = [link.get("href", "") for link in feed.iterfind(f"{_ATOM}link[@rel='self']")]
    if len(self_link) != 1 or not _whole(self_link[0]):
        yield "feed/link[self]", " ".join(self_link)


def _common(element: ET.Element, name: str) -> Wrong:
    """What a feed and an entry must both have, once."""
    for part in ("id", "title", "updated"):
        found = element.findall(f"{_ATOM}{part}")
        if len(found) != 1 or not (found[0].text or "").strip():
            yield f"{name}/{part}", str(len(found))
    for part in ("updated", "published"):
        for date in element.iterfind(f"{_ATOM}{part}"):
            if not _INSTANT.fullmatch(date.text or ""):
                yield f"{name}/{part}", date.text or ""
    if not _whole(element.findtext(f"{_ATOM}id", "")):
        yield f"{name}/id", element.findtext(f"{_ATOM}id", "")


def _json_feed(text: str, shown: Shown) -> Wrong:
    """https://www.jsonfeed.org/version/1.1/"""
    try:
        feed = json.loads(text)
    except json.JSONDecodeError as error:
        yield "JSON", str(error)
        return
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        yield "items", ""
        return
    if not _JSON_FEED.fullmatch(str(feed.get("version"))):
        yield "version", str(feed.get("version"))
    if not feed.get("title"):
        yield "title", ""
    for key in ("home_page_url", "feed_url"):
        if not _whole(str(feed.get(key))):
            yield key, str(feed.get(key))
    ids = set()
    for item in feed["items"]:
        yield _PART, ""
        id = item.get("id")
        if not isinstance(id, str) or not id or id in ids:
            yield "items/id", str(id)
        ids.add(id)
        if not (item.get("content_html") or item.get("content_text")):
            yield "items/content_html", str(id)
        for key in ("date_published", "date_modified"):
            if key in item and not _INSTANT.fullmatch(str(item[key])):
                yield f"items/{key}", str(item[key])
        if "url" in item and not _whole(str(item["url"])):
            yield "items/url", str(item["url"])


def _sitemap(text: str, shown: Shown) -> Wrong:
    """https://www.sitemaps.org/protocol.html, and that what it names answers."""
    try:
        root = ET.fromstring(text)  # noqa: S314 - made by this very build
    except ET.ParseError as error:
        yield "XML", str(error)
        return
    parts = {f"{_MAP}urlset": f"{_MAP}url", f"{_MAP}sitemapindex": f"{_MAP}sitemap"}
    if root.tag not in parts:
        yield "urlset | sitemapindex", root.tag
        return
    known = set()
    for part in root:
        yield _PART, ""
        places = [each.text or "" for each in part.findall(f"{_MAP}loc")]
        if part.tag != parts[root.tag] or len(places) != 1:
            yield "loc", " ".join([part.tag, *places])
            continue
        others = [each.get("href", "") for each in part.iterfind(f"{_XHTML}link")]
        for place in (*places, *others):
            if not place.startswith(f"{shown.origin}/") or (
                unquote(place.removeprefix(shown.origin)) not in shown.addresses
            ):
                yield "loc", place
        if places[0] in known:
            yield "loc", places[0]
        known.add(places[0])
        for date in part.iterfind(f"{_MAP}lastmod"):
            if not _W3C.fullmatch(date.text or ""):
                yield "lastmod", date.text or ""
    if len(root) > _MOST:
        yield "url", f"{len(root)} > {_MOST}"


def _whole(address: str) -> bool:
    """Whether it is an address that means the same everywhere."""
    parts = urlsplit(address)
    return bool((parts.scheme in ("http", "https") and parts.netloc) or parts.scheme == "tag")
