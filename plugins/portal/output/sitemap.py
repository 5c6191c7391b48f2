"""The sitemap: an index, one file for the standing parts, one for each year.

In: a composer and the entries that the plan collected.  Out: bytes (sitemaps.org 0.9, with the
languages of each page as ``xhtml:link``).  A year's file names what lives under that year, so
that a new article touches its own year's file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from portal.pages.composer import Composer

__all__ = ["SitemapEntry", "sitemap_file", "sitemap_index"]

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page to be found: its address, languages it is written in, last change ("" unknown)."""

    address: str
    languages: tuple[str, ...]
    modified: str = ""


def sitemap_index(compose: Composer, parts: Sequence[tuple[str, str]]) -> bytes:
    """``/sitemap.xml`` over (address, last change) of its parts."""
    root = ET.Element("sitemapindex", {"xmlns": _SITEMAP})
    for address, modified in parts:
        part = ET.SubElement(root, "sitemap")
        ET.SubElement(part, "loc").text = compose.site.absolute(address)
        if modified:
            ET.SubElement(part, "lastmod").text = modified
    return _serialise(root)


def sitemap_file(compose: Composer, entries: Sequence[SitemapEntry]) -> bytes:
    """One part: every page in every language it is written in."""
    root = ET.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    absolute = compose.site.absolute
    for entry in entries:
        for lang in entry.languages:
            url = ET.SubElement(root, "url")
            ET.SubElement(url, "loc").text = absolute(entry.address, lang)
            if entry.modified:
                ET.SubElement(url, "lastmod").text = entry.modified
            if len(entry.languages) > 1:
                for other in entry.languages:
                    ET.SubElement(
                        url,
                        "xhtml:link",
                        {
                            "rel": "alternate",
                            "hreflang": other,
                            "href": absolute(entry.address, other),
                        },
                    )
    return _serialise(root)


def _serialise(root: ET.Element) -> bytes:
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"
