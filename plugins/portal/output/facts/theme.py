"""What the theme's templates give to outputs, as digests: each with all that it draws in.

In: the theme's folder, the environment that prints it.  Out: answers for
:class:`~portal.output.facts.digests.Digests`.  Templates are read here before any is printed: one
that is saved while pages are made was not what they were made of, and the next build has to see it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, meta

from portal.store.keys import key_of

__all__ = ["theme_answers"]


def theme_answers(theme: Path, environment: Environment) -> Mapping[str, Callable[[str], bytes]]:
    """``template`` by its name in theme/templates/, as it is now."""
    return {"template": _Templates(theme / "templates", environment).digest}


class _Templates:
    """Templates with those they extend, include and import."""

    def __init__(self, folder: Path, environment: Environment) -> None:
        self._sources = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
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
            return frozenset(each for each in self._sources if each.endswith(".html"))
        return frozenset(each for each in named if each is not None)

    def _source(self, name: str) -> bytes:
        return self._sources.get(name, b"")
