"""The spellings of the registers, so that each is found by any.

In: an entry of a register.  Out: its names and aliases as the search folds them, each once.
"""

from __future__ import annotations

from portal.domain.registry import Entity
from portal.search.words import folded, words

__all__ = ["spellings"]


def spellings(entity: Entity) -> list[str]:
    """In the order of the register; none that is only a digit or a letter."""
    names = (entity.name.vi, entity.name.en, entity.name.lo)
    former = (name.name for name in entity.names)
    found = [
        " ".join(map(folded, words(text))) for text in (*names, *former, *entity.aliases) if text
    ]
    return [text for text in dict.fromkeys(found) if len(text) > 1]
