"""nginx and Caddy, set up by what a release brings, answer as the tables say."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

import brotli
import pytest

from portal.publishing.answers import Answers
from portal.publishing.headers import common_headers, headers_of
from portal.publishing.hosting import hosting_texts
from portal.publishing.publisher import publish
from portal.publishing.release import make_release
from portal.publishing.served import address_of, part_of, type_of
from portal.publishing.signing import Signer
from portal.publishing.targets.directory import DirectoryTarget
from tests import made
from tests.needs import needs
from tests.publishing.servers import SERVERS, ask

FILES = (
    *("index.html", "404.html", "tin/2020/hop/index.html", "en/tin/2020/hop/index.html"),
    *("cu/tin-1.html", "atom.xml", "co-quan/so/feed.json", "lich/lich.ics", "tin/index.json"),
    *("du-lieu/index.html", "du-lieu/tin.csv", "tep/a.pdf", "en/tep/b.docx", "hinh-anh/a.jpg"),
    *("the/cong.png", "tin/2020/hop/qr.svg", "favicon.ico", "robots.txt", "sitemap.xml"),
    *("opensearch.xml", "manifest.webmanifest", "speculation-rules.json", "version.json", "sw.js"),
    *("theme/css/site.0123456789ab.css", "theme/js/site.0123456789ab.js"),
    *("theme/fonts/a.0123456789ab.woff2", "theme/img/icon.0123456789ab.svg"),
    ".well-known/security.txt",
)
MOVED = {"/cu/tin-1.html": "/tin/2020/hop/", "/cũ/tin 2.aspx": "/tin/2020/hop/"}
MOVED |= {"/lo/atom.xml": "/atom.xml", "/cu/tin-3.html": "/hinh-anh/a.jpg"}
GONE = {"/tep/cu.pdf": "Văn bản <đã> thu hồi.", "/tin/2019/x/": "Trùng.", "/x/atom.xml": "Bỏ."}


@pytest.fixture(scope="module", params=[pytest.param(n, marks=needs(n)) for n in SERVERS])
def port(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp(request.param)
    tree, home, work = folder / "tree", folder / "www", folder / "work"
    work.mkdir()
    for path in FILES:
        file = tree / path
        file.parent.mkdir(parents=True, exist_ok=True)
        data = f"{path} ".encode() * 40
        file.write_bytes(data)
        if path.endswith((".html", ".css", ".xml", ".json", ".js", ".svg")):
            file.with_name(f"{file.name}.br").write_bytes(brotli.compress(data))
            file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(data))
    answers = Answers(frozenset(map(address_of, FILES)), MOVED, GONE)
    release = make_release(tree, hosting_texts(made.site(), answers, str(home)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sync", lambda: None)
        publish(release, DirectoryTarget(home), Signer(), keep=2, seen=None)
    with SERVERS[request.param](home, work) as found:
        yield found


def sent(headers: dict[str, str]) -> dict[str, str]:
    """Those that the tables speak of, "" where one was not sent."""
    names = [*common_headers(), *headers_of(part_of("index.html")), "Content-Type"]
    return {name: headers.get(name.lower(), "") for name in names}


@pytest.mark.parametrize("path", [path for path in FILES if path not in ("cu/tin-1.html",)])
def test_every_file_is_sent_with_its_headers(port: int, path: str) -> None:
    answer = ask(port, address_of(path))
    assert (answer.status, answer.body) == (200, f"{path} ".encode() * 40)
    got = sent(answer.headers)
    assert got == {
        **common_headers(),
        **headers_of(part_of(path)),
        "Content-Type": got["Content-Type"],
    }
    assert got["Content-Type"].lower() == type_of(path)


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [("br", "br"), ("gzip", "gzip"), ("gzip, deflate, br", "br"), ("identity", None)],
)
@pytest.mark.parametrize("path", ["index.html", "atom.xml", "theme/css/site.0123456789ab.css"])
def test_copies_are_sent_to_whoever_can_read_them(
    port: int, path: str, accepts: str, encoding: str | None
) -> None:
    answer = ask(port, address_of(path), Accept_Encoding=accepts)
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}.get(encoding or "", bytes)
    assert (answer.headers.get("content-encoding"), unpack(answer.body)) == (
        encoding,
        f"{path} ".encode() * 40,
    )
    assert answer.headers["content-type"].lower() == type_of(path)
    assert "accept-encoding" in answer.headers["vary"].lower()


def test_a_page_that_did_not_change_is_not_sent_again(port: int) -> None:
    etag = ask(port, "/").headers["etag"]
    again = ask(port, "/", If_None_Match=etag)
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("old", MOVED)
def test_an_old_address_leads_on_in_one_hop(port: int, old: str) -> None:
    answer = ask(port, quote(old))
    assert (answer.status, answer.headers["location"]) == (301, MOVED[old])
    assert ask(port, MOVED[old]).status == 200


@pytest.mark.parametrize("old", GONE)
def test_what_is_gone_says_why(port: int, old: str) -> None:
    answer = ask(port, old)
    assert answer.status == 410
    assert escape(GONE[old]) in answer.body.decode()
    assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"
    assert "cache-control" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", ["/x/", "/theme/", "/theme/css/x.0123456789ab.css", "/tin/x"])
def test_a_wrong_address_is_answered_by_the_site_s_own_page_and_not_kept(
    port: int, address: str
) -> None:
    answer = ask(port, address)
    assert (answer.status, answer.body) == (404, b"404.html " * 40)
    assert "cache-control" not in answer.headers
    assert answer.headers["content-security-policy"] == common_headers()["Content-Security-Policy"]


def test_an_address_without_its_slash_leads_to_the_page(port: int) -> None:
    answer = ask(port, "/tin/2020/hop")
    assert (answer.status in (301, 308), answer.headers["location"]) == (True, "/tin/2020/hop/")


@pytest.mark.parametrize("address", ["/../ledger/2026.txt", "/../../lock", "/%2e%2e/manifest.json"])
def test_nothing_beside_the_site_is_shown(port: int, address: str) -> None:
    assert ask(port, address).status in (400, 404)


def test_it_answers_over_ipv6_and_does_not_tell_what_it_is(port: int) -> None:
    answer = ask(port, "/", host="::1")
    assert answer.status == 200
    assert answer.headers.get("server", "") in ("", "nginx")
