"""Feeds: Atom 1.0 (RFC 4287) and JSON Feed 1.1, the latest 20 with their full text.

In: a composer, the rows of an index, where it lives.  Out: bytes.  Only what is written in the
feed's language, by day of publication; never a draft, an embargoed, withdrawn or expired text.
No feed holds the time of the build.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from portal.domain.dates import HANOI, Moment
from portal.domain.model import Article, Kind
from portal.domain.registry import name_in
from portal.i18n.labels import KINDS
from portal.indexes.index import LATEST
from portal.indexes.rows import Row
from portal.output.jsontext import json_bytes
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.entities import distinct_name
from portal.pages.subjects import index_at

__all__ = ["atom_feed", "json_feed"]

_ATOM = "http://www.w3.org/2005/Atom"
_ROOTED = re.compile(r'\b(href|src)="(?=/)')
_PICTURE = re.compile(r"<picture>.*?(<img[^>]*>)</picture>")
_CHOICE = re.compile(r' (?:srcset|sizes)="[^"]*"')
_ANCHOR = re.compile(r'\bhref="(?=#)')

# A feed must say when it was updated; one without an entry says this, so that it never changes by
# itself.
_NEVER = "2000-01-01T00:00:00+07:00"


@dataclass(frozen=True, slots=True)
class _Entry:
    url: str
    title: str
    summary: str
    html: str
    published: str
    updated: str
    author: str
    categories: tuple[tuple[str, str], ...]


def atom_feed(compose: Composer, address: str) -> bytes:
    """The Atom feed of the page at ``address``."""
    title, rows = _subject(compose, address)
    entries = _entries(compose, rows)
    absolute = compose.site.absolute
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": compose.lang})
    _text(feed, "title", title)
    _text(feed, "id", absolute(address, compose.lang))
    _text(feed, "updated", max((entry.updated for entry in entries), default=_NEVER))
    _link(feed, "self", absolute(f"{address}atom.xml", compose.lang), "application/atom+xml")
    _link(feed, "alternate", absolute(address, compose.lang), "text/html")
    author = ET.SubElement(feed, "author")
    _text(author, "name", name_in(compose.site.identity.department, compose.lang)[0])
    _text(feed, "rights", name_in(compose.site.identity.licence, compose.lang)[0])
    for entry in entries:
        _atom_entry(feed, entry)
    body: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _atom_entry(feed: ET.Element, entry: _Entry) -> None:
    element = ET.SubElement(feed, "entry")
    _text(element, "title", entry.title)
    _text(element, "id", entry.url)
    _text(element, "published", entry.published)
    _text(element, "updated", entry.updated)
    _link(element, "alternate", entry.url, "text/html")
    if entry.author:
        author = ET.SubElement(element, "author")
        _text(author, "name", entry.author)
    for term, label in entry.categories:
        ET.SubElement(element, "category", {"term": term, "label": label})
    _text(element, "summary", entry.summary)
    content = ET.SubElement(element, "content", {"type": "html"})
    content.text = entry.html


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, rel: str, href: str, media_type: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "href": href, "type": media_type})


def json_feed(compose: Composer, address: str) -> bytes:
    """The JSON Feed of the page at ``address``."""
    title, rows = _subject(compose, address)
    absolute = compose.site.absolute
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": absolute(address, compose.lang),
        "feed_url": absolute(f"{address}feed.json", compose.lang),
        "language": compose.lang,
        "authors": [{"name": name_in(compose.site.identity.department, compose.lang)[0]}],
        "items": [_json_item(entry) for entry in _entries(compose, rows)],
    }
    return json_bytes(feed)


def _json_item(entry: _Entry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.url,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "tags": [label for _, label in entry.categories],
    }
    if entry.author:
        item["authors"] = [{"name": entry.author}]
    return item


def _subject(compose: Composer, address: str) -> tuple[str, Iterable[Row]]:
    """The feed's title and the rows it draws from."""
    site = compose.site
    name = name_in(site.identity.names, compose.lang)[0]
    if address == addresses.HOME:
        return name, site.indexes.news.rows
    root, _, id = address.strip("/").rpartition("/")
    if f"/{root}/" == addresses.REGULATIONS:
        title = name_in(site.registry.regulations[id].title, compose.lang)[0]
        return f"{title} – {name}", site.indexes.regulations[id].rows
    if f"/{root}/" == addresses.KINDS:
        subject = compose(KINDS[Kind(id)])
    else:
        subject = distinct_name(compose, site.registry.entities[id])
    return f"{subject} – {name}", index_at(site, address).rows


def _entries(compose: Composer, rows: Iterable[Row]) -> list[_Entry]:
    articles = compose.site.articles
    written = (
        row for row in rows if compose.lang in row.words and not row.expired and row.published
    )
    latest = heapq.nlargest(LATEST, written, key=lambda row: row.by_publication)
    return [_entry(compose, articles[row.slug], row) for row in latest]


def _entry(compose: Composer, article: Article, row: Row) -> _Entry:
    site = compose.site
    words, _ = row.words_in(compose.lang)
    translation = article.translations.get(compose.lang)
    modified = (translation.modified if translation else None) or article.modified or article.date
    url = site.absolute(addresses.of_row(row), compose.lang)
    # A feed is read elsewhere: what leads on from the page must name the page.
    html = _ANCHOR.sub(rf'href="{url}', site.bodies[article.slug, compose.lang].html)
    # Few readers of feeds choose among files, and addresses in a list would need their host too.
    html = _PICTURE.sub(lambda found: _CHOICE.sub("", found[1]), html)
    return _Entry(
        url=url,
        title=words.title,
        summary=words.summary,
        html=_ROOTED.sub(rf'\1="{site.options.origin}', html),
        published=_rfc3339(article.date),
        updated=_rfc3339(max(modified, article.date)),
        author=(translation.author if translation else None) or article.author or "",
        categories=((article.kind, compose(KINDS[article.kind])),),
    )


def _rfc3339(moment: Moment) -> str:
    return moment.instant.astimezone(HANOI).isoformat(timespec="seconds")
