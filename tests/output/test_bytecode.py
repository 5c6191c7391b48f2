"""Compiled templates are kept like Python's own compiled modules, and used only where they fit."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.domain.problems import Problems
from portal.i18n.language import load_language
from portal.output.bytecode import Bytecode
from portal.output.environment import compile_templates, make_environment
from tests.needs import ROOT
from tests.output.test_environment import JINJA


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "pycache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def printed(tmp_path: Path) -> Callable[..., tuple[str, int]]:
    """What a template prints, and how many templates were compiled for it."""
    language = load_language("en", ROOT / "theme/locale", Problems())
    folder = tmp_path / "own"
    (folder / "templates").mkdir(parents=True)

    def printed(conditions: str, template: str = '{{ _("Trang chủ") }}') -> tuple[str, int]:
        (folder / "templates/one.html").write_text(template, "utf-8")
        bytecode = Bytecode(conditions)
        compiled = bytecode.of("en")
        before = len(compiled.codes)
        environment = make_environment(folder, language, JINJA, compiled)
        html = environment.get_template("one.html").render()
        bytecode.keep()
        return html, len(compiled.codes) - before

    return printed


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("templates-*") if path.is_file()]


def test_a_template_is_compiled_once(printed: Callable[..., tuple[str, int]]) -> None:
    html, compiled = printed("a")
    assert compiled == 1
    assert printed("a") == (html, 0)


def test_all_templates_are_compiled_before_any_is_asked_for(
    printed: Callable[..., tuple[str, int]], tmp_path: Path
) -> None:
    """But those that cannot be, of which printing tells where a page needs one."""
    html, _ = printed("a")
    (tmp_path / "own/templates/two.html").write_text("hai", "utf-8")
    (tmp_path / "own/templates/torn.html").write_text("{% if", "utf-8")
    bytecode = Bytecode("b")
    language = load_language("en", ROOT / "theme/locale", Problems())
    compile_templates(tmp_path / "own", language, JINJA, bytecode.of("en"))
    bytecode.keep()
    assert len(Bytecode("b").of("en").codes) == 2
    assert printed("b") == (html, 0)


def test_a_template_is_compiled_anew_when_it_or_anything_else_has_changed(
    printed: Callable[..., tuple[str, int]],
) -> None:
    printed("a")
    assert printed("a", "khác") == ("khác", 1)
    assert printed("b", "khác") == ("khác", 1)


@pytest.mark.parametrize(
    "harm", [lambda d: d[:-1], lambda d: b"", lambda d: d[:40] + b"!" + d[41:]]
)
def test_a_file_that_is_torn_or_altered_is_not_run(
    printed: Callable[..., tuple[str, int]], tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    html, _ = printed("a")
    (file,) = kept(tmp_path)
    file.write_bytes(harm(file.read_bytes()))
    assert printed("a") == (html, 1)


def test_nothing_is_written_where_python_is_told_to_write_nothing(
    printed: Callable[..., tuple[str, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    printed("a")
    assert kept(tmp_path) == []


def test_a_folder_that_cannot_be_written_costs_only_time(
    printed: Callable[..., tuple[str, int]], tmp_path: Path
) -> None:
    (tmp_path / "pycache").write_text("a file is in the way")
    assert printed("a")[1] == 1
    assert printed("a")[1] == 1
