"""The Nu Html Checker (vnu) over every file of the shipped site."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.needs import java, needs, vnu_jar
from tests.site.facts import Site

# A longer command line than this is too long for some systems.
_BATCH = 2000
Note = Callable[[str, object], None]


def faults(files: Sequence[Path]) -> list[str]:
    """Every error that the checker reports of ``files``."""
    found = []
    for first in range(0, len(files), _BATCH):
        batch = [str(path) for path in files[first : first + _BATCH]]
        checked = subprocess.run(
            [java() or "", "-Xss4m", "-jar", vnu_jar() or "", "--format", "json", *batch],
            capture_output=True,
            text=True,
            check=False,
        )
        for message in json.loads(checked.stderr)["messages"]:
            if message["type"] in ("error", "non-document-error"):
                place = f"{message.get('url', '?').removeprefix('file:')}:{message.get('lastLine')}"
                found.append(f"{place}: {message['message']}")
    return found


@needs("java", "vnu")
def test_every_page_is_valid(built_site: Site, record_property: Note) -> None:
    files = [path for name, path in built_site.files.items() if name.endswith(".html")]
    record_property("pages", len(files))
    assert len(files) == len(built_site.pages) > 500
    assert faults(files) == []


@needs("java", "vnu")
def test_the_checker_sees_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><html lang=vi><title>T</title><p><li style='text-align'>x", "utf-8"
    )
    assert len(faults([page])) >= 1
