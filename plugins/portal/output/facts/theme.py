"""What the theme gives to outputs, as digests: templates with all they draw in, languages.

In: the theme's folder, the options of Jinja.  Out: answers for
:class:`~portal.output.facts.digests.Digests`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, meta

from portal.store.keys import key_of

__all__ = ["theme_answers"]


def theme_answers(theme: Path, environment: Environment) -> Mapping[str, Callable[[str], bytes]]:
    """``template`` by its name in theme/templates/; ``language`` by its code."""
    templates = _Templates(theme / "templates", environment)
    return {"template": templates.digest, "language": lambda code: _language(theme, code)}


class _Templates:
    """Templates with those they extend, include and import."""

    def __init__(self, folder: Path, environment: Environment) -> None:
        self._folder = folder
        self._environment = environment
        self._named: dict[str, frozenset[str]] = {}

    def digest(self, name: str) -> bytes:
        """Of the sources of a template and of all that it draws in."""
        closure = self._closure(name)
        return key_of(*(part for each in sorted(closure) for part in (each, self._source(each))))

    def _closure(self, name: str) -> set[str]:
        found, queue = {name}, [name]
        while queue:
            named = self._names_in(queue.pop()) - found
            found |= named
            queue += named
        return found

    def _names_in(self, name: str) -> frozenset[str]:
        known = self._named.get(name)
        if known is None:
            known = self._named[name] = self._ask(name)
        return known

    def _ask(self, name: str) -> frozenset[str]:
        """The templates named in one; all of them where a name is only known when it is printed."""
        try:
            tree = self._environment.parse(self._source(name).decode())
        except TemplateSyntaxError:
            return frozenset()  # printing tells of it
        named = set(meta.find_referenced_templates(tree))
        if None in named:
            return frozenset(
                path.relative_to(self._folder).as_posix() for path in self._folder.rglob("*.html")
            )
        return frozenset(each for each in named if each is not None)

    def _source(self, name: str) -> bytes:
        path = self._folder / name
        return path.read_bytes() if path.is_file() else b""


def _language(theme: Path, code: str) -> bytes:
    """The catalogue and the list of words; the source language has neither."""
    files = (theme / "locale" / f"{code}.po", theme / "locale" / f"{code}.words.txt")
    return key_of(*(path.read_bytes() if path.is_file() else b"" for path in files))
