"""The small files that machines ask for: robots.txt, security.txt, OpenSearch, manifest, version.

In: a composer (or the site).  Out: bytes.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from portal.domain.palette import palette
from portal.domain.registry import name_in
from portal.output.assets import ICON
from portal.output.jsontext import json_bytes
from portal.pages import addresses
from portal.pages.composer import Composer

__all__ = [
    "opensearch",
    "robots_txt",
    "security_txt",
    "speculation_rules",
    "version_json",
    "web_manifest",
]

_UNDER_AN_ICON = 12
"""So many letters stand under an icon on every phone."""

_PAPER = "#fbf8f1"
"""The theme's ``--paper``, seen while the first page loads."""

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
    add("ShortName", _shortened(_short_name(compose) or name, 16))
    add("LongName", _shortened(name, 48))
    add("Description", compose("Tìm tin trên %(name)s") % {"name": name})
    template = site.absolute(addresses.SEARCH, compose.lang) + "?q={searchTerms}"
    add("Url", type="text/html", template=template)
    add("InputEncoding", "UTF-8")
    add("Language", compose.lang)
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _short_name(compose: Composer) -> str:
    """The one that site.yaml gives in the language; "" for none."""
    given = compose.site.identity.short_names
    return (given.get(compose.lang) or "") if given else ""


def _shortened(name: str, limit: int) -> str:
    """As many whole words as fit; a script without spaces is cut where it must be."""
    if len(name) <= limit:
        return name
    words = name[: limit + 1].rpartition(" ")[0]
    return words.rstrip(" ,–-") or name[:limit]


def web_manifest(compose: Composer) -> bytes:
    """What a phone needs to keep the site among its applications; W3C Web App Manifest.

    The pictures in pixels are made by publishing; the drawing is there in every complete build.
    """
    site, lang = compose.site, compose.lang
    name = name_in(site.identity.names, lang)[0]
    home = site.url(addresses.HOME, lang)
    pictures = [
        {
            "src": site.url(addresses.icon(size)),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size, purpose in ((192, "any"), (512, "any"), (512, "maskable"))
    ]
    if ICON in site.assets:
        drawing = {"src": site.url(addresses.ICON), "sizes": "any", "type": "image/svg+xml"}
        pictures = [drawing, *pictures]
    manifest = {
        "id": home,
        "name": name,
        "short_name": _short_name(compose) or _shortened(name, _UNDER_AN_ICON),
        "description": name_in(site.identity.department, lang)[0],
        "lang": lang,
        "dir": "ltr",
        "start_url": home,
        "scope": home,
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": palette(site.identity.colours)["identity"],
        "categories": ["government", "news"],
        "icons": pictures,
    }
    return json_bytes(manifest)


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
