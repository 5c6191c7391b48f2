"""What a site depends on besides content: when any of it changes, nothing of the last is believed.

The settings file is a program: what it reads elsewhere counts as much as what stands in it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.warm.conditions import Conditions
from tests.needs import ROOT
from tests.output.making import files_of
from tests.site.factory import make_corpus
from tests.warm import designs
from tests.warm.place import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    make_corpus(place.content, articles=6, agencies=2, partners=2)
    designs.plain_theme(place.theme)
    place.begin()
    return place


def settings(place: Place, more: str) -> None:
    place.begin()
    path = place.root / "conf.py"
    path.write_text(f"{path.read_text('utf-8')}{more}\n", "utf-8")


def test_settings_from_the_environment_are_asked_for_each_time(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.site_url = ""
    settings(place, 'import os\nSITEURL = os.environ["ADDRESS_OF_THE_SITE"]')
    for site in ("https://mot.example", "https://hai.example"):
        monkeypatch.setenv("ADDRESS_OF_THE_SITE", site)
        place.build()
        assert f"{site}/sitemap.xml" in (place.output / "robots.txt").read_text("utf-8")


def test_other_plugins_hear_of_every_build(place: Place) -> None:
    told = place.root / "told"
    (place.root / "own.py").write_text(
        "import pathlib\n"
        "from pelican import signals\n"
        f"told = pathlib.Path({str(told)!r})\n"
        "def finalized(_):\n"
        "    told.write_text(told.read_text() + 'x' if told.exists() else 'x')\n"
        "def register():\n"
        "    signals.finalized.connect(finalized)\n",
        "utf-8",
    )
    folder = str(place.root)
    settings(place, f"PLUGINS = ['portal', 'own']\nPLUGIN_PATHS = [*PLUGIN_PATHS, {folder!r}]")
    before = place.build()
    assert told.read_text() == "x"
    assert place.build().outputs.written == 0
    assert told.read_text() == "xx"
    assert before.outputs.outputs == len(files_of(place.output))


def test_code_theme_settings_and_what_is_told_are_conditions(place: Place) -> None:
    settings_file = place.root / "conf.py"
    told = {"THEME": str(place.theme), "SITEURL": "https://so.example", "PORTAL_NOW": "2026-01-01"}

    def taken(**more: str) -> Conditions:
        return Conditions(ROOT, settings_file, {**told, **more})

    first = taken()
    assert taken(PORTAL_NOW="2027-01-01").digest == first.digest
    assert taken(SITEURL="https://khac.example").digest != first.digest
    assert first.hold()
    (place.theme / "templates/pages/year.html").write_text("khác", "utf-8")
    assert not first.hold()
    second = taken()
    settings_file.write_text(settings_file.read_text("utf-8") + "X = 1\n", "utf-8")
    assert not second.hold()
