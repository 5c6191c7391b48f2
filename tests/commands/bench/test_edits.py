"""Every edit changes something each time, and leaves content that is right."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from portal.commands.bench import edits
from portal.domain.dates import HANOI
from portal.reading.content import read_content
from tests.needs import ROOT
from tests.site.factory import make_corpus


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = tmp_path_factory.mktemp("bench") / "content"
    make_corpus(content, articles=5)
    return content


@pytest.mark.parametrize("edit", [edits.edit_article, edits.add_article, edits.edit_register])
def test_the_content_is_right_after_two_edits_and_differs(
    corpus: Path, tmp_path: Path, edit: Callable[[Path, int], Path]
) -> None:
    content = tmp_path / "content"
    shutil.copytree(corpus, content)
    first = edit(content, 1).read_bytes()
    assert edit(content, 2).read_bytes() != first
    now = datetime(2026, 3, 1, tzinfo=HANOI)
    assert list(read_content(content, now=now, jobs=1).problems) == []


def test_a_template_is_edited_in_its_block_of_content(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "theme" / "templates", tmp_path / "templates")
    path = edits.edit_template(tmp_path, 7)
    assert "{% block content %}\n<p>7</p>\n" in path.read_text("utf-8")
