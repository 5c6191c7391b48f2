"""The server of ``serve``: what it shows, and what it never does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.commands.serving.httpd import content_type
from portal.output.planned import planned_path
from tests.commands.serving.running import Running, ask, plain, running
from tests.finishing.drawings import opened, read_code
from tests.site.building import build, files_of
from tests.site.factory import make_corpus


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Four articles, one of them a draft, one translated; a picture under a name with a letter."""
    folder = tmp_path_factory.mktemp("served")
    make_corpus(folder / "content", articles=4, translated=0.5, agencies=2, partners=1)
    article = sorted((folder / "content/news").rglob("*.md"))[0]
    text = article.read_text("utf-8").replace("kind: ", "status: draft\nkind: ", 1)
    article.write_text(text, "utf-8")
    with running(folder, drafts=True) as site:
        site.read()
        yield site


def test_every_address_of_a_build_answers_with_the_bytes_of_the_build(
    site: Running, tmp_path: Path
) -> None:
    options = ("--drafts", "--site-url", site.server.address)
    done = build(site.content, tmp_path / "output", *options, PORTAL_LIVING="1")
    assert done.returncode == 0, done.stdout + done.stderr
    built = files_of(tmp_path / "output")
    assert len(built) > 300
    served = {path: site.get(f"/{path}") for path in built}
    assert {status for status, _ in served.values()} == {200}
    assert [path for path, (_, body) in served.items() if plain(body) != built[path]] == []
    shown = site.board.view.shown
    assert shown is not None
    # The files of the search answer under any digest, and are planned under none.
    planned = {path if path in shown.paths else planned_path(path) for path in built}
    assert sorted(shown.paths) == sorted(planned)


def test_so_it_is_after_articles_were_changed_added_and_removed(tmp_path: Path) -> None:
    make_corpus(tmp_path / "content", articles=9, translated=0.3, agencies=2, partners=1)
    with running(tmp_path) as site:
        site.read()
        one, two, three = site.articles[:3]
        site.save(two, two.read_text("utf-8") + "\nMột câu vừa thêm.\n")
        site.save(three, re.sub("(?m)^kind: .*", "kind: report", three.read_text("utf-8")))
        new, gone = (one.with_name(f"{name}.md") for name in ("tin-moi-them", "tin-se-bo"))
        site.save(gone, one.read_text("utf-8"))
        site.save(new, one.read_text("utf-8"))
        gone.unlink()
        site.follow(gone)
        agency = next((site.content / "registry/agencies").glob("*.yaml"))
        site.save(agency, agency.read_text("utf-8").replace("vi: ", "vi: Tân ", 1))
        site.save(two, two.read_text("utf-8") + "\nMột câu nữa.\n")
        done = build(
            site.content,
            tmp_path / "output",
            *("--site-url", site.server.address),
            PORTAL_LIVING="1",
        )
        assert done.returncode == 0, done.stdout + done.stderr
        built = files_of(tmp_path / "output")
        shown = site.board.view.shown
        assert shown is not None
        planned = {path if path in shown.paths else planned_path(path) for path in built}
        assert sorted(shown.paths) == sorted(planned)
        assert [path for path in built if plain(site.get(f"/{path}")[1]) != built[path]] == []


def test_a_page_alone_gets_one_line_more(site: Running) -> None:
    for target in ("/", "/khong-co/"):
        body = site.get(target)[1]
        assert body.count(b"/mau/song/song.js") == 1
        assert len(body.splitlines()) == len(plain(body).splitlines()) + 1
    for target in ("/atom.xml", "/sitemap.xml", "/sw.js", "/version.json", "/tin/index.json"):
        assert b"/mau/song/" not in site.get(target)[1]


@pytest.mark.parametrize(
    ("target", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/?q=x", "text/html; charset=utf-8"),
        ("/tin/", "text/html; charset=utf-8"),
        ("/tin/index.html", "text/html; charset=utf-8"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
        ("/mau/song/song.js", "text/javascript; charset=utf-8"),
        ("/mau/song/song.css", "text/css; charset=utf-8"),
    ],
)
def test_files_have_their_types_and_are_not_kept_by_browsers(
    site: Running, target: str, media_type: str
) -> None:
    status, _, answer = ask(site.server, target)
    assert (status, answer.getheader("Content-Type")) == (200, media_type)
    assert answer.getheader("Cache-Control") == "no-store"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("/khong-co/", "404.html"),
        ("/en/none/", "en/404.html"),
        ("/tin/x/y", "404.html"),
        ("/../site.yaml", "404.html"),
        ("/tin/../../site.yaml", "404.html"),
        ("/%2e%2e/site.yaml", "404.html"),
        ("/..%2fsite.yaml", "404.html"),
        ("/..%5csite.yaml", "404.html"),
        ("//etc/passwd", "404.html"),
        ("/tin//index.html", "404.html"),
        ("/./index.html", "404.html"),
        ("/index.html/", "404.html"),
        ("/index.html%00.txt", "404.html"),
        ("/theme/", "404.html"),
        ("/theme", "404.html"),
        ("/the/%2e%2e/cong.png", "404.html"),
        ("/the/none.png", "404.html"),
        ("/tin/qr.svg", "404.html"),
    ],
)
def test_any_other_address_has_the_404_page_of_its_language(
    site: Running, target: str, page: str
) -> None:
    status, body = site.get(target)
    assert (status, plain(body)) == (404, plain(site.get(f"/{page}")[1]))


def test_a_folder_without_its_slash_moves_there_with_its_query(site: Running) -> None:
    status, body, answer = ask(site.server, "/tin?q=1")
    assert (status, body, answer.getheader("Location")) == (301, b"", "/tin/?q=1")


def test_head_answers_like_get_without_the_body(site: Running) -> None:
    for target in ("/tin/", "/khong-co/", "/tin"):
        status, body, answer = ask(site.server, target, "HEAD")
        same = ask(site.server, target)
        assert (status, body) == (same[0], b"")
        assert answer.getheader("Content-Length") == same[2].getheader("Content-Length")


def test_other_methods_are_not_offered(site: Running) -> None:
    assert site.get("/")[0] == 200
    assert ask(site.server, "/", "POST")[0] == 501


def test_what_publishing_draws_is_drawn_with_the_address_of_this_machine(site: Running) -> None:
    path = site.address(site.articles[1])
    status, code, answer = ask(site.server, f"{path}qr.svg")
    assert (status, answer.getheader("Content-Type")) == (200, "image/svg+xml")
    assert read_code(code) == site.server.address + path
    assert opened(site.get("/the/cong.png")[1]).size == (1200, 630)


def test_listens_to_this_machine_only(site: Running) -> None:
    assert site.server.socket.getsockname() == ("127.0.0.1", site.server.server_port)
    assert site.server.address == f"http://127.0.0.1:{site.server.server_port}"


def test_before_there_was_a_good_state_every_address_lists_what_is_wrong(tmp_path: Path) -> None:
    make_corpus(tmp_path / "content", articles=1, translated=0, agencies=2, partners=1)
    with running(tmp_path) as site:
        status, body = site.get("/tin/")
        assert status == 503
        assert b"Reading the content" in body
        assert b"/mau/song/song.js" in body
        assert site.get("/mau/song/song.css")[0] == 200
        site.read()
        assert site.get("/tin/")[0] == 200


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
