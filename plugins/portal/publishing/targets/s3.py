"""A bucket with a folder for each release, and ``current.json``, which names the one to show.

In: releases.  Out: one of them shown.  A release is brought into a folder of its own, each object
with its SHA-256 and the headers of its kind; what a kept release has is copied within the bucket.
Then ``current.json`` is replaced on condition that nobody else has replaced it meanwhile: one
request, the whole switch.  Whatever stands before the bucket reads that object and answers from
``<current>site/``.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from portal.output.errors import EnvironmentFault, fault_from_os_error
from portal.publishing.manifest import File, Manifest, NotAManifest
from portal.publishing.objects import headers_for, is_sound, redirects_of
from portal.publishing.operations import Plan
from portal.publishing.release import Release
from portal.publishing.standing import Kept, Overview, Standing
from portal.publishing.targets import base
from portal.publishing.targets.base import MANIFEST, RELEASES, SIGNATURE, Seal
from portal.publishing.targets.bucket import Bucket
from portal.publishing.targets.pointer import NotAState, Row, State
from portal.publishing.targets.s3faults import Absent, Lost

__all__ = ["S3Target"]


class S3Target:
    """A target of kind ``s3``: a folder for each release."""

    home = ""
    """Stands before all names of the portal's own."""

    pointer = "current.json"

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket
        self._state = State()
        self._etag: str | None = None
        self._known: dict[str, tuple[Row, Manifest]] = {}
        self._brought: Row | None = None

    @property
    def place(self) -> str:
        return self._bucket.place

    # --- looking -------------------------------------------------------------------------------

    def look(self) -> Standing:
        self._state, self._etag = self._read()
        self._known = {}
        for row in self._state.kept:
            try:
                manifest = Manifest.parse(self._bucket.get(row.folder + MANIFEST).data)
            except (Absent, NotAManifest):
                continue
            if manifest.id == row.id:
                self._known[row.id] = row, manifest
        kept = (Kept(row.id, row.number, row.at, of) for row, of in self._known.values())
        return Standing.of(kept, self._state.shown)

    def overview(self) -> Overview | None:
        """None: what a folder lacks only its listing tells."""
        return None

    def _read(self) -> tuple[State, str | None]:
        try:
            found = self._bucket.get(self.pointer)
        except Absent:
            return State(), None
        try:
            return State.parse(found.data), found.etag
        except NotAState:
            raise base.foreign(self.place, self.pointer) from None

    def seal(self, id: str) -> Seal:
        folder = self._row(id).folder
        try:
            manifest = self._bucket.get(folder + MANIFEST).data
        except Absent:
            raise base.damaged(self.place, id, MANIFEST) from None
        try:
            return Seal(manifest, self._bucket.get(folder + SIGNATURE).data)
        except Absent:
            return Seal(manifest)

    def fetch(self, id: str, path: str) -> bytes:
        try:
            return self._bucket.get(self._key(id, path)).data
        except Absent:
            raise base.damaged(self.place, id, path) from None

    @contextmanager
    def gathered(self, id: str, paths: Sequence[str]) -> Iterator[base.Read]:
        yield partial(self.fetch, id)

    def examine(self, id: str, manifest: Manifest) -> None:
        folder = self._row(id).folder
        there = self._bucket.list(folder)
        for file in manifest.files:
            found = there.get(folder + file.path)
            if found is None or found.size != file.size:
                raise base.damaged(self.place, id, file.path)

    def _row(self, id: str) -> Row:
        """Where a release lies: the one that we have brought may not be kept yet."""
        if self._brought and self._brought.id == id:
            return self._brought
        row = self._state.row(id)
        if row is None:
            raise base.damaged(self.place, id, MANIFEST)
        return row

    def _key(self, id: str, path: str) -> str:
        """Where the bytes of a file of a release lie."""
        return self._row(id).folder + path

    # --- changing ------------------------------------------------------------------------------

    @contextmanager
    def locked(self) -> Iterator[None]:
        """No lock: a publisher that was killed would leave it behind.

        Who replaces the pointer last has won, and who finds it replaced changes nothing.
        """
        yield

    def receive(self, release: Release, plan: Plan, signature: bytes) -> None:
        folder = f"{self.home}{RELEASES}/{release.id}-{secrets.token_hex(8)}/"
        row = Row(release.id, folder, plan.number, _now())
        self._replace(self._state.announced(row, base.holder()))
        self._brought = row
        self._bring(row, release, plan)
        self._put_text(folder + MANIFEST, release.manifest.text)
        if signature:
            self._put_text(folder + SIGNATURE, signature)
        self._insist()
        self._known[release.id] = row, release.manifest

    def _bring(self, row: Row, release: Release, plan: Plan) -> None:
        moved = redirects_of(release)

        def bring(file: File) -> None:
            headers = headers_for(file, moved)
            place = plan.reused.get(file.path)
            if place is None or not self._copied(place, file, row.folder + file.path, headers):
                self._upload(release, file, row.folder + file.path, headers)

        self._bucket.each(bring, release.manifest.files)

    def _copied(
        self, place: tuple[str, str], file: File, key: str, headers: Mapping[str, str]
    ) -> bool:
        """Take the bytes of a kept release; False where they are not surely what they were."""
        try:
            _, sha256 = self._bucket.copy(self._known[place[0]][0].folder + place[1], key, headers)
        except Absent:
            return False
        return sha256 == file.sha256

    def _upload(self, release: Release, file: File, key: str, headers: Mapping[str, str]) -> None:
        try:
            data = release.read(file.path)
        except OSError as error:
            raise fault_from_os_error(error, file.path) from error
        if not is_sound(file, data):
            raise base.damaged(str(release.tree), release.id, file.path)
        self._bucket.put(key, data, headers)

    def _put_text(self, key: str, data: bytes) -> None:
        self._bucket.put(key, data, {"ContentType": "application/json", "CacheControl": "no-cache"})

    def show(self, id: str, number: int | None, carried: Mapping[str, str]) -> None:
        row = self._row(id)
        if number is not None:
            row = replace(row, number=number, at=_now())
        self._expose(row, carried)

    def _expose(self, row: Row, carried: Mapping[str, str]) -> None:
        there = self._bucket.list(row.folder) if carried else {}

        def carry(path: str) -> None:
            owner, manifest = self._known[carried[path]]
            headers = headers_for(manifest.by_path[path], {})
            try:
                self._bucket.copy(owner.folder + path, row.folder + path, headers)
            except Absent:
                return  # as good as a release that never had it: its own pages still stand

        self._bucket.each(carry, [path for path in carried if row.folder + path not in there])
        self._replace(replace(self._state.with_row(row), current=row.folder))

    def drop(self, ids: Iterable[str]) -> None:
        unread = {row.id for row in self._state.kept if row.id not in self._known}
        state = self._state.without({*ids, *unread})
        if state != self._state:
            self._replace(state)
        if state.spent:
            left = tuple(folder for folder in state.spent if not self._cleared(folder))
            if left != state.spent:
                self._replace(replace(state, spent=left))

    def _cleared(self, folder: str) -> bool:
        """Delete what is spent; whether nothing is left that the bucket must remember."""
        self._bucket.delete(self._bucket.list(folder))
        return True

    def _replace(self, state: State) -> None:
        """Compare and swap; a fault when another publisher has been here since we looked."""
        try:
            self._etag = self._bucket.swap(self.pointer, state.text, self._etag)
        except Lost:
            raise self._overtaken() from None
        self._state = state

    def _insist(self) -> None:
        """A fault when another publisher has been here since we looked."""
        _, etag = self._read()
        if etag != self._etag:
            raise self._overtaken()

    def _overtaken(self) -> EnvironmentFault:
        """Take away what we brought for nothing, and say who was faster."""
        now, _ = self._read()
        if self._brought and self._brought.folder not in {row.folder for row in now.kept}:
            self._bucket.delete(self._bucket.list(self._brought.folder))
        return base.busy(self.place, now.holder)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
