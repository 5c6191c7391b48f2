"""The registers as makers see them while what they ask is noted.

In: a :class:`~portal.domain.registry.Registry` and where to note.  Out: one that answers the same.
An entry and each of its names are facts of their own: who corrects the Vietnamese name of a body
that hundreds of articles name has not changed a single English page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from portal.domain.model import Agency, Names, Province
from portal.domain.registry import Registry
from portal.output.facts.doors import Door
from portal.pages.reads import Reads

__all__ = ["watched_registry"]

Entity = TypeVar("Entity", bound=Agency | Province)


def watched_registry(registry: Registry, reads: Reads) -> Registry:
    """The same registers; ``reads`` takes down what is asked of them."""
    return _WatchedRegistry(registry, reads)


_LANGUAGES = frozenset(language.name for language in fields(Names))


class _WatchedNames(Names):
    """Who asks for the name in a language has read that name."""

    __slots__ = ("_id", "_names", "_reads")
    _id: str
    _names: Names
    _reads: Reads

    def __init__(self, id: str, names: Names, reads: Reads) -> None:
        for slot, value in (("_id", id), ("_names", names), ("_reads", reads)):
            object.__setattr__(self, slot, value)  # Names are frozen

    def __getattribute__(self, name: str) -> Any:
        if name not in _LANGUAGES:
            return super().__getattribute__(name)
        self._reads.note(("called", self._id, name))
        return getattr(self._names, name)


class _WatchedRegistry(Registry):
    def __init__(self, registry: Registry, reads: Reads) -> None:
        self.__dict__.update(registry.__dict__)
        self._reads = reads
        agencies = _with_watched_names(registry.agencies, reads)
        provinces = _with_watched_names(registry.provinces, reads)
        entities = {id: agencies.get(id) or provinces[id] for id in registry.entities}
        self.agencies = Door("entity", agencies, reads)
        self.provinces = Door("entity", provinces, reads)
        self.entities = Door("entity", entities, reads)
        self.regulations = Door("regulation", registry.regulations, reads)
        self.people = Door("official", registry.people, reads)

    def spelled(self, reference: str) -> list[str]:
        self._reads.note(("spelled", reference))
        return super().spelled(reference)

    def predecessors(self, id: str) -> tuple[str, ...]:
        self._reads.note(("before", id))
        return super().predecessors(id)

    def superseded_by(self, id: str) -> tuple[str, ...]:
        self._reads.note(("replaced", id))
        return super().superseded_by(id)


def _with_watched_names(entries: Mapping[str, Entity], reads: Reads) -> dict[str, Entity]:
    return {
        id: replace(entity, name=_WatchedNames(id, entity.name, reads))
        for id, entity in entries.items()
    }
