"""``serve`` as a person uses it: start, read, save, break, mend, end."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.served import Served, serving
from tests.needs import ROOT
from tests.site.building import environ
from tests.site.factory import make_corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_corpus(tmp_path / "content", articles=3, translated=0, agencies=2, partners=1)
    return tmp_path


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
        assert not served.is_up()
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


def project_in(folder: Path) -> Path:
    """The project's code, to be changed."""
    for name in ("plugins", "theme"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / "project" / name, ignore=ignored)
    shutil.copy(ROOT / "pelicanconf.py", folder / "project")
    return folder / "project"


def test_code_that_does_not_start_ends_it(folder: Path) -> None:
    project = project_in(folder)
    (project / "plugins/portal/output/machine.py").write_text("def (\n", "utf-8")
    served = Served(folder, root=project)
    assert served.process.wait(timeout=60) == 1
    assert "SyntaxError" in served.log.read_text("utf-8")


def test_changed_code_takes_the_place_of_the_old_and_broken_code_does_not(folder: Path) -> None:
    project = project_in(folder)
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


def test_a_process_that_dies_is_replaced(folder: Path) -> None:
    with serving(folder) as served:
        children = Path(f"/proc/{served.process.pid}/task/{served.process.pid}/children")
        (serves,) = map(int, children.read_text("ascii").split())
        os.kill(serves, signal.SIGKILL)
        served.wait_for("has ended unasked; starting anew…")
        assert served.get("/")[0] == 200


def test_the_process_that_serves_ends_with_the_one_that_was_started(folder: Path) -> None:
    with serving(folder) as served:
        served.process.kill()
        served.process.wait()
        until = time.monotonic() + 20
        while served.is_up():
            assert time.monotonic() < until
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
