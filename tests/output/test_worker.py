"""The service worker: what it knows of the site, and how it takes its leave."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portal.domain.problems import Problems
from portal.output.worker import worker_file
from portal.pages.site import BuildOptions
from tests.made import site
from tests.output.making import assembled, write

BASE = BuildOptions("https://so.example/cong")


@pytest.fixture
def own(theme: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(theme, tmp_path / "theme"))


def told(theme: Path, *, offline: bool = True, **assets: str) -> tuple[dict[str, Any], str]:
    """What the worker is told of the site, and the script behind it."""
    made = site(options=BASE)
    made = replace(made, assets=assets, identity=replace(made.identity, offline=offline))
    problems = Problems()
    files = worker_file(theme, made, problems)
    assert list(problems) == []
    assert list(files) == ["sw.js"]
    said, _, script = files["sw.js"].decode().partition(";")
    return json.loads(said.removeprefix("const portal=")), script


def test_the_worker_knows_where_the_site_begins_and_what_stands_in(theme: Path) -> None:
    facts, script = told(theme, style="/cong/theme/a.css")
    assert len(facts.pop("version")) == 12
    assert facts == {
        "caches": "ngoai-tuyen /cong/ ",
        "root": "/cong/",
        "offline": ["/cong/ngoai-tuyen/", "/cong/en/ngoai-tuyen/"],
    }
    assert script == "addEventListener('fetch',()=>{});\n"


def test_its_version_follows_from_the_assets_and_from_itself(own: Path) -> None:
    first, _ = told(own, style="/cong/theme/a.css")
    assert told(own, style="/cong/theme/a.css")[0] == first
    assert told(own, style="/cong/theme/b.css")[0]["version"] != first["version"]
    write(own / "worker/offline.js", "addEventListener('fetch', null);\n")
    assert told(own, style="/cong/theme/a.css")[0]["version"] != first["version"]


def test_where_it_is_turned_off_it_only_knows_what_to_delete(theme: Path) -> None:
    facts, script = told(theme, offline=False)
    assert facts == {"caches": "ngoai-tuyen /cong/ "}
    assert script == "registration.unregister();\n"


def test_a_theme_without_its_source_is_told(own: Path) -> None:
    (own / "worker/offline.js").unlink()
    problems = Problems()
    assert worker_file(own, site(), problems) == {}
    assert [problem.path for problem in problems] == ["theme/worker/offline.js"]


def test_a_lean_build_has_none(small: Path, theme: Path) -> None:
    assert "sw.js" in {output.path for output in assembled(small, theme).outputs}
    lean = {output.path for output in assembled(small, theme, lean=True).outputs}
    assert not {path for path in lean if path.endswith(".js")}
