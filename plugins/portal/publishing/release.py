"""A release on this machine, ready to travel: the site, and what servers need beside it.

In: the built tree, texts that are made of the ledger.  Out: :class:`Release`: the manifest, and for
each of its files where its bytes lie.  Three folders: ``site/`` is what readers see, ``ledger/``
the addresses that were ever live, ``hosting/`` redirects and settings for servers.  Beside them may
lie the list of what the release was made with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.publishing.manifest import File, Manifest, sealed
from portal.publishing.served import type_of

__all__ = ["BILL", "HOSTING", "LEDGER", "SITE", "Release", "make_release"]

SITE, LEDGER, HOSTING = "site/", "ledger/", "hosting/"
BILL = "sbom.cdx.json"
"""What the release was made with, beside those folders and so not served."""


@dataclass(frozen=True, slots=True)
class Release:
    """``tree`` holds the files of ``site/``, ``texts`` the bytes of all others by their path."""

    manifest: Manifest
    tree: Path
    texts: Mapping[str, bytes]

    @property
    def id(self) -> str:
        return self.manifest.id

    def read(self, path: str) -> bytes:
        """The bytes of one file; raises OSError."""
        if path in self.texts:
            return self.texts[path]
        return (self.tree / path.removeprefix(SITE)).read_bytes()

    def with_texts(self, texts: Mapping[str, bytes], type: str = "") -> Release:
        """The release with these files too; of the type that their names tell, or of this one."""
        more = (
            File(path, hashlib.sha256(data).hexdigest(), len(data), type or type_of(path))
            for path, data in texts.items()
        )
        manifest = Manifest.of((*self.manifest.files, *more))
        return Release(manifest, self.tree, {**self.texts, **texts})

    def without(self, paths: Collection[str]) -> Release:
        """The release without these files."""
        stays = Manifest.of(file for file in self.manifest.files if file.path not in paths)
        texts = {path: data for path, data in self.texts.items() if path not in paths}
        return Release(stays, self.tree, texts)


def make_release(tree: Path, texts: Mapping[str, bytes]) -> Release:
    """Seal the tree, with ``texts`` under ``ledger/`` and ``hosting/``; raises OSError."""
    tree = tree.resolve()
    served = (
        File(SITE + file.path, file.sha256, file.size, file.type) for file in sealed(tree).files
    )
    return Release(Manifest.of(served), tree, {}).with_texts(texts)
