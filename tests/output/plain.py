"""Builds of a few plain files, without content: only the trees and the link matter.

In: paths with their text.  Out: the report; what is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.output.build import build_outputs
from portal.output.planned import Output
from portal.output.reports import OutputReport
from portal.output.trees import TreePair
from portal.pages.composer import Composer
from tests.made import site
from tests.output.making import JINJA, files_of

__all__ = ["FIRST", "SECOND", "THIRD", "build", "shown"]

FIRST = {"index.html": "1", "tin/index.html": "1", "old/index.html": "1", "kept.txt": "1"}
SECOND = {"index.html": "2", "tin/index.html": "1", "old/index.html": "1", "kept.txt": "1"}
# A page goes, one comes, a folder becomes a file and a file a folder.
THIRD = {"index.html": "3", "tin/index.html": "3", "new/index.html": "1", "old": "3",
         "kept.txt/index.html": "1"}  # fmt: skip


def text_of(_: Composer, text: str) -> bytes:
    return text.encode()


def build(link: Path, theme: Path, files: Mapping[str, str], **options: Any) -> OutputReport:
    """A build of exactly these files."""
    defaults: dict[str, Any] = {"fresh": False, "jobs": 1, "verify": lambda _: None}
    return build_outputs(
        site(),
        [Output(path, "vi", text_of, (text,)) for path, text in files.items()],
        TreePair(link),
        theme=theme,
        jinja=JINJA,
        **{**defaults, **options},
    )


def shown(link: Path) -> dict[str, str]:
    return {path: data.decode() for path, data in files_of(link).items()}
