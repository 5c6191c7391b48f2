"""The small files that machines ask for: robots.txt, OpenSearch, version.json and their like.

In: a composer (or the site).  Out: bytes.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from portal.domain.registry import name_in
from portal.pages import addresses
from portal.pages.composer import Composer

__all__ = ["opensearch", "robots_txt", "security_txt", "speculation_rules", "version_json"]

_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"


def robots_txt(compose: Composer) -> bytes:
    """All may read all; RFC 9309."""
    sitemap = compose.site.absolute("/sitemap.xml")
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n".encode()


def security_txt(compose: Composer) -> bytes:
    """Whom to tell of a weakness; RFC 9116.

    ``Expires`` follows from the site's ``effective`` instant, which moves at each new year at the
    latest: the end of January of the year after, so that the file lives at most 13 months and
    never shows the clock.
    """
    site = compose.site
    expires = datetime(site.today.year + 1, 1, 31, tzinfo=UTC)
    lines = [
        f"Contact: mailto:{site.identity.email}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(site.languages)}",
        f"Canonical: {site.absolute('/.well-known/security.txt')}",
    ]
    return ("\n".join(lines) + "\n").encode()


def opensearch(compose: Composer) -> bytes:
    """The description by which a browser offers the site's search."""
    site = compose.site
    root = ET.Element("OpenSearchDescription", {"xmlns": _OPENSEARCH})

    def add(name: str, text: str | None = None, **attributes: str) -> None:
        element = ET.SubElement(root, name, attributes)
        element.text = text

    name = name_in(site.identity.names, compose.lang)[0]
    # The specification allows a short name of 16 characters, a long one of 48.
    add("ShortName", name[:16].rstrip())
    add("LongName", name[:48].rstrip())
    add("Description", compose("Tìm tin trên %(name)s") % {"name": name})
    template = site.absolute(addresses.SEARCH, compose.lang) + "?q={searchTerms}"
    add("Url", type="text/html", template=template)
    add("InputEncoding", "UTF-8")
    add("Language", compose.lang)
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def version_json(compose: Composer) -> bytes:
    """What made the site, from what, and since when it has been so."""
    site = compose.site
    data = {
        "version": site.version,
        "content": site.content_digest,
        "effective": site.effective.isoformat(timespec="seconds"),
    }
    return (json.dumps(data, indent=1, sort_keys=True) + "\n").encode()


def speculation_rules(compose: Composer) -> bytes:
    """Which links a browser may fetch ahead: pages of this site, once a reader makes for one.

    For the header ``Speculation-Rules``.  Feeds, data and files are left out: they are larger, and
    readers open them more rarely.
    """
    root = f"{compose.site.options.base_path}/"
    pages = {"href_matches": [root, f"{root}*/"]}
    rules = {"prefetch": [{"where": pages, "eagerness": "moderate"}]}
    return (json.dumps(rules, indent=1) + "\n").encode()
