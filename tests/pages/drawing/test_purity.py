"""Drawing knows numbers and names, neither the site nor a language."""

from __future__ import annotations

import ast

import pytest

from tests.needs import ROOT

FILES = sorted((ROOT / "plugins/portal/pages/drawing").glob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_module_of_drawing_imports_nothing_else_of_the_portal(path: object) -> None:
    tree = ast.parse((ROOT / str(path)).read_text("utf-8"))
    named = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    own = [name for name in named if name.split(".")[0] == "portal"]
    assert [name for name in own if not name.startswith("portal.pages.drawing")] == []
