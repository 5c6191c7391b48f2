"""The Nu Html Checker over one page of each type, where there is one.

In: a release, the tools of this machine.  Out: problems, and how much was looked at.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from portal.domain.problems import Problems
from portal.output.errors import EnvironmentFault
from portal.publishing.gates.base import Shown, Tally, tally
from portal.publishing.gates.samples import Remembered, samples
from portal.publishing.gates.tools import Tools
from portal.store import Kept

__all__ = ["check_with_vnu"]

_GATE = "checker"
_LONGEST = 600
"""Seconds."""


def check_with_vnu(shown: Shown, tools: Tools, kept: Kept, problems: Problems) -> Tally:
    """What it says of them; raises EnvironmentFault when it does not answer."""
    if tools.java is None or tools.vnu is None:
        return Tally(_GATE, "gate-not-run", (("needs", "Java, vnu-jar (npm ci)"),), ran=False)
    paths = samples(shown)
    version = tools.vnu.stat()
    memory = Remembered(shown, kept, _GATE, f"{version.st_size} {version.st_mtime_ns}".encode())
    asked = memory.unknown(paths)
    tree = shown.release.tree
    faulty = set()
    for path, line, message in _said(tools.java, tools.vnu, [tree / path for path in asked]):
        name = path.relative_to(tree).as_posix()
        faulty.add(name)
        shown.tell(problems, _GATE, (name, line), "gate-checker", found=message)
    memory.passed(path for path in asked if path not in faulty)
    told = {"pages": len(paths), "read": len(asked)}
    return tally(problems, _GATE, "gate-told-samples", len(paths), **told)


def _said(java: str, vnu: Path, files: list[Path]) -> list[tuple[Path, int, str]]:
    if not files:
        return []
    words = [java, "-Xss4m", "-jar", str(vnu), "--format", "json", *map(str, files)]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, our own files
            words, capture_output=True, text=True, check=False, timeout=_LONGEST
        )
        messages = json.loads(done.stderr)["messages"]
    except (OSError, subprocess.TimeoutExpired, json.JSONDecodeError, KeyError) as error:
        raise EnvironmentFault(
            f"Bộ kiểm HTML (vnu) không trả lời: {error}. Không có gì thay đổi.",
            f"The HTML checker (vnu) does not answer: {error}. Nothing was changed.",
        ) from error
    return [
        (Path(each["url"].removeprefix("file:")), int(each.get("lastLine", 0)), each["message"])
        for each in messages
        if each["type"] in ("error", "non-document-error")
    ]
