"""The folders of plugins/portal/ stand in the way of the data; none imports one further down."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.needs import ROOT

PORTAL = ROOT / "plugins" / "portal"

# docs/architecture.md gives the order; tests/docs/ holds its list against the folders.
ORDER = re.findall(
    r"^\| `(\w+)/` \|", (ROOT / "docs" / "architecture.md").read_text("utf-8"), re.MULTILINE
)


def modules(folder: str) -> list[Path]:
    return sorted((PORTAL / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it, those for the type checker too."""
    package = ["portal", *path.relative_to(PORTAL).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            # `from portal import output` names a folder only in its second half.
            yield from (f"{base}.{alias.name}" for alias in node.names)


def folder_of(name: str) -> str | None:
    """The folder of the portal that a dotted name leads into."""
    parts = name.split(".")
    return parts[1] if parts[0] == "portal" and len(parts) > 1 and parts[1] in ORDER else None


@pytest.mark.parametrize("folder", ORDER)
def test_a_folder_imports_none_further_down(folder: str) -> None:
    below = set(ORDER[ORDER.index(folder) + 1 :])
    files = modules(folder)
    assert files, f"{folder}/ holds no module"
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in files
        for name in imported(path)
        if folder_of(name) in below
    ]
    assert wrong == []


def test_only_the_adapter_imports_pelican() -> None:
    users = {
        path.relative_to(PORTAL).as_posix()
        for path in PORTAL.rglob("*.py")
        for name in imported(path)
        if name.split(".")[0] == "pelican"
    }
    assert "pelican/running.py" in users
    assert {user for user in users if not user.startswith("pelican/")} == set()


def test_the_package_itself_imports_only_its_adapter() -> None:
    names = {folder_of(name) for name in imported(PORTAL / "__init__.py")} - {None}
    assert names == {"pelican"}
