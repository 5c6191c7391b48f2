"""Everything that a release brings for the servers beside the site.

In: the answers of the ledger, the site.  Out: the texts of ``hosting/`` by their path: maps of old
addresses, a page for each that is gone, and settings for nginx and Caddy.
"""

from __future__ import annotations

from html import escape

from portal.pages.site import Site
from portal.publishing.answers import Answers
from portal.publishing.caddy import caddy_files
from portal.publishing.headers import HEADERS, headers_file
from portal.publishing.maps import redirect_maps
from portal.publishing.nginx import nginx_files
from portal.publishing.release import HOSTING

__all__ = ["gone_page", "hosting_texts", "moved_page"]


def hosting_texts(site: Site, answers: Answers, home: str) -> dict[str, bytes]:
    """Path → bytes; ``home`` is where ``current`` lies on the server.

    A site below the root of its domain gets the maps alone: how its folder is joined to the rest of
    the domain is the domain's own matter.
    """
    base = site.options.base_path
    measurement = site.identity.measurement
    source = measurement.src if measurement else ""
    texts = {**redirect_maps(answers, base), HEADERS: headers_file(source)}
    for address, reason in answers.gone.items():
        texts[f"{HOSTING}gone{base}{address}.html"] = gone_page(site, reason)
    if not base:
        texts |= {**nginx_files(source, home), **caddy_files(source, home)}
    return texts


def gone_page(site: Site, reason: str) -> bytes:
    """A page that says that something is gone and why, for whoever still has its address."""
    home = escape(site.url("/"))
    name = escape(site.identity.names.vi)
    lines = [
        "<!doctype html>",
        '<html lang="vi">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>Đã gỡ – {name}</title>",
        '<meta name="viewport" content="width=device-width">',
        '<meta name="robots" content="noindex">',
        "</head>",
        "<body>",
        "<main>",
        "<h1>Nội dung này đã được gỡ</h1>",
        f"<p>{escape(reason)}</p>",
        '<p lang="en">This has been removed for the reason above.</p>',
        f'<p><a href="{home}">{name}</a></p>',
        "</main>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def moved_page(site: Site, target: str) -> bytes:
    """A page that leads on, for hosts that cannot say so by a status; ``target`` has the base."""
    home, shown = escape(site.identity.names.vi), escape(target)
    lines = [
        "<!doctype html>",
        '<html lang="vi">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>Đã chuyển – {home}</title>",
        '<meta name="viewport" content="width=device-width">',
        '<meta name="robots" content="noindex">',
        f'<meta http-equiv="refresh" content="0; url={shown}">',
        f'<link rel="canonical" href="{escape(site.options.origin + target)}">',
        "</head>",
        "<body>",
        "<main>",
        "<h1>Nội dung này đã chuyển</h1>",
        f'<p>Nội dung này nay ở <a href="{shown}">{shown}</a>.</p>',
        f'<p lang="en">This is now at <a href="{shown}">{shown}</a>.</p>',
        "</main>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()
