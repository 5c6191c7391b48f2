"""``serve`` as a person uses it: start, read, save, break, mend, end."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.finishing.drawings import opened, read_code
from tests.needs import ROOT
from tests.site.building import environ
from tests.site.factory import make_corpus

# serve.run on a content folder of the test's own; everything else as the command has it.
_START = """
import sys
from pathlib import Path
from portal.commands import serve
root, content, output, port, *drafts = sys.argv[1:]
sys.exit(serve.run(root=Path(root), content=Path(content), output=Path(output),
                   port=int(port), drafts=bool(drafts), lang="en"))
"""


class Served:
    """A running ``serve``, what it printed, and its pages."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.content = folder / "content"
        self.log = folder / "log"
        words = [ROOT, self.content, folder / "output", 0, *options]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-u", "-c", _START, *map(str, words)],
                env=environ(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.address = ""

    def wait_until_served(self) -> None:
        self.address = self.wait_for("The site is at ").split()[4]

    def wait_for(self, text: str, times: int = 1) -> str:
        """The line that holds ``text`` for the n-th time."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            lines = [line for line in self.log.read_text("utf-8").splitlines() if text in line]
            if len(lines) >= times:
                return lines[times - 1]
            assert self.process.poll() is None, self.log.read_text("utf-8")
            time.sleep(0.05)
        raise AssertionError(self.log.read_text("utf-8"))

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_corpus(tmp_path / "content", articles=3, translated=0, agencies=2, partners=1)
    return tmp_path


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    served = Served(folder)
    served.wait_until_served()
    yield served
    served.process.kill()
    served.process.wait()


def test_builds_serves_rebuilds_on_save_and_keeps_the_last_good_site(served: Served) -> None:
    article = next((served.content / "news").rglob("*.md"))
    path = f"/tin/{article.parent.name}/{article.stem}/"
    status, page = served.get(path)
    assert status == 200
    assert f'href="{served.address}{path}"' in page
    assert served.get("/khong-co/")[0] == 404
    assert served.get("/mau/")[0] == 200

    text = article.read_text("utf-8")
    article.write_text(text + "\nMột câu vừa thêm.\n", "utf-8")
    served.wait_for("was saved; building…")
    served.wait_for(" written, ", times=2)
    assert "Một câu vừa thêm." in served.get(path)[1]

    article.write_text(text.replace("kind: ", "kind: x"), "utf-8")
    served.wait_for(f"content/news/{article.parent.name}/{article.name}:")
    served.wait_for("The last good site stays up.")
    assert "Một câu vừa thêm." in served.get(path)[1]

    article.write_text(text + "\nMột câu đã sửa.\n", "utf-8")
    served.wait_for(" written, ", times=3)
    assert "Một câu đã sửa." in served.get(path)[1]

    # What publishing draws is drawn here when a browser asks for it, with this machine's address.
    with urllib.request.urlopen(f"{served.address}{path}qr.svg", timeout=30) as answer:
        assert read_code(answer.read()) == served.address + path
    with urllib.request.urlopen(f"{served.address}/the/cong.png", timeout=30) as answer:
        assert opened(answer.read()).size == (1200, 630)

    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(timeout=20) == 0
    printed = served.log.read_text("utf-8")
    assert printed.endswith("Ended.\n")
    assert "Traceback" not in printed


def test_content_that_cannot_be_built_yet_is_waited_for(folder: Path) -> None:
    site = folder / "content/site.yaml"
    text = site.read_text("utf-8")
    site.write_text("names: [\n", "utf-8")
    served = Served(folder)
    try:
        served.wait_until_served()
        assert served.get("/") == (
            503,
            "There is no site yet: the build failed. Mend what the terminal names, and save.",
        )
        site.write_text(text, "utf-8")
        served.wait_for(" written, ")
        assert served.get("/")[0] == 200
    finally:
        served.process.kill()
        served.process.wait()


def test_drafts_are_shown_when_asked_for(folder: Path) -> None:
    article = next((folder / "content/news").rglob("*.md"))
    text = article.read_text("utf-8").replace("kind: ", "status: draft\nkind: ", 1)
    article.write_text(text, "utf-8")
    served = Served(folder, "--drafts")
    try:
        served.wait_until_served()
        assert served.get(f"/tin/{article.parent.name}/{article.stem}/")[0] == 200
    finally:
        served.process.kill()
        served.process.wait()


def test_a_save_during_the_first_build_is_not_missed(folder: Path) -> None:
    article = next((folder / "content/news").rglob("*.md"))
    served = Served(folder)
    try:
        until = time.monotonic() + 60
        while not (folder / ".output.trees").exists() and time.monotonic() < until:
            time.sleep(0.01)
        with article.open("a", encoding="utf-8") as file:
            file.write("\nViết thêm trong lúc dựng.\n")
        served.wait_until_served()
        served.wait_for(" written, ", times=2)
        path = f"/tin/{article.parent.name}/{article.stem}/"
        assert "Viết thêm trong lúc dựng." in served.get(path)[1]
    finally:
        served.process.kill()
        served.process.wait()


def run_serve(*words: str, lang: str) -> tuple[int, str]:
    process = subprocess.run(
        [sys.executable, "-m", "portal.commands", "--lang", lang, "serve", *words],
        env=environ(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.stdout == ""
    return process.returncode, process.stderr


def test_a_port_in_use_is_told_before_anything_is_built() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run_serve("--port", str(port), lang="vi") == (
            3,
            (
                f"Cổng {port} trên máy này đang có chương trình khác dùng. "
                f"Hãy chọn cổng khác, ví dụ: python3 tasks.py serve --port {port + 1}\n"
            ),
        )
        assert run_serve("--port", str(port), lang="en") == (
            3,
            (
                f"Port {port} of this machine is in use by another program. "
                f"Choose another one, for example: python3 tasks.py serve --port {port + 1}\n"
            ),
        )


def test_a_port_that_does_not_exist_is_a_wrong_word() -> None:
    assert run_serve("--port", "70000", lang="en") == (
        2,
        "serve: --port goes from 0 to 65535, not 70000.\n",
    )
