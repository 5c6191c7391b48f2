"""The example article of the READMEs, and a copy of the shipped content to try it in."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

from tests.docs.pages import fences
from tests.images.made import photograph
from tests.needs import ROOT

__all__ = ["EXAMPLE", "add_article", "copy_of_content", "example", "with_keys"]

EXAMPLE = "content/news/2025/gia-lai-ky-quy-che-phoi-hop.md"

_SMALL = ROOT / "tests" / "fixtures" / "small" / "content"


def copy_of_content(folder: Path) -> Path:
    """The shipped content, with the photograph and the paper that the examples name."""
    content = Path(shutil.copytree(ROOT / "content", folder / "content"))
    for folder_of in ("images", "documents"):
        (content / folder_of).mkdir(exist_ok=True)
    photograph(90, 60).save(content / "images/ky-quy-che-gia-lai.jpg")
    shutil.copy(
        _SMALL / "documents/quy-che-2024.pdf", content / "documents/quy-che-gia-lai-2025.pdf"
    )
    return content


def add_article(content: Path, file: str, text: str) -> None:
    """Write ``file`` (as a page names it, with content/) into the copy; it must be new."""
    path = content.parent / file
    assert not path.exists(), f"{file} is there already"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def example(page: str) -> str:
    """The example article of a page, whole."""
    return next(fence.body for fence in fences(page) if fence.file == EXAMPLE)


def with_keys(article: str, piece: str) -> str:
    """The article with these keys of front matter in place of its own of that name."""
    _, own, body = article.split("---\n", 2)
    for key in yaml.safe_load(piece):
        own = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", own, flags=re.MULTILINE)
    return f"---\n{own}{piece}---\n{body}"
