"""Old addresses: a small page that sends readers on, wherever the site is hosted.

In: a site.  Out: outputs for the ``aliases`` of what is shown.  A host that can redirect by itself
does so before this page is ever asked for; one that cannot shows it, and it leads on in one hop
without a script (WCAG technique H76).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from html import escape
from urllib.parse import unquote

from portal.domain.registry import name_in
from portal.i18n.language import SOURCE_LANGUAGE
from portal.output.planned import Output, path_in
from portal.pages import addresses
from portal.pages.composer import Composer
from portal.pages.site import Site

__all__ = ["redirect_page", "redirects"]

_PAGES = (".html", ".htm")


def redirects(site: Site, only: Collection[str] | None = None) -> Iterator[Output]:
    """One output for each old address that a plain host would serve as a page.

    ``only``: those of the articles with these slugs.

    Others (``/tin.aspx``) are left to the host's own rules: as a file it would be downloaded.
    """
    for article in site.outlines_of(only):
        for alias in article.aliases:
            path = _path(alias)
            if path is not None:
                slug = article.slug
                yield Output(path, SOURCE_LANGUAGE, redirect_page, (slug,), article.path, slug)


def _path(alias: str) -> str | None:
    address = unquote(alias)
    name = address.rpartition("/")[2]
    if name.endswith(_PAGES) or not name:
        return path_in(SOURCE_LANGUAGE, address)
    return None if "." in name else path_in(SOURCE_LANGUAGE, f"{address}/")


def redirect_page(compose: Composer, slug: str) -> bytes:
    """Where the text is now, for browsers and for people."""
    site = compose.site
    article = site.articles[slug]
    address = addresses.article(article.date.date.year, article.slug)
    title = escape(article.title)
    target = escape(site.url(address))
    strip = site.identity.demonstration
    lines = [
        "<!doctype html>",
        '<html lang="vi">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{title}</title>",
        '<meta name="viewport" content="width=device-width">',
        '<meta name="robots" content="noindex">',
        f'<meta http-equiv="refresh" content="0; url={target}">',
        f'<link rel="canonical" href="{escape(site.absolute(address))}">',
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{title}</h1>",
        f'<p>Bài này nay ở <a href="{target}">{target}</a>.</p>',
        "</main>",
        *([f"<p>{escape(name_in(strip, SOURCE_LANGUAGE)[0])}</p>"] if strip else []),
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()
