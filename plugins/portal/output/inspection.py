"""Looks at both trees: is what is shown as it was left, and in what does the idle one differ?

In: the two trees and their manifests.  Out: :class:`Inspection`.  To look at tens of thousands of
files takes as long as to load the libraries of a build, and can be done meanwhile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from portal.output.trees import FileState, TreePair

__all__ = ["Inspection", "compared", "inspect", "seals"]

_WORN = 300
"""Bytes of a manifest for each file: beyond, more than half of it counts no longer."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """``live`` and ``idle`` are digests of the manifests that were read (b"": there is none).

    ``damaged``: some file of the shown tree is not as it was left.  ``behind`` are paths that the
    idle tree lacks or has otherwise, ``extra`` those that only it has; both are None when that is
    not known.  ``worn``: the shown tree's manifest is to be written whole.
    """

    live: bytes
    idle: bytes
    damaged: bool
    behind: tuple[str, ...] | None
    extra: tuple[str, ...] | None
    worn: bool


def inspect(pair: TreePair) -> Inspection | None:
    """Compare both trees with their manifests; None when no tree is shown yet."""
    live = pair.live
    if live is None:
        return None
    text = pair.manifest(live)
    shown = pair.read_manifest(live)
    root = f"{live}/"
    damaged = not shown or not all(state.is_still(root + path) for path, state in shown.items())
    behind, extra = compared(pair, shown)
    return Inspection(
        _seal_of(text),
        _seal_of(pair.manifest(pair.idle)),
        damaged,
        behind,
        extra,
        len(text) > _WORN * len(shown),
    )


def seals(pair: TreePair) -> tuple[bytes, bytes]:
    """The seals of the shown and of the idle tree's manifests, as they are now."""
    live = pair.live
    return _seal_of(pair.manifest(live)) if live else b"", _seal_of(pair.manifest(pair.idle))


def _seal_of(manifest: bytes) -> bytes:
    """SHA-256 of a manifest's text; b"" of none."""
    return hashlib.sha256(manifest).digest() if manifest else b""


def compared(
    pair: TreePair, shown: Mapping[str, FileState]
) -> tuple[tuple[str, ...], tuple[str, ...]] | tuple[None, None]:
    """What the idle tree lacks of the files of the shown one, and what it has too much."""
    idle = pair.idle
    if not idle.exists():
        return tuple(shown), ()
    known = pair.read_manifest(idle)
    if not known:
        return None, None
    root = f"{idle}/"
    behind = tuple(
        path
        for path, state in shown.items()
        if known.get(path) != state or not state.is_still(root + path)
    )
    return behind, tuple(known.keys() - shown.keys())
