"""The scripts: small, each whole by itself, kept to what a strict policy allows, never needed."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path

import pytest

from portal.output.assets import joined_script, minified_script
from tests.needs import ROOT, needs

SERVED = ROOT / "plugins/portal/commands/serving/browser"
FOLDERS = (ROOT / "theme/static/js", ROOT / "theme/worker", SERVED)
SCRIPTS = sorted(path for folder in FOLDERS for path in folder.glob("*.js"))
NAMES = [path.name for path in SCRIPTS]

# What an article loads; brotli makes it smaller still.
READING = ("first.js", "site.js", "share.js", "aloud.js")
GZIP_LIMIT = 3 * 1024

# What Trusted Types and a policy without 'unsafe-eval' refuse, and what no page may do by itself.
REFUSED = re.compile(
    r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval|Function)\b"
    r"|document\.cookie|sendBeacon|https?:|//[a-z]|\.style\b|setAttribute\(\"style"
)
COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)


def test_all_scripts_of_an_article_stay_small() -> None:
    sizes = {
        path.name: len(gzip.compress(minified_script(joined_script(path)), 9, mtime=0))
        for path in SCRIPTS
        if path.name in READING
    }
    assert len(sizes) == len(READING)
    assert sum(sizes.values()) <= GZIP_LIMIT, sizes


@pytest.mark.parametrize("path", SCRIPTS, ids=NAMES)
def test_no_script_needs_what_a_strict_policy_refuses(path: Path) -> None:
    code = COMMENT.sub("", joined_script(path))
    assert [found[0] for found in REFUSED.finditer(code)] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=NAMES)
def test_no_script_imports_another_as_served(path: Path) -> None:
    """A file's hash would change with every one that it names."""
    named = r"^\s*import\b|\bimport\(\s*[\"'`]"  # what the page names is no part of the file
    assert not re.search(named, joined_script(path), re.MULTILINE)


@needs("node")
@pytest.mark.parametrize("path", SCRIPTS, ids=NAMES)
def test_every_script_is_well_formed_as_served(path: Path, tmp_path: Path) -> None:
    kind = "cjs" if path.name == "first.js" or path.parent.name == "worker" else "mjs"
    served = tmp_path / f"{path.stem}.{kind}"
    served.write_bytes(minified_script(joined_script(path)))
    checked = subprocess.run(
        ["node", "--check", served], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_what_runs_before_the_first_paint_is_written_for_old_browsers() -> None:
    """No arrow, no ``const``, no ``?.``: it must be understood where modules are not."""
    code = COMMENT.sub("", (ROOT / "theme/static/js/first.js").read_text("utf-8"))
    assert not re.search(r"=>|\b(const|let|class|async)\b|\?\.|\?\?|`", code)
