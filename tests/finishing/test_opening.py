"""Without a drawing library: a plain build needs none, a finished one says which is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from portal.finishing.opening import is_drawable
from tests.images.made import png
from tests.needs import ROOT
from tests.site.building import environ
from tests.site.factory import make_corpus

# The command with libraries that are not there: None in sys.modules fails every import.
_WITHOUT = """
import sys
missing, *words = sys.argv[1:]
sys.modules.update(dict.fromkeys(missing.split(",")))
from portal.commands.cli import run
sys.exit(run(words, "en"))
"""


def run(missing: str, *words: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT, missing, "build", *words],
        cwd=ROOT,
        env=environ(),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content") / "content"
    make_corpus(folder, articles=2, translated=0, agencies=2, partners=1)
    return folder


def test_a_plain_build_needs_no_drawing_library(content: Path, tmp_path: Path) -> None:
    missing = "PIL,brotli,resvg_py,segno,uharfbuzz"
    output = tmp_path / "output"
    assert run(missing, "--content", str(content), "--output", str(output)) == (0, "")
    assert not (output / "the").exists()


@pytest.mark.parametrize("library", ["PIL", "uharfbuzz"])
def test_a_missing_library_is_named_and_nothing_is_built(
    content: Path, tmp_path: Path, library: str
) -> None:
    output = tmp_path / "output"
    code, said = run(library, "--content", str(content), "--output", str(output), "--finish")
    assert code == 3
    assert said == (
        f"The drawing library “{library}” cannot be loaded: import of {library} halted; "
        "None in sys.modules. Run this through python3 tasks.py, which installs what is needed, "
        "or install what requirements.txt lists.\n"
    )
    assert not output.exists()


def test_photographs_need_the_library_that_unpacks_them(content: Path, tmp_path: Path) -> None:
    shown = Path(shutil.copytree(content, tmp_path / "content"))
    (shown / "images").mkdir(exist_ok=True)
    (shown / "images/anh.png").write_bytes(png(2, 1))
    output = tmp_path / "output"
    code, said = run("PIL", "--content", str(shown), "--output", str(output))
    assert (code, said[:49]) == (3, "The drawing library “PIL” cannot be loaded: impor")
    assert not output.exists()


def test_a_lean_build_cannot_be_finished(content: Path) -> None:
    code, said = run("", "--content", str(content), "--lean", "--finish")
    assert (code, said) == (
        2,
        "build: --finish adds to a complete site, so it does not go with --lean.\n",
    )


@pytest.mark.parametrize(
    ("path", "drawable"),
    [("the/cong.png", True), ("favicon.ico", True), ("tin/x/qr.svg", True), ("khong-co/", False)],
)
def test_only_pictures_are_drawn(path: str, drawable: bool) -> None:
    assert is_drawable(path) is drawable
