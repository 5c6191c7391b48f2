"""What the portal's own index costs: from converted texts to the bytes of its files.

In: a content folder, an empty file to keep results in.  Out: one line of JSON: seconds of processor
for the whole index, its articles; the same for the index after an article was edited, and pieces
changed.  A process of its own, so that nothing is known from before:

    python -m portal.commands.bench.search.indexing CONTENT KEPT
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from portal import __version__
from portal.commands.bench.edits import edit_article
from portal.output.assembly import assemble
from portal.output.planned import Hashed
from portal.output.search import search_outputs
from portal.output.searching import searchable
from portal.pages.composer import Composer
from portal.pages.site import BuildOptions, Site
from portal.reading.content import read_content
from portal.search.index import SearchState, differing
from portal.store import Kept, open_kept

_NOW = datetime(2026, 11, 22, tzinfo=UTC)
_THEME = Path("theme").resolve()


def main(content: Path, file: Path) -> dict[str, float]:
    """Index, edit an article, index again."""
    site = _site(content)
    kept = open_kept(file, b"bench")
    whole, before = _index(site, kept)
    edit_article(content, 1)
    site = _site(content)
    again, after = _index(site, open_kept(file, b"bench"), every=False)
    changed = len(differing(before, after))
    articles = len(site.indexes.rows)
    return {"whole": whole, "articles": articles, "again": again, "changed": changed}


def _site(content: Path) -> Site:
    read = read_content(content, now=_NOW)
    options = BuildOptions("https://example.org")
    return assemble(read, now=_NOW, options=options, theme=_THEME, version=__version__).site


def _index(site: Site, kept: Kept, *, every: bool = True) -> tuple[float, SearchState]:
    """Seconds of processor for an index and, if wanted, every file of it; what is known of it."""
    started = time.process_time()
    found = searchable(site, 1, kept)
    kept.save()
    composers = {lang: Composer(found, lang) for lang in found.languages}
    for output in search_outputs(found, tuple(found.languages)) if every else ():
        made = output.make(composers[output.lang], *output.args)
        assert isinstance(made, Hashed | bytes)
    kept.close()
    return time.process_time() - started, found.search.state


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
