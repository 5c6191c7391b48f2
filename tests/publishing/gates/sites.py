"""Small releases for the tests of gates: right in everything, until a test does it harm."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.domain.problems import ContentError
from portal.publishing.gates.base import Shown
from portal.publishing.gates.passing import Passed, pass_gates
from portal.publishing.gates.sources import Sources
from portal.publishing.gates.tools import Tools
from portal.publishing.release import make_release

__all__ = ["ARTICLE", "ORIGIN", "SITE", "page", "passed", "shown", "told"]

ORIGIN = "https://songoaivu.example"
ARTICLE = "tin/2020/hop/index.html"


def page(body: str, head: str = "") -> str:
    """A whole page around ``body``."""
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>Trang</title>\n'
        f'<link rel="stylesheet" href="/theme/a.0123456789ab.css">{head}\n</head>\n'
        f"<body>\n<main>\n<h1>Trang</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


_ATOM = (
    f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Tin</title><id>{ORIGIN}/</id>'
    "<updated>2020-06-11T00:00:00+07:00</updated>"
    f'<link rel="self" href="{ORIGIN}/atom.xml"/>'
    f"<author><name>Sở</name></author><entry><title>Họp</title><id>{ORIGIN}/tin/2020/hop/</id>"
    "<updated>2020-06-11T00:00:00+07:00</updated>"
    f'<link href="{ORIGIN}/tin/2020/hop/"/>'
    '<content type="html">x</content></entry></feed>'
)
_MAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>'
    f"<loc>{ORIGIN}/tin/2020/hop/</loc><lastmod>2020-06</lastmod></url></urlset>"
)
_JSON = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Tin", '
    f'"home_page_url": "{ORIGIN}/", "feed_url": "{ORIGIN}/feed.json", '
    '"items": [{"id": "1", "content_html": "x"}]}'
)

SITE: Mapping[str, str] = {
    "index.html": page('<p id="a"><a href="/tin/2020/hop/#b">Họp</a></p>'),
    ARTICLE: page('<p id="b"><a href="/">Về</a> <a href="#b">Đây</a></p>'),
    "theme/a.0123456789ab.css": "p { color: red }",
    "atom.xml": _ATOM,
    "feed.json": _JSON,
    "sitemap.xml": _MAP,
}


def shown(folder: Path, files: Mapping[str, str]) -> Shown:
    """The release of these files; its one article is content/news/2020/hop.md."""
    tree = folder / "tree"
    for path, text in files.items():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_text(text, "utf-8")
    sources = Sources({"/tin/2020/hop/": "content/news/2020/hop.md"}, ("/en",))
    return Shown(make_release(tree, {}), ORIGIN, "", sources, frozenset({"02393855000"}))


def passed(folder: Path, files: Mapping[str, str], **settings: Any) -> Passed:
    """The gates' account of it; raises what they raise."""
    what = shown(folder, files)
    kept = folder / "gates.sqlite"
    return pass_gates(what, settings, Tools(), kept=kept, jobs=1, require_all=False)


def told(folder: Path, files: Mapping[str, str], **settings: Any) -> list[str]:
    """What is wrong with it, as people read it in English."""
    try:
        passed(folder, files, **settings)
    except ContentError as error:
        return [problem.line_text("en") for problem in error.problems.errors]
    return []
