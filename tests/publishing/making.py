"""Small releases and targets for the tests of publishing.

In: files of a site, by path.  Out: releases; what a reader at a target's link is shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from portal.publishing.release import Release, make_release

__all__ = ["FIRST", "SECOND", "THIRD", "named", "release", "seen", "style"]


def style(text: str) -> str:
    """The name under which a style of this text is served."""
    return f"theme/css/site.{hashlib.sha256(text.encode()).hexdigest()[:12]}.css"


def named(text: str, **pages: str) -> dict[str, str]:
    """A site with one style and pages that name it."""
    address = style(text)
    files = {
        f"tin/2020/{slug}/index.html": f"<link {address}>{body}" for slug, body in pages.items()
    }
    return {"index.html": f"<link {address}>", address: text, "tep/quy-che.pdf": "%PDF", **files}


FIRST = named("a{}", hop="Họp", ky="Ký")
SECOND = named("b{}", hop="Họp", ky="Ký kết", tham="Thăm")
THIRD = named("b{}", hop="Họp lại", ky="Ký kết", tham="Thăm", moi="Mới")


def release(folder: Path, files: Mapping[str, str], **texts: str) -> Release:
    """A release of these files, whose tree is made below ``folder``."""
    tree = folder / "tree" / hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()[:8]
    for path, text in files.items():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_text(text, "utf-8")
    beside = {"ledger/2026.txt": "", **texts}
    return make_release(tree, {path: text.encode() for path, text in beside.items()})


def seen(target: Path) -> dict[str, str]:
    """What servers show: every file below the link, but assets carried over from elsewhere."""
    site = target / "current" / "site"
    found = {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in site.rglob("*")
        if path.is_file()
    }
    home = found.get("index.html", "")
    return {path: text for path, text in found.items() if "theme/" not in path or path in home}
