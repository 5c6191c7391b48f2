"""``serve`` as a person uses it: start, read, save, break, mend, end."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

import pytest

from portal.commands.serving.answers import Answer
from tests.needs import ROOT
from tests.site.building import environ
from tests.site.factory import make_corpus

# serve.run on a content folder of the test's own; everything else as the command has it.
_START = """
import sys
from pathlib import Path
from portal.commands import serve
root, content, home, port, *drafts = sys.argv[1:]
sys.exit(serve.run(root=Path(root), content=Path(content), home=Path(home),
                   port=int(port), drafts=bool(drafts), lang="en"))
"""


class Served:
    """A running ``serve``, what it printed, and its pages."""

    def __init__(self, folder: Path, *options: str, root: Path = ROOT) -> None:
        self.content = folder / "content"
        self.log = folder / "log"
        words = [root, self.content, folder / "home", 0, *options]
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

    def first_event(self, path: str) -> str:
        """What an open page that is as the server has it is told first."""
        tag = Answer(HTTPStatus.OK, path, self.get(path)[1].encode()).tag
        address = f"{self.address}/mau/song/nghe?path={path}&tag={tag}&lang=en"
        with urllib.request.urlopen(address, timeout=20) as answer:
            lines = (answer.readline().decode() for _ in range(10))
            return next(line for line in lines if line.startswith("data:"))

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


@contextmanager
def serving(folder: Path, *options: str, root: Path = ROOT) -> Iterator[Served]:
    served = Served(folder, *options, root=root)
    try:
        served.wait_until_served()
        yield served
    finally:
        served.process.kill()
        served.process.wait()


def test_shows_saves_keeps_the_last_good_site_and_ends(folder: Path) -> None:
    with serving(folder) as served:
        article = next((served.content / "news").rglob("*.md"))
        path = f"/tin/{article.parent.name}/{article.stem}/"
        status, page = served.get(path)
        assert status == 200
        assert f'href="{served.address}{path}"' in page
        assert served.get("/khong-co/")[0] == 404
        assert served.get("/mau/")[0] == 200

        text = article.read_text("utf-8")
        article.write_text(text + "\nMột câu vừa thêm.\n", "utf-8")
        served.wait_for(f"{article.name} was saved.")
        served.wait_for("The site is as it lies on disk: ", times=2)
        assert "Một câu vừa thêm." in served.get(path)[1]

        article.write_text(text.replace("kind: ", "kind: x"), "utf-8")
        served.wait_for(f"content/news/{article.parent.name}/{article.name}:")
        served.wait_for("The last good site stays up.")
        assert "Một câu vừa thêm." in served.get(path)[1]

        article.write_text(text + "\nMột câu đã sửa.\n", "utf-8")
        served.wait_for("The site is as it lies on disk: ", times=3)
        assert "Một câu đã sửa." in served.get(path)[1]

        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(timeout=20) == 0
        printed = served.log.read_text("utf-8")
        assert printed.endswith("Ended.\n")
        assert "Traceback" not in printed
        with pytest.raises(urllib.error.URLError):
            served.get("/")
    # Nothing is left on disk but what the next start finds its results in.
    assert [path.name for path in (folder / "home").iterdir()] == ["kept.sqlite"]


def test_content_that_cannot_be_shown_yet_is_waited_for(folder: Path) -> None:
    site = folder / "content/site.yaml"
    text = site.read_text("utf-8")
    site.write_text("names: [\n", "utf-8")
    with serving(folder) as served:
        status, page = served.get("/")
        assert status == 503
        assert "content/site.yaml:" in page
        assert "There is no version to show yet." in page
        site.write_text(text, "utf-8")
        served.wait_for("The site is as it lies on disk: ")
        assert served.get("/")[0] == 200


def test_drafts_are_shown_when_asked_for(folder: Path) -> None:
    article = next((folder / "content/news").rglob("*.md"))
    text = article.read_text("utf-8").replace("kind: ", "status: draft\nkind: ", 1)
    article.write_text(text, "utf-8")
    path = f"/tin/{article.parent.name}/{article.stem}/"
    with serving(folder) as served:
        assert served.get(path)[0] == 404
    with serving(folder, "--drafts") as served:
        assert served.get(path)[0] == 200


def test_changed_code_takes_the_place_of_the_old_and_broken_code_does_not(folder: Path) -> None:
    project = folder / "project"
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pelicanconf.py", project)
    module = project / "plugins/portal/output/machine.py"
    text = module.read_text("utf-8")
    with serving(folder, root=project) as served:
        assert "User-agent" in served.get("/robots.txt")[1]

        module.write_text(text.replace("def robots_txt(", "def robots_txt((", 1), "utf-8")
        served.wait_for("The new code does not run; the site stays up with the former one.")
        assert "SyntaxError" in served.log.read_text("utf-8")
        assert "User-agent" in served.get("/robots.txt")[1]
        line = text[: text.index("def robots_txt(")].count("\n") + 1
        told = served.first_event("/robots.txt")
        assert f"plugins/portal/output/machine.py:{line}" in told

        module.write_text(text.replace("User-agent", "X-User-agent"), "utf-8")
        served.wait_for("The new code is at work.")
        assert "X-User-agent" in served.get("/robots.txt")[1]

        settings = project / "pelicanconf.py"
        settings.write_text(settings.read_text("utf-8") + "\nPORTAL_DRAFTS = True\n", "utf-8")
        served.wait_for("The new code is at work.", times=2)
        assert served.get("/")[0] == 200


def test_the_process_that_serves_ends_with_the_one_that_was_started(folder: Path) -> None:
    with serving(folder) as served:
        served.process.kill()
        served.process.wait()
        until = time.monotonic() + 20
        with pytest.raises(urllib.error.URLError):
            while time.monotonic() < until:
                served.get("/")
                time.sleep(0.05)


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
