"""The server of ``serve``: what it shows, and what it never does."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.commands.httpd import SiteServer, content_type


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A site in two trees behind a link, beside a file that must never be shown."""
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    for tree in ("a", "b"):
        root = tmp_path / tree
        for name in ("index.html", "404.html", "tin/index.html", "en/404.html", "en/index.html"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(f"{tree}:{name}", "utf-8")
        (root / "css").mkdir()
        (root / "css/chính.css").write_text("p{}", "utf-8")
        (root / ".well-known").mkdir()
        (root / ".well-known/security.txt").write_text("Contact: x", "utf-8")
        (root / "leak.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "output").symlink_to("a")
    return tmp_path


@pytest.fixture
def server(home: Path) -> Iterator[SiteServer]:
    with SiteServer(home / "output", 0, "nothing yet") as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(
    server: SiteServer, target: str, method: str = "GET"
) -> tuple[int, str, http.client.HTTPResponse]:
    """Status, body and answer; the target is sent as it is, whatever it holds."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", "127.0.0.1")
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body, answer


@pytest.mark.parametrize(
    ("target", "body", "media_type"),
    [
        ("/", "a:index.html", "text/html; charset=utf-8"),
        ("/?q=x", "a:index.html", "text/html; charset=utf-8"),
        ("/tin/", "a:tin/index.html", "text/html; charset=utf-8"),
        ("/tin/index.html", "a:tin/index.html", "text/html; charset=utf-8"),
        ("/css/ch%C3%ADnh.css", "p{}", "text/css; charset=utf-8"),
        ("/.well-known/security.txt", "Contact: x", "text/plain; charset=utf-8"),
    ],
)
def test_shows_files_and_the_index_of_folders(
    server: SiteServer, target: str, body: str, media_type: str
) -> None:
    status, found, answer = ask(server, target)
    assert (status, found, answer.getheader("Content-Type")) == (200, body, media_type)
    assert answer.getheader("Cache-Control") == "no-store"


def test_a_swap_of_the_link_counts_from_the_next_request(server: SiteServer, home: Path) -> None:
    assert ask(server, "/")[1] == "a:index.html"
    (home / "new").symlink_to("b")
    (home / "new").replace(home / "output")
    assert ask(server, "/")[1] == "b:index.html"


@pytest.mark.parametrize(
    ("target", "page"),
    [("/khong-co/", "a:404.html"), ("/en/none/", "a:en/404.html"), ("/tin/x/y", "a:404.html")],
)
def test_an_unknown_address_shows_the_404_page_of_its_language(
    server: SiteServer, target: str, page: str
) -> None:
    assert ask(server, target)[:2] == (404, page)


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/tin/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/tin//index.html",
        "/./index.html",
        "/index.html/",
        "/index.html%00.txt",
        "/leak.txt",
        "/c:/secret.txt",
    ],
)
def test_nothing_outside_the_site_and_no_second_spelling_is_shown(
    server: SiteServer, target: str
) -> None:
    status, body, _ = ask(server, target)
    assert (status, body) == (404, "a:404.html")


def test_a_folder_without_its_slash_moves_there_with_its_query(server: SiteServer) -> None:
    status, body, answer = ask(server, "/tin?q=1")
    assert (status, body, answer.getheader("Location")) == (301, "", "/tin/?q=1")


def test_a_folder_is_never_listed(server: SiteServer) -> None:
    assert ask(server, "/css/")[:2] == (404, "a:404.html")
    assert ask(server, "/css")[:2] == (404, "a:404.html")


def test_head_answers_like_get_without_the_body(server: SiteServer) -> None:
    for target in ("/tin/", "/khong-co/", "/tin"):
        status, body, answer = ask(server, target, "HEAD")
        same = ask(server, target)
        assert (status, body) == (same[0], "")
        assert answer.getheader("Content-Length") == same[2].getheader("Content-Length")


def test_other_methods_are_not_offered(server: SiteServer) -> None:
    assert ask(server, "/", "POST")[0] == 501


def test_what_the_site_does_not_hold_may_be_drawn(home: Path) -> None:
    asked: list[tuple[str, str]] = []

    def draw(path: str, origin: str) -> bytes | None:
        asked.append((path, origin))
        return b"drawn" if path == "the/cong.png" else None

    with SiteServer(home / "output", 0, "nothing yet", draw) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        status, body, answer = ask(server, "/the/cong.png")
        assert (status, body, answer.getheader("Content-Type")) == (200, "drawn", "image/png")
        assert ask(server, "/the/none.png")[0] == 404
        assert ask(server, "/the/%2e%2e/cong.png")[0] == 404
        assert ask(server, "/tin/")[1] == "a:tin/index.html"
        server.shutdown()
        thread.join()
    assert asked == [("the/cong.png", server.address), ("the/none.png", server.address)]


def test_before_the_first_good_build_it_says_so(server: SiteServer, home: Path) -> None:
    (home / "output").unlink()
    assert ask(server, "/")[:2] == (503, "nothing yet")


def test_listens_to_this_machine_only(server: SiteServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address == f"http://127.0.0.1:{server.server_port}"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("co-quan/x/atom.xml", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
        ("index.json", "application/json; charset=utf-8"),
        ("opensearch.xml", "application/opensearchdescription+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("a.CSV", "text/csv; charset=utf-8"),
        ("a.unknown", "application/octet-stream"),
    ],
)
def test_media_types_do_not_depend_on_the_machine(name: str, media_type: str) -> None:
    assert content_type(name) == media_type
