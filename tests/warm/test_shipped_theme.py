"""The theme that ships prints once what many pages show; its pages follow what that was made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.output.making import files_of
from tests.warm import designs
from tests.warm.place import Place, differing
from tests.warm.rich import rich_content

_STYLES = re.compile(rb'<link rel="stylesheet" href="([^"]*)"')


def _picture(theme: Path) -> None:
    """What the fixed part of every page's head names."""
    path = theme / "static/img/icon.svg"
    path.write_text(path.read_text("utf-8").replace("<svg ", '<svg data-new="1" ', 1), "utf-8")


@pytest.mark.parametrize("edit", [lambda theme: designs.edit_style(theme, 1), _picture])
def test_every_page_names_a_changed_file_of_the_theme(
    tmp_path: Path, edit: Callable[[Path], None]
) -> None:
    place = Place(tmp_path)
    rich_content(place.content)
    designs.real_theme(place.theme)
    place.begin()
    place.build()
    edit(place.theme)
    place.build()
    shown = files_of(place.output)
    assert differing(shown, place.fresh_files()) == []
    pages = [data for name, data in shown.items() if name.endswith(".html")]
    named = {address.decode() for data in pages for address in _STYLES.findall(data)}
    assert len(pages) > 100
    assert len(named) == 1
    assert named.pop().removeprefix("/") in shown
