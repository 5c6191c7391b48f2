"""Invoke's tasks say the same words as the script."""

from __future__ import annotations

import inspect
import subprocess
import sys
from typing import Any

import pytest
from invoke.context import Context
from invoke.tasks import Task

from portal.commands import invoked
from portal.commands.words import WORDS
from tests.needs import ROOT


def tasks() -> dict[str, Task[Any]]:
    return {name: getattr(invoked, name) for name in invoked.__all__}


def test_inv_list_offers_every_word_of_the_script() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "invoke", "--list"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [line.split()[0] for line in listed.stdout.splitlines() if line.startswith("  ")]
    assert rows == sorted(WORDS)


@pytest.mark.parametrize("name", [*WORDS])
def test_a_task_has_the_options_of_its_word(name: str) -> None:
    operands = {"check": {"file"}, "new": {"kind", "title"}, "test": {"words"}}
    parameters = set(list(inspect.signature(tasks()[name].body).parameters)[1:])
    assert parameters - operands.get(name, set()) == {option.key for option in WORDS[name].options}


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        (
            "build",
            {"site_url": "https://x.vn", "lean": True},
            ["build", "--site-url", "https://x.vn", "--lean"],
        ),
        ("serve", {"port": "9000"}, ["serve", "--port", "9000"]),
        ("check", {"file": ["a.md", "b.md"]}, ["check", "a.md", "b.md"]),
        ("publish", {"to": "x", "dry_run": True}, ["publish", "--to", "x", "--dry-run"]),
        ("rollback", {"to": "x", "release": "a1"}, ["rollback", "--to", "x", "--release", "a1"]),
        ("releases", {}, ["releases"]),
        ("new", {"kind": "visit", "title": "-Thăm"}, ["new", "--", "visit", "-Thăm"]),
        ("test", {"words": "-k 'feeds or lists'"}, ["test", "-k", "feeds or lists"]),
        ("lint", {}, ["lint"]),
        ("bench", {"articles": "10"}, ["bench", "--articles", "10"]),
    ],
)
def test_a_task_becomes_the_words_of_the_script(
    name: str, given: dict[str, object], words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[list[str]] = []

    def main(words: list[str]) -> int:
        called.append(words)
        return 0

    monkeypatch.setattr(invoked, "main", main)
    tasks()[name](Context(), **given)
    assert called == [words]


def test_a_task_ends_with_the_exit_code_of_its_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invoked, "main", lambda _: 3)
    with pytest.raises(SystemExit) as caught:
        invoked.lint(Context())
    assert caught.value.code == 3
