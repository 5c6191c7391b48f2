"""``test`` and ``lint``: what their exit codes mean, and that nothing stops at the first fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.commands import lint, lockrules, test, treerules
from portal.commands.speech import Text


@pytest.mark.parametrize(
    ("source", "words", "code"),
    [
        ("def test_it(): pass", [], 0),
        ("def test_it(): assert False", [], 1),
        ("import no_such_module", [], 1),
        ("def test_it(): pass", ["--no-such-option"], 2),
        ("def test_it(): pass", ["no_such_file.py"], 2),
        ("def test_it(): pass", ["-k", "nothing"], 2),
    ],
)
def test_codes_of_pytest_are_told_in_the_portals(
    source: str,
    words: list[str],
    code: int,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    (tmp_path / "test_it.py").write_text(f"{source}\n", "utf-8")
    words = ["-p", "no:cacheprovider", *words]
    assert test.run(root=tmp_path, words=words, lang="en") == code, capfd.readouterr().out


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """What each tool is to say, by its name; the own rules find nothing."""
    passes = {"ruff": True, "mypy": True, "djlint": True}
    monkeypatch.setattr(lint, "_tool", lambda _, words: passes[words[1]])
    monkeypatch.setattr(treerules, "faults", lambda _: [])
    monkeypatch.setattr(lockrules, "faults", lambda _: [])
    return passes


def test_lint_passes_when_everything_passes(
    checks: dict[str, bool], capsys: pytest.CaptureFixture[str]
) -> None:
    assert lint.run(root=Path(), lang="en") == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in printed] == [
        *("ruff check", "ruff format", "mypy --strict", "djlint", "tree", "locks"),
    ]


@pytest.mark.parametrize("tool", ["ruff", "mypy", "djlint"])
def test_lint_fails_with_any_tool_and_runs_the_others(
    tool: str, checks: dict[str, bool], capsys: pytest.CaptureFixture[str]
) -> None:
    checks[tool] = False
    assert lint.run(root=Path(), lang="en") == 1
    assert len(capsys.readouterr().out.splitlines()) == 6


@pytest.mark.parametrize("rules", [treerules, lockrules])
def test_lint_prints_the_faults_of_its_own_rules(
    rules: object,
    checks: dict[str, bool],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert set(checks.values()) == {True}
    monkeypatch.setattr(rules, "faults", lambda _: [("a.md:3", Text("sai", "wrong"))])
    assert lint.run(root=Path(), lang="en") == 1
    assert "a.md:3: wrong" in capsys.readouterr().out.splitlines()
