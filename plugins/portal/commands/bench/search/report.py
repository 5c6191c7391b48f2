"""The report's section on the search: the bar, every kind of query, what was measured and how.

In: what was measured.  Out: the Markdown text of the section, which begins with its heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from portal.commands.bench.search.bar import lines, score_cells
from portal.commands.bench.search.measuring import PAGEFIND, PORTAL, Searched

__all__ = ["HEADING", "search_report"]

HEADING = "## The search beside Pagefind"

_HEAD = """\
{heading}

Written by `python3 tasks.py bench {words}`; nothing here is by hand, and the same command with
`--only builds` leaves this section as it stands.

{facts}

"""

_BAR = """\
| what | at least | portal | kept | Pagefind |
| --- | --- | --- | --- | --- |
"""

_KINDS = """
Of each kind of query: S@1, the part whose first result is right; S@5, with one that is right among
the first five; P@10, how many of the first ten, or of all that are right if these are fewer, are.

| queries | how many | portal S@1 | S@5 | P@10 | how many | Pagefind S@1 | S@5 | P@10 |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""

_HOW = """
- The articles are those of the builds, with two people named in each; `tests/bench/asking.py` draws
  the queries from them, always the same. A phrase is right with every article that has these words
  next to each other, a title with all that have it (without the number at its end), a name with all
  that name it.
- Half of the queries of each kind is for who works at the ranking and is not reported.
- Chromium asks over HTTP on this machine, brotli at its best, nothing kept between two pages.
  “Cold” opens a page with a query in its address and counts, headers included, what was sent until
  the first result stands there: scripts and index, but not the page itself with its styles and
  fonts. Six queries of each kind are asked so. A long query may show its likeliest text first and
  go on asking; the row “until ten results stand” counts all of it, rows of ten results included,
  but not the articles that excerpts are taken from.
- “Warm” asks again what was asked before: for the portal the least of three times, for Pagefind
  one.
- Pagefind takes seconds for a query over so many articles, so it is asked fewer: the first six of
  each kind for their answers, two of each by a reader who has never been here, four queries in all
  their spellings.
- The portal's index is made from texts that are converted, and it alone is timed; memory is that of
  the whole build. A changed article is timed with an index that is kept, all articles looked over.
- Pagefind, as it comes, is given the `<article>` of each article's page; it reads HTML, and its
  memory is its own. It keeps nothing, so that one changed article costs a whole index. For Pagefind
  the policy allows WebAssembly; the row “policy” says whether it would answer without.
"""


def search_report(searched: Searched, words: str, load: float) -> str:
    """``words`` are the options of the command; ``load`` the system's before it began."""
    facts = "\n".join(f"- {line}" for line in _facts(searched, load))
    head = _HEAD.format(heading=HEADING, words=words, facts=facts)
    if searched.queries is None:
        return head
    rows = (
        f"| {row.what} | {row.bar} | {row.portal} | {_KEPT[row.kept]} | {row.peer} |\n"
        for row in lines(searched)
    )
    return "".join((head, _BAR, *rows, *_kinds(searched), _HOW))


_KEPT = {True: "yes", False: "**no**", None: "–"}


def _facts(searched: Searched, load: float) -> Iterator[str]:
    if searched.queries is None:
        yield "Not measured."
    else:
        queries = searched.queries
        yield (
            f"{searched.articles:,} articles; {queries.count} queries, of which "
            f"{len(queries.all)} are reported; load of the machine before it began: {load:.1f}"
        )
    if searched.browser:
        yield searched.browser
    for found in searched.found:
        yield f"{found.name}: {found.version}"
    for name, reason in searched.missing.items():
        yield f"{name}: not measured: {reason}"


def _kinds(searched: Searched) -> Iterator[str]:
    assert searched.queries is not None, "without queries there is no table"
    scores = {found.name: found.scores(searched.queries.all) for found in searched.found}
    if PORTAL not in scores:
        return
    yield _KINDS
    for kind, own in scores[PORTAL].items():
        peer = scores.get(PAGEFIND, {}).get(kind)
        cells = f"{peer.queries} | {score_cells(peer)}" if peer else "– | – | – | –"
        yield f"| {kind} | {own.queries} | {score_cells(own)} | {cells} |\n"
