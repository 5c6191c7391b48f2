"""Settings read without Pelican: what Pelican would read, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from pelican.settings import read_settings

from portal.pelican.options import read_options
from portal.pelican.plain import plain_settings
from tests.needs import ROOT

OVERRIDE = {"PATH": "/content", "OUTPUT_PATH": "/output", "PORTAL_NOW": "2026-11-22"}


def settings_file(folder: Path, more: str) -> Path:
    path = folder / "conf.py"
    start = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n"
    path.write_text(f"{start}{more}\n", "utf-8")
    return path


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py"])
def test_the_portal_is_told_what_pelican_would_tell_it(name: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    override = {**OVERRIDE, "PATH": str(content)}
    plain = plain_settings(ROOT / name, override)
    assert plain is not None
    assert read_options(plain) == read_options(read_settings(str(ROOT / name), override=override))


@pytest.mark.parametrize(
    "more",
    [
        'PLUGINS = ["portal", "sitemap"]',
        'THEME = "notmyidea"',
        'THEME = "/khong/co"',
        "raise ValueError",
        "del PLUGINS",
    ],
)
def test_what_pelican_alone_can_tell_is_left_to_it(more: str, tmp_path: Path) -> None:
    assert plain_settings(settings_file(tmp_path, more), OVERRIDE) is None


def test_settings_may_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = settings_file(tmp_path, 'import os\nSITEURL = os.environ["SITE"]')
    for site in ("https://a.example", "https://b.example"):
        monkeypatch.setenv("SITE", site)
        settings = plain_settings(path, OVERRIDE)
        assert settings is not None
        assert settings["SITEURL"] == site
