"""A folder of this machine: ``releases/<id>/``, and ``current``, a link to one of them.

In: releases.  Out: one of them shown.  A release is brought up in ``incoming/``, read back byte by
byte, and moved to ``releases/`` in one step; then the link is renamed over, which a POSIX system
does whole or not at all.  Whatever is killed or fills up before that, readers see the former site.
Unchanged files are links to those of a release that is there already.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from portal.output.errors import fault_from_os_error
from portal.output.replacing import replace_file
from portal.publishing.manifest import (
    File,
    Manifest,
    NotAManifest,
    digest_of,
    id_of,
    is_release_id,
)
from portal.publishing.operations import Plan
from portal.publishing.release import Release
from portal.publishing.standing import Kept, Overview, Sealed, Standing, in_order
from portal.publishing.targets import base
from portal.publishing.targets.base import (
    CURRENT,
    INCOMING,
    MANIFEST,
    PUBLISHED,
    RELEASES,
    SIGNATURE,
    WHOLE,
    Seal,
)
from portal.publishing.targets.flushing import flush_file_system, flush_folder
from portal.publishing.targets.notes import (
    published_text,
    read_published,
    read_whole,
    whole_text,
)

__all__ = ["DirectoryTarget"]


class DirectoryTarget:
    """A target of kind ``directory``; servers show ``<path>/current/site``."""

    def __init__(self, path: Path) -> None:
        self._home = path
        self._releases = path / RELEASES
        self._incoming = path / INCOMING
        self._current = path / CURRENT

    @property
    def place(self) -> str:
        return str(self._home)

    # --- looking -------------------------------------------------------------------------------

    def look(self) -> Standing:
        with self._told():
            return Standing.of(self._kept(), self._shown())

    def _folders(self) -> list[Path]:
        if not self._releases.is_dir():
            return []
        return [folder for folder in self._releases.iterdir() if is_release_id(folder.name)]

    def _kept(self) -> Iterator[Kept]:
        """Whole releases; what has no manifest that can be read is none."""
        for folder in self._folders():
            with suppress(NotAManifest, FileNotFoundError):
                manifest = Manifest.parse((folder / MANIFEST).read_bytes())
                number, at = read_published((folder / PUBLISHED).read_bytes())
                if manifest.id == folder.name:
                    yield Kept(folder.name, number, at, manifest)

    def overview(self) -> Overview | None:
        with self._told():
            sealed = []
            for folder in self._folders():
                with suppress(NotAManifest, FileNotFoundError):
                    number, at = read_published((folder / PUBLISHED).read_bytes())
                    if id_of((folder / MANIFEST).read_bytes()) != folder.name:
                        continue
                    try:
                        assets = read_whole((folder / WHOLE).read_bytes())
                    except (NotAManifest, FileNotFoundError):
                        return None
                    sealed.append(Sealed(folder.name, number, at, assets))
            return Overview(in_order(sealed), self._shown())

    def _shown(self) -> str | None:
        if not os.path.lexists(self._current):
            return None
        target = Path(os.readlink(self._current)) if self._current.is_symlink() else Path()
        if target.parent != Path(RELEASES) or not is_release_id(target.name):
            raise base.foreign(self.place, CURRENT)
        return target.name

    def seal(self, id: str) -> Seal:
        with self._told():
            folder = self._releases / id
            signature = b""
            with suppress(FileNotFoundError):
                signature = (folder / SIGNATURE).read_bytes()
            return Seal((folder / MANIFEST).read_bytes(), signature)

    def fetch(self, id: str, path: str) -> bytes:
        with self._told():
            return (self._releases / id / path).read_bytes()

    @contextmanager
    def gathered(self, id: str, paths: Sequence[str]) -> Iterator[base.Read]:
        yield partial(self.fetch, id)

    def examine(self, id: str, manifest: Manifest) -> None:
        with self._told():
            folder = os.fspath(self._releases / id)
            for file in manifest.files:
                # Asked once for each of many thousand files: readers wait for a rollback.
                try:
                    status = os.stat(f"{folder}/{file.path}")
                except (FileNotFoundError, NotADirectoryError):
                    raise base.damaged(self.place, id, file.path) from None
                if not stat.S_ISREG(status.st_mode) or status.st_size != file.size:
                    raise base.damaged(self.place, id, file.path)

    # --- changing ------------------------------------------------------------------------------

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The lock is the open file's: it ends with its holder, however that ends."""
        with self._told():
            self._home.mkdir(parents=True, exist_ok=True)
            with (self._home / "lock").open("a+b") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    lock.seek(0)
                    raise base.busy(self.place, lock.read(200).decode("utf-8", "replace")) from None
                lock.truncate(0)
                lock.write(base.holder().encode())
                lock.flush()
                yield

    def receive(self, release: Release, plan: Plan, signature: bytes) -> None:
        with self._told():
            self._sweep()
            folder = self._incoming / release.id
            folder.mkdir(parents=True)
            try:
                self._fill(folder, release, plan, signature)
                self._releases.mkdir(exist_ok=True)
                self._take_in(folder, self._releases / release.id)
            except OSError:
                # What is full should not stay so for want of tidying up.
                shutil.rmtree(self._incoming, ignore_errors=True)
                raise

    def _fill(self, folder: Path, release: Release, plan: Plan, signature: bytes) -> None:
        for parent in sorted({(folder / file.path).parent for file in release.manifest.files}):
            parent.mkdir(parents=True, exist_ok=True)
        for file in release.manifest.files:
            place = plan.reused.get(file.path)
            if place is None or not self._linked(place, file, folder):
                _write_new(folder / file.path, release.read(file.path))
        for file in release.manifest.files:
            if digest_of(folder / file.path) != file.sha256:
                raise base.damaged(self.place, release.id, file.path)
        _write_new(folder / MANIFEST, release.manifest.text)
        if signature:
            _write_new(folder / SIGNATURE, signature)
        _write_new(folder / PUBLISHED, published_text(plan.number))
        _write_new(folder / WHOLE, whole_text(release.manifest))

    def _linked(self, place: tuple[str, str], file: File, folder: Path) -> bool:
        """Take the bytes of a release that is there; False where they are not what they were."""
        source = self._releases / place[0] / place[1]
        try:
            if digest_of(source) != file.sha256:
                return False
            os.link(source, folder / file.path)
        except OSError:
            return False  # it is written then, and a disk that fails is told there
        return True

    def _take_in(self, folder: Path, final: Path) -> None:
        """Move the whole release to its place; one that is there and damaged is mended.

        File by file then, each in one step, its manifest last: readers may be looking at it.
        Meanwhile it does not say that it is whole.
        """
        if not final.exists():
            folder.rename(final)
            return
        (final / WHOLE).unlink(missing_ok=True)
        names = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        for name in sorted(names, key=lambda name: name.parent == Path()):
            (final / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).replace(final / name)
        shutil.rmtree(folder)

    def show(self, id: str, number: int | None, carried: Mapping[str, str]) -> None:
        with self._told():
            folder = self._releases / id
            carried_into = set()
            for path, owner in carried.items():
                if self._carried(self._releases / owner / path, folder / path):
                    carried_into.add((folder / path).parent)
            # A link must not outlive a power cut that its release does not.
            if number is None:
                for each in sorted(carried_into):
                    flush_folder(each)
            else:
                replace_file(folder / PUBLISHED, published_text(number))
                flush_file_system(self._home)
            temporary = self._home / f"{CURRENT}.new"
            temporary.unlink(missing_ok=True)
            temporary.symlink_to(Path(RELEASES, id))
            temporary.replace(self._current)
            flush_folder(self._home)

    def _carried(self, source: Path, target: Path) -> bool:
        """Link an asset; whether it was not there yet."""
        if target.exists() or not source.exists():
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.link(source, target)
        return True

    def drop(self, ids: Iterable[str]) -> None:
        with self._told():
            for id in ids:
                # Out of the list first: half a release is never offered for a rollback.
                (self._releases / id / WHOLE).unlink(missing_ok=True)
                (self._releases / id / PUBLISHED).unlink(missing_ok=True)
            shown = self._shown()
            for folder in sorted(self._releases.iterdir()):
                listed = folder.name == shown or (folder / PUBLISHED).exists()
                if is_release_id(folder.name) and not listed:
                    shutil.rmtree(folder)
            self._sweep()

    def _sweep(self) -> None:
        """Forget what a publication that was cut short had brought."""
        if self._incoming.is_dir():
            shutil.rmtree(self._incoming)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the system reports, as a sentence."""
        try:
            yield
        except OSError as error:
            raise fault_from_os_error(error, self.place) from error


def _write_new(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
