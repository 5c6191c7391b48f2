"""Which files an article is made of, and where its texts are kept.

In: nothing.  Out: :class:`Kin`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.packing import packed

__all__ = ["Kin"]


@packed
@dataclass(frozen=True, slots=True)
class Kin:
    """An article's file and those of its translations: paths, and the languages' body keys.

    ``files`` are paths relative to content/, the original's first; ``bodies`` tell by language
    under which key its text is kept, and its stamp.
    """

    files: tuple[str, ...]
    bodies: Mapping[str, tuple[bytes, bytes]]
