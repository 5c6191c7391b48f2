"""Readers of nginx while releases come and go: nothing but whole pages with their styles.

Publishing waits after each switch until every reader has asked for something, so that switches fall
between a page and its style as often as can be, however slow the machine is.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from portal.publishing.answers import Answers
from portal.publishing.hosting import hosting_texts
from portal.publishing.publisher import publish, roll_back
from portal.publishing.release import make_release
from portal.publishing.signing import Signer
from portal.publishing.targets import directory
from portal.publishing.targets.directory import DirectoryTarget
from tests import made
from tests.needs import needs
from tests.publishing.making import named
from tests.publishing.servers import SERVERS, ask

RELEASES = int(os.environ.get("PORTAL_RELEASES", "200"))
ROLLBACKS = RELEASES // 4
CLIENTS = 8


class Reader(threading.Thread):
    """Opens a page, then the style that it names, for ever; notes whatever is not right."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.port = port
        self.pages = self.asked = 0
        self.wrong: list[tuple[int, str]] = []
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.is_set():
            page = self.get("/tin/2020/hop/")
            style = page.partition("<link ")[2].partition(">")[0]
            if self.get(f"/{style}") != "a{" + page.partition(">")[2] + "}":
                self.wrong.append((0, page))
            self.pages += 1

    def get(self, address: str) -> str:
        answer = ask(self.port, address)
        self.asked += 1
        if answer.status != 200:
            self.wrong.append((answer.status, address))
        return answer.body.decode()


@needs("nginx")
def test_readers_get_whole_pages_through_all_releases_and_rollbacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory, "flush_file_system", lambda _: None)
    home, work = tmp_path / "www", tmp_path / "work"
    work.mkdir()
    target = DirectoryTarget(home)
    hosting = hosting_texts(made.site(), Answers(frozenset(), {}, {}), str(home))

    def put(number: int) -> None:
        tree = tmp_path / "trees" / str(number)
        for path, text in named("a{" + str(number) + "}", hop=str(number)).items():
            (tree / path).parent.mkdir(parents=True, exist_ok=True)
            (tree / path).write_text(text, "utf-8")
        one = make_release(tree, hosting)
        publish(one, target, Signer(), keep=4, seen=target.look().current)

    put(0)
    with SERVERS["nginx"](home, work) as port:
        readers = [Reader(port) for _ in range(CLIENTS)]
        for reader in readers:
            reader.start()

        def turn() -> None:
            """Until each of them has been answered once more."""
            before = [reader.asked for reader in readers]
            for reader, asked in zip(readers, before, strict=True):
                while reader.asked == asked and reader.is_alive():
                    reader.ended.wait(0.0005)

        back = 0
        for number in range(1, RELEASES + 1):
            put(number)
            turn()
            if number % (RELEASES // ROLLBACKS) == 0:
                roll_back(target, Signer(), None)
                back += 1
                turn()
        for reader in readers:
            reader.ended.set()
            reader.join()
    pages = sum(reader.pages for reader in readers)
    print(f"{RELEASES} releases, {back} rollbacks, {pages} pages with their styles")
    assert [wrong for reader in readers for wrong in reader.wrong] == []
    assert pages > RELEASES
    assert back == ROLLBACKS
