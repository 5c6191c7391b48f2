"""What a file is to readers follows from its path alone."""

from __future__ import annotations

import pytest

from portal.publishing.served import address_of, is_lasting, part_of, type_of


@pytest.mark.parametrize(
    ("path", "address", "part", "lasting", "type"),
    [
        ("index.html", "/", "page", True, "text/html; charset=utf-8"),
        ("en/tin/2020/x/index.html", "/en/tin/2020/x/", "page", True, "text/html; charset=utf-8"),
        ("cu/tin-1.html", "/cu/tin-1.html", "page", True, "text/html; charset=utf-8"),
        ("404.html", "/404.html", "machine", False, "text/html; charset=utf-8"),
        ("lo/404.html", "/lo/404.html", "machine", False, "text/html; charset=utf-8"),
        ("index.html.br", "/index.html.br", "page", False, "text/html; charset=utf-8"),
        ("atom.xml", "/atom.xml", "feed", True, "application/atom+xml"),
        (
            "lo/quy-che/q/feed.json",
            "/lo/quy-che/q/feed.json",
            "feed",
            True,
            "application/feed+json",
        ),
        ("lich/lich.ics", "/lich/lich.ics", "calendar", True, "text/calendar; charset=utf-8"),
        ("tin/index.json", "/tin/index.json", "data", True, "application/json"),
        ("du-lieu/tin.csv", "/du-lieu/tin.csv", "data", True, "text/csv; charset=utf-8"),
        ("du-lieu/index.html", "/du-lieu/", "page", True, "text/html; charset=utf-8"),
        ("tep/a.pdf", "/tep/a.pdf", "document", True, "application/pdf"),
        ("tep/a.la", "/tep/a.la", "document", True, "application/octet-stream"),
        ("hinh-anh/a.jpg", "/hinh-anh/a.jpg", "picture", False, "image/jpeg"),
        ("en/the/cong.png", "/en/the/cong.png", "picture", False, "image/png"),
        ("tin/2020/x/qr.svg", "/tin/2020/x/qr.svg", "picture", False, "image/svg+xml"),
        (
            "theme/css/site.0123456789ab.css",
            "/theme/css/site.0123456789ab.css",
            "asset",
            False,
            "text/css; charset=utf-8",
        ),
        (
            "theme/css/site.0123456789ab.css.gz",
            "/theme/css/site.0123456789ab.css.gz",
            "asset",
            False,
            "text/css; charset=utf-8",
        ),
        ("sw.js", "/sw.js", "machine", False, "text/javascript; charset=utf-8"),
        ("sitemap-2020.xml", "/sitemap-2020.xml", "machine", False, "application/xml"),
        ("favicon.ico", "/favicon.ico", "picture", False, "image/x-icon"),
    ],
)
def test_a_path_tells(path: str, address: str, part: str, lasting: bool, type: str) -> None:
    assert (address_of(path), part_of(path), is_lasting(path), type_of(path)) == (
        address,
        part,
        lasting,
        type,
    )
