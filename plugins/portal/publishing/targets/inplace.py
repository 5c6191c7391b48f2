"""A bucket that serves itself: the site lies at its root, and is changed file by file.

In: releases.  Out: one of them at the root.  Bytes are brought once, under ``.portal/``, by their
SHA-256; the root is made of copies within the bucket, in an order in which no link and no asset is
ever dead (:mod:`portal.publishing.targets.order`).  Readers may meet pages of two releases while it
goes on: this is what such a bucket can promise, and no more.  Whatever cuts it short, the next
publication or rollback finds in ``.portal/state.json`` what may lie at the root and goes on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from portal.publishing.manifest import File, Manifest
from portal.publishing.maps import S3
from portal.publishing.objects import headers_for, moved_of
from portal.publishing.operations import Plan
from portal.publishing.release import SITE, Release
from portal.publishing.served import is_named_by_content
from portal.publishing.standing import Standing
from portal.publishing.targets import base
from portal.publishing.targets.bucket import Listed
from portal.publishing.targets.order import deletions, placements
from portal.publishing.targets.pointer import Row
from portal.publishing.targets.s3 import S3Target
from portal.publishing.targets.s3faults import Absent

__all__ = ["InPlaceTarget"]

_PLACES = "places.json"
_MENDED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to lie at a key of the root: whose bytes, and where they are copied from."""

    file: File
    source: str


class InPlaceTarget(S3Target):
    """A target of kind ``s3`` whose root is the site."""

    home = ".portal/"
    pointer = ".portal/state.json"

    def look(self) -> Standing:
        self._places: dict[str, dict[str, str]] = {}
        return super().look()

    # --- bytes, by their digest ----------------------------------------------------------------

    def _placed(self, id: str) -> dict[str, str]:
        """SHA-256 → key, for all files of a release; a fault when it cannot be read."""
        if id not in self._places:
            try:
                text = self._bucket.get(self._row(id).folder + _PLACES).data
                self._places[id] = _places(json.loads(text))
            except (Absent, ValueError):
                raise base.damaged(self.place, id, _PLACES) from None
        return self._places[id]

    def _key(self, id: str, path: str) -> str:
        return self._placed(id)[self._known[id][1].by_path[path].sha256]

    def examine(self, id: str, manifest: Manifest) -> None:
        places = self._placed(id)
        there: dict[str, Listed] = {}
        for folder in sorted({key.rpartition("/")[0] for key in places.values()}):
            there |= self._bucket.list(f"{folder}/")
        for file in manifest.files:
            found = there.get(places.get(file.sha256, ""))
            if found is None or found.size != file.size:
                raise base.damaged(self.place, id, file.path)
        if self._state.shown == id and not self._state.begun and not self._brought:
            root = self._root()
            for file in manifest.files:
                found = root.get(file.path.removeprefix(SITE))
                if file.path.startswith(SITE) and (found is None or found.size != file.size):
                    raise base.damaged(self.place, id, file.path)

    def _bring(self, row: Row, release: Release, plan: Plan) -> None:
        if not (self._state.current or self._state.kept or self._state.begun):
            self._refuse_foreign(release)
        held: dict[str, str] = {}
        for id in {id for id, _ in plan.reused.values()}:
            held |= self._placed(id)
        files = {file.sha256: file for file in release.manifest.files}
        reused = {release.manifest.by_path[path].sha256 for path in plan.reused}
        places = {sha: held[sha] if sha in reused else f"{row.folder}{sha}" for sha in files}

        def bring(file: File) -> None:
            self._upload(release, file, places[file.sha256], {"ContentType": file.type})

        self._bucket.each(bring, [file for sha, file in files.items() if sha not in reused])
        text = json.dumps(places, indent=1, sort_keys=True) + "\n"
        self._put_text(row.folder + _PLACES, text.encode())
        self._places[release.id] = places

    def _refuse_foreign(self, release: Release) -> None:
        root = self._root()
        for file in release.manifest.files:
            if file.path.startswith(SITE) and file.path.removeprefix(SITE) in root:
                raise base.foreign(self.place, file.path.removeprefix(SITE))

    def _cleared(self, folder: str) -> bool:
        """Bytes that a kept release needs stay; their folder is asked about again next time."""
        needed = {key for row in self._state.kept for key in self._placed(row.id).values()}
        there = self._bucket.list(folder).keys()
        self._bucket.delete(there - needed)
        return there.isdisjoint(needed)

    # --- the root ------------------------------------------------------------------------------

    def _root(self) -> dict[str, Listed]:
        """What lies there, but the portal's own folder."""
        found = self._bucket.list("")
        return {key: each for key, each in found.items() if not key.startswith(self.home)}

    def _expose(self, row: Row, carried: Mapping[str, str]) -> None:
        wanted = self._wanted(row.id, carried)
        former = self._state
        begun = tuple(dict.fromkeys((*former.begun, row.id)))
        self._replace(replace(former.with_row(row), begun=begun))
        root = self._root()
        new, changed, gone = self._differences(
            wanted, root, {id for id in (former.shown, *former.begun) if id}
        )
        text = self.fetch(row.id, S3) if S3 in self._known[row.id][1].by_path else b""
        moved = moved_of(text, [each.file.path for each in wanted.values()])
        marks: dict[str, str] = {}

        def place(key: str) -> None:
            each = wanted[key]
            marks[key], _ = self._bucket.copy(each.source, key, headers_for(each.file, moved))

        for group in placements(new, changed):
            self._step(partial(self._bucket.each, place, group))
        for group in deletions(gone):
            self._step(partial(self._bucket.delete, group))
        self._mend(place, wanted, marks)
        self._replace(replace(self._state, current=row.folder, begun=()))

    def _wanted(self, id: str, carried: Mapping[str, str]) -> dict[str, _Wanted]:
        """Key of the root → what is to lie there."""
        manifest = self._known[id][1]
        owners = {file.path: (id, file) for file in manifest.files if file.path.startswith(SITE)}
        for path, owner in carried.items():
            owners[path] = owner, self._known[owner][1].by_path[path]
        return {
            path.removeprefix(SITE): _Wanted(file, self._placed(owner)[file.sha256])
            for path, (owner, file) in owners.items()
        }

    def _differences(
        self, wanted: Mapping[str, _Wanted], root: Mapping[str, Listed], there: set[str]
    ) -> tuple[list[str], list[str], list[str]]:
        """Keys that are new, that change, that go.

        ``there`` are the releases of which something may lie at the root: a file is left as it is
        only where all of them agree on it, and its size does too.
        """
        known = [manifest for id, (_, manifest) in self._known.items() if id in there]
        ours = {
            file.path.removeprefix(SITE)
            for _, manifest in self._known.values()
            for file in manifest.files
            if file.path.startswith(SITE)
        }
        new = [key for key in wanted if key not in root]
        changed = []
        for key in wanted.keys() & root.keys():
            file = wanted[key].file
            digests = {of.by_path[file.path].sha256 for of in known if file.path in of.by_path}
            stays = digests == {file.sha256} or (not digests and is_named_by_content(key))
            if root[key].size != file.size or not stays:
                changed.append(key)
        return new, changed, [key for key in root if key in ours and key not in wanted]

    def _step(self, work: Callable[[], object]) -> None:
        """One group, unless another publisher has come since: two must not write at once."""
        self._insist()
        work()

    def _mend(
        self,
        place: Callable[[str], None],
        wanted: Mapping[str, _Wanted],
        marks: Mapping[str, str],
    ) -> None:
        """Read the root back: a publisher that was overtaken may have written once more."""
        for _ in range(_MENDED_AT_MOST):
            root = self._root()
            wrong = [
                key
                for key, each in wanted.items()
                if key not in root
                or root[key].size != each.file.size
                or root[key].etag != marks.get(key, root[key].etag)
            ]
            if not wrong:
                return
            self._step(partial(self._bucket.each, place, wrong))
        raise base.damaged(self.place, "", wrong[0])


def _places(data: Any) -> dict[str, str]:
    """Raises ValueError for what is none."""
    if not isinstance(data, dict):
        raise ValueError(type(data).__name__)
    return {str(sha): str(key) for sha, key in data.items()}
