"""What an open page is told, over a real connection: reload, or what is wrong, or nothing."""

from __future__ import annotations

import json
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from portal.commands.serving.troubles import troubles_of
from portal.domain.problems import ContentError
from tests.commands.serving.running import Running, running
from tests.needs import ROOT
from tests.site.factory import make_corpus

_TAG = re.compile(rb'data-tag="([0-9a-f]+)"')


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Running]:
    make_corpus(tmp_path / "content", articles=3, translated=0, agencies=2, partners=1)
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    with running(tmp_path, theme) as site:
        site.read()
        yield site


class Tab:
    """A page that is open: it was loaded, and listens."""

    def __init__(self, site: Running, path: str, lang: str = "en") -> None:
        found = _TAG.search(site.get(path)[1])
        assert found is not None
        self._socket = socket.create_connection(("127.0.0.1", site.server.server_port), timeout=30)
        query = f"path={path}&tag={found[1].decode()}&lang={lang}"
        self._socket.sendall(f"GET /mau/song/nghe?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        self._lines = self._socket.makefile("rb")
        head = b"".join(iter(self._lines.readline, b"\r\n")).lower()
        assert b"200 ok" in head
        assert b"content-type: text/event-stream" in head
        assert self.next() == {"retry": "1000"}

    def next(self) -> dict[str, str]:
        """The next event; nothing when the server has hung up."""
        lines = takewhile(lambda line: line not in (b"\n", b""), iter(self._lines.readline, None))
        parts = [line.decode().rstrip("\n").split(":", 1) for line in lines]
        return {name: value.strip() for name, value in parts}

    def troubles(self) -> dict[str, Any]:
        event = self.next()
        assert event["event"] == "troubles"
        told: dict[str, Any] = json.loads(event["data"])
        return told

    def close(self) -> None:
        self._lines.close()
        self._socket.close()


@pytest.fixture
def tab(site: Running) -> Iterator[Callable[..., Tab]]:
    """Opens pages, closes them at last."""
    tabs: list[Tab] = []

    def opened(path: str, lang: str = "en") -> Tab:
        tabs.append(Tab(site, path, lang))
        return tabs[-1]

    yield opened
    for each in tabs:
        each.close()


def break_and_tell(site: Running, path: Path, text: str) -> None:
    """As the worker does with a save that cannot be shown."""
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        site.workshop.refresh([path], site.board.looked_at)
    site.board.tell(troubles_of(caught.value.problems))


def test_only_a_page_that_changed_is_told_to_reload(site: Running, tab: Callable[..., Tab]) -> None:
    one, two = site.articles[:2]
    changed, same = tab(site.address(one)), tab(site.address(two))
    assert changed.troubles()["items"] == []
    assert same.troubles()["items"] == []
    site.save(one, one.read_text("utf-8") + "\nMột câu vừa thêm.\n")
    assert changed.next() == {"event": "reload", "data": ""}
    assert changed.next() == {}
    # The other one hears of the next thing that concerns it, and of nothing before.
    site.save(two, two.read_text("utf-8") + "\nCâu khác.\n")
    assert same.next() == {"event": "reload", "data": ""}
    assert "Câu khác." in site.get(site.address(two))[1].decode()


def test_a_page_that_changed_while_nobody_listened_is_told_at_once(site: Running) -> None:
    one = site.articles[0]
    stale = site.get(site.address(one))[1]
    site.save(one, one.read_text("utf-8") + "\nMột câu vừa thêm.\n")
    found = _TAG.search(stale)
    assert found is not None
    target = f"/mau/song/nghe?path={site.address(one)}&tag={found[1].decode()}&lang=vi"
    assert site.get(target) == (200, b"retry: 1000\n\nevent: reload\ndata:\n\n")


def test_troubles_are_told_in_the_language_of_the_page_and_when_they_are_mended(
    site: Running, tab: Callable[..., Tab]
) -> None:
    one = site.articles[0]
    path = site.address(one)
    text = one.read_text("utf-8")
    line = text[: text.index("kind: ")].count("\n") + 1
    vi, en = tab(path, "vi"), tab(f"/en{path}", "en")
    assert (vi.troubles()["items"], en.troubles()["items"]) == ([], [])
    break_and_tell(site, one, text.replace("kind: ", "kind: x", 1))
    told = vi.troubles()
    assert told["heading"] == "Chưa hiện được bản vừa lưu"
    (item,) = told["items"]
    assert item["place"] == f"content/{one.relative_to(site.content).as_posix()}:{line}"
    assert (item["field"], item["kind"], item["grave"]) == ("kind", "Lỗi", True)
    assert "chỉ nhận" in item["what"] or "không dùng được" in item["what"]
    assert en.troubles()["items"][0]["kind"] == "Error"
    assert site.get(path)[0] == 200
    site.save(one, text)
    assert (vi.troubles()["items"], en.troubles()["items"]) == ([], [])


def test_a_template_that_fails_is_a_trouble_and_the_page_stays_as_it_was(
    site: Running, tab: Callable[..., Tab]
) -> None:
    news = tab("/tin/")
    assert news.troubles()["items"] == []
    before = site.get("/tin/")[1]
    template = site.theme / "templates/base.html"
    text = template.read_text("utf-8")
    break_and_tell(site, template, text.replace("{{ footer }}", "{{ no_such_name }}"))
    line = text[: text.index("{{ footer }}")].count("\n") + 1
    (item,) = news.troubles()["items"]
    assert item["place"] == f"theme/templates/base.html:{line}"
    assert "no_such_name" in item["what"]
    assert site.get("/tin/")[1] == before
    site.save(template, text)
    assert news.troubles()["items"] == []


def test_a_page_that_cannot_be_made_says_why_and_leaves_the_others_alone(site: Running) -> None:
    """A branch of a template that no page tried so far goes through."""
    template = site.theme / "templates/base.html"
    text = template.read_text("utf-8")
    last = site.address(site.articles[-1])
    asked = f'{{% if page.head.canonical.endswith("{last}") %}}{{{{ no_such_name }}}}{{% endif %}}'
    site.save(template, text.replace("{{ footer }}", f"{asked}{{{{ footer }}}}"))
    status, body = site.get(last)
    assert status == 500
    assert b"<code>theme/templates/base.html:" in body
    assert b"/mau/song/song.js" in body
    assert site.get("/")[0] == 200
    site.save(template, text)
    assert site.get(last)[0] == 200


def test_connections_that_browsers_leave_are_let_go(site: Running, tab: Callable[..., Tab]) -> None:
    threads = threading.active_count()
    tabs = [tab("/"), tab("/tin/"), tab("/")]
    for each in tabs:
        assert each.troubles()["items"] == []
    assert sorted(site.board.looked_at) == ["index.html", "index.html", "tin/index.html"]
    for each in tabs:
        each.close()
    until = time.monotonic() + 30
    while (site.board.looked_at or threading.active_count() > threads) and time.monotonic() < until:
        time.sleep(0.05)
    assert site.board.looked_at == ()
    # Those of earlier tests may have ended meanwhile.
    assert threading.active_count() <= threads
