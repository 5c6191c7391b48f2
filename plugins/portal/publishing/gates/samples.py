"""One page of each type in each language: what is too dear to be asked of every page.

In: a release.  Out: paths.  A type is the form of an address: the first part as it is, below it a
year, a month or any name.  Of each the heaviest page stands for all, since it shows most of what
the type can show; which one that is depends on nothing but the release.  A page that passed once
is not asked again while it, the theme's files and the tool are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal.publishing.gates.base import Shown
from portal.publishing.served import address_of, is_named_by_content
from portal.store import Kept, key_of

__all__ = ["Remembered", "form_of", "samples"]

_YEAR, _MONTH = re.compile(r"\d{4}"), re.compile(r"\d{2}")


def form_of(address: str, prefixes: tuple[str, ...]) -> str:
    """``/en/tin/2020/su-kien/`` → ``/en/tin/YYYY/*/``."""
    lang = next((prefix for prefix in prefixes if address.startswith(f"{prefix}/")), "")
    first, *rest = address[len(lang) :].strip("/").split("/")
    parts = ["YYYY" if _YEAR.fullmatch(each) else _shape(each) for each in rest]
    return "/".join([lang, first, *parts])


def _shape(part: str) -> str:
    return "MM" if _MONTH.fullmatch(part) else "*"


def samples(shown: Shown) -> list[str]:
    """The paths of the pages that stand for all, in order."""
    heaviest: dict[str, tuple[int, str]] = {}
    for path, file in shown.files.items():
        if path.endswith(".html"):
            form = form_of(address_of(path), shown.sources.prefixes)
            heaviest[form] = max(heaviest.get(form, (0, "")), (file.size, path))
    return sorted(path for _, path in heaviest.values())


class Remembered:
    """Which of the samples have passed ``tool``, known by a digest, in an earlier release."""

    def __init__(self, shown: Shown, kept: Kept, kind: str, tool: bytes) -> None:
        looks = (file.sha256 for path, file in shown.files.items() if is_named_by_content(path))
        self._kept, self._kind = kept, kind
        self._around = key_of(tool, *looks)
        self._files = shown.files

    def unknown(self, paths: Iterable[str]) -> list[str]:
        """Those that are to be asked."""
        keys = {path: self._key(path) for path in paths}
        passed = self._kept.find(self._kind, keys.values())
        return [path for path, key in keys.items() if key not in passed]

    def passed(self, paths: Iterable[str]) -> None:
        """Ask these no more."""
        self._kept.keep(self._kind, {self._key(path): True for path in paths})
        self._kept.save()

    def _key(self, path: str) -> bytes:
        return key_of(self._around, path, self._files[path].sha256)
