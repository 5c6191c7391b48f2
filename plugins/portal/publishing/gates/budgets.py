"""What pages, styles and scripts may weigh on their way to a reader.

In: a release, ``PORTAL_BUDGETS`` of publishconf.py.  Out: problems, and how much was weighed.  A
file weighs what its brotli copy weighs, which is what a server sends.  Of an article that is
heavier than an article may be, its own words are not counted: an editor may write as much as there
is to say, and what the theme puts around it must stay light.  docs/quality.md names the budgets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from types import MappingProxyType

import brotli

from portal.domain.problems import Problems
from portal.publishing.gates.base import Shown, Tally, tally
from portal.publishing.release import SITE

__all__ = ["BUDGETS", "budgets_of", "check_budgets"]

BUDGETS: Mapping[str, int] = MappingProxyType(
    {
        "article": 9 * 1024,
        "page": 40 * 1024,
        "styles": 12 * 1024,
        "scripts": 3 * 1024,
        "script": 24 * 1024,
    }
)
"""Bytes: an article's page but for its words, any other, all styles, an article's scripts, any."""

_ARTICLE = re.compile(r"(?:[a-z]{2}/)?tin/\d{4}/[a-z0-9-]*[a-z][a-z0-9-]*/index\.html")
_SCRIPT = re.compile(r'<script[^>]*\ssrc="/([^"]+\.js)"')


def budgets_of(given: object, problems: Problems) -> Mapping[str, int]:
    """The budgets with those of publishconf.py; notes an error for one that is none."""
    own: dict[str, int] = {}
    if not isinstance(given, dict):
        given = {"": given}
    for name, size in given.items():
        if name in BUDGETS and isinstance(size, int) and size > 0:
            own[name] = size
        else:
            reason = f"{name!r}: {size!r}; {' | '.join(BUDGETS)}"
            problems.error(
                "publishconf.py", 0, "", "setting-wrong", name="PORTAL_BUDGETS", reason=reason
            )
    return {**BUDGETS, **own}


def check_budgets(shown: Shown, budgets: Mapping[str, int], problems: Problems) -> Tally:
    """Weigh every page, style and script; raises OSError."""
    heaviest = dict.fromkeys(BUDGETS, 0)

    def weigh(path: str, name: str, size: int) -> None:
        heaviest[name] = max(heaviest[name], size)
        if size > budgets[name]:
            values = {"name": name, "size": size, "most": budgets[name]}
            shown.tell(problems, "budgets", (path, 0), "gate-budget", **values)

    styles: dict[str, int] = {}
    files = 0
    article = ""
    for path in shown.files:
        if path.endswith(".html"):
            is_article = bool(_ARTICLE.fullmatch(path))
            article = article or (path if is_article else "")
            weight = _weight(shown, path)
            if is_article and weight > budgets["article"]:
                weight -= _words_weigh(shown.text(path))
            weigh(path, "article" if is_article else "page", weight)
        elif path.endswith(".css"):
            styles[path] = _weight(shown, path)
        elif path.endswith(".js"):
            weigh(path, "script", _weight(shown, path))
        else:
            continue
        files += 1
    if styles:
        weigh(max(styles), "styles", sum(styles.values()))
    if article:
        base = shown.base.lstrip("/")
        names = [name.removeprefix(f"{base}/") for name in _SCRIPT.findall(shown.text(article))]
        weigh(article, "scripts", sum(_weight(shown, name) for name in names))
    return tally(problems, "budgets", "gate-told-budgets", files, files=files, **heaviest)


class _Words(HTMLParser):
    """The words of a page's main part, without what machines alone read."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("main", "script", "style", "template"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open == ["main"]:
            self.words.append(data)


def _words_weigh(html: str) -> int:
    """Bytes of the words alone, packed as the page is."""
    reading = _Words()
    reading.feed(html)
    return len(brotli.compress("".join(reading.words).encode(), mode=brotli.MODE_TEXT))


def _weight(shown: Shown, path: str) -> int:
    """Bytes of the brotli copy, or of the file where a copy would be no smaller."""
    by_path = shown.release.manifest.by_path
    file = by_path.get(f"{SITE}{path}.br") or by_path.get(SITE + path)
    return file.size if file else 0
