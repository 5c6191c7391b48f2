"""What editors say of addresses that are no more: aliases of articles, and ``ledger/declared.txt``.

In: the site, the text of that file.  Out: :class:`Declared`.  A line of the file is an address, a
word, and where it leads or why it is gone; empty lines and what follows a ``#`` at the beginning of
a line are for people:

    /co-quan/so-cu/      moved  /co-quan/so-moi/
    /tep/du-thao.pdf     gone   Văn bản do cơ quan khác thu hồi.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from portal.domain.problems import Problems
from portal.output.redirects import redirects
from portal.pages import addresses
from portal.pages.site import Site

__all__ = ["DECLARED", "Declared", "aliases_of", "declared_by", "read_declared"]

DECLARED = "ledger/declared.txt"

Place = tuple[str, int]
"""The file and line that says so."""

_FORM = "/… moved /…, /… gone …"
_LINE = re.compile(r"(?P<address>/\S*)\s+(?:moved\s+(?P<to>/\S*)|gone\s+(?P<why>\S.*))")


@dataclass(frozen=True, slots=True)
class Declared:
    """``moved``: address → where it leads, ``gone``: address → why; each with its place.

    ``pages`` are the addresses that this release answers with a page that leads on.
    """

    moved: Mapping[str, tuple[str, Place]]
    gone: Mapping[str, tuple[str, Place]]
    pages: frozenset[str] = frozenset()


def declared_by(site: Site, content: str, text: str, problems: Problems) -> Declared:
    """All declarations; ``content`` is what the content folder is called, for messages."""
    moved, gone = read_declared(text, problems)
    aliases, pages = aliases_of(site, content)
    return Declared({**aliases, **moved}, gone, pages)


def aliases_of(site: Site, content: str) -> tuple[dict[str, tuple[str, Place]], frozenset[str]]:
    """The old addresses of articles that are shown, and those that have a page to lead on."""
    moved: dict[str, tuple[str, Place]] = {}
    for outline in site.outlines.values():
        target = addresses.article(outline.year, outline.slug)
        for alias in outline.aliases:
            moved[_plain(alias)] = (target, (f"{content}/{outline.path}", 0))
    pages = set()
    for output in redirects(site):
        pages.add(output.address)
        outline = site.outlines[output.of]
        target = addresses.article(outline.year, outline.slug)
        moved.setdefault(output.address, (target, (f"{content}/{outline.path}", 0)))
    return moved, frozenset(pages)


def read_declared(
    text: str, problems: Problems
) -> tuple[dict[str, tuple[str, Place]], dict[str, tuple[str, Place]]]:
    """The text of the file; notes an error for each line that cannot be understood."""
    moved: dict[str, tuple[str, Place]] = {}
    gone: dict[str, tuple[str, Place]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            problems.error(DECLARED, number, "", "ledger-line-wrong", line=line, form=_FORM)
        elif found["to"]:
            moved[_plain(found["address"])] = (_plain(found["to"]), (DECLARED, number))
        else:
            gone[_plain(found["address"])] = (found["why"], (DECLARED, number))
    return moved, gone


def _plain(address: str) -> str:
    """As a server sees it: without query and escapes, but for those of signs that none can see."""
    written = address.partition("?")[0]
    plain = unquote(written)
    return plain if plain.isprintable() else written
