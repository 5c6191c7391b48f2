"""A tiny project of stock Pelican, to show what it does where the portal does something else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.site.building import environ

__all__ = ["Stock"]

SETTINGS = """
SITENAME = "Stock"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "en"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
PLUGIN_PATHS = ["plugins"]
CACHE_CONTENT = False
"""


class Stock:
    """``content/``, ``plugins/`` and settings below ``root``; runs the ``pelican`` command."""

    def __init__(self, root: Path) -> None:
        self.root = root / "stock"
        (self.root / "content").mkdir(parents=True)
        (self.root / "plugins").mkdir()
        self.settings = SETTINGS
        self.article("good", "Title: Good\nDate: 2020-01-02\n\nA good text.\n")

    def article(self, name: str, text: str | bytes) -> None:
        path = self.root / "content" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def plugin(self, name: str, source: str) -> None:
        (self.root / "plugins" / f"{name}.py").write_text(source, "utf-8")
        self.settings += f"PLUGINS = ['{name}']\n"

    def build(self, *options: str, limit: int = 0) -> subprocess.CompletedProcess[str]:
        """``pelican content``; ``limit`` is the greatest size in bytes that a file may have."""
        (self.root / "conf.py").write_text(self.settings, "utf-8")
        pelican = [sys.executable, "-m", "pelican", "content", "-s", "conf.py", *options]
        limited = ["sh", "-c", f'ulimit -f {limit // 512}; exec "$@"', "sh"] if limit else []
        return subprocess.run(
            [*limited, *pelican],
            cwd=self.root,
            env=environ(),
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def output(self) -> Path:
        return self.root / "output"

    def has(self, name: str) -> bool:
        return (self.output / name).exists()

    def read(self, name: str) -> str:
        return (self.output / name).read_text("utf-8")
