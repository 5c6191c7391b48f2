"""The headers that every file is sent with: what browsers may do with it, and how long it is kept.

In: what a file is (:class:`~portal.publishing.served.Part`), the one outside script that the law
may ask for.  Out: names and values.  The settings of all servers are written from this table, and
the tests ask the servers for just these.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from portal.publishing.release import HOSTING
from portal.publishing.served import Part

__all__ = ["CACHE", "HEADERS", "common_headers", "csp", "headers_file", "headers_of"]

HEADERS = f"{HOSTING}headers.json"
"""Where a release says which headers it is sent with, for whoever serves or archives it."""

CACHE: Mapping[Part, str] = MappingProxyType(
    {
        Part.ASSET: "public, max-age=31536000, immutable",
        Part.FEED: "public, max-age=300",
        Part.CALENDAR: "public, max-age=300",
        Part.DATA: "public, max-age=300",
        Part.DOCUMENT: "public, max-age=3600",
        Part.PICTURE: "public, max-age=3600",
        Part.PAGE: "no-cache",
        Part.MACHINE: "no-cache",
    }
)
"""``no-cache`` keeps a copy and asks each time whether it is still right: a page is never stale."""

_OWN = "same-origin"
_OPEN = "cross-origin"
_CORP = {Part.PAGE: _OWN, Part.ASSET: _OWN, Part.MACHINE: _OWN}
_READ_BY_ALL = frozenset({Part.FEED, Part.CALENDAR, Part.DATA})

_DENIED = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
    *("encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid"),
    *(
        "idle-detection",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "otp-credentials",
        "payment",
    ),
    *("picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb"),
    *("window-management", "xr-spatial-tracking"),
)
_TWO_YEARS = 63_072_000


def csp(measurement: str = "") -> str:
    """The Content-Security-Policy: nothing but the site's own files, nothing inline.

    ``measurement`` is the address of the outside script ("": none).  The theme's one Trusted Types
    policy names the address of the service worker and nothing else.
    """
    parts = urlsplit(measurement)
    outside = f" {parts.scheme}://{parts.netloc}" if measurement else ""
    rules = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "connect-src": f"'self'{outside}",
        "font-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "img-src": f"'self'{outside}",
        "manifest-src": "'self'",
        "script-src": f"'self'{outside}",
        "style-src": "'self'",
        "worker-src": "'self'",
    }
    if not measurement:
        # An outside script cannot be asked to keep to this.
        rules |= {"require-trusted-types-for": "'script'", "trusted-types": "portal"}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def common_headers(measurement: str = "") -> dict[str, str]:
    """What every answer carries, those of a wrong address too."""
    return {
        "Content-Security-Policy": csp(measurement),
        "Cross-Origin-Opener-Policy": _OWN,
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _DENIED),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Strict-Transport-Security": f"max-age={_TWO_YEARS}",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


def headers_of(part: Part) -> dict[str, str]:
    """What such a file carries besides, by the header's name; all parts have the same names.

    "" means that the header is not sent.
    """
    return {
        "Access-Control-Allow-Origin": "*" if part in _READ_BY_ALL else "",
        "Cache-Control": CACHE[part],
        "Cross-Origin-Resource-Policy": _CORP.get(part, _OPEN),
        "Speculation-Rules": '"/speculation-rules.json"' if part is Part.PAGE else "",
    }


def headers_file(measurement: str = "") -> bytes:
    """The whole table as JSON: ``common``, and by part the headers that are sent besides."""
    parts = {
        part: {name: value for name, value in headers_of(part).items() if value} for part in Part
    }
    table = {"common": common_headers(measurement), "parts": parts}
    return (json.dumps(table, indent=1, sort_keys=True) + "\n").encode()
