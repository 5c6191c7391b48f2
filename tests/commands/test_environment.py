"""Setting up: a small clone of the project sets itself up from local wheels, for real."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal.commands.environment import Environment, Need
from portal.commands.speech import CommandFault, Exit, Text
from tests.commands.wheels import make_lock, make_wheel
from tests.needs import ROOT

MAKING = "Đang chuẩn bị môi trường trong .venv; lần đầu mất khoảng một phút…"

# The smallest command: says from where it runs and what it can import.
_WORD = """
import importlib.util, sys
from portal.commands import cli
def run(words, lang):
    have = [name for name in ("runtime", "devtime") if importlib.util.find_spec(name)]
    print(sys.prefix, *have, flush=True)
    return 0
cli.run = run
"""


class Clone:
    """A copy of tasks.py with what sets it up, and locks over wheels of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root / "clone"
        commands = self.root / "plugins/portal/commands"
        shutil.copytree(
            ROOT / "plugins/portal/commands", commands, ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copy(ROOT / "tasks.py", self.root)
        (self.root / "plugins/probe.py").write_text(_WORD, "utf-8")
        tasks = (self.root / "tasks.py").read_text("utf-8")
        tasks = tasks.replace("    end(main", "    import probe\n\n    end(main")
        (self.root / "tasks.py").write_text(tasks, "utf-8")
        self.wheels = root / "wheels"
        self.runtime = make_wheel(self.wheels, "runtime")
        self.devtime = make_wheel(self.wheels, "devtime")
        self.lock()

    def lock(self) -> None:
        (self.root / "requirements.txt").write_text(make_lock(self.runtime), "utf-8")
        both = make_lock(self.runtime, self.devtime)
        (self.root / "requirements-dev.txt").write_text(both, "utf-8")

    def environ(self, **more: str) -> dict[str, str]:
        """No package server, only the wheels; and no uv unless a test puts it on the path."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_", "PORTAL_"))}
        bare = os.pathsep.join(
            folder for folder in kept["PATH"].split(os.pathsep) if not Path(folder, "uv").exists()
        )
        local = {"NO_INDEX": "1", "FIND_LINKS": str(self.wheels)}
        settings = {
            f"{tool}_{key}": value for tool in ("PIP", "UV") for key, value in local.items()
        }
        settings |= {"PIP_CONFIG_FILE": os.devnull, "UV_NO_CONFIG": "1", "PATH": bare}
        return {**kept, **settings, **more}

    def start(self, *words: str, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [base_python(), str(self.root / "tasks.py"), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environ(**more),
        )

    def run(self, *words: str, **more: str) -> tuple[int, str, list[str]]:
        """Exit code, what was printed, and the lines of standard error."""
        process = self.start(*words, **more)
        out, err = process.communicate(timeout=120)
        return process.returncode, out.strip(), err.splitlines()

    def inside(self, *have: str) -> str:
        return " ".join([str(self.root / ".venv"), *have])


def base_python() -> str:
    """The Python below the environment that the tests run in."""
    return str(Path(sys.base_prefix, "bin", f"python3.{sys.version_info.minor}"))


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def test_sets_itself_up_once_and_goes_on_inside(clone: Clone) -> None:
    assert clone.run("build") == (0, clone.inside("runtime"), [MAKING])
    assert clone.run("build") == (0, clone.inside("runtime"), [])


def test_development_packages_come_on_first_need_and_serve_the_rest_too(clone: Clone) -> None:
    clone.run("build")
    inside = clone.inside("runtime", "devtime")
    assert clone.run("lint") == (0, inside, [MAKING])
    assert clone.run("build") == (0, inside, [])


def test_without_an_environment_a_development_word_installs_both_at_once(clone: Clone) -> None:
    assert clone.run("test") == (0, clone.inside("runtime", "devtime"), [MAKING])


def test_an_optional_lock_is_installed_beside_from_within(clone: Clone) -> None:
    clone.run("build")
    lock = clone.root / "requirements-bench.txt"
    lock.write_text(make_lock(clone.devtime), "utf-8")
    line = "import sys; from pathlib import Path; from portal.commands.installer import install; "
    line += "install(Path(sys.executable), Path(sys.argv[1]), beside=True)"
    environ = clone.environ(PYTHONPATH=str(clone.root / "plugins"))
    python = str(clone.root / ".venv/bin/python")
    subprocess.run([python, "-c", line, str(lock)], env=environ, check=True)
    assert clone.run("build") == (0, clone.inside("runtime", "devtime"), [])


def test_a_changed_lock_is_installed_anew(clone: Clone) -> None:
    clone.run("build")
    clone.runtime = make_wheel(clone.wheels, "runtime", "2.0")
    clone.lock()
    assert clone.run("build") == (0, clone.inside("runtime"), [MAKING])
    found = list((clone.root / ".venv").rglob("runtime-*.dist-info"))
    assert [path.name for path in found] == ["runtime-2.0.dist-info"]


def test_an_environment_whose_python_is_gone_is_made_anew(clone: Clone) -> None:
    clone.run("build")
    (clone.root / ".venv/bin/python").unlink()
    assert clone.run("build") == (0, clone.inside("runtime"), [MAKING])


def test_a_link_in_place_of_the_environment_is_replaced_and_its_target_left_alone(
    clone: Clone, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "precious"
    elsewhere.mkdir()
    (elsewhere / "file").touch()
    (clone.root / ".venv").symlink_to(elsewhere)
    assert clone.run("build") == (0, clone.inside("runtime"), [MAKING])
    assert (elsewhere / "file").exists()


def test_a_set_up_that_was_killed_is_made_anew(clone: Clone) -> None:
    process = clone.start("build")
    python = clone.root / ".venv/bin/python"
    while not python.exists():
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert not (clone.root / ".venv/portal.stamp").exists()
    assert clone.run("build") == (0, clone.inside("runtime"), [MAKING])


def test_an_addition_that_broke_off_is_made_anew_and_never_trusted(clone: Clone) -> None:
    clone.run("build")
    clone.devtime.unlink()
    assert clone.run("lint")[0] == 3
    assert not (clone.root / ".venv/portal.stamp").exists()
    assert clone.run("build") == (0, clone.inside("runtime"), [MAKING])


def test_two_at_once_wait_for_each_other(clone: Clone) -> None:
    processes = [clone.start("build") for _ in range(3)]
    results = [(*process.communicate(timeout=120), process.returncode) for process in processes]
    assert [(out.strip(), code) for out, _, code in results] == [(clone.inside("runtime"), 0)] * 3
    made = [err for _, err, _ in results if MAKING in err]
    assert len(made) == 1


def test_an_environment_asked_for_from_inside_itself_is_renewed_from_below(clone: Clone) -> None:
    clone.run("build")
    process = subprocess.run(
        [str(clone.root / ".venv/bin/python"), str(clone.root / "tasks.py"), "lint"],
        capture_output=True,
        text=True,
        env=clone.environ(),
        check=False,
    )
    assert process.stdout.strip() == clone.inside("runtime", "devtime")
    assert process.returncode == 0


def test_installs_with_uv_where_it_is_on_the_path(clone: Clone, tmp_path: Path) -> None:
    uv = Path(sys.prefix, "bin", "uv")
    tools = tmp_path / "tools"
    tools.mkdir()
    log = tmp_path / "log"
    script = f'#!/bin/sh\necho "$1 $2" >> {log}\nexec {uv} "$@"\n'
    (tools / "uv").write_text(script, "utf-8")
    (tools / "uv").chmod(0o755)
    path = f"{tools}{os.pathsep}{clone.environ()['PATH']}"
    assert clone.run("build", PATH=path) == (0, clone.inside("runtime"), [MAKING])
    assert log.read_text("utf-8").splitlines() == ["--version ", "pip sync"]


def test_a_uv_that_does_not_start_is_passed_over(clone: Clone, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "uv").write_text("#!/bin/sh\nexit 127\n", "utf-8")
    (tools / "uv").chmod(0o755)
    path = f"{tools}{os.pathsep}{clone.environ()['PATH']}"
    assert clone.run("build", PATH=path) == (0, clone.inside("runtime"), [MAKING])


def test_a_package_with_another_hash_is_refused(clone: Clone) -> None:
    clone.runtime.write_bytes(make_wheel(clone.wheels / "other", "runtime", "1.0").read_bytes())
    lock = clone.root / "requirements.txt"
    lock.write_text(lock.read_text("utf-8")[:-6] + "00000\n", "utf-8")
    assert clone.run("build") == (
        3,
        "",
        [
            MAKING,
            (
                "Một gói tải về không khớp mã băm trong requirements.txt; không cài gì thêm. "
                "Hãy kiểm tra mạng và máy chủ gói."
            ),
            (
                "A downloaded package does not match its hash in requirements.txt; nothing more "
                "was installed. Check the network and the package server."
            ),
        ],
    )
    assert not (clone.root / ".venv/portal.stamp").exists()


def test_without_a_network_it_says_so_in_one_sentence(clone: Clone) -> None:
    clone.runtime.unlink()
    assert clone.run("build", PORTAL_LANG="en") == (
        3,
        "",
        [
            "Setting up the environment in .venv; the first time takes about a minute…",
            (
                "Không tải được các gói trong requirements.txt: máy không nối được với máy chủ "
                "gói. Hãy kiểm tra mạng rồi chạy lại."
            ),
            (
                "The packages in requirements.txt could not be downloaded: the package server "
                "cannot be reached. Check the network and run the command again."
            ),
        ],
    )


def test_an_unreachable_package_server_is_told_likewise(clone: Clone) -> None:
    code, _, err = clone.run(
        "build", PIP_NO_INDEX="0", PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="0",
        PIP_FIND_LINKS="", no_proxy="*",
    )  # fmt: skip
    assert code == 3
    assert err[-1].startswith("The packages in requirements.txt could not be downloaded")


def test_a_python_that_does_not_land_in_its_environment_is_named_instead_of_started_for_ever(
    clone: Clone,
) -> None:
    clone.run("build")
    python = clone.root / ".venv/bin/python"
    python.unlink()
    python.write_text(f'#!/bin/sh\nexec {base_python()} "$@"\n', "utf-8")
    python.chmod(0o755)
    assert clone.run("build") == (
        3,
        "",
        [
            (
                f"{python} chạy với thư viện của {sys.base_prefix} chứ không phải của .venv. "
                "Hãy xóa thư mục .venv rồi chạy lại."
            ),
            (
                f"{python} runs with the libraries of {sys.base_prefix} instead of those of .venv. "
                "Delete the folder .venv and run the command again."
            ),
        ],
    )


def test_a_folder_that_takes_no_files_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").touch()
    # A folder where the lock file should go cannot be opened, by root neither.
    (tmp_path / ".venv.lock").mkdir()
    said: list[Text] = []
    with pytest.raises(CommandFault) as caught:
        Environment(tmp_path, said.append).make(Need.RUN)
    assert caught.value.exitcode == Exit.ENVIRONMENT
    assert caught.value.text == (
        (
            f"Không ghi được môi trường vào {tmp_path}/.venv: Is a directory. "
            "Hãy kiểm tra quyền ghi và chỗ trống trên đĩa."
        ),
        (
            f"The environment could not be written to {tmp_path}/.venv: Is a directory. "
            "Check the permissions and the free space of the disk."
        ),
    )
    assert said == []


def test_an_environment_carried_to_another_place_is_not_whole(clone: Clone) -> None:
    clone.run("build")
    moved = clone.root.with_name("moved")
    clone.root.rename(moved)
    assert not Environment(moved, print).is_whole(Need.RUN)


def test_an_older_python_is_told_what_is_missing() -> None:
    older = (
        "import runpy, sys; sys.version_info = (3, 10, 13, 'final', 0); "
        f"runpy.run_path({str(ROOT / 'tasks.py')!r}, run_name='__main__')"
    )
    process = subprocess.run(
        [sys.executable, "-c", older], capture_output=True, text=True, check=False
    )
    assert process.returncode == 3
    assert process.stderr.splitlines() == [
        (
            f"Cổng tin cần Python 3.11 trở lên; đây là Python 3.10 ({sys.executable}). "
            "Hãy cài bản mới hơn rồi chạy lại, ví dụ: python3.11 tasks.py serve"
        ),
        (
            f"The portal needs Python 3.11 or later; this is Python 3.10 ({sys.executable}). "
            "Install a newer one and run it again, for example: python3.11 tasks.py serve"
        ),
    ]


def test_tasks_is_understood_by_the_oldest_python_that_is_told() -> None:
    """The script up to its imports holds no syntax newer than Python 3.8."""
    source = (ROOT / "tasks.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 8))
