"""The templates: each view has one, none does what the policy forbids, all words are translated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.commands import messages
from portal.pages.views import TEMPLATES, View

THEME = Path(__file__).resolve().parents[2] / "theme"
PAGES = sorted((THEME / "templates").rglob("*.html"))


def test_every_view_has_a_template_of_its_own() -> None:
    views = set(View.__args__)
    assert set(TEMPLATES) == views
    assert len(set(TEMPLATES.values())) == len(views)


def test_every_page_template_belongs_to_a_view() -> None:
    files = {f"pages/{path.name}" for path in (THEME / "templates/pages").glob("*.html")}
    assert files == set(TEMPLATES.values())


def test_each_view_says_which_template_prints_it() -> None:
    for view, template in TEMPLATES.items():
        assert f"``{Path(template).name}``" in (view.__doc__ or ""), view.__name__


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_templates_hold_no_inline_style_nor_handler_nor_unescaped_output(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=", text)
    assert "|safe" not in text.replace(" ", "")
    assert "<style" not in text
    scripts = re.findall(r"<script([^>]*)>", text)
    assert all("ld+json" in script or "src=" in script for script in scripts)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_templates_stay_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 200


def test_every_word_of_the_interface_is_translated(capsys: pytest.CaptureFixture[str]) -> None:
    assert (messages.run(check=True), capsys.readouterr().out) == (0, "")


def test_a_word_without_translation_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "theme/templates").mkdir(parents=True)
    (tmp_path / "theme/locale").mkdir()
    (tmp_path / "plugins/portal").mkdir(parents=True)
    (tmp_path / "theme/templates/page.html").write_text('{{ _("Lời chào") }}', "utf-8")
    (tmp_path / "theme/locale/en.po").write_bytes(
        (THEME / "locale/en.po").read_bytes().split(b"#: ")[0]
    )
    assert messages.run(check=True, root=tmp_path) == 1
    assert capsys.readouterr().out == (
        "theme/locale/en.po: chưa dịch / not translated: Lời chào\n"
        "theme/locale/en.po: cần cập nhật / out of date\n"
    )
