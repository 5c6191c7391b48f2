"""A folder of another machine, behind ``ssh``: the layout of ``directory``, brought by rsync.

In: releases.  Out: one of them shown.  What a kept release has is not sent again; everything is
verified there by ``sha256sum`` before it is moved to its place and before the link is renamed over.
There it needs rsync, flock and GNU coreutils, findutils and tar.
"""

from __future__ import annotations

import io
import os
import shlex
import shutil
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from portal.output.errors import EnvironmentFault, fault_from_os_error
from portal.publishing.manifest import Manifest, NotAManifest, is_release_id
from portal.publishing.operations import Plan
from portal.publishing.release import SITE, Release
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
from portal.publishing.targets.notes import (
    published_text,
    read_published,
    read_whole,
    whole_text,
)
from portal.publishing.targets.remote import Remote

__all__ = ["SshTarget"]

_MOST_BESIDE = 20
"""rsync looks into so many folders at most."""

_LOOK = f"""if [ -L {CURRENT} ]; then readlink {CURRENT}
elif [ -e {CURRENT} ]; then echo '?'; else echo; fi
[ -d {RELEASES} ] || exit 0
find {RELEASES} -mindepth 2 -maxdepth 2 '(' -name {MANIFEST} -o -name {PUBLISHED} ')' \
-exec tar -czf - '{{}}' +"""

_OVERVIEW = f"""if [ -L {CURRENT} ]; then readlink {CURRENT}
elif [ -e {CURRENT} ]; then echo '?'; else echo; fi
[ -d {RELEASES} ] || exit 0
find {RELEASES} -mindepth 2 -maxdepth 2 -name {MANIFEST} -exec sha256sum '{{}}' +
echo
find {RELEASES} -mindepth 2 -maxdepth 2 '(' -name {WHOLE} -o -name {PUBLISHED} ')' \
-exec tar -czf - '{{}}' +"""

_TAKE_IN = f"""sync -f .
if [ ! -e {RELEASES}/ID ]; then mkdir -p {RELEASES}; mv {INCOMING}/ID {RELEASES}/ID; else
rm -f {RELEASES}/ID/{WHOLE}
cd {INCOMING}/ID; find . -type d -exec mkdir -p '../../{RELEASES}/ID/{{}}' ';'
find . -mindepth 2 -type f -exec mv -f '{{}}' '../../{RELEASES}/ID/{{}}' ';'
find . -maxdepth 1 -type f '!' -name {WHOLE} -exec mv -f '{{}}' '../../{RELEASES}/ID/{{}}' ';'
mv -f {WHOLE} ../../{RELEASES}/ID/{WHOLE}; fi"""

_SHOW = f"""while read -r owner path; do
  if [ ! -e "{RELEASES}/ID/$path" ] && [ -e "{RELEASES}/$owner/$path" ]; then
    mkdir -p "$(dirname "{RELEASES}/ID/$path")"; ln "{RELEASES}/$owner/$path" "{RELEASES}/ID/$path"
  fi
done
PUBLISHED
rm -f {CURRENT}.new; ln -s {RELEASES}/ID {CURRENT}.new; mv -T {CURRENT}.new {CURRENT}"""

_DROP = f"""shown=$(readlink {CURRENT} || true)
while read -r id; do rm -f "{RELEASES}/$id/{WHOLE}" "{RELEASES}/$id/{PUBLISHED}"; done
rm -rf {INCOMING}; [ -d {RELEASES} ] || exit 0
for folder in {RELEASES}/*; do
  if [ "$folder" != "$shown" ] && [ ! -e "$folder/{PUBLISHED}" ]; then rm -rf "$folder"; fi
done"""


class SshTarget:
    """A target of kind ``ssh``; servers there show ``<path>/current/site``."""

    def __init__(self, remote: Remote) -> None:
        self._remote = remote
        self._told: bytes | None = None

    @property
    def place(self) -> str:
        return self._remote.place

    # --- looking -------------------------------------------------------------------------------

    def look(self) -> Standing:
        line, _, archive = self._remote.run(_LOOK, absent=b"\n").partition(b"\n")
        shown = self._shown(line.decode("utf-8", "replace"))
        return Standing.of(_kept(archive), shown)

    def overview(self) -> Overview | None:
        # Going back is a matter of a second: what the lock's own connection told is taken, once.
        told, self._told = self._told, None
        if told is None:
            told = self._remote.run(_OVERVIEW, absent=b"\n")
        line, _, rest = told.partition(b"\n")
        sums, _, archive = (b"\n" + rest).partition(b"\n\n")
        shown = self._shown(line.decode("utf-8", "replace"))
        sealed = _sealed(sums.decode("utf-8", "replace").splitlines(), _texts(archive))
        return None if sealed is None else Overview(sealed, shown)

    def _shown(self, link: str) -> str | None:
        folder, _, id = link.partition("/")
        if not link:
            return None
        if folder != RELEASES or not is_release_id(id):
            raise base.foreign(self.place, CURRENT)
        return id

    def seal(self, id: str) -> Seal:
        script = f"[ ! -e {RELEASES}/{id}/{SIGNATURE} ] || cat {RELEASES}/{id}/{SIGNATURE}"
        return Seal(self.fetch(id, MANIFEST), self._remote.run(script))

    def fetch(self, id: str, path: str) -> bytes:
        return self._remote.run(f"cat {shlex.quote(f'{RELEASES}/{id}/{path}')}")

    @contextmanager
    def gathered(self, id: str, paths: Sequence[str]) -> Iterator[base.Read]:
        """By one rsync, into a folder that goes when they have been read."""
        with tempfile.TemporaryDirectory(prefix="portal-") as folder:
            if paths:
                self._remote.fetch(f"{RELEASES}/{id}", paths, Path(folder))
            yield lambda path: self._read(Path(folder, path))

    def _read(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise fault_from_os_error(error, self.place) from error

    def examine(self, id: str, manifest: Manifest) -> None:
        script = f"cd {RELEASES}/{id} && find . -type f -printf '%s %P\\n'"
        there = set(self._remote.run(script).decode("utf-8", "replace").splitlines())
        for file in manifest.files:
            if f"{file.size} {file.path}" not in there:
                raise base.damaged(self.place, id, file.path)

    # --- changing ------------------------------------------------------------------------------

    @contextmanager
    def locked(self) -> Iterator[None]:
        alone = self._remote
        with alone.locked(base.holder(), _OVERVIEW) as (sharing, self._told):
            self._remote = sharing
            try:
                yield
            finally:
                self._remote, self._told = alone, None

    def receive(self, release: Release, plan: Plan, signature: bytes) -> None:
        self._remote.run(f"rm -rf {INCOMING} && mkdir -p {INCOMING}")
        try:
            self._bring(release, plan, signature)
        except EnvironmentFault:
            # What is full should not stay so; where the line is cut, the next one tidies up.
            with suppress(EnvironmentFault):
                self._remote.run(f"rm -rf {INCOMING}")
            raise

    def _bring(self, release: Release, plan: Plan, signature: bytes) -> None:
        try:
            with tempfile.TemporaryDirectory(dir=release.tree.parent) as folder:
                _stage(Path(folder), release, signature, plan.number)
                beside = sorted({id for id, _ in plan.reused.values()})[:_MOST_BESIDE]
                self._remote.bring(
                    Path(folder), f"{INCOMING}/{release.id}", [f"{RELEASES}/{id}" for id in beside]
                )
        except OSError as error:
            raise fault_from_os_error(error, self.place) from error
        sums = "".join(f"{file.sha256}  {file.path}\n" for file in release.manifest.files)
        self._remote.run(
            f"cd {INCOMING}/{release.id} && sha256sum --quiet --strict -c - >&2", sums.encode()
        )
        self._remote.run(_TAKE_IN.replace("ID", release.id))

    def show(self, id: str, number: int | None, carried: Mapping[str, str]) -> None:
        published = ""
        if number is not None:
            text = shlex.quote(published_text(number).decode())
            file = f"{RELEASES}/{id}/{PUBLISHED}"
            published = f"printf %s {text} >{file}.new; mv -f {file}.new {file}"
        lines = "".join(f"{owner} {path}\n" for path, owner in carried.items())
        script = _SHOW.replace("PUBLISHED", published).replace("ID", id)
        self._remote.run(script, lines.encode())

    def drop(self, ids: Iterable[str]) -> None:
        self._remote.run(_DROP, "".join(f"{id}\n" for id in ids).encode())


def _kept(archive: bytes) -> Iterator[Kept]:
    """Whole releases out of what was found; what has no manifest that can be read is none."""
    texts = _texts(archive)
    for (id, name), text in texts.items():
        if name == MANIFEST and (id, PUBLISHED) in texts and is_release_id(id):
            try:
                manifest = Manifest.parse(text)
                number, at = read_published(texts[id, PUBLISHED])
            except NotAManifest:
                continue
            if manifest.id == id:
                yield Kept(id, number, at, manifest)


def _sealed(
    sums: Iterable[str], texts: Mapping[tuple[str, str], bytes]
) -> tuple[Sealed, ...] | None:
    """Releases whose manifest is theirs (lines of sha256sum); None when one is not sealed."""
    found = []
    for line in sums:
        digest, _, path = line.partition("  ")
        id = path.split("/")[1] if path.count("/") == 2 else ""
        if not is_release_id(id) or not digest.startswith(id) or (id, PUBLISHED) not in texts:
            continue
        try:
            number, at = read_published(texts[id, PUBLISHED])
        except NotAManifest:
            continue
        try:
            assets = read_whole(texts.get((id, WHOLE), b""))
        except NotAManifest:
            return None
        found.append(Sealed(id, number, at, assets))
    return in_order(found)


def _texts(archive: bytes) -> dict[tuple[str, str], bytes]:
    """Release and name → text, of the small files beside a release."""
    texts: dict[tuple[str, str], bytes] = {}
    if archive:
        with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as found:
            for member in found:
                file = found.extractfile(member)
                if file is not None:
                    _, id, name = member.name.split("/")
                    texts[id, name] = file.read()
    return texts


def _stage(folder: Path, release: Release, signature: bytes, number: int) -> None:
    """The release as it is to lie there; files of the tree are linked, not copied."""
    for file in release.manifest.files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.path in release.texts:
            target.write_bytes(release.texts[file.path])
        else:
            source = release.tree / file.path.removeprefix(SITE)
            try:
                os.link(source, target)
            except OSError:
                shutil.copyfile(source, target)
    (folder / MANIFEST).write_bytes(release.manifest.text)
    (folder / PUBLISHED).write_bytes(published_text(number))
    (folder / WHOLE).write_bytes(whole_text(release.manifest))
    if signature:
        (folder / SIGNATURE).write_bytes(signature)
