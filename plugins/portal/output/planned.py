"""What a plan is made of: an output, and a page in all its languages.

In: nothing.  Out: the records that :mod:`portal.output.plan` fills.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from portal.i18n.language import SOURCE_LANGUAGE
from portal.pages import addresses
from portal.pages.views import View

__all__ = [
    "GENERAL",
    "Hashed",
    "Maker",
    "Output",
    "PlannedPage",
    "by_year",
    "path_in",
    "planned_path",
]


@dataclass(frozen=True, slots=True)
class Hashed:
    """A file that is served under the output's path with ``digest`` before its ending.

    Whoever names it in another file works the same digest out from what it is made of.
    """

    data: bytes
    digest: str

    def under(self, path: str) -> str:
        """``a/b.json`` → ``a/b.0123456789ab.json``"""
        name, _, ending = path.rpartition(".")
        return f"{name}.{self.digest}.{ending}"


Maker = Callable[..., "View | bytes | Hashed"]

_DIGEST = re.compile(r"\.[0-9a-f]{12}(?=\.[a-z]+$)")

GENERAL = "chung"
"""The part of the sitemap for what belongs to no year."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file to make: ``make(composer for lang, *args)`` gives a view to print, or bytes.

    ``source`` is the file of content/ that alone asks for it, for messages; ``of`` the slug of the
    article that it belongs to ("": to none alone).
    """

    path: str
    lang: str
    make: Maker
    args: tuple[Any, ...] = ()
    source: str = ""
    of: str = ""

    @property
    def address(self) -> str:
        """Where it answers, from the site's root."""
        return "/" + self.path.removesuffix("index.html")


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page in all languages: where, made how, in which part of the sitemap ("" in none).

    ``languages`` are those in which it has words of its own (None: all); ``of`` is the slug of the
    article that it is the page of.
    """

    address: str
    make: Maker
    args: tuple[Any, ...] = ()
    part: str = GENERAL
    languages: tuple[str, ...] | None = None
    modified: str = ""
    of: str = ""


_YEAR = re.compile(r"/(\d{4})/")


def by_year(outputs: Iterable[Output]) -> list[Output]:
    """First what belongs to no year, then year by year: the pages of a year show the same rows."""

    def year(output: Output) -> str:
        found = _YEAR.search(output.path)
        return found[1] if found else ""

    return sorted(outputs, key=year)


def path_in(lang: str, address: str) -> str:
    """The file that answers at an address in a language."""
    prefix = "" if lang == SOURCE_LANGUAGE else f"/{lang}"
    return addresses.file_of(prefix + address)


def planned_path(path: str) -> str:
    """The output's path of a file that is served under a hashed one."""
    return _DIGEST.sub("", path)
